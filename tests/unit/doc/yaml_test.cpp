#include <boost/test/unit_test.hpp>
#include <ctime>

#include "tests/unit/doc/read.hpp"

namespace cf::doc {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr double k_limit = 20;  // seconds; nothing is inlined, or everything is watched
#else
constexpr double k_limit = 1;
#endif

double seconds_of(const std::string& text) {
  const Source source{.path = "x", .text = text};
  const std::clock_t start = std::clock();  // of the processor: these machines are shared
  (void)parse_yaml(whole(source));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_documents)

BOOST_AUTO_TEST_CASE(plain_scalars_resolve_by_the_core_schema) {
  BOOST_TEST(
      yaml("[yes, no, on, true, False, null, ~, 42, 0.85, 1e3, 017, 1_000, 1:30, 2024-01-01, .inf, 1.2.3]") ==
      "['yes', 'no', 'on', true, False, null, null, 42, 0.85, 1e3, 017, '1_000', '1:30', '2024-01-01', .inf, '1.2.3']");
  BOOST_TEST(yaml("[0x1F, 0o17, +7, -0x10]") == "[31, 15, 7, -16]");
  BOOST_TEST(yaml("['42', \"true\"]") == "[\"42\", \"true\"]");
}

BOOST_AUTO_TEST_CASE(structure) {
  BOOST_TEST(yaml("a:\n  b: [x, {c: d}]\n  e:\n  - f\n  - g: 1\n    h: 2\nc:\n") ==
             "{a: {b: ['x', {c: 'd'}], e: ['f', {g: 1, h: 2}]}, c: null}");
  BOOST_TEST(yaml("") == "null");
  BOOST_TEST(yaml("# nothing\n") == "null");
  BOOST_TEST(yaml("a: 1\na: 2\n") == "{a: 1, a: 2}");
  BOOST_TEST(yaml("<<: {a: b}") == "{<<: {a: 'b'}}");
  BOOST_TEST(yaml("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n") == "{a: \"x\n y\n\", b: \"x y\"}");
  BOOST_TEST(yaml("a: x\n  y\n\n  z\n") == "{a: 'x y\nz'}");
}

BOOST_AUTO_TEST_CASE(places_are_exact_bytes) {
  BOOST_TEST(yaml("é: ü # c\r\nb:\r\n  - \"x\\n\"\r\n  - 'it''s'\r\n", false) ==
             "{é@0-2: 'ü'@4-6, b@12-13: [\"x\n\"@20-25, \"it's\"@31-38]@18-38}@0-38");
  BOOST_TEST(yaml("\xEF\xBB\xBF"
                  "a: [b, {c: d}]",
                  false) == "{a@3-4: ['b'@7-8, {c@11-12: 'd'@14-15}@10-16]@6-17}@3-17");
  BOOST_TEST(yaml("a: &x one\n  two\nb: *x\nc: !!str 5\n", false) ==
             "{a@0-1: 'one two'@6-15, b@16-17: 'one two'@19-21, c@22-23: '5'@31-32}@0-32");
  BOOST_TEST(yaml("a: |-\n  x\n  y\n\nb: {}\n", false) == "{a@0-1: \"x\ny\"@3-13, b@15-16: {}@18-20}@0-20");
  BOOST_TEST(yaml("a:\nb: ~\nc:\n  -\n  - null\n", false) ==
             "{a@0-1: null@2-2, b@3-4: null@6-7, c@8-9: [null@14-14, null@19-23]@13-23}@0-23");
  BOOST_TEST(yaml("a: \"x\n  y\"\n? [k]\n: v\n", false) == "{a@0-1: \"x y\"@3-10, [k]@13-16: 'v'@19-20}@0-20");
}

BOOST_AUTO_TEST_CASE(double_quotes_are_decoded_as_the_client_does) {
  BOOST_TEST(yaml(R"("\t\"\\\/\u263a\x41\U0001F680\ud83d\ude80\e")") == "\"\t\"\\/☺A🚀🚀\x1B\"");
  BOOST_TEST(yaml("a: \"x  \n\n   y \\\n  z\"") == "{a: \"x\ny z\"}");
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_in_words) {
  const std::pair<const char*, const char*> cases[] = {
      {"a: b: c", "1:5: `: ` inside a value starts another mapping; quote the value [:]"},
      {"a: @x", "1:4: a value cannot start with this character; quote the value [@]"},
      {"a: *x", "1:4: no anchor of this name; quote the value if the * belongs to it [*]"},
      {"a: [x", "2:1: a [ is not closed, or a comma is missing []"},
      {"a: \"x\nb: c\n", "1:4: the quoted value is never closed [\"]"},
      {"a: 'x", "1:4: the quoted value is never closed [']"},
      {"a: x\nb\n", "2:1: this is no `key: value` of the mapping it stands in; is the indentation right? [b]"},
      {"a: 'x'#y", "1:7: a space is missing before the comment [#]"},
      {"a: [x,,y]", "1:8: there is nothing between these commas [,]"},
      {"a: 1\n...\nb: 2\n", "3:1: a second document starts here; only one is read [b]"},
      {"%YAML 1.2\n---\na: b\n", "1:1: directives are not read; quote the value if the % belongs to it [%]"},
      {"a:\n\tb: c", "2:1: a tab cannot indent; use spaces [\t]"},
      {"a: \"\\q\"", "1:6: no such escape in double quotes: write \\\\ for a backslash, or use single quotes [\\]"},
      {"a: \xFF", "1:4: byte 0xFF is not valid UTF-8 [\xFF]"},
      {"a: &x [*x]", "1:8: an alias inside what it stands for [*]"},
  };
  for (const auto& [text, words] : cases) {
    const std::string told = yaml(text);
    BOOST_TEST(told.substr(told.find(' ')) == std::string(words).substr(std::string(words).find(' ')),
               "of " << text << ": " << told);
  }
}

BOOST_AUTO_TEST_CASE(an_alias_bomb_is_refused) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) bomb += ", " + before;
    bomb += "]\n";
  }
  BOOST_TEST(yaml(bomb).find("too many values") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(depth_is_limited) {
  BOOST_TEST(yaml(times(200, "[") + times(200, "]")).find("nested too deep") != std::string::npos);
  std::string steps;
  for (std::size_t i = 0; i < 200; ++i) steps += std::string(i, ' ') + "a:\n";
  BOOST_TEST(yaml(steps).find("nested too deep") != std::string::npos);
  BOOST_TEST(yaml(times(300, "- ") + "x").find("nested too deep") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(hostile_megabytes_take_no_more_than_linear_time) {
  constexpr int k_size = 1 << 20;
  const std::pair<const char*, std::string> inputs[] = {
      {"open brackets", times(k_size, "[")},
      {"open braces", times(k_size, "{")},
      {"dashes", times(k_size / 2, "- ")},
      {"quotes", times(k_size, "\"")},
      {"backslashes", "a: \"" + times(k_size, "\\")},
      {"colons", times(k_size, ":")},
      {"hashes", "a: " + times(k_size / 2, "x#")},
      {"anchors", times(k_size / 6, "- &a x\n")},
      {"tags", times(k_size, "!")},
      {"blank lines", "a: x" + times(k_size, "\n") + " y"},
      {"many keys", times(k_size / 5, "a: b\n")},
      {"one long line", "a: " + times(k_size, "x")},
      {"tabs", times(k_size / 2, "\t\n")},
      {"question marks", times(k_size, "?")},
      {"comments", "a: b\n" + times(k_size / 4, "#  \n")},
      {"keys without values", times(k_size / 3, "a:\n")},
  };
  for (const auto& [name, text] : inputs) {
    const double seconds = seconds_of(text);
    BOOST_TEST_MESSAGE(name << ": " << seconds << " s");
    BOOST_TEST(seconds < k_limit, name << " took " << seconds << " s");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
