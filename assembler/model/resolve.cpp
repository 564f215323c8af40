#include "assembler/model/resolve.hpp"

#include <array>

#include "assembler/model/programs.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

bool is_generated(std::string_view path) {
  constexpr std::array<std::string_view, 5> k_made = {"README.md", "bin", ".codex-plugin/plugin.json",
                                                      ".cf/manifest.json", ".codex-plugin"};
  if (path.ends_with('/')) path.remove_suffix(1);
  for (const std::string_view made : k_made) {
    if (path == made) return true;
  }
  return is_below(path, "codex");
}

}  // namespace

bool leads_somewhere(const Tree& tree, std::string_view path) {
  if (tree.contains(path)) return true;
  return tree.origin == TreeOrigin::source && (is_generated(path) || is_program_path(path));
}

std::vector<std::string> paths_of(const Tree& tree) {
  std::vector<std::string> paths;
  for (const auto& [path, file] : tree.files) paths.push_back(path);
  return paths;
}

bool stands_alone(const Tree& tree) { return is_loose_folder(tree) && tree.files.size() == 1; }

bool is_loose_folder(const Tree& tree) {
  return tree.origin == TreeOrigin::plugin && tree.find(".claude-plugin/plugin.json") == nullptr;
}

bool is_read_by_model(const File& file) {
  const bool beside_manifest = parent_path(file.path).empty();
  return is_markdown(file.kind) && !beside_manifest && !is_below(file.path, "codex");
}

}  // namespace cf::assembler
