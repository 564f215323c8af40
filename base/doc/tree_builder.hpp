// Puts a document together from the events of a parser, under the limits that stop hostile ones.
//
// For the readers of this folder only. A collection is whole when it closes; until then it lies on a stack of its own,
// so that nothing here recurses.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/doc/node.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

class TreeBuilder {
 public:
  /// Starts a sequence or mapping. False when it lies too deep or there are too many nodes.
  bool open(Node&& collection);
  /// Ends the innermost one; its span ends at `end`.
  void close(std::uint32_t end);
  /// A whole value: a scalar, or a copy of something (then `nodes` and `height` say how large it is).
  bool add(Node&& value, std::size_t nodes = 1, std::size_t height = 1);
  void key(std::string text, Span span);
  /// The last member, key and value, was itself a key: takes it away and starts a member with this one.
  void key_from_value(std::string text, Span span);
  /// Counts nodes that are kept elsewhere. False when there are too many.
  bool spend(std::size_t nodes);

  bool empty() const { return m_open.empty(); }
  bool expects_key() const {
    return !m_open.empty() && m_open.back().node.is(Node::Kind::mapping) && !m_open.back().has_key;
  }
  const Node& innermost() const { return m_open.back().node; }
  Node& innermost() { return m_open.back().node; }
  std::size_t depth() const { return m_open.size(); }
  Node take_root() { return std::move(m_root); }

  /// Why the last call said false.
  const char* refusal() const { return m_refusal; }

 private:
  struct Open {
    Node node;
    bool has_key = false;  ///< the last member's value is still to come
  };
  void attach(Node&& value);

  std::vector<Open> m_open;
  Node m_root;
  std::size_t m_nodes = 0;
  const char* m_refusal = "";
};

}  // namespace cf::doc
