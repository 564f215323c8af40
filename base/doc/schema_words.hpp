// How schema violations speak of values. For schema_check.cpp only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/doc/node.hpp"

namespace cf::doc {

/// "'sonet'", "42", "an empty string", "a list", "nothing".
std::string in_words(const Node& node);

/// "a string or a list" of {"string", "array"}.
std::string types_in_words(const nlohmann::ordered_json& types);

/// "'a', 'b' or 'c'"; of very many the first ones.
std::string choices_in_words(const std::vector<std::string>& choices);

/// The field of a pointer: "'tools'", "an entry of 'tools'", "the document".
std::string field_in_words(std::string_view pointer);

/// Does the node have that type of JSON Schema? 1.0 is an integer too.
bool has_type(const Node& node, std::string_view type);

/// The same value, however numbers are written.
bool equals(const Node& node, const nlohmann::ordered_json& value);

/// A value of a schema as one would write it.
std::string plain_text(const nlohmann::ordered_json& value);

}  // namespace cf::doc
