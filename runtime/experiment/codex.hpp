// Is the Codex CLI, which does the reviewing, there and ready?
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cf::runtime {

struct ToolState {
  std::optional<std::string> path;  ///< as found on PATH
  std::string version;              ///< the first line it prints; "" when it printed none
  std::string problem;              ///< why it does not work; "" when it does
};

enum class Login { yes, no, unknown };

struct CodexSetup {
  ToolState codex;
  ToolState node;  ///< the launcher of the companion needs it
  Login login = Login::unknown;
  std::string login_detail;             ///< what `codex login status` says
  std::vector<std::string> next_steps;  ///< what is missing, with the command that mends it

  bool ready() const { return codex.problem.empty() && node.problem.empty() && login == Login::yes; }
};

/// Asks the programs themselves (`--version`, `login status`), at most 5 seconds each. No network.
CodexSetup inspect_codex_setup();

}  // namespace cf::runtime
