#include "base/doc/quoted.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace cf::doc {

namespace {

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::optional<std::uint32_t> hex(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = text.data() + at + digits;
  const auto [stop, code] = std::from_chars(text.data() + at, end, value, 16);
  return code == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

class Decoder {
 public:
  explicit Decoder(std::string_view text) : m_text(text) {}

  std::optional<std::string> decode() {
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      if (c == '\\') {
        if (!escape()) return std::nullopt;
      } else if (is_break(c)) {
        m_out.resize(m_kept);  // blanks before a line end go, unless they were escaped
        fold();
      } else {
        m_out += c;
        ++m_at;
        if (!is_blank(c)) m_kept = m_out.size();
      }
    }
    return std::move(m_out);
  }

 private:
  // Past one line end; the number of them, with the empty lines that follow, decides what stands for them.
  std::size_t skip_breaks() {
    std::size_t breaks = 0;
    while (m_at < m_text.size() && (is_break(m_text[m_at]) || is_blank(m_text[m_at]))) {
      if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') ++m_at;
      if (is_break(m_text[m_at])) ++breaks;
      ++m_at;
    }
    return breaks;
  }

  void fold() {
    const std::size_t breaks = skip_breaks();
    m_out += breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n');
    m_kept = m_out.size();
  }

  bool escape() {
    const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (is_break(kind)) {
      ++m_at;
      m_out.append(skip_breaks() - 1, '\n');
    } else if (const std::size_t pair = surrogate_pair_length(m_text, m_at)) {
      append_utf8(m_out, 0x10000 + ((*hex(m_text, m_at + 2, 4) & 0x3FF) << 10) + (*hex(m_text, m_at + 8, 4) & 0x3FF));
      m_at += pair;
    } else if (const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0) {
      const std::optional<std::uint32_t> code = hex(m_text, m_at + 2, digits);
      if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) return false;
      append_utf8(m_out, *code);
      m_at += 2 + digits;
    } else {
      if (!append_named(kind)) return false;
      m_at += 2;
    }
    m_kept = m_out.size();
    return true;
  }

  bool append_named(char kind) {
    switch (kind) {
      case '0': append_utf8(m_out, 0); return m_at + 1 < m_text.size();
      case 'a': m_out += '\a'; return true;
      case 'b': m_out += '\b'; return true;
      case 't':
      case '\t': m_out += '\t'; return true;
      case 'n': m_out += '\n'; return true;
      case 'v': m_out += '\v'; return true;
      case 'f': m_out += '\f'; return true;
      case 'r': m_out += '\r'; return true;
      case 'e': m_out += '\x1B'; return true;
      case ' ':
      case '"':
      case '/':
      case '\\': m_out += kind; return true;
      case 'N': append_utf8(m_out, 0x85); return true;
      case '_': append_utf8(m_out, 0xA0); return true;
      case 'L': append_utf8(m_out, 0x2028); return true;
      case 'P': append_utf8(m_out, 0x2029); return true;
      default: return false;
    }
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  std::string m_out;
  std::size_t m_kept = 0;  // of m_out: what no line end may take away
};

}  // namespace

std::optional<std::size_t> end_of_quoted(std::string_view text, std::size_t begin) {
  if (text[begin] == '"') {
    for (std::size_t at = begin; (at = text.find_first_of("\\\"", at + 1)) != std::string_view::npos;) {
      if (text[at] == '"') return at + 1;
      ++at;
    }
    return std::nullopt;
  }
  for (std::size_t at = begin; (at = text.find('\'', at + 1)) != std::string_view::npos; ++at) {
    if (at + 1 == text.size() || text[at + 1] != '\'') return at + 1;
  }
  return std::nullopt;
}

std::size_t surrogate_pair_length(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u" || text.substr(std::min(at + 6, text.size()), 2) != "\\u") return 0;
  const std::optional<std::uint32_t> high = hex(text, at + 2, 4);
  const std::optional<std::uint32_t> low = hex(text, at + 8, 4);
  return high && low && *high >> 10 == 0x36 && *low >> 10 == 0x37 ? 12 : 0;
}

std::optional<std::string> decode_double_quoted(std::string_view inside) { return Decoder(inside).decode(); }

}  // namespace cf::doc
