#include "base/doc/scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace cf::doc {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_of(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// The value of a hexadecimal (0x1F) or octal (0o17) integer; nothing for every other text.
std::optional<std::uint64_t> radix_value(std::string_view unsigned_text) {
  const int base = unsigned_text.starts_with("0x") ? 16 : unsigned_text.starts_with("0o") ? 8 : 0;
  if (base == 0 || unsigned_text.size() < 3) return std::nullopt;
  std::uint64_t value = 0;
  const char* end = unsigned_text.data() + unsigned_text.size();
  const auto [stop, code] = std::from_chars(unsigned_text.data() + 2, end, value, base);
  return code == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const bool whole = !take_digits(text).empty();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits(text).empty() && !whole) return false;
  } else if (!whole) {
    return false;
  }
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  return all_of(without_sign(text.substr(1)), is_digit);
}

}  // namespace

Node::Kind resolve_plain(std::string_view lexeme) {
  if (lexeme.empty()) return Node::Kind::null;
  const char first = lexeme.front();
  if (is_digit(first) || first == '-' || first == '+' || first == '.') {
    const std::string_view rest = without_sign(lexeme);
    if (all_of(rest, is_digit) || radix_value(rest)) return Node::Kind::integer;
    if (is_decimal(lexeme) || one_of(rest, {".inf", ".Inf", ".INF"})) return Node::Kind::number;
    if (one_of(lexeme, {".nan", ".NaN", ".NAN"})) return Node::Kind::number;
    return Node::Kind::string;
  }
  if (lexeme.size() > 5) return Node::Kind::string;
  if (one_of(lexeme, {"~", "null", "Null", "NULL"})) return Node::Kind::null;
  if (one_of(lexeme, {"true", "True", "TRUE", "false", "False", "FALSE"})) return Node::Kind::boolean;
  return Node::Kind::string;
}

void set_plain(Node& node, std::string_view lexeme) {
  node.kind = resolve_plain(lexeme);
  if (node.kind == Node::Kind::integer || node.kind == Node::Kind::number) {
    if (lexeme.starts_with('+')) lexeme.remove_prefix(1);
    if (const auto value = radix_value(without_sign(lexeme))) {
      node.scalar = lexeme.starts_with('-') ? "-" : "";
      node.scalar += std::to_string(*value);
      return;
    }
  }
  node.scalar.assign(lexeme);
}

std::string number_text(std::string_view lexeme) {
  const bool negative = lexeme.starts_with('-');
  const std::string_view rest = without_sign(lexeme);
  if (one_of(rest, {".inf", ".Inf", ".INF"})) return negative ? "-Infinity" : "Infinity";
  if (rest.starts_with(".n") || rest.starts_with(".N")) return "NaN";
  double value = 0;
  const auto parsed = std::from_chars(lexeme.data(), lexeme.data() + lexeme.size(), value);
  if (parsed.ec == std::errc::result_out_of_range) {
    // from_chars does not say which way it went: a negative exponent is the only way to too small a number.
    if (lexeme.find("e-") != std::string_view::npos || lexeme.find("E-") != std::string_view::npos) return "0";
    return negative ? "-Infinity" : "Infinity";
  }
  if (value == 0) return "0";
  // ECMAScript's Number::toString: shortest digits, plain notation for exponents from -7 to 20.
  std::array<char, 32> buffer{};
  const auto printed =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific);
  const std::string_view scientific(buffer.data(), static_cast<std::size_t>(printed.ptr - buffer.data()));
  const std::size_t e = scientific.find('e');
  std::string digits(scientific.substr(0, e));
  std::erase(digits, '.');
  int exponent = 0;
  const char sign = scientific[e + 1];
  std::from_chars(scientific.data() + e + 2, scientific.data() + scientific.size(), exponent);
  if (sign == '-') exponent = -exponent;
  const int point = exponent + 1;  // digits before the decimal point
  const int count = static_cast<int>(digits.size());
  std::string text = negative ? "-" : "";
  if (point > 21 || point < -5) {
    text += digits.substr(0, 1);
    if (count > 1) text += "." + digits.substr(1);
    return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count) return text + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return text + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

}  // namespace cf::doc
