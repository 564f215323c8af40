#include "assembler/pipeline/subject.hpp"

#include <algorithm>
#include <utility>

#include "assembler/load/load_tree.hpp"
#include "assembler/overlay/merge.hpp"
#include "assembler/pipeline/assemble.hpp"
#include "assembler/pipeline/check_outputs.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

bool is_plugin(const FileSystem& files, const std::string& folder) {
  return files.exists(join_path(folder, ".claude-plugin/plugin.json"));
}

bool is_source_tree(const FileSystem& files, const std::string& folder) {
  return is_plugin(files, folder) && files.exists(join_path(folder, "languages"));
}

/// The parent as a path that still works from the working folder: "a" → ".", "." → "..".
std::string folder_above(const std::string& path) {
  if (path == "/" || path.empty()) return {};
  const std::string_view name = file_name(path);
  if (name == "." || name == "..") return join_path(path, "..");
  const std::string_view parent = parent_path(path);
  if (!parent.empty()) return std::string(parent);
  return path.starts_with('/') ? "/" : ".";
}

/// The plugin or source tree that `path` lies in; a plain folder or file where there is none.
Subject enclosing(const FileSystem& files, const std::string& path, bool is_folder) {
  constexpr int k_highest = 64;  // folders above; a project is not deeper
  std::string folder = is_folder ? path : folder_above(path);
  for (int i = 0; i < k_highest && !folder.empty(); ++i) {
    if (is_source_tree(files, folder))
      return {.kind = SubjectKind::source_tree, .root = folder, .language = {}, .only = {}};
    if (const std::string inner = join_path(folder, "plugin"); i <= 1 && path.ends_with(".yaml") &&
                                                               file_name(parent_path(path)) == "languages" &&
                                                               is_source_tree(files, inner)) {
      return {.kind = SubjectKind::source_tree, .root = inner, .language = std::string(file_stem(path)), .only = {}};
    }
    const std::string above = folder_above(folder);
    const std::string base = folder_above(above);
    if (file_name(above) == "languages" && is_source_tree(files, base)) {
      return {.kind = SubjectKind::source_tree, .root = base, .language = std::string(file_name(folder)), .only = {}};
    }
    if (is_plugin(files, folder)) return {.kind = SubjectKind::plugin, .root = folder, .language = {}, .only = {}};
    if (is_folder && i == 0) break;  // a folder that was named stands for itself
    if (folder == "/" || folder.ends_with("..")) break;
    folder = above;
  }
  return {.kind = is_folder ? SubjectKind::folder : SubjectKind::file, .root = path, .language = {}, .only = {}};
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.starts_with("./") && path.size() > 2 ? path.substr(2) : path;
}

/// Where a file that stands alone would lie in a plugin.
std::string path_in_plugin(const std::string& path) {
  const std::string name(file_name(path));
  const std::string folder(file_name(parent_path(path)));
  if (name == "SKILL.md") return "skills/" + (folder.empty() ? "skill" : folder) + "/SKILL.md";
  if (name == "plugin.json") return ".claude-plugin/plugin.json";
  if (name == "hooks.json") return "hooks/hooks.json";
  if (name.ends_with(".md"))
    return (("/" + path).find("/commands/") != std::string::npos ? "commands/" : "agents/") + name;
  return name;
}

/// What a client would make of the files, and the findings.
Tree load_foreign(const Layer& layer, Context& context) {
  Tree tree =
      load_tree(merge_layers({&layer, 1}, context.report), TreeOrigin::plugin, "", context.jobs, context.report);
  check_tree(tree, context.report);
  check_registry_files(tree, context);
  return tree;
}

Result<Tree> load_plugin(const std::string& root, Context& context) {
  const LayerRequest request = foreign_folder("plugin", root, context.jobs);
  const Result<Layer> layer = read_layer(context.files, request, context.sources, context.report);
  if (!layer) return layer.error();
  return load_foreign(*layer, context);
}

Result<Tree> load_alone(const std::string& path, Context& context) {
  Result<std::string> text = context.files.read(path);
  if (!text) return text.error();
  Layer layer{.name = "file", .prefix = {}, .files = {}, .overlay_file = nullptr};
  layer.files[path_in_plugin(path)] = {.executable = false, .source = &context.sources.add(path, std::move(*text))};
  return load_foreign(layer, context);
}

Result<Tree> load_folder(const std::string& root, Context& context) {
  const LayerRequest request = foreign_folder("folder", root, context.jobs);
  const Result<Layer> read = read_layer(context.files, request, context.sources, context.report);
  if (!read) return read.error();
  Layer layer{.name = "folder", .prefix = {}, .files = {}, .overlay_file = nullptr};
  const bool registry = is_registry(*read);
  for (const auto& [path, file] : read->files) {
    if (registry && path.ends_with(".md")) continue;                                  // briefs are no agents
    const bool loose = path.ends_with(".md") && kind_of(path) == FileKind::markdown;  // below no folder of a plugin
    layer.files.emplace(loose ? "agents/" + path : path, file);
  }
  return load_foreign(layer, context);
}

Result<std::vector<Tree>> load_languages_of(const Subject& subject, Context& context) {
  std::vector<std::string> languages = {subject.language};
  if (subject.language.empty()) {
    Result<std::vector<std::string>> all = overlay_languages(context.files, subject.root);
    if (!all) return all.error();
    languages = std::move(*all);
  }
  std::vector<Tree> trees;
  for (const std::string& language : languages) {
    Result<Tree> tree =
        load_source_tree({.plugin = subject.root, .language = language, .overlays = {}, .only = subject.only}, context);
    if (!tree) return tree.error();
    trees.push_back(std::move(*tree));
  }
  return trees;
}

}  // namespace

Result<std::vector<Subject>> find_subjects(const std::vector<std::string>& paths, const FileSystem& files) {
  std::vector<Subject> subjects;
  for (const std::string& given : paths) {
    const std::string path = without_slash(given);
    const Result<FileStat> stat = files.stat(path);
    if (!stat) return stat.error();
    const bool is_folder =
        stat->type == FileType::directory || (stat->type == FileType::symlink && files.list(path).has_value());
    Subject subject = enclosing(files, path, is_folder);
    if (is_folder && subject.kind == SubjectKind::folder && is_source_tree(files, join_path(path, "plugin"))) {
      subject = {.kind = SubjectKind::source_tree, .root = join_path(path, "plugin"), .language = {}, .only = {}};
    }
    if (!is_folder && subject.kind != SubjectKind::file) subject.only.insert(path);
    const auto same = std::find_if(subjects.begin(), subjects.end(), [&](const Subject& other) {
      return other.kind == subject.kind && other.root == subject.root && other.language == subject.language;
    });
    if (same == subjects.end()) {
      subjects.push_back(std::move(subject));
    } else if (!same->only.empty()) {
      if (subject.only.empty()) {
        same->only.clear();  // the whole of it was named, too
      } else {
        same->only.merge(subject.only);
      }
    }
  }
  return subjects;
}

Result<std::vector<Tree>> load_subject(const Subject& subject, Context& context) {
  if (subject.kind == SubjectKind::source_tree) return load_languages_of(subject, context);
  Result<Tree> tree = subject.kind == SubjectKind::plugin   ? load_plugin(subject.root, context)
                      : subject.kind == SubjectKind::folder ? load_folder(subject.root, context)
                                                            : load_alone(subject.root, context);
  if (!tree) return tree.error();
  std::vector<Tree> trees;
  trees.push_back(std::move(*tree));
  return trees;
}

Result<std::vector<Tree>> load_subject(const std::string& path, Context& context) {
  const Result<std::vector<Subject>> subjects = find_subjects({path}, context.files);
  if (!subjects) return subjects.error();
  return load_subject(subjects->front(), context);
}

}  // namespace cf::assembler
