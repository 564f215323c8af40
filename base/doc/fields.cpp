#include "base/doc/front_matter.hpp"
#include "base/doc/scalar.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

std::optional<std::string> field_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return std::string();
    case Node::Kind::boolean: return ascii_lower(node.scalar);
    case Node::Kind::integer:
    case Node::Kind::number: return number_text(node.scalar);
    case Node::Kind::string: return node.scalar;
    case Node::Kind::sequence:
    case Node::Kind::mapping: break;
  }
  return std::nullopt;
}

namespace {

// Is the text written byte for byte at the node's place? Then each of its parts has a place of its own.
std::optional<std::size_t> offset_of_text(const Node& node) {
  const std::string_view written = node.span.text();
  if (written == node.scalar) return 0;
  if (node.quoted && written.size() == node.scalar.size() + 2 && written.substr(1, node.scalar.size()) == node.scalar)
    return 1;
  return std::nullopt;
}

void split_items(const Node& node, std::string_view text, std::optional<std::size_t> offset,
                 std::vector<ListItem>& items) {
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ',';
    if (at < text.size() && c == '(') ++depth;
    if (at < text.size() && c == ')' && depth > 0) --depth;
    const bool separates = c == ',' || is_space(c);
    if (!separates || (depth > 0 && at < text.size())) continue;
    if (at > begin) {
      const Span span = offset ? node.span.part(*offset + begin, at - begin) : node.span;
      items.push_back({.text = std::string(text.substr(begin, at - begin)), .span = span});
    }
    begin = at + 1;
  }
}

}  // namespace

std::vector<ListItem> list_items(const Node& node) {
  std::vector<ListItem> items;
  if (node.is(Node::Kind::mapping) || node.is(Node::Kind::null)) return items;
  if (!node.is(Node::Kind::sequence)) {
    const std::string text = field_text(node).value_or(std::string());
    split_items(node, text, offset_of_text(node), items);
    return items;
  }
  for (const Node& item : node.items) {
    if (const std::optional<std::string> text = field_text(item); text && !trim(*text).empty()) {
      split_items(item, *text, offset_of_text(item), items);
    }
  }
  return items;
}

}  // namespace cf::doc
