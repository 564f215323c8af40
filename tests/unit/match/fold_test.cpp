#include "base/match/fold.hpp"

#include <boost/test/unit_test.hpp>

using namespace cf::match;

BOOST_AUTO_TEST_SUITE(fold)

BOOST_AUTO_TEST_CASE(keyword_form_lowers_normalizes_and_collapses) {
  BOOST_TEST(keyword_form("  Speed \t\n UP ") == "speed up");
  BOOST_TEST(keyword_form("Cafe\u0301") == "caf\u00E9");
  BOOST_TEST(keyword_form("a\u00A0\u3000b") == "a b");
  BOOST_TEST(keyword_form(" \u2003\n").empty());
}

BOOST_AUTO_TEST_CASE(keyword_form_is_stable) {
  for (const char* text : {"ΟΔΥΣΣΕΥΣ ΟΔΟΣ", "İSTANBUL", "Straße", "ﬁn ＡＢＣ", "Å\u0327", "日本 語", "a\xFF b"}) {
    const std::string once = keyword_form(text);
    BOOST_TEST(keyword_form(once) == once);
  }
}

BOOST_AUTO_TEST_CASE(lower_is_javascripts) {
  BOOST_TEST(lower("ΟΔΟΣ ΣΑΣ") == "οδος σας");  // the sigma at a word's end
  BOOST_TEST(lower("Σ") == "σ");                // alone it ends no word
  BOOST_TEST(lower("ΑΣ.Β ΑΣ.") == "ασ.β ας.");  // a dot inside a word is looked through
  BOOST_TEST(lower("İ") == "i\u0307");
  BOOST_TEST(lower("ÀÉ ẞ ЖДИ") == "àé ß жди");
  BOOST_TEST(lower("a\xFFZ") == "a\uFFFDz");
}

BOOST_AUTO_TEST_CASE(fold_joins_what_differs_in_case_only) {
  BOOST_TEST((cf::match::fold(U'A') == cf::match::fold(U'a')));
  BOOST_TEST((cf::match::fold(U'ſ') == U's'));
  BOOST_TEST((cf::match::fold(U'\u212A') == U'k'));
  BOOST_TEST((cf::match::fold(U'ς') == cf::match::fold(U'Σ')));
  BOOST_TEST((cf::match::fold(U'ẞ') == cf::match::fold(U'ß')));
  BOOST_TEST((cf::match::fold(U'µ') == cf::match::fold(U'μ')));
  BOOST_TEST((cf::match::fold(U'İ') != cf::match::fold(U'i')));
  BOOST_TEST((cf::match::fold(U'ı') != cf::match::fold(U'i')));
}

BOOST_AUTO_TEST_SUITE_END()
