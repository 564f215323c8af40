#include "base/doc/yaml.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/doc/yaml_input.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

using Reader = Parsed (*)(const YamlInput&);

Parsed parse(Span text, Reader read) {
  if (text.text().starts_with("\xEF\xBB\xBF")) text.begin += 3;
  const std::string_view bytes = text.text();
  if (const std::size_t bad = first_invalid_utf8(bytes); bad != std::string_view::npos) {
    const auto byte = static_cast<unsigned char>(bytes[bad]);
    return {.root = {}, .error = SyntaxError{text.part(bad, 1), fmt::format("byte 0x{:02X} is not valid UTF-8", byte)}};
  }
  return read({.text = bytes, .source = text.source, .base = text.begin});
}

}  // namespace

SyntaxError YamlInput::error(std::size_t at, std::string message) const {
  at = std::min(at, text.size());
  const bool at_end = at == text.size() || text[at] == '\n' || text[at] == '\r';
  return {.span = span(at, at + (at_end ? 0 : code_point_length(text, at))), .message = std::move(message)};
}

Parsed read_yaml(const YamlInput& input) {
  if (std::optional<Parsed> parsed = read_yaml_subset(input)) return std::move(*parsed);
  return read_yaml_events(input);
}

Parsed parse_yaml(Span text) { return parse(text, read_yaml); }
Parsed parse_yaml_reference(Span text) { return parse(text, read_yaml_events); }

}  // namespace cf::doc
