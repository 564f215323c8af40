// Layers as they were read, and what their merge leaves: paths with bytes and origins, nothing interpreted yet.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/diag/source.hpp"
#include "base/doc/node.hpp"

namespace cf::assembler {

struct LayerFile {
  bool executable = false;
  const Source* source = nullptr;
};

/// One folder of files that goes into a tree: the base, a language's overlay, or an `--overlay`.
struct Layer {
  std::string name;    ///< "base", "python", or the folder of an `--overlay`
  std::string prefix;  ///< where it lies below the plugin folder: "languages/python"; "" else
  std::map<std::string, LayerFile, std::less<>> files;  ///< by path below the layer's root
  const Source* overlay_file = nullptr;                 ///< its overlay.yaml, if it has one
};

/// A layer's share in a file.
struct LayerSource {
  std::string layer;
  std::string layer_path;  ///< below the plugin folder: "languages/python/agents/x.md"
  const Source* source = nullptr;
};

/// A front matter patch or an appended text of an `overlay.yaml`.
struct Patch {
  doc::Node merge;                 ///< a mapping of front matter keys; null when there is none
  const Source* append = nullptr;  ///< Markdown whose body is added
  std::string section;             ///< below this heading; "" is the end of the file
  Span where;                      ///< the patch in its overlay.yaml
};

struct MergedFile {
  bool executable = false;
  const Source* content = nullptr;   ///< whose bytes count, unless `merged`
  std::vector<LayerSource> sources;  ///< everything that has a share in it, the lowest layer first
  bool merged = false;               ///< several JSON documents joined into `document`
  doc::Node document;
  std::vector<Patch> patches;
};

using MergedFiles = std::map<std::string, MergedFile, std::less<>>;

}  // namespace cf::assembler
