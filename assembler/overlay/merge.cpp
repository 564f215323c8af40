#include "assembler/overlay/merge.hpp"

#include <algorithm>
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
      m_report.error("CF209", overrides->span, "'overrides: {}', but no lower layer has '{}'", overrides->scalar, path)
          .help_nearest(paths(), path, "remove the key, or correct the file's path");
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
      if (target == m_merged.end() || !wanted.target.path.ends_with(".md")) {
        m_report
            .error("CF204", wanted.target.span, "nothing to patch: no layer has a Markdown file '{}'",
                   wanted.target.path)
            .help_nearest(paths(), wanted.target.path);
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

void check_case(const MergedFiles& files, Report& report) {
  std::map<std::string, const std::pair<const std::string, MergedFile>*> seen;  // every file and folder, lowered
  std::map<std::string, std::string> folders;
  for (const auto& entry : files) {
    const Span span = start_of(*entry.second.content);
    const auto [first, added] = seen.try_emplace(ascii_lower(entry.first), &entry);
    if (!added) {
      report.error("CF206", span, "'{}' and '{}' differ only in case", entry.first, first->second->first)
          .note(start_of(*first->second->second.content), "the other one")
          .help("rename one: on many file systems they are the same file");
    }
    for (std::string folder(parent_path(entry.first)); !folder.empty(); folder = parent_path(folder)) {
      const auto [other, is_new] = folders.try_emplace(ascii_lower(folder), folder);
      if (!is_new && other->second != folder) {
        report.error("CF206", span, "the folders '{}' and '{}' differ only in case", folder, other->second);
      }
    }
  }
}

}  // namespace

doc::Node merge_json(doc::Node base, const doc::Node& overlay, bool append_arrays, Report& report) {
  using Kind = doc::Node::Kind;
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
    } else {
      base.members.push_back(member);
    }
  }
  return base;
}

MergedFiles merge_layers(std::span<const Layer> layers, Report& report) {
  Merge merge(report);
  for (const Layer& layer : layers) merge.add(layer);
  MergedFiles files = merge.take();
  check_case(files, report);
  return files;
}

}  // namespace cf::assembler
