// What every pass works with: the disk, the sources read so far, the findings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assembler/model/language.hpp"
#include "base/diag/diagnostic.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

struct Context {
  FileSystem& files = posix_file_system();
  unsigned jobs = 0;                ///< threads; 0: one a core
  bool (*interrupted)() = nullptr;  ///< polled while writing
  SourceStore sources;
  std::map<std::string, std::vector<Language>> languages;  ///< of each project's root, once they were read
  Report report;
};

}  // namespace cf::assembler
