#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/cli/sample.hpp"

namespace cf::cli {
namespace {

using Words = std::vector<std::string>;

Result<Invocation> parsed(const char* command, const Words& arguments) {
  for (const Command& row : sample().commands) {
    if (row.name == command) return parse(sample(), row, arguments);
  }
  throw std::logic_error("no such command");
}

std::string message(const char* command, const Words& arguments) {
  const auto line = parsed(command, arguments);
  return line ? "parsed" : line.error().message + " | " + line.error().help;
}

constexpr const char* k_bake_help = " | `pie bake --help` shows what it takes";

BOOST_AUTO_TEST_SUITE(parsing)

BOOST_AUTO_TEST_CASE(values_keep_their_order) {
  const auto line = parsed("bake", {"--filling", "cherry", "-j4", "--filling=apple", "--force"});
  BOOST_TEST_REQUIRE(line.has_value());
  BOOST_TEST((line->values("filling") == Words{"cherry", "apple"}));
  BOOST_TEST(line->value("jobs", "1") == "4");
  BOOST_TEST(line->value("out", "dist") == "dist");
  BOOST_TEST(line->has("force"));
  BOOST_TEST(!line->has("out"));
}

BOOST_AUTO_TEST_CASE(positionals_and_options_mix) {
  const auto line = parsed("list", {"a", "b c", "--", "--force"});
  BOOST_TEST_REQUIRE(line.has_value());
  BOOST_TEST((line->positionals() == Words{"a", "b c", "--force"}));
}

BOOST_AUTO_TEST_CASE(a_dash_alone_is_a_positional) {
  const auto line = parsed("list", {"-"});
  BOOST_TEST_REQUIRE(line.has_value());
  BOOST_TEST((line->positionals() == Words{"-"}));
}

BOOST_AUTO_TEST_CASE(unknown_options_name_the_nearest) {
  BOOST_TEST(message("bake", {"--filing", "apple"}) == "unknown option '--filing' | did you mean '--filling'?");
  BOOST_TEST(message("bake", {"--fillling=apple"}) == "unknown option '--fillling' | did you mean '--filling'?");
  BOOST_TEST(message("bake", {"--zebra"}) == std::string("unknown option '--zebra'") + k_bake_help);
  BOOST_TEST(message("bake", {"-z"}) == std::string("unknown option '-z'") + k_bake_help);
}

BOOST_AUTO_TEST_CASE(no_abbreviations) {
  BOOST_TEST(message("bake", {"--fil", "apple"}).starts_with("unknown option '--fil'"));
}

BOOST_AUTO_TEST_CASE(incomplete_options) {
  BOOST_TEST(message("bake", {"--out"}) == std::string("option '--out' needs DIR") + k_bake_help);
  BOOST_TEST(message("bake", {"--out="}) == std::string("option '--out' needs DIR") + k_bake_help);
  BOOST_TEST(message("bake", {"-j"}) == std::string("option '--jobs' needs N") + k_bake_help);
  BOOST_TEST(message("bake", {"--out", "--force"}) == std::string("option '--out' needs DIR") + k_bake_help);
  BOOST_TEST(message("bake", {"--out=--force"}) == "parsed");
  BOOST_TEST(message("bake", {"--force=yes"}) == std::string("option '--force' takes no value") + k_bake_help);
}

BOOST_AUTO_TEST_CASE(twice_only_where_it_may_be) {
  BOOST_TEST(message("bake", {"--out", "a", "--out", "b"}) ==
             std::string("option '--out' is given twice") + k_bake_help);
  BOOST_TEST(message("bake", {"--force", "--force"}) == "parsed");
}

BOOST_AUTO_TEST_CASE(values_from_a_list) {
  BOOST_TEST(message("bake", {"--filling", "aple"}) ==
             "unknown value 'aple' of option '--filling' | did you mean 'apple'?  it takes apple, cherry");
  BOOST_TEST(message("bake", {"--filling", "x"}) == "unknown value 'x' of option '--filling' | it takes apple, cherry");
}

BOOST_AUTO_TEST_CASE(positionals_are_counted) {
  BOOST_TEST(message("eat", {}) == "eat: PIE is missing | `pie eat --help` shows what it takes");
  BOOST_TEST(message("eat", {"a"}) == "parsed");
  BOOST_TEST(message("eat", {"a", "b"}) == "parsed");
  BOOST_TEST(message("eat", {"a", "b", "c"}) == "unexpected argument 'c' | `pie eat --help` shows what it takes");
  BOOST_TEST(message("bake", {"a"}) == std::string("unexpected argument 'a'") + k_bake_help);
  BOOST_TEST(message("list", {"a", "b", "c"}) == "parsed");
}

BOOST_AUTO_TEST_CASE(help_needs_nothing_else) { BOOST_TEST(parsed("eat", {"--help"})->has("help")); }

BOOST_AUTO_TEST_CASE(exit_codes_of_a_run) {
  BOOST_TEST(run(sample(), Words{}) == k_clean);
  BOOST_TEST(run(sample(), Words{"bake", "--force"}) == k_findings);
  BOOST_TEST(run(sample(), Words{"--force"}) == k_findings);
  BOOST_TEST(run(sample(), Words{"bkae"}) == k_usage);
  BOOST_TEST(run(sample(), Words{"debug"}) == k_usage);
  BOOST_TEST(run(sample(), Words{"--generate", "tar"}) == k_usage);
}

BOOST_AUTO_TEST_CASE(a_command_that_stops_at_a_signal) {
  const auto status_of = [](const char* name) {
    const pid_t child = ::fork();  // the flag that a signal sets stays set
    if (child == 0) ::_exit(run(sample(), Words{name}));
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  BOOST_TEST(status_of("interrupted") == 130);
  BOOST_TEST(status_of("finished") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::cli
