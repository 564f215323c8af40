// Front matter as text: taking keys out of what the author wrote, or writing it anew after a patch.
#pragma once

#include <string>
#include <vector>

#include "base/doc/front_matter.hpp"

namespace cf::assembler {

/// Replace the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

/// `piece` with the edits done. They may come in any order and must not overlap.
std::string splice(const Span& piece, std::vector<Edit> edits);

/// Removes the keys that only the assembler reads (`codex`, `overrides`), each with its whole block.
std::vector<Edit> cut_private_keys(const doc::FrontMatter& front_matter);

/// The fields as lines of YAML, without the private ones.
std::string write_fields(const doc::Node& fields);

/// Are these all fields of `fields` that are not private, and is `text` read without a rescue? A cut can break what
/// stood around it: a mapping in braces, an alias of an anchor that is gone.
bool holds_fields(const std::string& text, const doc::Node& fields);

bool is_private_key(std::string_view key);

}  // namespace cf::assembler
