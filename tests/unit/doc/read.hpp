// Short ways to a document, and a document on one line, for the tests of base/doc.
#pragma once

#include <string>

#include "base/diag/source.hpp"
#include "base/doc/json.hpp"
#include "base/doc/node.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

/// `{a: "x", b: [1, null]}` with, after each value and key, its place: `"x"@3-4`. Without places when `bare`.
inline std::string dump(const Node& node, bool bare = true) {
  const auto place = [&](Span span) {
    return bare ? std::string() : "@" + std::to_string(span.begin) + "-" + std::to_string(span.end);
  };
  std::string text;
  switch (node.kind) {
    case Node::Kind::null: text = "null"; break;
    case Node::Kind::string: text = (node.quoted ? "\"" : "'") + node.scalar + (node.quoted ? "\"" : "'"); break;
    case Node::Kind::sequence:
      text = "[";
      for (const Node& item : node.items) text += (&item == node.items.data() ? "" : ", ") + dump(item, bare);
      text += "]";
      break;
    case Node::Kind::mapping:
      text = "{";
      for (const Member& member : node.members) {
        text += (&member == node.members.data() ? "" : ", ") + member.key + place(member.key_span) + ": " +
                dump(member.value, bare);
      }
      text += "}";
      break;
    default: text = node.scalar; break;
  }
  return text + place(node.span);
}

/// The document, or `line:column: message [text of the place]`.
inline std::string dump(const Source& source, const Parsed& parsed, bool bare = true) {
  if (!parsed.error) return dump(parsed.root, bare);
  const Position place = source.position(parsed.error->span.begin);
  return std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + parsed.error->message + " [" +
         std::string(parsed.error->span.text()) + "]";
}

inline std::string json(std::string text, bool bare = true) {
  const Source source{.path = "x.json", .text = std::move(text)};
  return dump(source, parse_json(whole(source)), bare);
}

inline std::string yaml(std::string text, bool bare = true) {
  const Source source{.path = "x.yaml", .text = std::move(text)};
  return dump(source, parse_yaml(whole(source)), bare);
}

inline std::string yaml_reference(std::string text, bool bare = true) {
  const Source source{.path = "x.yaml", .text = std::move(text)};
  return dump(source, parse_yaml_reference(whole(source)), bare);
}

}  // namespace cf::doc
