// Any bytes as a YAML document against one schema that uses every keyword of ours.
#include "base/doc/schema.hpp"

#include <cstdint>

#include "tests/fuzz/check.hpp"

namespace {

constexpr const char* k_schema = R"({"type": "object", "additionalProperties": false, "required": ["name"],
  "properties": {
    "name": {"type": "string", "pattern": "^(a|b|[a-z-])+$", "minLength": 1, "maxLength": 64},
    "model": {"enum": ["sonnet", "opus", "haiku", 1, null]},
    "level": {"type": "number", "minimum": 0, "maximum": 1},
    "tools": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "uniqueItems": true, "minItems": 1}]},
    "hook": {"oneOf": [{"type": "object", "properties": {"type": {"const": "command"}}, "required": ["type"]},
                       {"type": "object", "properties": {"type": {"const": "prompt"}}, "required": ["type", "prompt"]}]},
    "env": {"type": "object", "patternProperties": {"^[A-Z]+$": {"type": "string"}}, "additionalProperties": false},
    "any": {"not": {"type": "string"}, "if": {"type": "array"}, "then": {"maxItems": 2}, "else": {"multipleOf": 2}},
    "tree": {"$ref": "#/definitions/tree"}},
  "definitions": {"tree": {"type": ["array", "null"], "items": {"$ref": "#/definitions/tree"}}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cf::doc;
  static const Schema schema = Schema::compile(k_schema).value();
  const cf::Source source{.path = "x.yaml", .text = std::string(reinterpret_cast<const char*>(data), size)};
  const Parsed parsed = parse_yaml(cf::whole(source));
  if (parsed.error) return 0;
  for (const Violation& violation : schema.validate(parsed.root)) {
    fuzz::check_span(violation.span, source);
    fuzz::require(!violation.message.empty() && (violation.pointer.empty() || violation.pointer.starts_with('/')));
  }
  return 0;
}
