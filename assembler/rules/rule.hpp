// One validation rule: its code, its documentation and its check, together in one file.
//
// A rule looks at a whole tree and reports; it changes nothing and knows no other rule. Codes are stable and never
// reused. A finding that is made while reading, merging or publishing has a rule too, without a check, so that
// `explain` knows every code.
#pragma once

#include <span>
#include <string_view>

#include "assembler/model/tree.hpp"
#include "base/diag/diagnostic.hpp"

namespace cf::assembler {

struct RuleDoc {
  std::string_view what;  ///< the offence
  std::string_view why;   ///< what happens to a user who has it
  std::string_view bad;   ///< an example
  std::string_view good;  ///< the same, mended
};

enum class AppliesTo : std::uint8_t { any_tree, source_trees, plugins };

struct Rule {
  std::string_view code;  ///< "CF301"
  std::string_view name;  ///< "dead-root-reference": the offence
  Severity severity = Severity::error;
  std::string_view since;  ///< version that brought it
  RuleDoc doc;
  void (*check)(const Tree& tree, Report& report) = nullptr;  ///< null: found while reading, merging or publishing
  AppliesTo applies_to = AppliesTo::any_tree;
};

/// All rules by code.
std::span<const Rule* const> rules();

/// Null for an unknown code; accepts the rule's name as well.
const Rule* find_rule(std::string_view code_or_name);

/// Runs every check that applies to the tree.
void check_tree(const Tree& tree, Report& report);

}  // namespace cf::assembler
