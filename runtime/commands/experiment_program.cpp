#include "runtime/commands/experiment_program.hpp"

#include "base/cli/version.hpp"

namespace cf::runtime {

#define CF_COMMAND(name) cli::Command name##_command();
#include "runtime/commands/commands.def"
#undef CF_COMMAND

const cli::Program& experiment_program() {
  static const cli::Program program{.name = "cf-experiment",
                                    .version = cli::product_version(),
                                    .summary = "what the optimizer agents, their hooks and people run during a session",
                                    .commands =
                                        {
#define CF_COMMAND(name) name##_command(),
#include "runtime/commands/commands.def"
#undef CF_COMMAND
                                        },
                                    .exit_codes = {{"0", "clean"},
                                                   {"1", "not ready, or not found"},
                                                   {"2", "usage or environment"},
                                                   {"130", "interrupted"}},
                                    .see_also = "cf-assemble(1)"};
  return program;
}

}  // namespace cf::runtime
