#include "assembler/overlay/merge.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "assembler/overlay/overlay_file.hpp"
#include "base/doc/front_matter.hpp"
#include "base/doc/json.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

bool overrides_base(const Source& source) {
  const doc::FrontMatter front_matter = doc::read_front_matter(source);
  const doc::Node* overrides = front_matter.fields.find("overrides");
  return overrides != nullptr && overrides->scalar == "base";
}

/// Adds one layer at a time to the files so far.
class Merge {
 public:
  explicit Merge(Report& report) : m_report(report) {}

  void add(const Layer& layer) {
    const OverlayFile overlay =
        layer.overlay_file == nullptr ? OverlayFile{} : read_overlay_file(*layer.overlay_file, m_report);
    remove(overlay);
    check_replacements(overlay, layer);
    for (const auto& [path, file] : layer.files) {
      if (!overlay.is_appended(path)) put(layer, overlay, path, file);
    }
    patch(overlay, layer);
  }

  MergedFiles take() { return std::move(m_merged); }

 private:
  void remove(const OverlayFile& overlay) {
    for (const OverlayPath& target : overlay.deletes) {
      if (erase(target.path) == 0) {
        m_report.error("CF202", target.span, "nothing to delete: no lower layer has '{}'", target.path)
            .help_nearest(paths(), target.path);
      }
    }
  }

  /// A file, or a folder with all that is below it.
  std::size_t erase(const std::string& path) {
    return std::erase_if(m_merged, [&](const auto& entry) { return is_below(entry.first, path); });
  }

  void check_replacements(const OverlayFile& overlay, const Layer& layer) {
    for (const OverlayPath& target : overlay.replaces) {
      if (!m_merged.contains(target.path)) {
        m_report.error("CF203", target.span, "nothing to replace: no lower layer has '{}'", target.path)
            .help_nearest(paths(), target.path);
      } else if (!layer.files.contains(target.path)) {
        m_report.error("CF203", target.span, "nothing to replace '{}' with: this layer does not have it", target.path);
      }
    }
  }

  void put(const Layer& layer, const OverlayFile& overlay, const std::string& path, const LayerFile& file) {
    const LayerSource source{.layer = layer.name, .layer_path = join_path(layer.prefix, path), .source = file.source};
    const auto [entry, added] = m_merged.try_emplace(path);
    MergedFile& merged = entry->second;
    if (added) {
      check_overrides_nothing(path, *file.source);
      merged.executable = file.executable;
      merged.content = file.source;
      merged.sources = {source};
      return;
    }
    if (overlay.replaces_path(path) || (path.ends_with(".md") && overrides_base(*file.source))) {
      merged.executable = file.executable;
      merged.content = file.source;
      merged.sources.push_back(source);
      merged.merged = false;
      merged.patches.clear();
    } else if (path.ends_with(".json")) {
      join_json(path, merged, source);
    } else {
      shadow(path, merged, *file.source);
    }
  }

  void check_overrides_nothing(const std::string& path, const Source& source) {
    if (!path.ends_with(".md") || source.text.find("overrides:") == std::string::npos) return;
    const doc::FrontMatter front_matter = doc::read_front_matter(source);
    if (const doc::Node* overrides = front_matter.fields.find("overrides"); overrides != nullptr) {
      std::vector<std::string> others = paths();
      std::erase(others, path);  // the file itself is there by now
      m_report.error("CF209", overrides->span, "'overrides: {}', but no lower layer has '{}'", overrides->scalar, path)
          .help_nearest(others, path, "remove the key, or correct the file's path");
    }
  }

  void shadow(const std::string& path, const MergedFile& merged, const Source& source) {
    m_report.error("CF201", start_of(source), "'{}' is already in the {} layer", path, merged.sources.back().layer)
        .note(start_of(*merged.content), "the file that it would hide")
        .help(path.ends_with(".md") ? "write `overrides: base` in its front matter if it is meant to replace that file"
                                    : "list it under `replace:` in overlay.yaml if it is meant to replace that file");
  }

  void join_json(const std::string& path, MergedFile& merged, const LayerSource& source) {
    if (!merged.merged) {
      doc::Parsed lower = doc::parse_json(whole(*merged.content));
      if (lower.error) return;  // reported when it is loaded
      merged.document = std::move(lower.root);
    }
    const doc::Parsed upper = doc::parse_json(whole(*source.source));
    if (upper.error) {
      m_report.error("CF003", upper.error->span, "{}", upper.error->message);
      return;
    }
    merged.document = merge_json(std::move(merged.document), upper.root, path == "hooks/hooks.json", m_report);
    merged.sources.push_back(source);
    merged.merged = true;
  }

  void patch(const OverlayFile& overlay, const Layer& layer) {
    for (const OverlayPatch& wanted : overlay.patches) {
      const auto target = m_merged.find(wanted.target.path);
      if (target == m_merged.end()) {
        m_report.error("CF204", wanted.target.span, "nothing to patch: no layer has '{}'", wanted.target.path)
            .help_nearest(paths(), wanted.target.path);
        continue;
      }
      if (!wanted.target.path.ends_with(".md")) {
        m_report.error("CF204", wanted.target.span, "'{}' cannot be patched: it is no Markdown", wanted.target.path)
            .help(wanted.target.path.ends_with(".json")
                      ? "put a file of that path into this layer: JSON merges by itself"
                      : "list it under `replace:`");
        continue;
      }
      Patch patch{.merge = wanted.merge, .append = nullptr, .section = wanted.section, .where = wanted.target.span};
      if (!wanted.append.path.empty()) {
        const auto text = layer.files.find(wanted.append.path);
        if (text == layer.files.end()) {
          m_report.error("CF204", wanted.append.span, "'{}' is not a file of this layer", wanted.append.path);
          continue;
        }
        patch.append = text->second.source;
      }
      std::vector<LayerSource>& sources = target->second.sources;
      sources.push_back(
          {.layer = layer.name, .layer_path = join_path(layer.prefix, "overlay.yaml"), .source = layer.overlay_file});
      if (patch.append != nullptr) {
        sources.push_back(
            {.layer = layer.name, .layer_path = join_path(layer.prefix, wanted.append.path), .source = patch.append});
      }
      target->second.patches.push_back(std::move(patch));
    }
  }

  std::vector<std::string> paths() const {
    std::vector<std::string> all;
    for (const auto& [path, file] : m_merged) all.push_back(path);
    return all;
  }

  Report& m_report;
  MergedFiles m_merged;
};

using Entry = MergedFiles::value_type;

constexpr std::string_view k_rename = "rename one: on many file systems they are the same";

/// One name cannot be a file and a folder; of `inside`, `folder` is one of its folders.
void report_file_and_folder(const Entry& file, std::string_view folder, const Entry& inside, Report& report) {
  const Span where = start_of(*inside.second.content);
  const Span other = start_of(*file.second.content);
  if (file.first == folder) {
    report
        .error("CF201", where, "'{}' is a folder here and a file in the {} layer", folder,
               file.second.sources.back().layer)
        .note(other, "the file")
        .help("rename one, or list the file under `delete:` in overlay.yaml");
  } else {
    report.error("CF206", where, "the folder '{}' and the file '{}' differ only in case", folder, file.first)
        .note(other, "the file")
        .help(std::string(k_rename));
  }
}

/// Paths that cannot stand side by side on a disk, or not on every disk.
void check_clashes(const MergedFiles& files, Report& report) {
  std::map<std::string, const Entry*> by_lowered;
  for (const Entry& entry : files) {
    const auto [first, added] = by_lowered.try_emplace(ascii_lower(entry.first), &entry);
    if (added) continue;
    report
        .error("CF206", start_of(*entry.second.content), "'{}' and '{}' differ only in case", entry.first,
               first->second->first)
        .note(start_of(*first->second->second.content), "the other one")
        .help(std::string(k_rename));
  }
  std::map<std::string, std::string> folders;  // lowered → as first written
  std::set<std::string> told;
  for (const Entry& entry : files) {
    for (std::string folder(parent_path(entry.first)); !folder.empty(); folder = parent_path(folder)) {
      const std::string lowered = ascii_lower(folder);
      const auto [other, is_new] = folders.try_emplace(lowered, folder);
      if (other->second == folder && !is_new) break;  // it and those above it have been looked at
      if (!told.insert(folder).second) continue;
      if (const auto file = by_lowered.find(lowered); file != by_lowered.end()) {
        report_file_and_folder(*file->second, folder, entry, report);
      } else if (!is_new) {
        report
            .error("CF206", start_of(*entry.second.content), "the folders '{}' and '{}' differ only in case", folder,
                   other->second)
            .help(std::string(k_rename));
      }
    }
  }
}

}  // namespace

doc::Node merge_json(doc::Node base, const doc::Node& overlay, bool append_arrays, Report& report) {
  using Kind = doc::Node::Kind;
  if (overlay.is(Kind::mapping) && !base.is(Kind::mapping)) base = doc::make_mapping(overlay.span);
  if (append_arrays && base.is(Kind::sequence) && overlay.is(Kind::sequence)) {
    base.items.insert(base.items.end(), overlay.items.begin(), overlay.items.end());
    return base;
  }
  if (!base.is(Kind::mapping) || !overlay.is(Kind::mapping)) return overlay;
  for (const doc::Member& member : overlay.members) {
    if (member.value.is(Kind::null)) {
      if (!base.erase(member.key)) {
        report.error("CF202", member.key_span, "nothing to delete: no lower layer has the key '{}'", member.key);
      }
      continue;
    }
    if (doc::Node* existing = base.find(member.key)) {
      *existing = merge_json(std::move(*existing), member.value, append_arrays, report);
    } else {  // merged with nothing, so that a null further down is found, too
      base.members.push_back({member.key, member.key_span, merge_json({}, member.value, append_arrays, report)});
    }
  }
  return base;
}

MergedFiles merge_layers(std::span<const Layer> layers, Report& report) {
  Merge merge(report);
  for (const Layer& layer : layers) merge.add(layer);
  MergedFiles files = merge.take();
  check_clashes(files, report);
  return files;
}

}  // namespace cf::assembler
