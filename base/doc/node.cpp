#include "base/doc/node.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace cf::doc {

const Member* Node::find_member(std::string_view key) const {
  const auto found = std::find_if(members.rbegin(), members.rend(), [&](const Member& m) { return m.key == key; });
  return found == members.rend() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Member* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

const Node* Node::at(std::initializer_list<std::string_view> keys) const {
  const Node* node = this;
  for (const std::string_view key : keys) {
    if (node == nullptr) break;
    node = node->find(key);
  }
  return node;
}

void Node::set(std::string_view key, Node value) {
  if (Node* existing = find(key)) {
    *existing = std::move(value);
  } else {
    const Span key_span = value.span;
    members.push_back({std::string(key), key_span, std::move(value)});
  }
}

bool Node::erase(std::string_view key) {
  return std::erase_if(members, [&](const Member& m) { return m.key == key; }) > 0;
}

double Node::as_number() const {
  double value = 0;
  if (kind == Kind::integer || kind == Kind::number)
    std::from_chars(scalar.data(), scalar.data() + scalar.size(), value);
  return value;
}

namespace {

Node make(Node::Kind kind, Span span) {
  Node node;
  node.kind = kind;
  node.span = span;
  return node;
}

}  // namespace

Node make_string(std::string text, Span span) {
  Node node = make(Node::Kind::string, span);
  node.scalar = std::move(text);
  return node;
}

Node make_mapping(Span span) { return make(Node::Kind::mapping, span); }
Node make_sequence(Span span) { return make(Node::Kind::sequence, span); }

bool same_value(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.scalar != b.scalar || a.members.size() != b.members.size()) return false;
  if (!std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_value)) return false;
  return std::all_of(a.members.begin(), a.members.end(), [&](const Member& member) {
    const Node* other = b.find(member.key);
    return other != nullptr && same_value(member.value, *other);
  });
}

nlohmann::ordered_json to_json(const Node& node) {
  using Json = nlohmann::ordered_json;
  switch (node.kind) {
    case Node::Kind::null: return nullptr;
    case Node::Kind::boolean: return node.scalar == "true" || node.scalar == "True" || node.scalar == "TRUE";
    case Node::Kind::integer: {
      std::int64_t value = 0;
      const char* end = node.scalar.data() + node.scalar.size();
      const auto [stop, code] = std::from_chars(node.scalar.data(), end, value);
      return code == std::errc{} && stop == end ? Json(value) : Json(node.as_number());
    }
    case Node::Kind::number: return node.as_number();
    case Node::Kind::string: return node.scalar;
    case Node::Kind::sequence: {
      Json array = Json::array();
      for (const Node& item : node.items) array.push_back(to_json(item));
      return array;
    }
    case Node::Kind::mapping: break;
  }
  Json object = Json::object();
  for (const Member& member : node.members) object[member.key] = to_json(member.value);
  return object;
}

namespace {

void write(const Node& node, std::size_t depth, std::string& out) {
  const auto new_line = [&](std::size_t level) { out.append(1, '\n').append(2 * level, ' '); };
  const auto quote = [&](const std::string& text) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  switch (node.kind) {
    case Node::Kind::string: quote(node.scalar); return;
    case Node::Kind::sequence:
      out += '[';
      for (const Node& item : node.items) {
        if (&item != node.items.data()) out += ',';
        new_line(depth + 1);
        write(item, depth + 1, out);
      }
      if (!node.items.empty()) new_line(depth);
      out += ']';
      return;
    case Node::Kind::mapping:
      out += '{';
      for (const Member& member : node.members) {
        if (&member != node.members.data()) out += ',';
        new_line(depth + 1);
        quote(member.key);
        out += ": ";
        write(member.value, depth + 1, out);
      }
      if (!node.members.empty()) new_line(depth);
      out += '}';
      return;
    case Node::Kind::null: out += "null"; return;
    default: out += to_json(node).dump(); return;
  }
}

}  // namespace

std::string write_json(const Node& node) {
  std::string out;
  write(node, 0, out);
  return out + '\n';
}

}  // namespace cf::doc
