#include "assembler/model/client.hpp"
#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  if (is_loose_folder(tree) || tree.plugin_name.empty()) return;  // there bare names resolve
  for (const auto& [path, file] : tree.files) {
    if (!is_read_by_model(file)) continue;
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::agent || reference.target.find(':') != std::string::npos) continue;
      const File* agent = tree.find_agent(reference.target);
      if (agent == nullptr || client::knows(client::k_agents, reference.target)) continue;
      report.error("CF305", reference.span, "the bare name '{}' does not resolve inside a plugin", reference.target)
          .help(fmt::format("write '{}'", qualified_name(tree, *agent)));
    }
  }
}

}  // namespace

extern const Rule k_bare_agent_name{
    .code = "CF305",
    .name = "bare-agent-name",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "One of the plugin's own agents, named without the plugin.",
            .why = "The client knows a plugin's agents as plugin:name only, and answers \"Agent type not found\".",
            .bad = R"(subagent_type: "router")",
            .good = R"(subagent_type: "my-plugin:router")"},
    .check = check,
    .applies_to = AppliesTo::plugins};

}  // namespace cf::assembler
