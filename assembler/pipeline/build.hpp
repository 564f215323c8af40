// `cf-assemble build`: each language's tree assembled, then published; or, when nothing changed, neither.
#pragma once

#include <string>
#include <vector>

#include "assembler/pipeline/context.hpp"
#include "assembler/pipeline/publish.hpp"
#include "base/util/result.hpp"

namespace cf::assembler {

struct WantedTree {
  std::string language;
  std::string out;
};

struct BuildOptions {
  std::string plugin = "plugin";
  std::vector<std::string> overlays;
  std::string bin;      ///< folder of the programs to ship
  std::string depfile;  ///< empty: none
  bool check = false;   ///< write nothing
  bool force = false;
  bool atomic = true;
  std::vector<WantedTree> trees;
};

struct BuiltTree {
  std::string out;
  bool up_to_date = false;
  PublishSummary summary;
  std::string cost;  ///< what the tree costs its users' context, in words; empty when it was not rendered
};

/// All trees are assembled and checked before the first one is published. Findings are in the context's report; when
/// there are errors nothing is written. Fails when the environment refuses.
Result<std::vector<BuiltTree>> build(const BuildOptions& options, Context& context);

}  // namespace cf::assembler
