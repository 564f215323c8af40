// From folders to a finished tree in memory: read → merge → load → check → convert → render → check what was rendered.
//
// Each pass reports all that it finds; the next one runs only when there was no error. Nothing is written here, no
// process is started and no connection made.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assembler/load/read_layer.hpp"
#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/context.hpp"
#include "assembler/targets/target.hpp"
#include "base/registry/agent.hpp"
#include "base/util/result.hpp"

namespace cf::assembler {

/// A source tree and what is wanted of it.
struct SourceTree {
  std::string plugin = "plugin";      ///< the base's folder; its parent is the project's root
  std::string language;               ///< an overlay's folder below `<plugin>/languages`; empty: the base alone
  std::vector<std::string> overlays;  ///< further layers, the lowest first
  std::set<std::string> only;         ///< files on disk that are to be checked; empty: all. Not for rendering
};

struct Assembled {
  Tree tree;
  registry::Fleet fleet;
  std::vector<const File*> agent_files;
  Outputs outputs;  ///< empty when there were errors before rendering
};

/// The folders below `<plugin>/languages`, sorted.
Result<std::vector<std::string>> overlay_languages(const FileSystem& files, const std::string& plugin);

/// Where `languages/` lies: the parent of the plugin's folder.
std::string project_root(const std::string& plugin);

/// The programs for `bin/`, read from `folder`. An error names the one that is missing.
Result<std::vector<BuiltProgram>> read_programs(FileSystem& files, const std::string& folder,
                                                std::vector<Looked>* looked = nullptr);

/// Reads and checks a source tree; renders it unless there are errors. Findings are in the context's report; the
/// Result fails only when a folder cannot be read at all. `looked` gains every input's path and status.
Result<Assembled> assemble(const SourceTree& source, const std::vector<BuiltProgram>& programs, Context& context,
                           std::vector<Looked>* looked = nullptr);

/// The same passes up to the checks, without rendering: what `validate` runs.
Result<Tree> load_source_tree(const SourceTree& source, Context& context, std::vector<Looked>* looked = nullptr);

}  // namespace cf::assembler
