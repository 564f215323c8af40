#include "assembler/rules/rules_text.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

std::string_view to_string(AppliesTo applies_to) {
  switch (applies_to) {
    case AppliesTo::source_trees: return "source trees";
    case AppliesTo::plugins: return "plugins";
    case AppliesTo::any_tree: break;
  }
  return "any tree";
}

std::string cell(std::string_view text) { return replace_all(text, "|", "\\|"); }

/// A fence that is longer than any in the example.
std::string example(std::string_view title, std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("{}:\n\n{}text\n{}\n{}\n\n", title, fence, text, fence);
}

std::string section(const Rule& rule) {
  std::string text = fmt::format("## {} {}\n\n{}\n\n{}\n\n", rule.code, rule.name, rule.doc.what, rule.doc.why);
  text += example("Bad", rule.doc.bad);
  text += example("Good", rule.doc.good);
  text += fmt::format("Severity {}, since {}, in {}.\n", cf::to_string(rule.severity), rule.since,
                      to_string(rule.applies_to));
  return text;
}

}  // namespace

std::string write_rules_markdown() {
  std::string text =
      "# Rules\n\n"
      "<!-- Written by `make regenerate` from assembler/rules; edit it there. -->\n\n"
      "Everything that `cf-assemble` can find, by code. Codes are stable and never used twice. `cf-assemble explain "
      "CODE` prints one of them.\n\n"
      "| Code | Name | Severity | Found |\n|---|---|---|---|\n";
  for (const Rule* rule : rules()) {
    text += fmt::format("| [{}](#{}-{}) | {} | {} | {} |\n", rule->code, ascii_lower(rule->code), rule->name,
                        rule->name, cf::to_string(rule->severity), cell(rule->doc.what));
  }
  for (const Rule* rule : rules()) text += '\n' + section(*rule);
  return text;
}

std::string write_rules_json() {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Rule* rule : rules()) {
    list.push_back({{"code", rule->code},
                    {"name", rule->name},
                    {"severity", cf::to_string(rule->severity)},
                    {"since", rule->since},
                    {"applies_to", to_string(rule->applies_to)},
                    {"checked", rule->check != nullptr},
                    {"what", rule->doc.what},
                    {"why", rule->doc.why},
                    {"bad", rule->doc.bad},
                    {"good", rule->doc.good}});
  }
  return nlohmann::ordered_json{{"rules", std::move(list)}}.dump(2) + '\n';
}

}  // namespace cf::assembler
