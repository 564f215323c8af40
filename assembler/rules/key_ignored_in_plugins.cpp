#include "assembler/model/client.hpp"
#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  if (is_loose_folder(tree)) return;  // a user's own agents may use them
  for (const File* file : tree.of_kind(FileKind::agent)) {
    for (const doc::Member& member : file->front_matter.fields.members) {
      if (!client::knows(client::k_agent_keys_ignored_in_plugins, member.key)) continue;
      report.warning("CF015", member.key_span, "'{}' is ignored in a plugin's agents", member.key)
          .help("remove it, or tell users to set it for themselves");
    }
  }
}

}  // namespace

extern const Rule k_key_ignored_in_plugins{
    .code = "CF015",
    .name = "key-ignored-in-plugins",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "A key of an agent that the client honours in users' agents only, not in a plugin's.",
            .why = "What it asks for, such as a permission mode or hooks, does not happen.",
            .bad = "permissionMode: acceptEdits",
            .good = "no such key, and a line in the README on what to allow"},
    .check = check};

}  // namespace cf::assembler
