#include <array>

#include "assembler/rules/rule.hpp"

namespace cf::assembler {

#define CF_RULE(name) extern const Rule k_##name;
#include "assembler/rules/rules.def"
#undef CF_RULE

namespace {

constexpr std::array k_rules = {
#define CF_RULE(name) &k_##name,
#include "assembler/rules/rules.def"
#undef CF_RULE
};

bool applies(const Rule& rule, TreeOrigin origin) {
  switch (rule.applies_to) {
    case AppliesTo::source_trees: return origin == TreeOrigin::source;
    case AppliesTo::plugins: return origin == TreeOrigin::plugin;
    case AppliesTo::any_tree: break;
  }
  return true;
}

}  // namespace

std::span<const Rule* const> rules() { return k_rules; }

const Rule* find_rule(std::string_view code_or_name) {
  for (const Rule* rule : k_rules) {
    if (rule->code == code_or_name || rule->name == code_or_name) return rule;
  }
  return nullptr;
}

void check_tree(const Tree& tree, Report& report) {
  for (const Rule* rule : k_rules) {
    if (rule->check != nullptr && applies(*rule, tree.origin)) rule->check(tree, report);
  }
}

}  // namespace cf::assembler
