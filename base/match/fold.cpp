#include "base/match/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/match/words.hpp"
#include "base/util/text.hpp"

namespace cf::match {

namespace {

constexpr char32_t k_capital_i_dot = 0x130;
constexpr char32_t k_small_dotless_i = 0x131;
constexpr char32_t k_capital_sigma = 0x3A3;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char32_t lower_one(char32_t c) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))); }

// Final_Sigma (Unicode, table 3-17): after a cased letter and before none, not counting what case ignores.
enum class CaseRole { cased, ignorable, other };

CaseRole case_role(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT: return CaseRole::cased;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK: return CaseRole::ignorable;
    default: break;
  }
  // Word_Break of MidLetter, MidNumLet and Single_Quote, also ignorable.
  constexpr std::u32string_view k_inside_words =
      U"'.:\u00B7\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";
  return k_inside_words.find(c) != std::u32string_view::npos ? CaseRole::ignorable : CaseRole::other;
}

bool is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) {
  bool after_cased = false;
  // Backwards over ignorables only; a run of them is as short as people write, but hostile text is cut off.
  constexpr std::size_t k_far_enough = 256;
  for (std::size_t at = begin, steps = 0; at > 0 && steps < k_far_enough; ++steps) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    const CaseRole role = case_role(decode_at(text, at).code_point);
    if (role == CaseRole::ignorable) continue;
    after_cased = role == CaseRole::cased;
    break;
  }
  if (!after_cased) return false;
  for (std::size_t at = end, steps = 0; at < text.size() && steps < k_far_enough; ++steps) {
    const CodePoint next = decode_at(text, at);
    const CaseRole role = case_role(next.code_point);
    if (role != CaseRole::ignorable) return role != CaseRole::cased;
    at += next.length;
  }
  return true;
}

}  // namespace

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  if (c == k_capital_i_dot || c == k_small_dotless_i) return c;  // fold only in full or in Turkish
  const auto upper = static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
  return lower_one(upper);
}

std::string lower(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_lower(utf8);
  std::string result;
  result.reserve(utf8.size() + 8);
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode_at(utf8, at);
    const std::size_t end = at + point.length;
    if (point.code_point == k_capital_i_dot) {
      result += "i\u0307";
    } else if (point.code_point == k_capital_sigma) {
      append_utf8(result, is_final_sigma(utf8, at, end) ? U'ς' : U'σ');
    } else {
      append_utf8(result, lower_one(point.code_point));
    }
    at = end;
  }
  return result;
}

std::string to_nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  const std::string clean = scrub_utf8(utf8);
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(clean.data()), static_cast<utf8proc_ssize_t>(clean.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(composed, std::free);
  if (length < 0) return clean;  // only when memory ends
  return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)};
}

std::string keyword_form(std::string_view utf8) {
  const std::string text = to_nfc(lower(utf8));
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (is_white_space(point.code_point)) {
      gap = true;
    } else {
      if (gap && !result.empty()) result += ' ';
      gap = false;
      result.append(text, at, point.length);
    }
    at += point.length;
  }
  return result;
}

}  // namespace cf::match
