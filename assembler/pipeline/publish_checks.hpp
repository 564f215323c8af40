// What must hold before a tree is put on disk or taken away, with a finding for each file that stands in the way.
#pragma once

#include <string>

#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/publish_survey.hpp"
#include "base/diag/diagnostic.hpp"

namespace cf::assembler {

/// Every path stays inside the tree, is spelled one way, and no file is also a folder (CF605).
Result<void> check_output_paths(const Outputs& outputs, const std::string& out, SourceStore& sources, Report& report);

/// Foreign files (CF603), and edited ones (CF602) unless `force`, are findings, and together the error.
Result<void> refuse_strangers(const Standing& standing, const std::string& out, bool force, SourceStore& sources,
                              Report& report);

/// CF604 for each piece of litter that went with the old tree.
void note_litter(const Standing& standing, const std::string& out, SourceStore& sources, Report& report);

void report_edited(const StandingFile& file, const std::string& out, SourceStore& sources, Report& report);
void report_foreign(const std::string& path, const std::string& out, SourceStore& sources, Report& report);

}  // namespace cf::assembler
