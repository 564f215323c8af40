#include "base/match/words.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/match/stem.hpp"

using namespace cf::match;

namespace {

std::string shown(std::string_view text) {
  std::string result;
  for (const Word& word : split_words(text)) {
    result += (word.joined ? "_" : "|") + std::string(text.substr(word.begin, word.end - word.begin));
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(words_keep_their_joints) {
  BOOST_TEST(shown("node.js, end-to-end tests. C++ and c# a") == "|node.js|end-to-end_tests|C++_and_c#_a");
  BOOST_TEST(shown("a--b x.y. +c") == "|a|b_x.y|c");
  BOOST_TEST(shown("größe für 日本語") == "|größe_für_日本語");
  BOOST_TEST(shown("two  spaces\nline") == "|two|spaces|line");
  BOOST_TEST(shown(" .,- ") == "");
}

BOOST_AUTO_TEST_CASE(decoding_never_leaves_the_text) {
  for (const std::string text : {"\xC3", "a\xE2\x82", "\xF0\x9F\x98", "\xFF\xFE"}) {
    std::size_t at = 0;
    while (at < text.size()) at += decode_at(text, at).length;
    BOOST_TEST(at == text.size());
  }
}

BOOST_AUTO_TEST_CASE(stems_are_snowballs) {
  Stemmer stemmer;
  BOOST_TEST(stemmer.stem("prediction") == "predict");
  BOOST_TEST(stemmer.stem("predicted") == "predict");
  BOOST_TEST(stemmer.stem("forest") == "forest");
  const std::string endless(100'000, 'a');
  BOOST_TEST(stemmer.stem(endless).size() == endless.size());
}

BOOST_AUTO_TEST_SUITE_END()
