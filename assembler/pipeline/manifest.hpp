// `.cf/manifest.json`: what a published tree holds, what each file was made of and what was done to it.
//
// It is the mark by which a tree is known to be ours, and its hashes tell which files were edited since. It is not
// listed in itself. This file reads and writes the text; it never touches the disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/model/outputs.hpp"
#include "base/util/result.hpp"

namespace cf::assembler {

inline constexpr std::string_view k_manifest_folder = ".cf";
inline constexpr std::string_view k_manifest_path = ".cf/manifest.json";

struct ManifestSource {
  std::string layer;
  std::string path;    ///< below the plugin folder
  std::string sha256;  ///< of the source's bytes

  friend bool operator==(const ManifestSource&, const ManifestSource&) = default;
};

struct ManifestFile {
  std::string path;  ///< from the tree's root
  bool executable = false;
  std::string sha256;
  std::vector<ManifestSource> sources;  ///< the lowest layer first
  std::vector<std::string> transforms;  ///< in the order in which they were applied
};

struct Manifest {
  std::string plugin;
  std::string language;             ///< empty for a tree without one
  std::string version;              ///< of the cf-assemble that wrote it
  std::vector<ManifestFile> files;  ///< sorted by path

  const ManifestFile* find(std::string_view path) const;
};

/// The permission bits that a published file has on disk.
std::uint32_t published_mode(bool executable);

/// Hashes every output and every distinct source once.
Manifest make_manifest(const Outputs& outputs, std::string_view plugin, std::string_view language);

/// One line a file, so that a difference between two trees reads as one.
std::string write_manifest(const Manifest& manifest);

/// Fails, with the place, on anything that `write_manifest` could not have written but for unknown keys.
Result<Manifest> read_manifest(const Source& source);

}  // namespace cf::assembler
