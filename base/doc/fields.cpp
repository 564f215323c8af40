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

// At commas and spaces outside parentheses; other white space only goes from the ends of the parts.
void split_items(const Node& node, std::vector<ListItem>& items) {
  const std::string_view text = node.scalar;
  const std::optional<std::size_t> offset = offset_of_text(node);
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool end = at == text.size();
    if (!end && text[at] == '(') ++depth;
    if (!end && text[at] == ')' && depth > 0) --depth;
    if (!end && (depth > 0 || (text[at] != ',' && text[at] != ' '))) continue;
    const std::string_view part = trim(text.substr(begin, at - begin));
    begin = at + 1;
    if (part.empty()) continue;
    const auto place = static_cast<std::size_t>(part.data() - text.data());
    items.push_back(
        {.text = std::string(part), .span = offset ? node.span.part(*offset + place, part.size()) : node.span});
  }
}

}  // namespace

std::vector<ListItem> list_items(const Node& node) {
  std::vector<ListItem> items;
  if (node.is(Node::Kind::string)) split_items(node, items);
  for (const Node& item : node.items) {
    if (item.is(Node::Kind::string)) split_items(item, items);  // the client drops entries of other kinds
  }
  return items;
}

}  // namespace cf::doc
