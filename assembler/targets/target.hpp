// One output format: a function from the checked tree to path → bytes. A target never writes to disk.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/model/outputs.hpp"
#include "assembler/model/tree.hpp"
#include "base/registry/agent.hpp"

namespace cf::assembler {

struct BuiltProgram {
  std::string name;
  std::string bytes;
};

/// All that a target may look at.
struct TargetInput {
  const Tree& tree;
  const registry::Fleet& fleet;                 ///< every agent of the tree, converted
  const std::vector<const File*>& agent_files;  ///< where each of the fleet's agents came from, in its order
  const std::vector<BuiltProgram>& programs;    ///< for bin/
  std::string generated_at;                     ///< see base/util/clock.hpp
  unsigned jobs = 0;
};

struct Target {
  std::string_view name;
  std::string_view doc;  ///< what it adds to the tree, one line
  void (*render)(const TargetInput& input, Outputs& outputs) = nullptr;
};

/// In the order in which they run. No two add the same path.
std::span<const Target* const> targets();

/// The newest `GLIBC_x.y` that any of the programs asks for: "2.34"; empty without programs.
std::string glibc_needed(std::span<const BuiltProgram> programs);

}  // namespace cf::assembler
