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

std::string folder_above(const std::string& path) {
  const std::string_view parent = parent_path(path);
  return parent.empty() ? "/" : std::string(parent);
}

/// The working folder, and paths as they are shown: as the user wrote them, from the disk's root or from here.
class Place {
 public:
  static Result<Place> here(const FileSystem& files) {
    Result<std::string> folder = files.real_path(".");
    if (!folder) return folder.error();
    return Place(std::move(*folder));
  }

  /// From the disk's root, `.` and `..` taken out, unless a link makes that another file.
  std::string absolute(const FileSystem& files, const std::string& path) const {
    const std::string whole = path.starts_with('/') ? path : m_folder + '/' + path;
    const std::optional<std::string> normal = normalize_path(std::string_view(whole).substr(1));
    if (normal) {
      const std::string plain = '/' + *normal;
      const Result<FileStat> one = files.stat(plain);
      const Result<FileStat> other = files.stat(path);
      if (one && other && one->inode == other->inode && one->device == other->device) return plain;
    }
    const Result<std::string> real = files.real_path(path);
    return real ? *real : whole;
  }

  std::string shown(const std::string& absolute, const std::string& given) const {
    if (given.starts_with('/')) return absolute;
    if (absolute == m_folder) return ".";
    const std::string_view here = std::string_view(m_folder).substr(1);
    const std::string_view there = std::string_view(absolute).substr(1);
    if (!is_below(here, there)) return relative_path(here, there);
    std::string up = "..";  // a folder that the working folder lies in
    for (const char c : here.substr(there.empty() ? 0 : there.size() + 1)) up += c == '/' ? "/.." : "";
    return up;
  }

 private:
  explicit Place(std::string folder) : m_folder(std::move(folder)) {}

  std::string m_folder;
};

/// The plugin or source tree that `path` lies in; a plain folder or file where there is none. Absolute paths.
Subject enclosing(const FileSystem& files, const std::string& path, bool is_folder) {
  std::string folder = is_folder ? path : folder_above(path);
  for (int i = 0;; ++i) {
    if (is_source_tree(files, folder))
      return {.kind = SubjectKind::source_tree, .root = folder, .language = {}, .only = {}};
    if (const std::string inner = join_path(folder, "plugin"); i == 1 && path.ends_with(".yaml") &&
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
    if (is_folder || folder == "/") break;  // a folder that was named stands for itself
    folder = above;
  }
  return {.kind = is_folder ? SubjectKind::folder : SubjectKind::file, .root = path, .language = {}, .only = {}};
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// What is at the path, links followed.
Result<FileType> type_of(const FileSystem& files, const std::string& path) {
  const Result<std::string> real = files.real_path(path);
  if (!real) return real.error();
  const Result<FileStat> stat = files.stat(*real);
  if (!stat) return stat.error();
  if (stat->type != FileType::regular && stat->type != FileType::directory) {
    return Error("'" + path + "' is neither a file nor a folder", "name a plain file, or a folder");
  }
  return stat->type;
}

Result<Subject> find_subject(const FileSystem& files, const Place& place, const std::string& given) {
  const std::string path = without_slash(given);
  const Result<FileType> type = type_of(files, path);
  if (!type) return type.error();
  const bool is_folder = *type == FileType::directory;
  const std::string absolute = place.absolute(files, path);
  Subject subject = enclosing(files, absolute, is_folder);
  if (subject.kind == SubjectKind::folder && is_source_tree(files, join_path(absolute, "plugin"))) {
    subject.kind = SubjectKind::source_tree;
    subject.root = join_path(absolute, "plugin");
  }
  const std::string root = std::exchange(subject.root, place.shown(subject.root, path));
  if (!is_folder && subject.kind != SubjectKind::file) {
    // as the file's source will be called: by its place below the root, or below the project's for a language
    const std::string project = folder_above(root);
    subject.only.insert(
        is_below(absolute, root)
            ? join_path(subject.root, std::string_view(absolute).substr(root.size() + 1))
            : join_path(project_root(subject.root), std::string_view(absolute).substr(project.size() + 1)));
  }
  return subject;
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
    std::string at = loose ? "agents/" + path : path;
    while (layer.files.contains(at)) at = "agents/" + at;  // beside a folder `agents` with a file of that name
    layer.files.emplace(std::move(at), file);
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
  const Result<Place> place = Place::here(files);
  if (!place) return place.error();
  std::vector<Subject> subjects;
  for (const std::string& given : paths) {
    Result<Subject> found = find_subject(files, *place, given);
    if (!found) return found.error();
    Subject subject = std::move(*found);
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
