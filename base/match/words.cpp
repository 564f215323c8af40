#include "base/match/words.hpp"

#include <utf8proc.h>

#include "base/util/text.hpp"

namespace cf::match {

CodePoint decode_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  if (lead < 0x80) return {.code_point = lead, .length = 1};
  const std::size_t length = code_point_length(utf8, at);
  if (length == 1) return {.code_point = 0xFFFD, .length = 1};
  char32_t c = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
  return {.code_point = c, .length = static_cast<std::uint32_t>(length)};
}

void append_utf8(std::string& text, char32_t c) {
  utf8proc_uint8_t bytes[4];
  const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_alnum(static_cast<char>(c)) || c == U'_';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
  }
}

bool is_white_space(char32_t c) {
  if (c < 0x80) return is_space(static_cast<char>(c));
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

namespace {

bool is_joiner(char c) { return c == '-' || c == '.' || c == '\'' || c == '/' || c == '+' || c == '#'; }

bool word_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_character(decode_at(text, at).code_point);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode_at(text, at);
    if (is_word_character(point.code_point)) {
      at += point.length;
    } else if (is_joiner(text[at]) && word_at(text, at + 1)) {
      ++at;
    } else {
      break;
    }
  }
  const std::size_t marks = text.find_first_not_of("+#", at);
  const std::size_t after = marks == std::string_view::npos ? text.size() : marks;
  return after - at <= 2 && !word_at(text, after) ? after : at;
}

}  // namespace

std::vector<Word> split_words(std::string_view utf8) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode_at(utf8, at);
    if (!is_word_character(point.code_point)) {
      at += point.length;
      continue;
    }
    const std::size_t end = end_of_word(utf8, at);
    const bool joined = !words.empty() && words.back().end + 1 == at && utf8[words.back().end] == ' ';
    words.push_back(
        {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(end), .joined = joined});
    at = end;
  }
  return words;
}

}  // namespace cf::match
