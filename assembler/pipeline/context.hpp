// What every pass works with: the disk, the sources read so far, the findings.
#pragma once

#include <string>

#include "base/diag/diagnostic.hpp"
#include "base/util/file_system.hpp"

namespace cf::assembler {

struct Context {
  FileSystem& files = posix_file_system();
  unsigned jobs = 0;                ///< threads; 0: one a core
  bool (*interrupted)() = nullptr;  ///< polled while writing
  SourceStore sources;
  Report report;
};

}  // namespace cf::assembler
