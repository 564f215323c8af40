// YAML 1.2 (core schema) → Node, as the clients read it.
//
// Plain scalars resolve by the core schema only: `yes` and `0o17`-less octals stay strings, `true`, `null`, `~`, 42,
// 0.5 are what they look like. Anchors and aliases are expanded under a budget; duplicate keys are kept (and reported
// by the caller's rules; the last wins). No tags, no several documents.
#pragma once

#include <optional>
#include <string>

#include "base/diag/source.hpp"
#include "base/doc/node.hpp"

namespace cf::doc {

/// Why a document could not be read, and where.
struct SyntaxError {
  Span span;
  std::string message;
};

struct Parsed {
  Node root;  ///< null when there is an error
  std::optional<SyntaxError> error;
};

/// Limits that stop hostile documents; far beyond anything a person writes.
inline constexpr std::size_t k_max_depth = 128;
inline constexpr std::size_t k_max_nodes = 200'000;

/// Reads the bytes of `text` (a part of a source). An empty document is a null node.
Parsed parse_yaml(Span text);

/// The same through yaml-cpp alone, without the fast reader of the block subset: the reference for it.
Parsed parse_yaml_reference(Span text);

}  // namespace cf::doc
