#include "assembler/model/client.hpp"
#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

std::vector<std::string> agent_names(const Tree& tree) {
  std::vector<std::string> names = client::list_of(client::k_agents);
  for (const File* agent : tree.of_kind(FileKind::agent)) names.push_back(component_name(*agent));
  return names;
}

bool is_of_other_plugin(const Tree& tree, std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon != std::string_view::npos && name.substr(0, colon) != tree.plugin_name;
}

void check(const Tree& tree, Report& report) {
  if (stands_alone(tree)) return;
  // Beside a loose folder there may be others, and plugins.
  const Severity severity = is_loose_folder(tree) ? Severity::warning : Severity::error;
  for (const auto& [path, file] : tree.files) {
    if (!is_read_by_model(file)) continue;
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::agent || is_of_other_plugin(tree, reference.target)) continue;
      if (client::knows(client::k_agents, reference.target) || tree.find_agent(reference.target) != nullptr) continue;
      report.add("CF303", severity, reference.span, fmt::format("no agent here is called '{}'", reference.target))
          .help_nearest(agent_names(tree), reference.target,
                        "write the name of an agent of this tree, or plugin:name of another plugin's");
    }
  }
}

}  // namespace

extern const Rule k_unknown_agent{
    .code = "CF303",
    .name = "unknown-agent",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent in `subagent_type` or `Agent(…)` that neither the tree nor the client has.",
            .why = "The call fails with \"Agent type not found\", in the middle of a session.",
            .bad = R"(Agent(subagent_type: "codeflash-depe", prompt: "…"))",
            .good = R"(Agent(subagent_type: "codeflash-deep", prompt: "…"))"},
    .check = check};

}  // namespace cf::assembler
