#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  if (stands_alone(tree)) return;
  for (const auto& [path, file] : tree.files) {
    if (!is_markdown(file.kind)) continue;  // hooks and servers have rules of their own
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::plugin_root || reference.leaves_tree) continue;
      if (leads_somewhere(tree, reference.target)) continue;
      report.error("CF301", reference.span, "'{}' is not in the tree", reference.target)
          .help_nearest(paths_of(tree), reference.target, "write the path of a file that ships, from the tree's root");
    }
  }
}

}  // namespace

extern const Rule k_dead_root_reference{
    .code = "CF301",
    .name = "dead-root-reference",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A `${CLAUDE_PLUGIN_ROOT}/...` path that no file of the assembled tree answers.",
            .why =
                "The client expands the variable and hands the model a path that does not exist; nothing else tells.",
            .bad = R"(Read ${CLAUDE_PLUGIN_ROOT}/references/gone.md)",
            .good = R"(Read ${CLAUDE_PLUGIN_ROOT}/references/guide.md)"},
    .check = check};

}  // namespace cf::assembler
