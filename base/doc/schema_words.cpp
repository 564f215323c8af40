#include "base/doc/schema_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/util/text.hpp"

namespace cf::doc {

namespace {

constexpr std::size_t k_longest_quote = 60;
constexpr std::size_t k_most_choices = 16;

std::string last_token(std::string_view pointer) {
  const std::string token(pointer.substr(pointer.rfind('/') + 1));
  return replace_all(replace_all(token, "~1", "/"), "~0", "~");
}

bool is_index(std::string_view token) {
  return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string type_in_words(std::string_view type) {
  if (type == "array") return "a list";
  if (type == "object") return "a mapping";
  if (type == "integer") return "a whole number";
  if (type == "boolean") return "true or false";
  if (type == "null") return "nothing";
  return fmt::format("a {}", type);
}

std::string either(const std::vector<std::string>& words, std::string_view tail) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() && tail.empty() ? " or " : ", ";
    text += words[i];
  }
  return text.append(tail);
}

}  // namespace

std::string in_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return "nothing";
    case Node::Kind::sequence: return "a list";
    case Node::Kind::mapping: return "a mapping";
    case Node::Kind::string:
      return node.scalar.empty() ? "an empty string" : fmt::format("'{}'", ellipsize(node.scalar, k_longest_quote));
    default: return node.scalar;
  }
}

std::string types_in_words(const nlohmann::ordered_json& types) {
  if (types.is_string()) return type_in_words(types.get<std::string>());
  std::vector<std::string> words;
  for (const auto& type : types) words.push_back(type_in_words(type.get<std::string>()));
  return either(words, {});
}

std::string choices_in_words(const std::vector<std::string>& choices) {
  std::vector<std::string> words;
  for (const std::string& choice : choices) {
    if (words.size() == k_most_choices) break;
    words.push_back(fmt::format("'{}'", choice));
  }
  return either(words, choices.size() > words.size() ? ", …" : "");
}

std::string field_in_words(std::string_view pointer) {
  if (pointer.empty()) return "the document";
  const std::string token = last_token(pointer);
  if (!is_index(token)) return fmt::format("'{}'", token);
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  return parent.empty() || is_index(last_token(parent)) ? "an entry of the list"
                                                        : fmt::format("an entry of '{}'", last_token(parent));
}

bool has_type(const Node& node, std::string_view type) {
  switch (node.kind) {
    case Node::Kind::null: return type == "null";
    case Node::Kind::boolean: return type == "boolean";
    case Node::Kind::integer: return type == "integer" || type == "number";
    case Node::Kind::number: {
      const double value = node.as_number();
      return type == "number" || (type == "integer" && value == std::floor(value));
    }
    case Node::Kind::string: return type == "string";
    case Node::Kind::sequence: return type == "array";
    case Node::Kind::mapping: break;
  }
  return type == "object";
}

bool equals(const Node& node, const nlohmann::ordered_json& value) {
  if (value.is_number()) return (has_type(node, "number")) && node.as_number() == value.get<double>();
  if (value.is_string()) return node.is(Node::Kind::string) && node.scalar == value.get_ref<const std::string&>();
  return nlohmann::json(to_json(node)) == nlohmann::json(value);
}

std::string plain_text(const nlohmann::ordered_json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace cf::doc
