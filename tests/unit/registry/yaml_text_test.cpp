#include "base/registry/yaml_text.hpp"

#include <yaml-cpp/yaml.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "base/util/text.hpp"

using namespace cf::registry;

namespace {

std::string written(std::string_view text) {
  std::string out;
  append_yaml_string(out, text);
  return out;
}

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

/// Code points that YAML readers trip over, and some that they do not.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> k_parts{
      "a",      "Z",      "9",  " ",      "  ",     ":",      ": ",     " #",     "#",          "-",    "- ",
      "?",      "? ",     "\"", "'",      "\\",     "\\n",    "\n",     "\r\n",   "\t",         "{",    "}",
      "[",      "]",      ",",  "&",      "*",      "!",      "|",      ">",      "%",          "@",    "`",
      "~",      "=",      "<<", "null",   "true",   "no",     "0x1F",   "1e3",    "2026-01-02", "---",  "...",
      "é",      "日本",   "😀",  "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\x01",       "\x1B", "\x7F",
      "\u009F", "\u00A0", "/",  "//",     ".",      "$x"};
  std::string text;
  const std::size_t count = random() % 9;
  for (std::size_t i = 0; i < count; ++i) text += k_parts[random() % k_parts.size()];
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_text)

BOOST_AUTO_TEST_CASE(plain_only_where_nothing_else_can_be_meant) {
  for (const char* plain : {"code review", "codex://logs/api", "weighted-round-robin", "tasks_completed", "a, b (c)"}) {
    BOOST_TEST(written(plain) == plain);
  }
  for (const char* quoted : {"", "true", "No", "null", "y", "7d", "~", "a: b", "a #b", "- a", "a:", "2026-01-02",
                             ".inf", "a ", " a", "*x", "<<", "é", "a,"}) {
    BOOST_TEST(written(quoted) == "\"" + std::string(quoted) + "\"");
  }
  BOOST_TEST(written("a\"b\\c\nd\te\x01\u0085\u2028\uFEFF") == R"("a\"b\\c\nd\te\x01\x85\u2028\uFEFF")");
  BOOST_TEST(written("a\xFFz") == "\"a\uFFFDz\"");
}

BOOST_AUTO_TEST_CASE(numbers_are_short_and_without_exponents) {
  BOOST_TEST(number(0.85) == "0.85");
  BOOST_TEST(number(0.1 + 0.2) == "0.30000000000000004");
  BOOST_TEST(number(1) == "1");
  BOOST_TEST(number(600'000) == "600000");
  BOOST_TEST(number(1e21) == "1000000000000000000000");
  BOOST_TEST(number(0.0000001) == "0.0000001");
}

BOOST_AUTO_TEST_CASE(yaml_cpp_reads_back_every_string) {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    std::string document;
    YamlText yaml(document);
    yaml.string("value", text);
    yaml.list("list", std::vector<std::string>{text, "x"});
    const YAML::Node node = YAML::Load(document);
    BOOST_REQUIRE_MESSAGE(node["value"].IsScalar() && node["value"].Scalar() == text, document);
    BOOST_REQUIRE_MESSAGE(node["list"][0].Scalar() == text, document);
  }
}

BOOST_AUTO_TEST_SUITE_END()
