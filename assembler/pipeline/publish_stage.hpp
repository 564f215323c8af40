// The two slow halves of publishing: building the new tree beside the old one, and taking the old one away.
//
// Neither makes anything visible under the tree's own name; that is the exchange in publish.cpp.
#pragma once

#include <string>
#include <string_view>

#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/publish_survey.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

struct StageRequest {
  std::string stage;  ///< the folder to make; must not exist
  std::string out;    ///< the tree that stands, whose files are linked where they are the same
  const Outputs& outputs;
  const Standing& standing;
  std::string_view manifest_text;
  bool (*interrupted)() = nullptr;
};

enum class Staged : std::uint8_t { whole, interrupted };

/// What is there after an error or an interruption is for the caller to remove.
Result<Staged> build_stage(FileSystem& files, const StageRequest& request);

/// Removes from `root` what the survey found there and nothing else, the manifest last. What appeared there since makes
/// it fail with ENOTEMPTY.
Result<void> remove_surveyed(FileSystem& files, const std::string& root, const Standing& standing);

}  // namespace cf::assembler
