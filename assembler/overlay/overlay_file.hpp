// `overlay.yaml`: what a layer deletes, replaces and patches in the layers below it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diag/diagnostic.hpp"
#include "base/doc/node.hpp"

namespace cf::assembler {

struct OverlayPath {
  std::string path;  ///< normalized
  Span span;
};

struct OverlayPatch {
  OverlayPath target;
  doc::Node merge;     ///< null when not given
  OverlayPath append;  ///< empty path when not given
  std::string section;
};

struct OverlayFile {
  std::vector<OverlayPath> deletes;
  std::vector<OverlayPath> replaces;
  std::vector<OverlayPatch> patches;

  bool replaces_path(std::string_view path) const;
  bool is_appended(std::string_view path) const;  ///< a text that a patch consumes: not a file of the tree
};

/// Reads and checks it against schema/overlay.schema.json. What is wrong is reported (CF002, CF107, CF210) and left
/// out.
OverlayFile read_overlay_file(const Source& source, Report& report);

}  // namespace cf::assembler
