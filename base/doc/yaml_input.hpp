// A YAML text and where it lies in its source. For the readers of this folder only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/diag/source.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

struct YamlInput {
  std::string_view text;           ///< valid UTF-8
  const Source* source = nullptr;  ///< what the spans point into
  std::uint32_t base = 0;          ///< offset of `text` in it

  Span span(std::size_t begin, std::size_t end) const {
    return {.source = source,
            .begin = static_cast<std::uint32_t>(base + begin),
            .end = static_cast<std::uint32_t>(base + end)};
  }

  /// At the character at `at`, or at the end of its line.
  SyntaxError error(std::size_t at, std::string message) const;
};

/// The fast reader: the document when all of it lies in the block subset, else nothing. Its only errors are those of
/// the limits.
std::optional<Parsed> read_yaml_subset(const YamlInput& input);

/// yaml-cpp.
Parsed read_yaml_events(const YamlInput& input);

/// The one, else the other.
Parsed read_yaml(const YamlInput& input);

}  // namespace cf::doc
