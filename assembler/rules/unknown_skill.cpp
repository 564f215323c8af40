#include <algorithm>

#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

bool is_skill(const Tree& tree, std::string_view name, const std::vector<std::string>& skills) {
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
    if (name.substr(0, colon) != tree.plugin_name) return true;  // another plugin's
    name.remove_prefix(colon + 1);
  }
  return std::find(skills.begin(), skills.end(), name) != skills.end();
}

void check(const Tree& tree, Report& report) {
  if (is_loose_folder(tree)) return;  // skills may lie elsewhere
  std::vector<std::string> skills;
  for (const File* skill : tree.of_kind(FileKind::skill)) skills.push_back(component_name(*skill));
  for (const File* agent : tree.of_kind(FileKind::agent)) {
    const doc::Node* list = agent->front_matter.fields.find("skills");
    if (list == nullptr) continue;
    for (const doc::ListItem& item : doc::list_items(*list)) {
      if (is_skill(tree, item.text, skills)) continue;
      report.error("CF309", item.span, "no skill here is called '{}'", item.text)
          .help_nearest(skills, item.text, "write the name of a folder below skills/");
    }
  }
}

}  // namespace

extern const Rule k_unknown_skill{.code = "CF309",
                                  .name = "unknown-skill",
                                  .severity = Severity::error,
                                  .since = "0.1",
                                  .doc = {.what = "A skill in an agent's `skills:` that the tree does not have.",
                                          .why = "The agent starts without the skill, and nothing says so.",
                                          .bad = "skills: [memray-profilng]",
                                          .good = "skills: [memray-profiling]"},
                                  .check = check};

}  // namespace cf::assembler
