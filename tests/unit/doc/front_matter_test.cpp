#include "base/doc/front_matter.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/doc/read.hpp"

namespace cf::doc {

namespace {

std::string read(const std::string& text, bool bare = true) {
  const Source source{.path = "x.md", .text = text};
  const FrontMatter front = read_front_matter(source);
  return std::string(to_string(front.state)) + " " + dump(front.fields, bare) +
         " body:" + std::string(front.body.text());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(the_block_lies_between_the_fences) {
  BOOST_TEST(read("---\na: b\n---\n\nBody\n") == "ok {a: 'b'} body:Body\n");
  BOOST_TEST(read("\xEF\xBB\xBF--- \r\na: b\r\n---\r\nBody") == "ok {a: 'b'} body:Body");
  BOOST_TEST(read("---\n---\nBody") == "ok {} body:Body");
  BOOST_TEST(read("---\na: b --- c\n---\nBody") == "ok {a: 'b'} body:c\n---\nBody");
  BOOST_TEST(read("\n---\na: b\n---\n") == "none {} body:\n---\na: b\n---\n");
  BOOST_TEST(read("---\na: b\n") == "none {} body:---\na: b\n");
  BOOST_TEST(read("") == "none {} body:");
}

BOOST_AUTO_TEST_CASE(the_spans_of_block_and_body) {
  const Source source{.path = "x.md", .text = "---\na: b\n---\n\nBody\n"};
  const FrontMatter front = read_front_matter(source);
  BOOST_TEST(front.block.text() == "a: b\n");
  BOOST_TEST(front.body.begin == 14U);
  BOOST_TEST(!front.error.has_value());
}

BOOST_AUTO_TEST_CASE(a_rescue_keeps_the_places_of_the_source) {
  const Source source{.path = "x.md", .text = "---\nname: x\ndescription: say \"a\": \\b  \nmeta:\n\tk: v\n---\n"};
  const FrontMatter front = read_front_matter(source);
  BOOST_TEST((front.state == FrontMatterState::rescued));
  BOOST_TEST(dump(front.fields) == R"({name: 'x', description: "say "a": \b", meta: {k: 'v'}})");
  BOOST_TEST(front.fields.find("description")->span.text() == "say \"a\": \\b");
  BOOST_TEST(front.fields.find_member("description")->key_span.text() == "description");
  BOOST_TEST(front.fields.at({"meta", "k"})->span.text() == "v");
  BOOST_REQUIRE(front.error.has_value());
  BOOST_TEST(source.position(front.error->span.begin).line == 3U);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_replacement_characters) {
  const Source source{.path = "x.md", .text = "---\na: \xFFx \xE2\x82 y\nb: z\n---\n"};
  const FrontMatter front = read_front_matter(source);
  BOOST_TEST(dump(front.fields) == "{a: '\xEF\xBF\xBDx \xEF\xBF\xBD y', b: 'z'}");
  BOOST_TEST(front.fields.find("a")->span.text() == "\xFFx \xE2\x82 y");
  BOOST_TEST(front.fields.find("b")->span.text() == "z");
}

BOOST_AUTO_TEST_CASE(a_block_that_stays_wrong_has_no_fields) {
  BOOST_TEST(read("---\nname: x\nk2: a: b\n---\nBody") == "dropped {} body:Body");
  BOOST_TEST(read("---\n- a\n---\nBody") == "dropped {} body:Body");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
