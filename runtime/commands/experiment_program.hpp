// The table of `cf-experiment`.
#pragma once

#include "base/cli/command.hpp"

namespace cf::runtime {

const cli::Program& experiment_program();

}  // namespace cf::runtime
