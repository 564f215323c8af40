// A document of any of our formats as a tree whose every node knows where it was written.
//
// YAML (front matter, overlay and language files) and JSON read into the same `Node`; whoever checks a document need
// not know which it was. Nodes point into their sources and are cheap to move; a merged document holds nodes of several
// sources.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diag/source.hpp"

namespace cf::doc {

struct Member;

struct Node {
  enum class Kind : std::uint8_t { null, boolean, integer, number, string, sequence, mapping };

  Kind kind = Kind::null;
  bool quoted = false;          ///< a YAML string that was written in quotes or as a block scalar
  Span span;                    ///< of the value as written
  std::string scalar;           ///< of strings the text; of other scalars the lexeme: "true", "0.85"
  std::vector<Node> items;      ///< of a sequence
  std::vector<Member> members;  ///< of a mapping, in the order written

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_scalar() const { return kind != Kind::sequence && kind != Kind::mapping; }

  /// The value under `key`; of duplicate keys the last, as the clients have it. Null when there is none.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  const Member* find_member(std::string_view key) const;

  /// `find` along a chain of keys: at({"agent", "id"}).
  const Node* at(std::initializer_list<std::string_view> keys) const;

  void set(std::string_view key, Node value);  ///< replaces the last of that name, else appends
  bool erase(std::string_view key);            ///< all of that name; false when there was none

  double as_number() const;  ///< of an integer or number, else 0
};

struct Member {
  std::string key;
  Span key_span;
  Node value;
};

Node make_string(std::string text, Span span = {});
Node make_mapping(Span span = {});
Node make_sequence(Span span = {});

bool same_value(const Node& a, const Node& b);  ///< equal but for places, quotes and the order of members

nlohmann::ordered_json to_json(const Node& node);  ///< of duplicate keys the last

/// Pretty JSON, two spaces, keys in their order, numbers in their own spelling, UTF-8 unescaped, a final newline.
std::string write_json(const Node& node);

}  // namespace cf::doc
