// What every document that was read must hold to, whatever the input. A breach aborts, so that the fuzzer keeps it.
#pragma once

#include <cstdlib>

#include "base/doc/node.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_span(Span span, const Source& source) {
  require(span.source == &source && span.begin <= span.end && span.end <= source.text.size());
}

/// Every span lies in the source, children within their parents where `nested` (aliases point elsewhere).
inline std::size_t check_tree(const Node& node, const Source& source, std::size_t depth = 0) {
  require(depth <= k_max_depth);
  check_span(node.span, source);
  std::size_t nodes = 1;
  for (const Node& item : node.items) nodes += check_tree(item, source, depth + 1);
  for (const Member& member : node.members) {
    check_span(member.key_span, source);
    nodes += check_tree(member.value, source, depth + 1);
  }
  require(nodes <= k_max_nodes + 1);
  return nodes;
}

inline void check_parsed(const Parsed& parsed, const Source& source) {
  if (parsed.error) {
    check_span(parsed.error->span, source);
    require(!parsed.error->message.empty());
  } else {
    check_tree(parsed.root, source);
  }
}

inline bool same_span(Span a, Span b) { return a.source == b.source && a.begin == b.begin && a.end == b.end; }

/// Equal with places, quotes and order.
inline bool same_tree(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.quoted != b.quoted || a.scalar != b.scalar || !same_span(a.span, b.span)) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same_tree(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (a.members[i].key != b.members[i].key || !same_span(a.members[i].key_span, b.members[i].key_span)) return false;
    if (!same_tree(a.members[i].value, b.members[i].value)) return false;
  }
  return true;
}

}  // namespace cf::doc::fuzz
