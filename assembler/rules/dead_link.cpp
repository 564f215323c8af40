#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  if (stands_alone(tree)) return;
  const bool loose = is_loose_folder(tree);
  for (const auto& [path, file] : tree.files) {
    const bool strict = tree.origin == TreeOrigin::source || (!loose && is_read_by_model(file));
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::link || reference.leaves_tree) continue;
      if (leads_somewhere(tree, reference.target)) continue;
      // Of a folder of agents only the Markdown files are placed in the tree.
      if (loose && !reference.target.ends_with(".md")) continue;
      report
          .add("CF302", strict ? Severity::error : Severity::warning, reference.span,
               fmt::format("the link leads nowhere: '{}' is not in the tree", reference.target))
          .help_nearest(paths_of(tree), reference.target, "write the path from this file to one that ships");
    }
  }
}

}  // namespace

extern const Rule k_dead_link{
    .code = "CF302",
    .name = "dead-link",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A relative link, or a path in a code span, that leads to no file of the tree. A warning where the "
                    "model never reads it.",
            .why = "The model is sent to a file that is not there, and goes on without it.",
            .bad = "See [the guide](../shared/guid.md).",
            .good = "See [the guide](../shared/guide.md)."},
    .check = check};

}  // namespace cf::assembler
