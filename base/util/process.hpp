// Running another program: no shell, a time limit, its output captured up to a limit.
//
// For short helpers whose output is read whole (`codex --version`). Not for streaming, not for interactive programs:
// the child's stdin is what `input` holds, then the end. The child and what it starts run in a process group of their
// own, and that whole group is killed at the time limit or when `cancelled` says so, so that nothing is left behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/util/result.hpp"

namespace cf {

struct ProcessRequest {
  std::vector<std::string> command;  ///< the program (with a `/`, or looked up on PATH) and its arguments
  std::string input;                 ///< given on stdin
  std::string folder;                ///< where it runs; "" for here
  std::chrono::milliseconds timeout{10'000};
  std::size_t output_limit = 1 << 20;  ///< bytes kept of each stream; the rest is read and dropped
  bool (*cancelled)() = nullptr;       ///< asked about every 10 ms
};

struct ProcessResult {
  int exit_code = 0;  ///< 128 + signal when a signal ended it
  bool timed_out = false;
  bool cancelled = false;
  bool truncated = false;  ///< one of the streams was longer than the limit
  std::string out;
  std::string err;
};

/// An Error only when the program could not be started. What it then did is in the result.
Result<ProcessResult> run_process(const ProcessRequest& request);

/// The first executable regular file of that name on PATH, as PATH gives the folder; nothing when there is none.
std::optional<std::string> find_program(std::string_view name);

}  // namespace cf
