#include "base/registry/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/util/text.hpp"

namespace cf::registry {

namespace {

// What some reader resolves to a boolean, a null or a special key when it stands plain (YAML 1.1 and 1.2).
bool is_reserved(std::string_view text) {
  constexpr std::array<std::string_view, 10> k_words{"true", "false", "yes", "no", "on",
                                                     "off",  "null",  "y",   "n",  "nan"};
  if (text.size() > 5) return false;
  const std::string lowered = ascii_lower(text);
  return std::find(k_words.begin(), k_words.end(), lowered) != k_words.end();
}

// Starts with a letter, so it is no number, date or indicator; then nothing that could end it or start a comment.
bool is_plain(std::string_view text) {
  constexpr std::string_view k_inside = " -_./()+=;$";
  if (text.empty() || !is_alnum(text[0]) || (text[0] >= '0' && text[0] <= '9') || text.back() == ' ') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_alnum(c) || k_inside.find(c) != std::string_view::npos) continue;
    const bool before_word = i + 1 < text.size() && (is_alnum(text[i + 1]) || text[i + 1] == '/');
    if (c == ':' && before_word) continue;  // "codex://logs/x"; not a key
    if (c == ',' && i + 1 < text.size()) continue;
    return false;
  }
  return !is_reserved(text);
}

void append_hex(std::string& out, char kind, unsigned value, int digits) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  out += '\\';
  out += kind;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += k_digits[(value >> static_cast<unsigned>(shift)) & 15U];
}

// What YAML calls printable stays; of the rest, and of the line ends and marks that readers treat in their own ways,
// the code is written. Returns the bytes consumed, 0 when the bytes may stay as they are.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::size_t left = text.size() - at;
  if (byte(0) == 0xC2 && left > 1 && byte(1) < 0xA0) return append_hex(out, 'x', byte(1), 2), 2;  // C1 controls
  if (byte(0) == 0xE2 && left > 2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) {
    return append_hex(out, 'u', 0x2028U + (byte(2) & 1U), 4), 3;
  }
  if (byte(0) == 0xEF && left > 2 && byte(1) == 0xBB && byte(2) == 0xBF) return append_hex(out, 'u', 0xFEFF, 4), 3;
  if (byte(0) == 0xEF && left > 2 && byte(1) == 0xBF && byte(2) >= 0xBE) {
    return append_hex(out, 'u', 0xFFFEU + (byte(2) & 1U), 4), 3;
  }
  return 0;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const std::size_t consumed = append_special(out, text, at);
      if (consumed == 0) out += text[at];
      at += std::max<std::size_t>(consumed, 1);
      continue;
    }
    ++at;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (c < 0x20 || c == 0x7F) {
          append_hex(out, 'x', c, 2);
        } else {
          out += static_cast<char>(c);
        }
    }
  }
  out += '"';
}

}  // namespace

void append_yaml_string(std::string& out, std::string_view utf8) {
  if (is_plain(utf8)) {
    out += utf8;
  } else if (first_invalid_utf8(utf8) != std::string_view::npos) {
    append_quoted(out, scrub_utf8(utf8));
  } else {
    append_quoted(out, utf8);
  }
}

void append_number(std::string& out, double value) {
  std::array<char, 512> digits{};  // the longest fixed form of a double has 309 digits
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  out.append(digits.data(), error == std::errc{} ? end : digits.data());
}

void YamlText::key(std::string_view name) { m_out.append(2 * m_depth, ' ').append(name).append(1, ':'); }

void YamlText::open(std::string_view name) {
  key(name);
  m_out += '\n';
  ++m_depth;
}

void YamlText::close() { --m_depth; }

void YamlText::string(std::string_view name, std::string_view value) {
  key(name);
  m_out += ' ';
  append_yaml_string(m_out, value);
  m_out += '\n';
}

void YamlText::number(std::string_view name, double value) {
  key(name);
  m_out += ' ';
  append_number(m_out, value);
  m_out += '\n';
}

void YamlText::boolean(std::string_view name, bool value) {
  key(name);
  m_out += value ? " true\n" : " false\n";
}

void YamlText::list(std::string_view name, std::span<const std::string> items) {
  if (items.empty()) return empty_list(name);
  key(name);
  m_out += '\n';
  for (const std::string& item : items) {
    m_out.append(2 * (m_depth + 1), ' ').append("- ");
    append_yaml_string(m_out, item);
    m_out += '\n';
  }
}

void YamlText::empty_list(std::string_view name) {
  key(name);
  m_out += " []\n";
}

void YamlText::open_items() { ++m_depth; }

void YamlText::item(std::string_view name, std::string_view value) {
  m_out.append(2 * (m_depth - 1), ' ').append("- ").append(name).append(": ");
  append_yaml_string(m_out, value);
  m_out += '\n';
}

}  // namespace cf::registry
