// Code points and words of UTF-8 text: what a letter is, where a word ends.
//
// Words are the ones that keywords are made of: runs of letters, marks and digits of any script. It does not segment
// scripts that are written without spaces: a run of Han characters is one word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cf::match {

struct CodePoint {
  char32_t code_point = 0;   ///< U+FFFD for a byte that is not part of valid UTF-8
  std::uint32_t length = 1;  ///< in bytes, at least 1
};

CodePoint decode_at(std::string_view utf8, std::size_t at);  ///< at < utf8.size()
void append_utf8(std::string& text, char32_t c);

bool is_word_character(char32_t c);  ///< a letter, mark, digit or `_`
bool is_white_space(char32_t c);     ///< the Unicode property White_Space, and U+FEFF as JavaScript's \s has it

struct Word {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  bool joined = false;  ///< only one space stands between it and the word before
};

/// The words in the order of the text. `-` `.` `'` `/` `+` and `#` belong to a word where they stand between two word
/// characters ("node.js", "end-to-end"), and `+` and `#` also at its end ("c++", "c#"); then again, not elsewhere.
std::vector<Word> split_words(std::string_view utf8);

}  // namespace cf::match
