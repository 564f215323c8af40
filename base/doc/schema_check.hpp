// The keywords of JSON Schema that our formats use, checked over Nodes, with words for people. For schema.cpp only.
//
// It knows type, enum, const, the limits of numbers, strings, lists and objects, pattern (RE2), properties and its kin,
// items, $ref within the document, allOf, anyOf, oneOf, not, if. What it does not know it passes; valijson is asked
// after it and knows the rest.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/doc/schema.hpp"

namespace re2 {
class RE2;
}

namespace cf::doc {

using Patterns = std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>>;

/// The mistakes of `document`, in its order.
std::vector<Violation> check_schema(const nlohmann::ordered_json& schema, const Patterns& patterns,
                                    const Node& document);

/// Every pattern of the schema compiled. Fails on one that RE2 does not read, on a $ref that leads nowhere or outside,
/// and on an unknown type.
Result<Patterns> compile_patterns(const nlohmann::ordered_json& schema);

}  // namespace cf::doc
