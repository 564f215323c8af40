#include <boost/test/unit_test.hpp>

#include "tests/unit/doc/read.hpp"

namespace cf::doc {

BOOST_AUTO_TEST_SUITE(json_documents)

BOOST_AUTO_TEST_CASE(values_keep_their_spelling_and_order) {
  BOOST_TEST(json(R"({"b": 1, "a": [true, null, -0.50, 1e3, "x"], "b": {}})") ==
             R"({b: 1, a: [true, null, -0.50, 1e3, "x"], b: {}})");
  BOOST_TEST(json("123456789012345678901234567890") == "123456789012345678901234567890");
}

BOOST_AUTO_TEST_CASE(places_are_exact) {
  BOOST_TEST(json("{\"a\" : [1 , \"x\\\"y\"], \"é\":null }", false) ==
             "{a@1-4: [1@8-9, \"x\"y\"@12-18]@7-19, é@21-25: null@26-30}@0-32");
  BOOST_TEST(json("\xEF\xBB\xBF[0]", false) == "[0@4-5]@3-6");
  BOOST_TEST(json(" \n 7 ", false) == "7@3-4");
}

BOOST_AUTO_TEST_CASE(strings_are_decoded) { BOOST_TEST(json(R"("\u00e9\ud83d\ude80\n\/")") == "\"é🚀\n/\""); }

BOOST_AUTO_TEST_CASE(mistakes_are_told_in_words) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "1:1: there is no JSON value here []"},
      {"{\"a\": 1,}", "1:8: JSON has no comma after the last entry [,]"},
      {"[1, ]", "1:3: JSON has no comma after the last entry [,]"},
      {"[1,,2]", "1:4: there is nothing between these two commas [,]"},
      {"{\"a\" 1}", "1:6: expected ':' after the key, found '1' [1]"},
      {"{\"a\":}", "1:5: the key has no value [:]"},
      {"{a: 1}", "1:2: a key is written in double quotes: \"a\" [a]"},
      {"{'a': 1}", "1:2: strings are written in double quotes in JSON [']"},
      {"[1 2]", "1:4: expected ',' or ']', found '2' [2]"},
      {"[\"a\" \"b\"]", "1:6: a comma is missing before this [\"]"},
      {"{\"a\": 1\n \"b\": 2}", "2:2: a comma is missing before this [\"]"},
      {"[True]", "1:2: 'True' is written true in JSON [True]"},
      {"[yes]", "1:2: 'yes' is not a JSON value; a string is written in double quotes [yes]"},
      {"[01]", "1:2: '01' is not a JSON number [01]"},
      {"[+1]", "1:2: '+1' is not a JSON number [+1]"},
      {"[1.]", "1:2: '1.' is not a JSON number [1.]"},
      {"1e999", "1:1: the number 1e999 is too large [1e999]"},
      {"// x\n{}", "1:1: JSON has no comments [/]"},
      {"{} // x", "1:4: there is something after the end of the document [/]"},
      {"{} é", "1:4: there is something after the end of the document [é]"},
      {"[\"a", "1:2: the string is never closed [\"a]"},
      {"[\"a\nb\"]", "1:2: a string ends on the line it starts on; write a line break as \\n [\"a]"},
      {"[\"a\tb\"]", "1:4: a control character in a string is written \\u0009 [\t]"},
      {"[\"\\q\"]", "1:3: no such escape: after \\ comes one of \" \\ / b f n r t u [\\q]"},
      {"[\"\\u12\"]", "1:3: \\u is followed by four hexadecimal digits [\\u12\"]]"},
      {"[\"\\ud83d x\"]", "1:3: \\ud83d is half of a surrogate pair [\\ud83d]"},
      {"[\"\\ude00\"]", "1:3: \\ude00 is half of a surrogate pair [\\ude00]"},
      {"{\"a\": [1", "1:9: the text ends before the list is closed with ] []"},
      {"{\"a\": 1", "1:8: the text ends before the object is closed with } []"},
      {"[1}", "1:3: expected ',' or ']', found '}' [}]"},
      {"[\"caf\xE9\"]", "1:6: byte 0xE9 is not valid UTF-8 [\xE9]"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF{}", "1:1: a second byte order mark [\xEF\xBB\xBF]"},
  };
  for (const auto& [text, words] : cases) BOOST_TEST(json(text) == words, "of " << text << ": " << json(text));
}

BOOST_AUTO_TEST_CASE(limits_stop_hostile_documents) {
  BOOST_TEST(json(std::string(128, '[') + std::string(128, ']')) == std::string(128, '[') + std::string(128, ']'));
  BOOST_TEST(json(std::string(1'000'000, '[')).starts_with("1:129: the document is nested too deep"));
  std::string many = "[0";
  for (int i = 0; i < 300'000; ++i) many += ",0";
  BOOST_TEST(json(many + "]").find("too many values") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
