#include "assembler/model/client.hpp"
#include "assembler/model/tables.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    for (const Reference& reference : file.references) {
      if (reference.kind != ReferenceKind::table || client::knows(k_table_names, reference.target)) continue;
      const std::vector<std::string> names = client::list_of(k_table_names);
      report.error("CF304", reference.span, "no table is called '{}'", reference.target)
          .help_nearest(names, reference.target,
                        "one of agents, branches, domains, guides, languages, references, state-files, triggers");
    }
  }
}

}  // namespace

extern const Rule k_unknown_table{
    .code = "CF304",
    .name = "unknown-table",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A `<!-- cf:table NAME -->` whose table does not exist.",
            .why = "Nothing would be written in its place, and the prompt would lack its table.",
            .bad = "<!-- cf:table agent -->",
            .good = "<!-- cf:table agents -->"},
    .check = check,
    .applies_to = AppliesTo::source_trees};

}  // namespace cf::assembler
