#include <boost/test/unit_test.hpp>

#include "assembler/load/agent_fields.hpp"
#include "base/doc/yaml.hpp"

using namespace cf;

namespace {

/// What is written at the place of `part` in the value of `v:`.
std::string place_of(const std::string& yaml, std::string_view part) {
  const Source source{.path = "x", .text = "v: " + yaml + "\n"};
  const doc::Parsed parsed = doc::parse_yaml(whole(source));
  const doc::Node* value = parsed.root.find("v");
  BOOST_REQUIRE(value != nullptr);
  const std::size_t offset = value->scalar.find(part);
  BOOST_REQUIRE(offset != std::string::npos);
  return std::string(assembler::place_inside(*value, offset, part.size()).text());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scalar_place)

BOOST_AUTO_TEST_CASE(parts_of_plain_and_quoted_scalars) {
  BOOST_TEST(place_of("abc def", "def") == "def");
  BOOST_TEST(place_of("'it''s (x'", "(x") == "(x");
  BOOST_TEST(place_of("'it''s'", "t's") == "t''s");
  BOOST_TEST(place_of(R"("a\\b(c")", "(c") == "(c");
  BOOST_TEST(place_of(R"("a\\b(c")", "\\b") == "\\\\b");
  BOOST_TEST(place_of(R"("\u00e9\x41\U0001F600z")", "z") == "z");
  BOOST_TEST(place_of(R"("\u00e9\tz")", "\tz") == "\\tz");
  BOOST_TEST(place_of("größe x", "x") == "x");
}

BOOST_AUTO_TEST_CASE(the_whole_value_where_it_cannot_be_told) {
  BOOST_TEST(place_of("\"a\n  b c\"", "c") == "\"a\n  b c\"");
  BOOST_TEST(place_of("|\n  a\n  b c\n", "c").find("b c") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
