// What stands at the place where a tree is to be published, and how it compares with what is to come. Reads only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/manifest.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

/// A file of a standing tree that its manifest lists.
struct StandingFile {
  std::string path;                     ///< from the tree's root
  const ManifestFile* entry = nullptr;  ///< in the standing manifest
  const OutputFile* output = nullptr;   ///< what is to stand there; null when nothing is
  FileStat stat;
  bool same_bytes = false;  ///< as the output
  bool edited = false;      ///< neither what the manifest says nor what is to come

  bool is_same() const;  ///< bytes and permissions are the output's
};

struct Standing {
  enum class State : std::uint8_t { nothing, empty_folder, tree };

  State state = State::nothing;
  std::string manifest_text;
  Manifest manifest;
  std::vector<StandingFile> files;   ///< sorted by path
  std::vector<std::string> folders;  ///< parents first, without the root
  std::vector<std::string> litter;   ///< files, and folders that are litter as a whole
  std::vector<std::string> foreign;  ///< files, links and folders that are not ours
  std::vector<std::string> sealed;   ///< folders that their owner may not write to; "" is the root

  Standing() = default;
  Standing(Standing&&) = default;  // moves keep what `files` points to; copies would not
  Standing& operator=(Standing&&) = default;

  const StandingFile* find(std::string_view path) const;
};

/// Walks `root`. Errors: what stands there is no folder, or a folder with something in it and no manifest of ours.
/// Foreign and edited files are not errors here. The result points into `outputs`, which must outlive it.
Result<Standing> survey(FileSystem& files, const std::string& root, const Outputs& outputs);

/// The entry's status, or nothing when there is none; any other trouble is an error.
Result<std::optional<FileStat>> find_entry(const FileSystem& files, const std::string& path);

}  // namespace cf::assembler
