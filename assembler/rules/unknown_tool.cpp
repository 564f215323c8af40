#include <array>

#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

void check_list(const File& file, std::string_view key, Severity severity, Report& report) {
  const doc::Node* list = file.front_matter.fields.find(key);
  if (list == nullptr) return;
  for (const doc::ListItem& item : doc::list_items(*list)) {
    const std::string_view name = trim(std::string_view(item.text).substr(0, item.text.find('(')));
    if (name.empty() || client::is_tool(name)) continue;
    report.add("CF013", severity, item.span, fmt::format("unknown tool '{}'", name))
        .help_nearest(client::list_of(client::k_tools), name,
                      "names are case-sensitive; tools of an MCP server are written mcp__server__tool");
  }
}

void check(const Tree& tree, Report& report) {
  constexpr std::array<std::string_view, 4> k_keys = {"tools", "disallowedTools", "allowed-tools", "disallowed-tools"};
  const Severity severity = tree.origin == TreeOrigin::source ? Severity::error : Severity::warning;
  for (const auto& [path, file] : tree.files) {
    if (!is_component(file.kind)) continue;
    for (const std::string_view key : k_keys) check_list(file, key, severity, report);
  }
}

}  // namespace

extern const Rule k_unknown_tool{
    .code = "CF013",
    .name = "unknown-tool",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A tool that no version of the client has. A warning in others' plugins.",
            .why = "The client drops it without a word; where none of a list's names is known, it refuses to start "
                   "the agent.",
            .bad = "tools: Read, bash",
            .good = "tools: Read, Bash"},
    .check = check};

}  // namespace cf::assembler
