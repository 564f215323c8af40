// `cf-experiment hook EVENT`: called by the client, which waits for it.
#include "runtime/experiment/hook.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <exception>

#include "base/cli/program.hpp"
#include "runtime/experiment/log.hpp"
#include "runtime/experiment/state.hpp"

namespace cf::runtime {

namespace {

constexpr std::chrono::milliseconds k_patience{1'000};  // for a caller that never closes our stdin

/// Stdin to its end. Beyond the limit it is still read, so that the client's write does not fail, but not kept.
std::string read_input(std::size_t limit) {
  std::string input;
  if (::isatty(STDIN_FILENO) != 0) return input;
  const auto end = std::chrono::steady_clock::now() + k_patience;
  std::array<char, 65'536> bytes;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return input;
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count <= 0) return input;
    if (input.size() <= limit) input.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

int run(const cli::Invocation& line) {
  try {
    const std::string event = line.positionals().empty() ? std::string() : line.positionals().front();
    const std::string input = read_input(k_largest_hook_input);
    const Result<std::string> folder = state_folder();
    if (!folder) return cli::k_clean;
    const std::string problem = handle_hook(posix_file_system(), *folder, event, input, now_utc());
    if (!problem.empty()) log_line(*folder, problem);
  } catch (const std::exception&) {
    // A status other than 0 would show the person an error of ours in the middle of their work.
  }
  return cli::k_clean;
}

}  // namespace

cli::Command hook_command() {
  return {.name = "hook",
          .summary = "Take note of an event of the client's session",
          .description =
              "Reads the hook's JSON from stdin and records the session under CLAUDE_PLUGIN_DATA "
              "(sessions/<id>.json). It never blocks the client and never fails: the exit code is 0 "
              "whatever happens, and what went wrong is a line in logs/hooks.log there.",
          .positional = "[EVENT…]",
          .positional_values = {"SessionStart", "Stop", "SessionEnd"},
          .examples = {{"cf-experiment hook SessionStart", "What hooks/hooks.json calls at the start of a session"}},
          .run = run};
}

}  // namespace cf::runtime
