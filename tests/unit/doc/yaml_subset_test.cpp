// The fast reader answers like yaml-cpp whenever it answers: random documents, values and places alike.
#include <boost/test/unit_test.hpp>
#include <random>

#include "base/doc/yaml_input.hpp"
#include "tests/unit/doc/read.hpp"

namespace cf::doc {

namespace {

class Writer {
 public:
  explicit Writer(unsigned seed) : m_random(seed) {}

  std::string document() {
    m_text.clear();
    m_end = chance(10) ? "\r\n" : "\n";
    mapping(chance(10) ? 2 : 0, 0);
    if (chance(10) && !m_text.empty()) m_text.resize(m_text.size() - m_end.size());
    if (chance(20) && !m_text.empty()) {  // and sometimes not quite right
      const std::string_view odd = "\"'[]{}:#-|>&*!%@`, \n\t?~x";
      m_text.insert(pick(m_text.size()), 1, odd[pick(odd.size())]);
    }
    return m_text;
  }

 private:
  bool chance(unsigned percent) { return m_random() % 100 < percent; }
  std::size_t pick(std::size_t size) { return m_random() % size; }
  template <std::size_t N>
  std::string one_of(const char* const (&choices)[N]) {
    return choices[pick(N)];
  }

  void line(std::size_t indent, const std::string& text) {
    m_text += std::string(indent, ' ') + text;
    if (chance(5)) m_text += "  # note";
    if (chance(5)) m_text += " ";
    m_text += m_end;
    if (chance(5)) m_text += m_end;
    if (chance(4)) m_text += "    # a comment" + m_end;
  }

  std::string key() {
    return one_of({"name", "b", "file_patterns", "two words", "x-y", "v1.2", "nul", "a/b", "null", "'q'", "true"});
  }

  std::string scalar() {
    return one_of({"foo",
                   "foo bar",
                   "42",
                   "0.85",
                   "true",
                   "~",
                   "null",
                   "yes",
                   "it's",
                   "say \"hi\"",
                   "x:y",
                   "a, b",
                   "a#b",
                   "-x",
                   "?x",
                   ":x",
                   "http://x/y?z=1",
                   "\"dq\"",
                   "\"a\\n\\u263a\"",
                   "\"a # b: c\"",
                   "\"\"",
                   "'sq'",
                   "'it''s'",
                   "''",
                   "[a, b]",
                   "[]",
                   "[ 'a' , \"b\", c d ]",
                   "[Bash(git log:*), Read]",
                   "[1, null, a:b]",
                   "C:\\x",
                   "é ü",
                   "🚀 x",
                   "<a> | b",
                   "x ",
                   "1e3",
                   "a\\nb",
                   "(x)",
                   "$x",
                   "--x",
                   "...",
                   "x...",
                   "{a: b}",
                   "*x",
                   "a: b",
                   "\"a\" b",
                   "a:",
                   "[a, [b]]",
                   "[a,]",
                   "!x",
                   "|x",
                   "+1",
                   "0x1F",
                   "= x",
                   "a  b",
                   "[a: b]",
                   "[-1]",
                   "[a b:c]",
                   "~x",
                   "\"\\ud83d\\ude80\""});
  }

  void block_scalar(std::size_t indent) {
    static const char* const k_lines[] = {"text",     "- item", "key: value", "# no comment",
                                          "  deeper", "",       "\"quoted",   "tail "};
    const std::size_t count = pick(5);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string text = one_of(k_lines);
      m_text += (text.empty() ? "" : std::string(indent + 2, ' ') + text) + m_end;
    }
  }

  void value(const std::string& head, std::size_t indent, int depth) {
    const std::size_t kind = pick(depth > 3 ? 8 : 12);
    if (kind < 7) {
      line(indent, head + " " + (chance(10) ? " " : "") + scalar());
    } else if (kind == 7) {
      line(indent, head + " " + one_of({"|", ">", "|-", ">-"}));
      block_scalar(indent);
    } else if (kind == 8) {
      line(indent, head);
    } else if (kind == 9) {
      line(indent, head);
      mapping(indent + 1 + pick(4), depth + 1);
    } else {
      line(indent, head);
      sequence(indent + (chance(30) ? 0 : 2), depth + 1);
    }
  }

  void mapping(std::size_t indent, int depth) {
    for (std::size_t i = 0, count = 1 + pick(4); i < count; ++i) value(key() + ":", indent, depth);
  }

  void sequence(std::size_t indent, int depth) {
    for (std::size_t i = 0, count = 1 + pick(3); i < count; ++i) {
      if (chance(30)) {
        value("- " + key() + ":", indent, depth);
        if (chance(50)) value(key() + ":", indent + 2, depth);
      } else {
        value("-", indent, depth);
      }
    }
  }

  std::mt19937 m_random;
  std::string m_text;
  std::string m_end;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_subset)

BOOST_AUTO_TEST_CASE(agrees_with_the_reference_on_random_documents) {
  constexpr unsigned k_documents = 20'000;
  unsigned answered = 0;
  for (unsigned seed = 0; seed < k_documents; ++seed) {
    const Source source{.path = "x", .text = Writer(seed).document()};
    const YamlInput input{.text = source.text, .source = &source, .base = 0};
    const std::optional<Parsed> fast = read_yaml_subset(input);
    if (!fast) continue;
    ++answered;
    const std::string wanted = dump(source, read_yaml_events(input), false);
    BOOST_REQUIRE_MESSAGE(dump(source, *fast, false) == wanted, "seed " << seed << "\n"
                                                                        << source.text << "\nfast      "
                                                                        << dump(source, *fast, false) << "\nreference "
                                                                        << wanted);
  }
  BOOST_TEST_MESSAGE(answered << " of " << k_documents << " read directly");
  BOOST_TEST(answered > k_documents / 10);  // else this test tests nothing
}

BOOST_AUTO_TEST_CASE(refuses_what_the_reference_refuses) {
  std::string many;
  for (std::size_t i = 0; i < k_max_nodes; ++i) many += "a: b\n";
  std::string deep;
  for (std::size_t i = 0; i <= k_max_depth; ++i) deep += std::string(i, ' ') + "a:\n";
  for (const std::string& text : {many, deep}) {
    const Source source{.path = "x", .text = text};
    const YamlInput input{.text = source.text, .source = &source, .base = 0};
    const std::optional<Parsed> fast = read_yaml_subset(input);
    BOOST_REQUIRE(fast.has_value());
    BOOST_TEST(fast->error.has_value());
    BOOST_TEST(dump(source, *fast) == dump(source, read_yaml_events(input)));
  }
}

BOOST_AUTO_TEST_CASE(reads_usual_front_matter_itself) {
  const char* const documents[] = {
      "name: a\ndescription: Reads things. Use it when x.\ntools: Read, Bash(git log:*)\nmodel: sonnet\n",
      "name: a\ndescription: \"Say: x\\nuser: \\\"y\\\"\"\ntools: [Read, Bash]\ncodex:\n  triggers:\n    keywords:\n   "
      "   - a b\n    regex:\n      - pattern: '\\bx'\n        priority: high\n",
      "a: |\n  x\n  y\nb: >-\n  x\n\n  y\nc:\n- 1\n- 2\n",
  };
  for (const char* text : documents) {
    const Source source{.path = "x", .text = text};
    BOOST_TEST(read_yaml_subset({.text = source.text, .source = &source, .base = 0}).has_value(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
