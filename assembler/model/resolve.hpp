// Does a reference lead somewhere? In a source tree it does also when it leads to what only the build will make.
#pragma once

#include <string_view>
#include <vector>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

/// `path` of the tree: a file or folder, or, of a source tree, something that the assembled tree will have (bin/, the
/// README, codex/, manifests).
bool leads_somewhere(const Tree& tree, std::string_view path);

/// All paths, for `help_nearest`.
std::vector<std::string> paths_of(const Tree& tree);

/// One file that is looked at alone: what it refers to lies where nobody looked.
bool stands_alone(const Tree& tree);

/// Is it a folder of components rather than a plugin: bare names resolve in it?
bool is_loose_folder(const Tree& tree);

/// Does the model ever get to read the file? Not so a README beside the manifest, nor codex/, which is another host's.
bool is_read_by_model(const File& file);

}  // namespace cf::assembler
