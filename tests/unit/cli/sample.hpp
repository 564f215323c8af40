// A small program to parse lines for: every kind of option and positional once.
#pragma once

#include <csignal>
#include <stdexcept>

#include "base/cli/interrupt.hpp"
#include "base/cli/program.hpp"

namespace cf::cli {

inline const Program& sample() {
  static const Program program{
      .name = "pie",
      .version = "1.2.3",
      .summary = "bakes pies",
      .default_command = "bake",
      .commands = {{.name = "bake",
                    .summary = "Bake a pie",
                    .description = "Bakes what it is given.\n\nThe oven is hot.",
                    .options = {{.name = "filling",
                                 .argument = "NAME",
                                 .doc = "what goes in",
                                 .repeatable = true,
                                 .values = {"apple", "cherry"}},
                                {.name = "jobs", .argument = "N", .doc = "ovens (1)", .letter = 'j'},
                                {.name = "out", .argument = "DIR", .doc = "where it cools"},
                                {.name = "force", .doc = "bake over an old one"}},
                    .examples = {{"pie --filling apple", "One apple pie"}},
                    .run = [](const Invocation& line) { return line.has("force") ? k_findings : k_clean; }},
                   {.name = "eat",
                    .summary = "Eat pies",
                    .positional = "PIE [SPOON]",
                    .run = [](const Invocation&) { return k_clean; }},
                   {.name = "list",
                    .summary = "List pies",
                    .positional = "[PATH…]",
                    .run = [](const Invocation&) { return k_clean; }},
                   {.name = "interrupted",
                    .summary = "Is told to stop, and does",
                    .run =
                        [](const Invocation&) {
                          std::raise(SIGINT);
                          return interrupted() ? k_usage : k_clean;
                        },
                    .hidden = true},
                   {.name = "finished",
                    .summary = "Is told to stop when it was done",
                    .run =
                        [](const Invocation&) {
                          std::raise(SIGTERM);
                          return k_clean;
                        },
                    .hidden = true},
                   {.name = "debug",
                    .summary = "Secret",
                    .run = [](const Invocation&) -> int { throw std::runtime_error("burnt"); },
                    .hidden = true}},
      .exit_codes = {{"0", "eaten"}, {"2", "usage"}},
      .see_also = "oven(1)"};
  return program;
}

}  // namespace cf::cli
