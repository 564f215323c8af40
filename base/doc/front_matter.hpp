// The YAML block at the head of a Markdown file, read exactly as Claude Code reads it.
//
// The algorithm is the client's (measured; see the oracle test in tests/e2e): after a byte order mark, the block is
// what
// `^---\s*\n([\s\S]*?)---\s*\n?` captures at byte 0, so it ends at the first `---` anywhere, even inside a value. It is
// read as YAML; if that fails, plain values that YAML trips over are quoted line by line and it is read once more; if
// that fails too, every field is lost.
#pragma once

#include <optional>
#include <string>

#include "base/doc/node.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

enum class FrontMatterState : std::uint8_t {
  none,     ///< no block
  ok,       ///< read as YAML at the first try
  rescued,  ///< read after requoting: other YAML readers lose it
  dropped,  ///< the client sees no field at all
};

std::string_view to_string(FrontMatterState state);

struct FrontMatter {
  FrontMatterState state = FrontMatterState::none;
  Node fields;  ///< a mapping; empty when there is none or it is lost. Spans point into the source as written
  Span block;   ///< between the fences
  Span body;    ///< the rest of the file
  std::optional<SyntaxError> error;  ///< why the first try failed (rescued, dropped)
};

FrontMatter read_front_matter(const Source& source);

/// The items of a list field as the client takes them apart (`tools`, `skills`, `disallowedTools`): a YAML sequence, or
/// one string split at commas and spaces outside parentheses. Each with its place.
struct ListItem {
  std::string text;
  Span span;
};
std::vector<ListItem> list_items(const Node& node);

/// The text a client sees in a scalar field: 42 reads "42", null reads "". Nothing for sequences and mappings.
std::optional<std::string> field_text(const Node& node);

}  // namespace cf::doc
