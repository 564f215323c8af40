#include "base/doc/tree_builder.hpp"

#include <utility>

namespace cf::doc {

bool TreeBuilder::spend(std::size_t nodes) {
  if (nodes > k_max_nodes - m_nodes) {
    m_refusal = "the document holds too many values (aliases count as what they stand for)";
    return false;
  }
  m_nodes += nodes;
  return true;
}

bool TreeBuilder::open(Node collection) {
  if (m_open.size() >= k_max_depth) {
    m_refusal = "the document is nested too deep";
    return false;
  }
  if (!spend(1)) return false;
  m_open.push_back({.node = std::move(collection), .key = std::nullopt});
  return true;
}

void TreeBuilder::close(std::uint32_t end) {
  Node node = std::move(m_open.back().node);
  m_open.pop_back();
  node.span.end = end;
  attach(std::move(node));
}

bool TreeBuilder::add(Node value, std::size_t nodes, std::size_t height) {
  if (height > 1 && m_open.size() + height - 1 > k_max_depth) {
    m_refusal = "the document is nested too deep";
    return false;
  }
  if (!spend(nodes)) return false;
  attach(std::move(value));
  return true;
}

void TreeBuilder::key(std::string text, Span span) {
  m_open.back().key = Member{.key = std::move(text), .key_span = span, .value = {}};
}

void TreeBuilder::attach(Node value) {
  if (m_open.empty()) {
    m_root = std::move(value);
    return;
  }
  Open& top = m_open.back();
  if (top.node.is(Node::Kind::sequence)) {
    top.node.items.push_back(std::move(value));
    return;
  }
  top.key->value = std::move(value);
  top.node.members.push_back(std::move(*top.key));
  top.key.reset();
}

}  // namespace cf::doc
