// The rules that only ask a schema: front matter and JSON documents of the kinds that have one.
#include "assembler/rules/rule.hpp"
#include "base/doc/schema.hpp"

namespace cf::assembler {

namespace {

void check_document(std::string_view code, std::string_view schema, const doc::Node& document, Report& report) {
  for (const doc::Violation& violation : doc::builtin_schema(schema).validate(document)) {
    report.error(code, violation.span, "{}", violation.message).help(violation.help);
  }
}

void check_components(std::string_view code, std::string_view schema, FileKind kind, const Tree& tree,
                      Report& findings) {
  for (const File* file : tree.of_kind(kind)) {
    const doc::FrontMatterState state = file->front_matter.state;
    const bool read = state == doc::FrontMatterState::ok || state == doc::FrontMatterState::rescued;
    if (read && file->readable && file->in_scope) check_document(code, schema, file->front_matter.fields, findings);
  }
}

void check_documents(std::string_view code, std::string_view schema, FileKind kind, const Tree& tree,
                     Report& findings) {
  for (const File* file : tree.of_kind(kind)) {
    if (file->readable && file->in_scope) check_document(code, schema, file->document, findings);
  }
}

}  // namespace

extern const Rule k_agent_schema{
    .code = "CF101",
    .name = "agent-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Front matter of an agent that breaks schema/agent.schema.json.",
            .why = "The client drops the value, or falls back to a default, without a word.",
            .bad = "color: teal\nmaxTurns: many",
            .good = "color: cyan\nmaxTurns: 40"},
    .check = [](const Tree& tree, Report& findings) {
      check_components("CF101", "agent", FileKind::agent, tree, findings);
    }};

extern const Rule k_plugin_schema{
    .code = "CF102",
    .name = "plugin-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A .claude-plugin/plugin.json that breaks schema/plugin.schema.json.",
            .why = "The client refuses the manifest, and with it the whole plugin.",
            .bad = R"({"name": "reviewer", "author": "Ann", "agents": "agents/a.md"})",
            .good = R"({"name": "reviewer", "author": {"name": "Ann"}, "agents": "./agents/a.md"})"},
    .check = [](const Tree& tree, Report& findings) {
      check_documents("CF102", "plugin", FileKind::plugin_manifest, tree, findings);
    }};

extern const Rule k_hooks_schema{
    .code = "CF103",
    .name = "hooks-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A hooks/hooks.json that breaks schema/hooks.schema.json.",
            .why = "The client rejects the whole file: none of the plugin's hooks runs.",
            .bad = R"({"hooks": {"Stop": [{"hooks": [{"type": "command", "run": "x"}]}]}})",
            .good = R"({"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "x || exit 0"}]}]}})"},
    .check = [](const Tree& tree, Report& findings) {
      check_documents("CF103", "hooks", FileKind::hooks, tree, findings);
    }};

extern const Rule k_skill_schema{
    .code = "CF104",
    .name = "skill-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Front matter of a skill that breaks schema/skill.schema.json.",
            .why = "The client drops the value without a word, and the skill runs otherwise than written.",
            .bad = "context: forked",
            .good = "context: fork"},
    .check = [](const Tree& tree, Report& findings) {
      check_components("CF104", "skill", FileKind::skill, tree, findings);
    }};

extern const Rule k_command_schema{
    .code = "CF105",
    .name = "command-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Front matter of a command that breaks schema/command.schema.json.",
            .why = "The client drops the value without a word, and the command runs otherwise than written.",
            .bad = "disable-model-invocation: sometimes",
            .good = "disable-model-invocation: true"},
    .check = [](const Tree& tree, Report& findings) {
      check_components("CF105", "command", FileKind::command, tree, findings);
    }};

extern const Rule k_mcp_schema{
    .code = "CF108",
    .name = "mcp-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A .mcp.json that breaks schema/mcp.schema.json.",
            .why = "The server is not started, and the tools that agents list from it do not exist.",
            .bad = R"({"mcpServers": {"docs": {"args": ["serve"]}}})",
            .good = R"({"mcpServers": {"docs": {"command": "docs-server", "args": ["serve"]}}})"},
    .check = [](const Tree& tree, Report& findings) {
      check_documents("CF108", "mcp", FileKind::mcp, tree, findings);
    }};

}  // namespace cf::assembler
