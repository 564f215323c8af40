#include "base/match/regex_dialect.hpp"

#include <re2/re2.h>

#include <boost/test/unit_test.hpp>

using namespace cf::match;

namespace {

bool hits(const RegexCheck& check, const std::string& text) {
  RE2::Options options;
  options.set_case_sensitive(false);
  return RE2::PartialMatch(text, RE2(check.re2, options));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(regex_dialect)

BOOST_AUTO_TEST_CASE(the_common_subset_is_accepted) {
  for (const char* good : {R"(\b(install|set ?up)\b.{0,40}\b(profilers?|py-spy)\b)", R"(^review .* code$)",
                           R"(a+?b*?c??)", R"([^\s\w-])", R"([\d.]+x{2,}y{3}z{1,4}?)", R"(a{,5}b{x}])", R"(\x41\.\-\/)",
                           R"((?:a|)b)", "größe|日本", "(?:😀)+", R"([a-z\]]\})", "a&&b", R"([[&&])", "(((a)))"}) {
    const RegexCheck check = check_regex(good);
    BOOST_TEST(!check.problem.has_value(), good << ": " << (check.problem ? check.problem->message : ""));
    BOOST_TEST(!check.matches_everything, good);
  }
}

BOOST_AUTO_TEST_CASE(what_is_outside_is_named_at_its_byte) {
  struct Case {
    const char* regex;
    std::size_t offset;
    const char* message;
  };
  for (const Case& c : {Case{"", 0, "an empty regex hits every text"},
                        Case{"ab(?=c)", 2, "look-around needs a backtracking engine"},
                        Case{"ab(?<!c)", 2, "look-around needs a backtracking engine"},
                        Case{"x(?i)y", 1, "an inline flag is not in the common subset"},
                        Case{"(?P<n>y)", 0, "a named group is not in the common subset"},
                        Case{"(?<n>y)", 0, "a named group is not in the common subset"},
                        Case{"(?>y)", 0, "an atomic group needs a backtracking engine"},
                        Case{R"((a)\1)", 3, R"(the backreference '\1' needs a backtracking engine)"},
                        Case{R"(\Aab)", 0, R"('\A' is not in the common subset)"},
                        Case{R"(ab\z)", 2, R"('\z' is not in the common subset)"},
                        Case{R"(\Qa\E)", 0, R"('\Q' is not in the common subset)"},
                        Case{R"(\u0041)", 0, R"('\u' is unknown to RE2)"},
                        Case{R"(\p{L})", 0, R"('\p' means a letter to ECMAScript)"},
                        Case{R"(\012)", 0, R"('\0' is not in the common subset)"},
                        Case{R"(\x{41})", 0, R"('\x' takes two hexadecimal digits)"},
                        Case{"[[:alpha:]]", 1, "a POSIX class is not known to ECMAScript"},
                        Case{"x[]a]", 1, "an empty class: RE2 reads this ']' as a member"},
                        Case{"[z-a]", 1, "the range 'z-a' runs backwards"},
                        Case{R"([a-\d])", 1, R"('a-\d' is not a range of characters)"},
                        Case{R"([\b])", 1, R"('\b' in a class is a backspace to ECMAScript only)"},
                        Case{"[😀]", 1, "a character beyond the BMP is two in an ECMAScript class"},
                        Case{"😀+", 4, "'+' repeats only half of the character before it in ECMAScript"},
                        Case{"*a", 0, "'*' has nothing to repeat"},
                        Case{"a**", 2, "'*' has nothing to repeat"},
                        Case{"^*", 1, "'*' repeats a position, which ECMAScript refuses"},
                        Case{"a{1001}", 1, "'{1001}' repeats more than 1000 times"},
                        Case{"a{3,2}", 1, "'{3,2}' runs backwards"},
                        Case{"(a", 0, "'(' is never closed"},
                        Case{"a)", 1, "')' without '('"},
                        Case{"a[b", 1, "'[' is never closed"},
                        Case{"a\\", 1, "'\\' at the end escapes nothing"},
                        Case{"a\xFF", 1, "not valid UTF-8"},
                        Case{"((a{1000}){1000})", 0, "it repeats too much to be run in bounded memory"}}) {
    const RegexCheck check = check_regex(c.regex);
    BOOST_REQUIRE_MESSAGE(check.problem.has_value(), c.regex);
    BOOST_TEST(check.problem->message == c.message);
    BOOST_TEST(check.problem->offset == c.offset, c.regex << " at " << check.problem->offset);
    BOOST_TEST(check.re2.empty());
  }
}

BOOST_AUTO_TEST_CASE(space_dot_and_end_mean_what_ecmascript_means) {
  BOOST_TEST(hits(check_regex(R"(a\sb)"), "a\u00A0b"));
  BOOST_TEST(hits(check_regex(R"(a[\s]b)"), "a\vb"));
  BOOST_TEST(!hits(check_regex(R"(a\Sb)"), "a\uFEFFb"));
  BOOST_TEST(!hits(check_regex(R"(a[\S]b)"), "a\u3000b"));
  BOOST_TEST(hits(check_regex(R"(a[\S]b)"), "a\u3001b"));
  BOOST_TEST(hits(check_regex(R"(a[^\S]b)"), "a\u2028b"));
  BOOST_TEST(!hits(check_regex("a.b"), "a\rb"));
  BOOST_TEST(!hits(check_regex("a.b"), "a\u2029b"));
  BOOST_TEST(!hits(check_regex("a$"), "a\n"));
}

BOOST_AUTO_TEST_CASE(a_regex_that_hits_everything_is_told) {
  for (const char* all : {"a*", "^.*$", "x?", "(a|)", "a{0,3}", "(?:a*)*", "^", "b*|c"}) {
    BOOST_TEST(check_regex(all).matches_everything, all);
  }
  for (const char* some : {"a+", "^$", "(a|b)?c", "^a*$", "a{1,3}"}) {
    BOOST_TEST(!check_regex(some).matches_everything, some);
  }
}

BOOST_AUTO_TEST_CASE(wildcards_escape_everything_else) {
  BOOST_TEST(wildcard_regex("review * code") == "^review .* code$");
  BOOST_TEST(wildcard_regex("a.b (c)? [d]{1}|$^\\+") == R"(^a\.b \(c\)\? \[d\]\{1\}\|\$\^\\\+$)");
  BOOST_TEST(!check_regex(wildcard_regex("a.b (c)? [d]{1}|$^\\+/")).problem.has_value());
}

BOOST_AUTO_TEST_CASE(hostile_patterns_end_quickly) {
  BOOST_TEST(check_regex(std::string(4000, '(')).problem.has_value());
  BOOST_TEST(check_regex(std::string(100'000, 'a')).problem.has_value());
  BOOST_TEST(check_regex("(x+x+)+y").problem.has_value() == false);  // linear here, whatever a backtracker does
  std::string nested = "a";
  for (int i = 0; i < 50; ++i) nested = "(" + nested + ")*";
  (void)check_regex(nested);
}

BOOST_AUTO_TEST_SUITE_END()
