#include "base/match/glob.hpp"

#include <boost/test/unit_test.hpp>

using namespace cf::match;

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(the_dialect_is_accepted) {
  for (const char* good : {"**/*.py", "src/**", "**", "a/**/b", "*.{ts,tsx}", "[a-z]*.go", "[!a-z]?", "[]]", "[^x]",
                           "[a-]", "{a,b/{c,d}}/**/x", "{**/,}x", ".github/workflows/*.yml", "Makefile", "größe/*.md",
                           "a,b", "[*]", "{src,test}/**/*.{c,h}"}) {
    const auto problem = check_glob(good);
    BOOST_TEST(!problem.has_value(), good << ": " << (problem ? problem->message : ""));
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_at_its_byte) {
  struct Case {
    const char* glob;
    std::size_t offset;
    const char* message;
  };
  for (const Case& c :
       {Case{"", 0, "an empty glob matches nothing"}, Case{"src/[a-z", 4, "'[' is never closed"},
        Case{"src/[z-a]", 5, "the range 'z-a' runs backwards"}, Case{"a/{b,c", 2, "'{' is never closed"},
        Case{"a}b", 1, "'}' without '{'"}, Case{"a]b", 1, "']' without '['"},
        Case{"src\\*.py", 3, "'\\' does not escape and separates no folders"},
        Case{"/src/*.py", 0, "paths start at the repository's root, without '/'"},
        Case{"./src", 0, "paths start at the repository's root"}, Case{"src/", 3, "a glob names files, not folders"},
        Case{"a//b", 1, "'//' matches no path"}, Case{"a/../b", 2, "'..' is in no path"},
        Case{"**.ts", 0, "'**' is not alone between slashes"}, Case{"a/***/b", 2, "'***' is not alone between slashes"},
        Case{"[a/b]", 2, "'/' inside a set"}, Case{"!x", 0, "globs cannot be negated"},
        Case{"a\xFF", 1, "not valid UTF-8"}}) {
    const auto problem = check_glob(c.glob);
    BOOST_REQUIRE_MESSAGE(problem.has_value(), c.glob);
    BOOST_TEST(problem->message == c.message);
    BOOST_TEST(problem->offset == c.offset, c.glob << " at " << problem->offset);
  }
}

BOOST_AUTO_TEST_CASE(alternatives_are_bounded) {
  std::string many;
  for (int i = 0; i < 10; ++i) many += "{a,b}";
  BOOST_TEST(!check_glob(many).has_value());
  BOOST_TEST(check_glob(many + "{a,b}").has_value());
  BOOST_TEST(check_glob(std::string(40, '{') + std::string(40, '}')).has_value());
  BOOST_TEST(check_glob(std::string(5000, 'a')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
