// What a build is about to write: paths with bytes and where they came from. Still nothing on disk.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

struct OutputFile {
  std::string bytes;
  bool executable = false;
  std::vector<LayerSource> sources;  ///< empty for what only the assembler makes
  std::set<Transform> transforms;
};

/// By path from the tree's root.
using Outputs = std::map<std::string, OutputFile, std::less<>>;

}  // namespace cf::assembler
