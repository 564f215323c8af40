#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

/// The servers of a document, which stand under `mcpServers` or at the top.
std::vector<const doc::Node*> servers_of(const doc::Node& document) {
  const doc::Node* inner = document.find("mcpServers");
  std::vector<const doc::Node*> servers;
  for (const doc::Member& server : (inner == nullptr ? document : *inner).members) servers.push_back(&server.value);
  return servers;
}

void check_relative(const Tree& tree, const doc::Node& server, Report& report) {
  const doc::Node* command = server.find("command");
  if (command == nullptr || !command->is(doc::Node::Kind::string)) return;
  std::string_view path = command->scalar;
  if (path.starts_with("./")) path.remove_prefix(2);
  if (path.find('/') == std::string_view::npos || !tree.contains(path)) return;
  report.error("CF506", command->span, "'{}' is looked for in the user's project, not in the plugin", command->scalar)
      .help(fmt::format("write ${{CLAUDE_PLUGIN_ROOT}}/{}", path));
}

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::mcp)) {
    if (!file->readable) continue;
    for (const Reference& reference : file->references) {
      if (reference.leaves_tree || leads_somewhere(tree, reference.target)) continue;
      report.error("CF506", reference.span, "'{}' is not in the tree", reference.target)
          .help_nearest(paths_of(tree), reference.target, "write the path of a program that ships");
    }
    for (const doc::Node* server : servers_of(file->document)) check_relative(tree, *server, report);
  }
}

}  // namespace

extern const Rule k_dead_mcp_command{
    .code = "CF506",
    .name = "dead-mcp-command",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A server in .mcp.json whose program or files are not in the tree.",
            .why = "The server does not start, and agents lack the tools that they name.",
            .bad = R"({"docs": {"command": "node", "args": ["${CLAUDE_PLUGIN_ROOT}/servers/gone.mjs"]}})",
            .good = R"({"docs": {"command": "node", "args": ["${CLAUDE_PLUGIN_ROOT}/servers/docs.mjs"]}})"},
    .check = check};

}  // namespace cf::assembler
