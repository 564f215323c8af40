#include "base/doc/json_words.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/util/text.hpp"

namespace cf::doc {

namespace {

std::size_t skip_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

bool is_word_char(char c) {
  return is_alnum(c) || c == '_' || c == '$' || c == '-' || c == '+' || c == '.' || (c & 0x80) != 0;
}

std::string_view code_point(std::string_view text, std::size_t at) {
  return text.substr(at, code_point_length(text, at));
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_char(text[end])) ++end;
  return text.substr(at, end - at);
}

unsigned hex4(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    const unsigned digit = c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a' + 10);
    value = value * 16 + digit;
  }
  return value;
}

bool is_hex4(std::string_view digits) {
  return digits.size() == 4 && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// The mistake inside the string that opens at `at`; `end` of the result is 0 when the string is right.
JsonMistake explain_string(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '"') return {};
    if (byte == '\n' || byte == '\r')
      return {at, i, "a string ends on the line it starts on; write a line break as \\n"};
    if (byte < 0x20) return {i, i + 1, fmt::format("a control character in a string is written \\u{:04X}", byte)};
    if (byte != '\\') continue;
    const char kind = i + 1 < text.size() ? text[i + 1] : '\0';
    if (kind != 'u') {
      if (std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos || kind == '\0') {
        return {i, std::min(i + 1 + code_point_length(text, std::min(i + 1, text.size() - 1)), text.size()),
                "no such escape: after \\ comes one of \" \\ / b f n r t u"};
      }
      ++i;
      continue;
    }
    const std::string_view digits = text.substr(i + 2, 4);
    if (!is_hex4(digits)) return {i, std::min(i + 6, text.size()), "\\u is followed by four hexadecimal digits"};
    const unsigned unit = hex4(digits);
    const std::string_view next = text.substr(std::min(i + 6, text.size()), 6);
    const bool pair = next.starts_with("\\u") && is_hex4(next.substr(2)) && hex4(next.substr(2)) >= 0xDC00 &&
                      hex4(next.substr(2)) <= 0xDFFF;
    if ((unit >= 0xD800 && unit <= 0xDBFF && !pair) || (unit >= 0xDC00 && unit <= 0xDFFF)) {
      return {i, i + 6, fmt::format("\\u{} is half of a surrogate pair", digits)};
    }
    i += unit >= 0xD800 && unit <= 0xDBFF ? 11 : 5;
  }
  return {at, text.size(), "the string is never closed"};
}

JsonMistake explain_word(std::string_view text, std::size_t at, bool key) {
  const std::string_view word = word_at(text, at);
  const std::size_t end = at + word.size();
  const char first = word.front();
  if (key) return {at, end, fmt::format("a key is written in double quotes: \"{}\"", word)};
  if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
    return {at, end, fmt::format("'{}' is not a JSON number", word)};
  }
  const std::string lower = ascii_lower(word);
  if (lower == "true" || lower == "false" || lower == "null") {
    return {at, end, fmt::format("'{}' is written {} in JSON", word, lower)};
  }
  return {at, end, fmt::format("'{}' is not a JSON value; a string is written in double quotes", word)};
}

// The text at `at` starts neither a value nor, when `key`, a key.
JsonMistake explain_start(std::string_view text, std::size_t at, bool key, std::string_view wanted) {
  const char c = text[at];
  if (c == '"') {
    JsonMistake mistake = explain_string(text, at);
    if (mistake.end != 0) return mistake;
  }
  if (c == '\'') return {at, at + 1, "strings are written in double quotes in JSON"};
  if (c == '/' || c == '#') return {at, at + 1, "JSON has no comments"};
  if (is_word_char(c)) return explain_word(text, at, key);
  return {at, at + 1, fmt::format("expected {}, found '{}'", wanted, code_point(text, at))};
}

std::string_view ending_words(JsonState state) {
  switch (state) {
    case JsonState::value: return "there is no JSON value here";
    case JsonState::done: return "the text ends too early";
    case JsonState::item_or_end:
    case JsonState::in_array: return "the text ends before the list is closed with ]";
    default: return "the text ends before the object is closed with }";
  }
}

// After a member or an item: a comma and another one, or the end.
JsonMistake explain_next(std::string_view text, std::size_t at, bool object) {
  const std::string_view what = object ? "',' or '}'" : "',' or ']'";
  if (text[at] != ',') {
    if (text[at] == '/' || text[at] == '#') return {at, at + 1, "JSON has no comments"};
    if (text[at] == '"' || text[at] == '{' || text[at] == '[') return {at, at + 1, "a comma is missing before this"};
    if (at > 0 && is_word_char(text[at]) && is_word_char(text[at - 1])) {
      while (at > 0 && is_word_char(text[at - 1])) --at;
      return explain_word(text, at, false);  // 01, 1x, nullx
    }
    return {at, at + 1, fmt::format("expected {}, found '{}'", what, code_point(text, at))};
  }
  const std::size_t next = skip_space(text, at + 1);
  if (next == text.size())
    return {next, next, std::string(ending_words(object ? JsonState::in_object : JsonState::in_array))};
  if (text[next] == '}' || text[next] == ']') return {at, at + 1, "JSON has no comma after the last entry"};
  if (text[next] == ',') return {next, next + 1, "there is nothing between these two commas"};
  return explain_start(text, next, object, object ? "a key in double quotes" : "a value");
}

JsonMistake explain_after_key(std::string_view text, std::size_t at) {
  if (text[at] != ':') return {at, at + 1, fmt::format("expected ':' after the key, found '{}'", code_point(text, at))};
  const std::size_t next = skip_space(text, at + 1);
  if (next == text.size()) return {next, next, std::string(ending_words(JsonState::after_key))};
  if (text[next] == ',' || text[next] == '}') return {at, at + 1, "the key has no value"};
  return explain_start(text, next, false, "a value");
}

}  // namespace

JsonMistake explain_json(std::string_view text, std::size_t at, JsonState state) {
  at = skip_space(text, at);
  if (at == text.size()) return {at, at, std::string(ending_words(state))};
  JsonMistake mistake;
  switch (state) {
    case JsonState::value: mistake = explain_start(text, at, false, "a value"); break;
    case JsonState::item_or_end: mistake = explain_start(text, at, false, "a value or ']'"); break;
    case JsonState::key_or_end: mistake = explain_start(text, at, true, "a key in double quotes or '}'"); break;
    case JsonState::after_key: mistake = explain_after_key(text, at); break;
    case JsonState::in_object: mistake = explain_next(text, at, true); break;
    case JsonState::in_array: mistake = explain_next(text, at, false); break;
    case JsonState::done: mistake = {at, at + 1, "there is something after the end of the document"}; break;
  }
  // Never cut a code point in two.
  if (mistake.end == mistake.begin + 1) mistake.end = mistake.begin + code_point_length(text, mistake.begin);
  return mistake;
}

}  // namespace cf::doc
