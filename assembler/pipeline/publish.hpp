// Putting a finished tree on disk: whole or not at all, and never over what is not ours.
//
// The outputs are staged in `<out>.cf-stage` under the lock `<out>.cf-lock`, unchanged files hard-linked from the tree
// that stands, and the stage is exchanged with it in one rename. A run that fails or is killed at any point leaves the
// tree that was there; the stage that a dead run left is removed by the next one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assembler/model/outputs.hpp"
#include "base/diag/diagnostic.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

struct PublishOptions {
  std::string out;       ///< folder of the tree; its parent must exist
  std::string plugin;    ///< recorded in the manifest
  std::string language;  ///< recorded in the manifest; may be empty
  bool force = false;    ///< overwrite files of ours that were edited since
  bool atomic = true;    ///< false: two renames and a recovery on the next run, for file systems that cannot exchange
  bool (*interrupted)() = nullptr;  ///< polled between files; true stops the run before anything is exchanged
};

struct PublishSummary {
  std::size_t written = 0;  ///< files with new bytes
  std::size_t kept = 0;     ///< files as they stood
  std::size_t removed = 0;  ///< files of the old tree that are no more
  bool changed = false;     ///< false: the tree on disk was this one already, and was not touched
  bool interrupted = false;
};

/// Errors: the environment refuses (disk full, no permission, a file where the folder should be, a file system that
/// cannot exchange), a foreign file in the tree, an edited one without `force`. The old tree stands in every case.
/// Litter that would vanish is noted in the report (CF604).
Result<PublishSummary> publish(FileSystem& files, const Outputs& outputs, const PublishOptions& options,
                               SourceStore& sources, Report& report);

/// How the tree on disk differs from the outputs: CF601 for each file, most telling first. Writes nothing.
Result<void> check_published(FileSystem& files, const Outputs& outputs, const PublishOptions& options,
                             SourceStore& sources, Report& report);

/// Removes a tree that carries our manifest. Foreign or edited files in it are errors, as for `publish`.
Result<void> unpublish(FileSystem& files, const PublishOptions& options, SourceStore& sources, Report& report);

}  // namespace cf::assembler
