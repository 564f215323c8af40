#include <algorithm>

#include "assembler/load/agent_fields.hpp"

namespace cf::assembler {

namespace {

std::size_t utf8_length(std::size_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

/// What one element of a quoted scalar is long as written, and how many bytes of text it stands for.
struct Element {
  std::size_t written = 1;
  std::size_t meant = 1;
};

Element double_quoted(std::string_view written, std::size_t at) {
  if (written[at] != '\\' || at + 1 >= written.size()) return {};
  const char kind = written[at + 1];
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0) {
    const bool wide = kind == 'N' || kind == '_';
    return {.written = 2, .meant = kind == 'L' || kind == 'P' ? 3U : wide ? 2U : 1U};
  }
  std::size_t value = 0;
  for (std::size_t i = at + 2; i < std::min(written.size(), at + 2 + digits); ++i) {
    const char c = written[i];
    value = value * 16 + static_cast<std::size_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return {.written = 2 + digits, .meant = utf8_length(value)};
}

Element single_quoted(std::string_view written, std::size_t at) {
  return written[at] == '\'' ? Element{.written = 2, .meant = 1} : Element{};
}

}  // namespace

Span place_inside(const doc::Node& scalar, std::size_t offset, std::size_t length) {
  const std::string_view written = scalar.span.text();
  if (written == scalar.scalar) return scalar.span.part(offset, length);
  const bool quoted = written.size() >= 2 && (written[0] == '"' || written[0] == '\'') && written.back() == written[0];
  if (!quoted || written.find('\n') != std::string_view::npos) return scalar.span;

  std::size_t meant = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t at = 1;
  while (at < written.size() - 1) {
    if (meant == offset) begin = at;
    if (meant == offset + length) end = at;
    const Element next = written[0] == '"' ? double_quoted(written, at) : single_quoted(written, at);
    at += next.written;
    meant += next.meant;
  }
  if (meant == offset) begin = at;
  if (meant == offset + length) end = at;
  if (meant != scalar.scalar.size() || begin == 0 || end < begin || at != written.size() - 1) return scalar.span;
  return scalar.span.part(begin, end - begin);
}

}  // namespace cf::assembler
