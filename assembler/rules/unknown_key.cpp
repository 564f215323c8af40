#include <array>

#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

constexpr std::array<std::string_view, 12> k_registry_keys = {
    "capabilities", "classification", "domain",           "examples", "metadata", "metrics",
    "priority",     "runtime",        "responsibilities", "testing",  "triggers", "workflow"};

std::string advice_otherwise(const File& file, std::string_view key) {
  if (file.kind == FileKind::plugin_manifest && client::knows(client::k_marketplace_keys, key)) {
    return "it belongs to the plugin's entry in marketplace.json";
  }
  if (file.kind == FileKind::agent && client::knows(k_registry_keys, key)) return "write it under `codex:`";
  return "remove it, or correct its spelling; keys are case-sensitive";
}

void check_members(const File& file, const doc::Node& mapping, client::Names known, Report& report) {
  const bool own_allowed = file.kind != FileKind::plugin_manifest;
  for (const doc::Member& member : mapping.members) {
    if (client::knows(known, member.key) || (own_allowed && client::knows(client::k_own_keys, member.key))) continue;
    report.warning("CF016", member.key_span, "unknown key '{}', which no client reads", member.key)
        .help_nearest(client::list_of(known), member.key, advice_otherwise(file, member.key));
  }
}

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    if (file.kind == FileKind::agent) check_members(file, file.front_matter.fields, client::k_agent_keys, report);
    if (file.kind == FileKind::skill || file.kind == FileKind::command) {
      check_members(file, file.front_matter.fields, client::k_skill_keys, report);
    }
    if (file.kind == FileKind::plugin_manifest && file.readable) {
      check_members(file, file.document, client::k_plugin_keys, report);
    }
  }
}

}  // namespace

extern const Rule k_unknown_key{.code = "CF016",
                                .name = "unknown-key",
                                .severity = Severity::warning,
                                .since = "0.1",
                                .doc = {.what = "A key of front matter or plugin.json that no client reads.",
                                        .why = "A misspelled key does nothing, and nothing says so.",
                                        .bad = "colour: red",
                                        .good = "color: red"},
                                .check = check};

}  // namespace cf::assembler
