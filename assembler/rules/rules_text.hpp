// The documentation of all rules as one text: docs/rules.md, and JSON for programs.
//
// Both are written from the same `RuleDoc`s that `explain` prints; nothing is said in a second place.
#pragma once

#include <string>

namespace cf::assembler {

/// docs/rules.md: a table of all rules, then a section for each.
std::string write_rules_markdown();

/// {"rules": [{"code", "name", "severity", "since", "applies_to", "checked", "what", "why", "bad", "good"}]}, by code.
std::string write_rules_json();

}  // namespace cf::assembler
