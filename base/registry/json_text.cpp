#include "base/registry/json_text.hpp"

#include "base/registry/yaml_text.hpp"
#include "base/util/text.hpp"

namespace cf::registry {

namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte < 0x20) {
          out.append("\\u00").append(1, k_digits[byte >> 4U]).append(1, k_digits[byte & 15U]);
        } else {
          out += c;
        }
    }
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view utf8) {
  out += '"';
  if (first_invalid_utf8(utf8) == std::string_view::npos) {
    append_escaped(out, utf8);
  } else {
    append_escaped(out, scrub_utf8(utf8));
  }
  out += '"';
}

void JsonText::begin(char bracket) {
  m_out += bracket;
  ++m_depth;
}

void JsonText::end(char bracket) {
  --m_depth;
  if (m_out.back() != '{' && m_out.back() != '[') m_out.append(1, '\n').append(2 * m_depth, ' ');
  m_out += bracket;
}

void JsonText::next() {
  if (m_out.back() != '{' && m_out.back() != '[') m_out += ',';
  m_out.append(1, '\n').append(2 * m_depth, ' ');
}

void JsonText::key(std::string_view name) {
  next();
  string(name);
  m_out += ": ";
}

void JsonText::element() { next(); }

void JsonText::number(double value) { append_number(m_out, value); }

}  // namespace cf::registry
