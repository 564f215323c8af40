#include "base/doc/schema_judge.hpp"

#include <fmt/core.h>

#include <cmath>
#include <exception>
#include <utility>
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "base/util/text.hpp"

namespace cf::doc {

namespace {

using Json = nlohmann::json;

// May leaving patterns out of this change what it accepts to less?
bool mentions_patterns(const Json& schema) {
  if (schema.is_object() &&
      (schema.contains("pattern") || schema.contains("patternProperties") || schema.contains("$ref")))
    return true;
  if (!schema.is_structured()) return false;
  for (const Json& part : schema) {
    if (mentions_patterns(part)) return true;
  }
  return false;
}

// The schema without patterns, and without what would reject documents once they are gone: our own checker knows all of
// these keywords.
Json without_patterns(const Json& schema, bool is_schema) {
  if (schema.is_array()) {
    Json copy = Json::array();
    for (const Json& part : schema) copy.push_back(without_patterns(part, is_schema));
    return copy;
  }
  if (!schema.is_object()) return schema;
  Json copy = Json::object();
  for (const auto& [key, part] : schema.items()) {
    if (!is_schema) {  // names of properties and definitions
      copy[key] = without_patterns(part, true);
      continue;
    }
    if (key == "pattern" || key == "patternProperties" || key == "format") continue;
    if (key == "additionalProperties" && schema.contains("patternProperties")) continue;
    const bool strict = key == "not" || key == "oneOf" || key == "if" || key == "then" || key == "else";
    if (strict && mentions_patterns(schema.contains("if") && key != "not" && key != "oneOf" ? schema["if"] : part))
      continue;
    const bool data = key == "enum" || key == "const" || key == "default" || key == "examples" || key == "required";
    const bool names = key == "properties" || key == "definitions" || key == "dependencies";
    copy[key] = data ? part : without_patterns(part, !names);
  }
  return copy;
}

Json to_plain_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::number: {
      const double value = node.as_number();
      constexpr double k_exact = 9007199254740992.0;
      return value == std::floor(value) && std::abs(value) < k_exact ? Json(static_cast<std::int64_t>(value))
                                                                     : Json(value);
    }
    case Node::Kind::sequence: {
      Json array = Json::array();
      for (const Node& item : node.items) array.push_back(to_plain_json(item));
      return array;
    }
    case Node::Kind::mapping: {
      Json object = Json::object();
      for (const Member& member : node.members) object[member.key] = to_plain_json(member.value);
      return object;
    }
    default: return to_json(node);
  }
}

// "<root>", "[tools]", "[0]" → /tools/0
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& part : context) {
    if (!part.starts_with('[') || !part.ends_with(']')) continue;
    pointer += "/" + replace_all(replace_all(part.substr(1, part.size() - 2), "~", "~0"), "/", "~1");
  }
  return pointer;
}

class ValijsonJudge final : public SchemaJudge {
 public:
  explicit ValijsonJudge(const Json& schema) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), m_schema);
  }

  std::vector<Judgement> judge(const Node& document) const override {
    const Json json = to_plain_json(document);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(json), &results)) return {};
    // A mistake is reported first where it is and then at every value around it: keep the innermost.
    std::vector<Judgement> leaves;
    for (const auto& error : results) {
      Judgement judgement{.pointer = pointer_of(error.context), .message = error.description};
      const bool around = !leaves.empty() && leaves.back().pointer.starts_with(judgement.pointer) &&
                          leaves.back().pointer != judgement.pointer;
      if (!around) leaves.push_back(std::move(judgement));
    }
    return leaves;
  }

 private:
  valijson::Schema m_schema;
};

}  // namespace

Result<std::unique_ptr<SchemaJudge>> SchemaJudge::make(const nlohmann::ordered_json& schema) {
  try {
    return std::unique_ptr<SchemaJudge>(std::make_unique<ValijsonJudge>(without_patterns(Json(schema), true)));
  } catch (const std::exception& error) {
    return Error(fmt::format("not a schema: {}", error.what()), {});
  }
}

}  // namespace cf::doc
