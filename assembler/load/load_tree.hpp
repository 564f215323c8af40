// Merged files → the typed tree: front matter, JSON and references read, everything with its place.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "assembler/load/read_layer.hpp"
#include "assembler/model/layer.hpp"
#include "assembler/model/tree.hpp"
#include "base/diag/diagnostic.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

/// Reads what the files hold; reports what cannot be read (CF001–CF008) and marks those files unreadable.
/// `language` is the overlay's name, by which `languages/<lang>/` is stripped from references; empty for a built
/// plugin.
/// `only`, when not empty, names the files on disk that are in scope; of the others no references are looked for.
Tree load_tree(MergedFiles files, TreeOrigin origin, std::string_view language, unsigned jobs, Report& report,
               const std::set<std::string>& only = {});

/// One document of any text format, for a file that stands alone.
void load_document(File& file, TreeOrigin origin, Report& report);

/// `languages/*.yaml` below the project's root, by name. Those that their schema rejects are reported (CF106) and left
/// out. A missing folder gives none.
std::vector<Language> load_languages(FileSystem& files, const std::string& project_root, SourceStore& sources,
                                     Report& report, std::vector<Looked>* looked = nullptr);

}  // namespace cf::assembler
