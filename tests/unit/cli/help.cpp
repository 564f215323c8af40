#include <boost/test/unit_test.hpp>

#include "base/cli/table.hpp"
#include "base/util/text.hpp"
#include "tests/unit/cli/sample.hpp"

namespace cf::cli {
namespace {

BOOST_AUTO_TEST_SUITE(help)

BOOST_AUTO_TEST_CASE(of_the_program) {
  BOOST_TEST(general_help(sample()) ==
             "pie 1.2.3: bakes pies\n"
             "\n"
             "usage: pie [COMMAND] [OPTION…] [ARGUMENT…]\n"
             "\n"
             "commands:\n"
             "  bake  Bake a pie (when none is named)\n"
             "  eat   Eat pies\n"
             "  list  List pies\n"
             "\n"
             "`pie help COMMAND` shows a command's options and examples.\n"
             "\n"
             "exit codes:\n"
             "  0  eaten\n"
             "  2  usage\n");
}

BOOST_AUTO_TEST_CASE(of_a_command) {
  BOOST_TEST(command_help(sample(), sample().commands.front()) ==
             "pie bake: Bake a pie\n"
             "\n"
             "usage: pie [bake] [OPTION…]\n"
             "\n"
             "Bakes what it is given.\n"
             "\n"
             "The oven is hot.\n"
             "\n"
             "options:\n"
             "      --filling NAME  what goes in (may be repeated)\n"
             "  -j, --jobs N        ovens (1)\n"
             "      --out DIR       where it cools\n"
             "      --force         bake over an old one\n"
             "  -h, --help          show this and exit\n"
             "\n"
             "examples:\n"
             "  pie --filling apple\n"
             "      One apple pie\n"
             "\n"
             "exit codes:\n"
             "  0  eaten\n"
             "  2  usage\n");
}

BOOST_AUTO_TEST_CASE(wrapping) {
  BOOST_TEST(wrap("aa bb cc", 5, "> ") == "> aa bb\n> cc\n");
  BOOST_TEST(wrap("ää öö üü", 5, "") == "ää öö\nüü\n");
  BOOST_TEST(wrap("one\ntwo\n\n  kept  as is\nthree", 80, "") == "one two\n\n  kept  as is\nthree\n");
  BOOST_TEST(wrap("longerthanwidth x", 4, "") == "longerthanwidth\nx\n");
  BOOST_TEST(wrap("", 4, "") == "");
}

BOOST_AUTO_TEST_CASE(hidden_commands_are_nowhere) {
  for (const std::string& text : {general_help(sample()), man_page(sample()), bash_completion(sample()),
                                  zsh_completion(sample()), fish_completion(sample())}) {
    BOOST_TEST(text.find("bake") != std::string::npos);
    BOOST_TEST(text.find("debug") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_man_page_protects_hyphens_and_dots) {
  Program program = sample();
  program.commands.front().description = ".not a request with \\ and --force\n\n  indented -x";
  const std::string page = man_page(program);
  BOOST_TEST(page.find("\n\\&.not a request with \\e and \\-\\-force\n") != std::string::npos);
  BOOST_TEST(page.find(".nf\n  indented \\-x\n.fi\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::cli
