#include "base/doc/markdown.hpp"

#include <boost/test/unit_test.hpp>
#include <ctime>

namespace cf::doc {

namespace {

// One line per thing: "h2 Title", "link x.md", "image y.png", "code z", "fence sh|ls\n", "bullet0 a", "comment c",
// "text p".
std::string scan(const std::string& text) {
  static Source source;
  source.text = text;
  const Markdown found = scan_markdown(whole(source));
  std::string out;
  for (const Heading& heading : found.headings)
    out += "h" + std::to_string(heading.level) + " " + std::string(heading.text.text()) + ";";
  for (const Link& link : found.links) out += (link.image ? "image " : "link ") + std::string(link.target.text()) + ";";
  for (const Span& code : found.code_spans) out += "code " + std::string(code.text()) + ";";
  for (const Fence& fence : found.fences)
    out += "fence " + std::string(fence.info.text()) + "|" + std::string(fence.code.text()) + ";";
  for (const Bullet& bullet : found.bullets)
    out += "bullet" + std::to_string(bullet.indent) + " " + std::string(bullet.text.text()) + ";";
  for (const Comment& comment : found.comments) out += "comment " + std::string(comment.text.text()) + ";";
  for (const Span& paragraph : found.paragraphs) out += "text " + std::string(paragraph.text()) + ";";
  return out;
}

double seconds_of(const std::string& text) {
  const Source source{.path = "x", .text = text};
  const std::clock_t start = std::clock();
  (void)scan_markdown(whole(source));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(headings) {
  BOOST_TEST(scan("# One\n## Two ##\n####### seven\n#no\n   ### Three # #\n#\n") ==
             "h1 One;h2 Two;h3 Three #;h1 ;text ####### seven\n#no;");
  BOOST_TEST(scan("    # code\n") == "");
  BOOST_TEST(scan("# A `b` [c](d.md)\r\n") == "h1 A `b` [c](d.md);link d.md;code b;");
}

BOOST_AUTO_TEST_CASE(links) {
  BOOST_TEST(scan("[a](b.md) ![i](p.png \"t\") [c](<d e.md>) [f](g(h).md#i 'x')") ==
             "link b.md;image p.png;link d e.md;link g(h).md#i;text [a](b.md) ![i](p.png \"t\") [c](<d e.md>) "
             "[f](g(h).md#i 'x');");
  BOOST_TEST(scan("[![i](p.png)](x.md)").starts_with("image p.png;link x.md;"));
  BOOST_TEST(scan("[a [b](c.md) d](e.md)").starts_with("link c.md;text"));
  BOOST_TEST(scan("\\[a](b.md) [a] (b) [a](b c) `[a](b.md)`").starts_with("code [a](b.md);text"));
  BOOST_TEST(scan("[r]: x/y.md \"T\"\n[s]: <z z.md>\n") == "link x/y.md;link z z.md;");
  BOOST_TEST(scan("[a\nb](c.md)").starts_with("link c.md;"));
  BOOST_TEST(scan("- [a](b.md)\n  [c](d.md)\n> [e](f.md)\n1. [g](h.md)\n")
                 .starts_with("link b.md;link d.md;link f.md;link h.md;"));
  BOOST_TEST(scan("[]()").starts_with("link ;"));
}

BOOST_AUTO_TEST_CASE(code) {
  BOOST_TEST(scan("a `b` ``c ` d`` `` ` `` ` e").starts_with("code b;code c ` d;code `;text"));
  BOOST_TEST(scan("```sh\nls [a](b)\n```\n~~~ x y\n```\n~~~\n") == "fence sh|ls [a](b)\n;fence x y|```\n;");
  BOOST_TEST(scan("````\n```\n````\n") == "fence |```\n;");
  BOOST_TEST(scan("```\nopen\n# x") == "fence |open\n# x;");
  BOOST_TEST(scan("- a\n  ```py\n  x\n  ```\n- b\n") == "fence py|  x\n;bullet0 a;bullet0 b;");
  BOOST_TEST(scan("- a\n  ```py\n  x\nb\n") == "fence py|  x\n;bullet0 a;text b;");
  BOOST_TEST(scan("> ```\n> x\ny\n") == "fence |> x\n;text y;");
  BOOST_TEST(scan("``` a`b\nx\n").starts_with("text ``` a`b"));
}

BOOST_AUTO_TEST_CASE(bullets_and_paragraphs) {
  BOOST_TEST(scan("Intro\nmore\n\n- one\n  goes on\n* two\n  + three\n\n1. first\n\nEnd\n***\n") ==
             "bullet0 one;bullet0 two;bullet2 three;text Intro\nmore;text End;");
  BOOST_TEST(scan("In\n2020. And\n") == "text In\n2020. And;");
  BOOST_TEST(scan("- \n-x\n").starts_with("bullet0 ;"));
  BOOST_TEST(scan("Title\n===\n\ntext\n") == "text Title;text text;");
}

BOOST_AUTO_TEST_CASE(comments) {
  BOOST_TEST(scan("<!-- a -->\n\nx <!-- b --> [y](z.md)\n\n<!-- c\n\n[n](m.md)\n-->\nend\n") ==
             "link z.md;comment  a ;comment  b ;comment  c\n\n[n](m.md)\n;text x <!-- b --> [y](z.md);text end;");
  BOOST_TEST(scan("`<!-- no -->`").starts_with("code <!-- no -->;text"));
  BOOST_TEST(scan("<!-- open\n# x") == "comment  open\n# x;");
}

BOOST_AUTO_TEST_CASE(hostile_megabytes_take_linear_time) {
  constexpr int k_size = 1 << 20;
  std::string runs;
  for (std::size_t i = 1; runs.size() < k_size; ++i) runs += std::string(i, '`') + " ";
  const std::pair<const char*, std::string> inputs[] = {{"brackets", times(k_size, "[")},
                                                        {"closing brackets", times(k_size, "]")},
                                                        {"links", times(k_size / 4, "[a](")},
                                                        {"nested links", times(k_size / 5, "[a](b")},
                                                        {"angles", times(k_size / 5, "[a](<")},
                                                        {"titles", times(k_size / 7, "[a](b \"")},
                                                        {"backticks", runs},
                                                        {"comments", times(k_size / 4, "<!--")},
                                                        {"quotes", times(k_size, ">")},
                                                        {"bullets", times(k_size / 2, "- ")},
                                                        {"fences", times(k_size / 4, "```\n")},
                                                        {"definitions", times(k_size / 4, "[a]:")},
                                                        {"backslashes", times(k_size, "\\")},
                                                        {"parentheses", "[a](" + times(k_size, "(")},
                                                        {"open comments", times(k_size / 6, "x <!--\n")}};
  for (const auto& [name, text] : inputs) {
    const double seconds = seconds_of(text);
    BOOST_TEST_MESSAGE(name << ": " << seconds << " s");
    BOOST_TEST(seconds < 5.0, name << " took " << seconds << " s");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
