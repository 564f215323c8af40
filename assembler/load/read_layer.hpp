// A folder on disk → a layer: which files count, and their bytes.
//
// Links inside the root are read through; one that leaves it, loops or dangles is reported. What never ships is passed
// over here, in one place: development documents, dotfiles but the known ones, litter of editors and systems.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/model/layer.hpp"
#include "base/diag/diagnostic.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

enum class Selection : std::uint8_t {
  ours,     ///< a layer of a source tree: the exclusions of docs/formats.md apply
  foreign,  ///< somebody's plugin, as a client would see it: only version control and packages are passed over
};

struct LayerRequest {
  std::string name;        ///< of the layer
  std::string prefix;      ///< where it lies below the plugin folder
  std::string root;        ///< folder on disk, as the user names it
  std::string confine_to;  ///< links may lead anywhere below this folder
  Selection selection = Selection::ours;
  /// Which files to read, by their path below the root and on disk; of the others only the names count. Null: all.
  std::function<bool(std::string_view path, const std::string& disk)> reads;
  unsigned jobs = 0;
};

/// Somebody's folder, of which only text is read.
LayerRequest foreign_folder(std::string name, const std::string& root, unsigned jobs);

/// Every path that was looked at with what `stat` said: enough to know later that nothing changed.
struct Looked {
  std::string path;
  FileStat stat;
};

/// Fails only when the root itself cannot be read. `looked`, when given, gains every folder and file visited.
Result<Layer> read_layer(FileSystem& files, const LayerRequest& request, SourceStore& sources, Report& report,
                         std::vector<Looked>* looked = nullptr);

/// Editor and system litter, by its name: never shipped, dropped from an output with a note.
bool is_litter(std::string_view name);

/// Markdown, JSON or YAML: what a client or a rule looks into.
bool is_text_file(std::string_view path, const std::string& disk);

/// README.md, ARCHITECTURE.md, ROADMAP.md.
bool is_development_document(std::string_view name);

}  // namespace cf::assembler
