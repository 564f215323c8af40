#include "assembler/overlay/overlay_file.hpp"

#include <algorithm>

#include "base/doc/schema.hpp"
#include "base/doc/yaml.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

bool OverlayFile::replaces_path(std::string_view path) const {
  return std::any_of(replaces.begin(), replaces.end(), [&](const OverlayPath& entry) { return entry.path == path; });
}

bool OverlayFile::is_appended(std::string_view path) const {
  return std::any_of(patches.begin(), patches.end(),
                     [&](const OverlayPatch& patch) { return patch.append.path == path; });
}

namespace {

/// An empty path when it leaves the tree, which is reported.
OverlayPath read_path(const doc::Node& node, Report& report) {
  const std::optional<std::string> path = normalize_path(node.scalar);
  if (path && !path->empty()) return {.path = *path, .span = node.span};
  report.error("CF210", node.span, "'{}' is not a path inside the tree", node.scalar)
      .help("write it relative to the plugin's root, without '..'");
  return {};
}

std::vector<OverlayPath> read_paths(const doc::Node& document, std::string_view key, Report& report) {
  std::vector<OverlayPath> paths;
  if (const doc::Node* list = document.find(key)) {
    for (const doc::Node& item : list->items) {
      if (OverlayPath path = read_path(item, report); !path.path.empty()) paths.push_back(std::move(path));
    }
  }
  return paths;
}

}  // namespace

OverlayFile read_overlay_file(const Source& source, Report& report) {
  const doc::Parsed parsed = doc::parse_yaml(whole(source));
  if (parsed.error) {
    report.error("CF002", parsed.error->span, "{}", parsed.error->message);
    return {};
  }
  if (parsed.root.is(doc::Node::Kind::null)) return {};
  const std::vector<doc::Violation> violations = doc::builtin_schema("overlay").validate(parsed.root);
  for (const doc::Violation& violation : violations) {
    report.error("CF107", violation.span, "{}", violation.message).help(violation.help);
  }
  if (!violations.empty()) return {};

  OverlayFile overlay{.deletes = read_paths(parsed.root, "delete", report),
                      .replaces = read_paths(parsed.root, "replace", report),
                      .patches = {}};
  const doc::Node* patches = parsed.root.find("patch");
  if (patches == nullptr) return overlay;
  for (const doc::Node& entry : patches->items) {
    OverlayPatch patch{.target = read_path(*entry.find("target"), report), .merge = {}, .append = {}, .section = {}};
    if (const doc::Node* merge = entry.find("merge")) patch.merge = *merge;
    if (const doc::Node* append = entry.find("append")) patch.append = read_path(*append, report);
    if (const doc::Node* section = entry.find("section")) patch.section = section->scalar;
    if (!patch.target.path.empty()) overlay.patches.push_back(std::move(patch));
  }
  return overlay;
}

}  // namespace cf::assembler
