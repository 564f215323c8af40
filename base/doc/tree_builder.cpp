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

bool TreeBuilder::open(Node&& collection) {
  if (m_open.size() >= k_max_depth) {
    m_refusal = "the document is nested too deep";
    return false;
  }
  if (!spend(1)) return false;
  constexpr std::size_t k_usual_depth = 8;
  if (m_open.empty()) m_open.reserve(k_usual_depth);
  m_open.push_back({.node = std::move(collection)});
  return true;
}

void TreeBuilder::close(std::uint32_t end) {
  Node node = std::move(m_open.back().node);
  m_open.pop_back();
  node.span.end = end;
  attach(std::move(node));
}

bool TreeBuilder::add(Node&& value, std::size_t nodes, std::size_t height) {
  if (height > 1 && m_open.size() + height - 1 > k_max_depth) {
    m_refusal = "the document is nested too deep";
    return false;
  }
  if (!spend(nodes)) return false;
  attach(std::move(value));
  return true;
}

void TreeBuilder::key(std::string text, Span span) {
  Open& top = m_open.back();
  Member& member = top.node.members.emplace_back();
  member.key = std::move(text);
  member.key_span = span;
  top.has_key = true;
}

void TreeBuilder::key_from_value(std::string text, Span span) {
  m_open.back().node.members.pop_back();
  key(std::move(text), span);
}

void TreeBuilder::attach(Node&& value) {
  if (m_open.empty()) {
    m_root = std::move(value);
    return;
  }
  Open& top = m_open.back();
  if (top.node.is(Node::Kind::sequence)) {
    top.node.items.push_back(std::move(value));
    return;
  }
  top.node.members.back().value = std::move(value);
  top.has_key = false;
}

}  // namespace cf::doc
