#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    if (is_component(file.kind) || !is_read_by_model(file)) continue;
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::plugin_root) continue;
      Reported finding = report.warning("CF306", reference.span, "the variable is not expanded in this file");
      if (reference.in_command) {
        finding.help("put the command into the agent or skill, or call a program of bin/ by its name");
      } else if (!reference.leaves_tree) {
        finding.help(fmt::format("write '{}'", relative_path(parent_path(file.path), reference.target)));
      }
    }
  }
}

}  // namespace

extern const Rule k_root_not_expanded{
    .code = "CF306",
    .name = "root-not-expanded",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "`${CLAUDE_PLUGIN_ROOT}/...` in a file that the model reads by itself.",
            .why = "Clients expand the variable in agents, skills and commands only, and the model's shell does not "
                   "have it: the path arrives as it is written.",
            .bad = "references/guide.md: Read ${CLAUDE_PLUGIN_ROOT}/references/more.md",
            .good = "references/guide.md: Read [more](more.md)"},
    .check = check,
    .applies_to = AppliesTo::plugins};

}  // namespace cf::assembler
