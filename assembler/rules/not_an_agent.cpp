#include <algorithm>
#include <array>

#include "assembler/rules/rule.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

/// The name or the folder that gives a document away.
std::string_view document_mark(std::string_view path) {
  constexpr std::array<std::string_view, 6> k_names = {"readme",  "changelog", "contributing",
                                                       "license", "todo",      "index"};
  constexpr std::array<std::string_view, 4> k_folders = {"references", "docs", "examples", "templates"};
  const auto is_one_of = [](const auto& list, std::string_view name) {
    return std::find(list.begin(), list.end(), ascii_lower(name)) != list.end();
  };
  if (is_one_of(k_names, file_stem(path))) return file_name(path);
  for (const std::string_view folder : split(parent_path(path), '/')) {
    if (is_one_of(k_folders, folder)) return folder;
  }
  return {};
}

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::agent)) {
    const std::string_view mark = document_mark(file->path);
    if (mark.empty()) continue;
    report
        .error("CF307", start_of(*file->content), "a document below agents/ ('{}'): clients list it as an agent", mark)
        .help("move it out of agents/, to references/ or beside the plugin");
  }
}

}  // namespace

extern const Rule k_not_an_agent{
    .code = "CF307",
    .name = "not-an-agent",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A README, a reference or another document below agents/.",
            .why = "Every *.md at any depth below agents/ becomes an agent, with all tools and its text for a prompt.",
            .bad = "agents/references/guide.md",
            .good = "references/guide.md"},
    .check = check};

}  // namespace cf::assembler
