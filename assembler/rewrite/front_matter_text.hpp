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

/// `---`, the fields as YAML without the private ones, `---`.
std::string write_front_matter(const doc::Node& fields);

bool is_private_key(std::string_view key);

}  // namespace cf::assembler
