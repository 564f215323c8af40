#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  if (is_loose_folder(tree)) return;  // what lies around it is in reach
  for (const auto& [path, file] : tree.files) {
    const bool strict = tree.origin == TreeOrigin::source || is_read_by_model(file) || is_json(file.kind);
    for (const Reference& reference : file.references) {
      if (!reference.leaves_tree) continue;
      report
          .add("CF308", strict ? Severity::error : Severity::warning, reference.span,
               fmt::format("'{}' leads out of the tree", reference.target))
          .help("a plugin is installed without what lies around it: move the file into the tree");
    }
  }
}

}  // namespace

extern const Rule k_reference_leaves_tree{
    .code = "CF308",
    .name = "reference-leaves-tree",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A path with more `..` than there are folders. A warning where the model never reads it.",
            .why = "It works in the repository and nowhere else: only the plugin's own folder is installed.",
            .bad = "See [the rules](../../../CONTRIBUTING.md).",
            .good = "See [the rules](../references/rules.md)."},
    .check = check};

}  // namespace cf::assembler
