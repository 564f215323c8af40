#include "assembler/model/tree.hpp"

#include <algorithm>

#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

FileKind kind_of(std::string_view path) {
  if (path.ends_with(".md")) {
    if (is_below(path, "agents")) return FileKind::agent;
    if (is_below(path, "commands")) return FileKind::command;
    if (is_below(path, "references")) return FileKind::reference;
    if (is_below(path, "skills") && file_name(path) == "SKILL.md") return FileKind::skill;
    return FileKind::markdown;
  }
  if (path == ".claude-plugin/plugin.json") return FileKind::plugin_manifest;
  if (path == "hooks/hooks.json") return FileKind::hooks;
  if (path == ".mcp.json") return FileKind::mcp;
  if (path == ".lsp.json") return FileKind::lsp;
  return path.ends_with(".json") ? FileKind::json : FileKind::bytes;
}

std::string_view to_string(FileKind kind) {
  switch (kind) {
    case FileKind::agent: return "agent";
    case FileKind::skill: return "skill";
    case FileKind::command: return "command";
    case FileKind::reference: return "reference";
    case FileKind::markdown: return "markdown";
    case FileKind::plugin_manifest: return "plugin";
    case FileKind::hooks: return "hooks";
    case FileKind::mcp: return "mcp";
    case FileKind::lsp: return "lsp";
    case FileKind::json: return "json";
    case FileKind::bytes: break;
  }
  return "file";
}

bool is_component(FileKind kind) {
  return kind == FileKind::agent || kind == FileKind::skill || kind == FileKind::command;
}

bool is_markdown(FileKind kind) {
  return is_component(kind) || kind == FileKind::reference || kind == FileKind::markdown;
}

bool is_json(FileKind kind) { return kind >= FileKind::plugin_manifest && kind <= FileKind::json; }

std::string_view to_string(Transform transform) {
  switch (transform) {
    case Transform::merged: return "merged";
    case Transform::patched: return "patched";
    case Transform::paths_rewritten: return "paths-rewritten";
    case Transform::names_qualified: return "names-qualified";
    case Transform::tables_expanded: return "tables-expanded";
    case Transform::codex_stripped: return "codex-stripped";
    case Transform::generated: break;
  }
  return "generated";
}

const File* Tree::find(std::string_view path) const {
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second;
}

namespace {

bool has_placeholder(std::string_view path) { return path.find_first_of("<*") != std::string_view::npos; }

/// The length of the wildcard at `at`: `*` or `<placeholder>`; 0 for a character that stands for itself.
std::size_t wildcard_length(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '*') return 1;
  if (pattern[at] != '<') return 0;
  const std::size_t close = pattern.find('>', at);
  return (close == std::string_view::npos ? pattern.size() : close + 1) - at;
}

// One name of a path against one that may hold <placeholders> and *. When it fails, only the last wildcard takes one
// character more: names are hostile input, too.
bool name_matches(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t after_wildcard = std::string_view::npos;
  std::size_t taken_to = 0;
  while (at < name.size()) {
    const std::size_t wildcard = in_pattern < pattern.size() ? wildcard_length(pattern, in_pattern) : 0;
    if (wildcard > 0) {
      after_wildcard = in_pattern += wildcard;
      taken_to = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == name[at]) {
      ++in_pattern;
      ++at;
    } else if (after_wildcard != std::string_view::npos) {
      in_pattern = after_wildcard;
      at = ++taken_to;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size()) {
    const std::size_t wildcard = wildcard_length(pattern, in_pattern);
    if (wildcard == 0) return false;
    in_pattern += wildcard;
  }
  return true;
}

bool path_matches(std::string_view path, std::string_view pattern) {
  const std::vector<std::string_view> names = split(path, '/');
  const std::vector<std::string_view> wanted = split(pattern, '/');
  if (wanted.size() > names.size()) return false;
  return std::equal(
      wanted.begin(), wanted.end(), names.begin(),
      [](std::string_view pattern_name, std::string_view name) { return name_matches(name, pattern_name); });
}

}  // namespace

bool Tree::contains(std::string_view path) const {
  if (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return true;
  if (has_placeholder(path)) {
    return std::any_of(files.begin(), files.end(), [&](const auto& entry) { return path_matches(entry.first, path); });
  }
  if (find(path) != nullptr) return true;
  const std::string folder = std::string(path) + '/';
  const auto next = files.lower_bound(folder);
  return next != files.end() && next->first.starts_with(folder);
}

const File* Tree::find_agent(std::string_view name) const {
  const std::string prefix = plugin_name + ':';
  const bool qualified = !plugin_name.empty() && name.starts_with(prefix);
  for (const auto& [path, file] : files) {
    if (file.kind != FileKind::agent) continue;
    if (qualified ? qualified_name(*this, file) == name : component_name(file) == name) return &file;
  }
  return nullptr;
}

std::vector<const File*> Tree::of_kind(FileKind kind) const {
  std::vector<const File*> found;
  for (const auto& [path, file] : files) {
    if (file.kind == kind) found.push_back(&file);
  }
  return found;
}

std::string component_name(const File& file) {
  if (file.kind == FileKind::skill) return std::string(file_name(parent_path(file.path)));
  if (file.kind == FileKind::agent) {
    if (std::optional<std::string> name = field(file, "name"); name && !name->empty()) return *name;
  }
  return std::string(file_stem(file.path));
}

std::string qualified_name(const Tree& tree, const File& file) {
  std::string name = tree.plugin_name;
  const std::string_view below_kind =
      std::string_view(file.path).substr(std::min(file.path.size(), file.path.find('/') + 1));
  if (file.kind != FileKind::skill) {
    if (const std::string_view folders = parent_path(below_kind); !folders.empty()) {
      name += ':' + replace_all(folders, "/", ":");
    }
  }
  return name.empty() ? component_name(file) : name + ':' + component_name(file);
}

std::optional<std::string> field(const File& file, std::string_view key) {
  const doc::Node* node = file.front_matter.fields.find(key);
  return node == nullptr ? std::nullopt : doc::field_text(*node);
}

Span field_span(const File& file, std::string_view key) {
  if (const doc::Node* node = file.front_matter.fields.find(key); node != nullptr && node->span.source != nullptr) {
    return node->span;
  }
  const Span& block = file.front_matter.block;
  return block.source == nullptr ? start_of(*file.content) : Span{block.source, block.begin, block.begin};
}

}  // namespace cf::assembler
