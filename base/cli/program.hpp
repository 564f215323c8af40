// From argv to an exit code: finds the command, reads its options as they were typed, runs it.
//
// A program's main.cpp is `return cf::cli::run(table(), argc, argv);`. A command gets an Invocation, which holds what
// was typed and nothing more; the command turns it into its own settings (defaults, environment, contradictions) and
// says with `fail` what is wrong with it.
//
//   --help, help [COMMAND], --version      work before anything is loaded
//   --generate man|bash|zsh|fish           prints a man page or completion script made from the table
//
// A command that returns something other than 0 after SIGINT or SIGTERM was seen ends the process with 128 + signal.
// What escapes as an exception is a bug of ours, is told as one, and exits with 2.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/cli/command.hpp"
#include "base/util/result.hpp"

namespace cf::cli {

inline constexpr int k_clean = 0;
inline constexpr int k_findings = 1;
inline constexpr int k_usage = 2;

/// A command line that fits the command's row of the table.
class Invocation {
 public:
  Invocation(const Program& program, const Command& command) : m_program(&program), m_command(&command) {}

  bool has(const std::string& option) const;
  /// The value of an option that may stand once, or `fallback`.
  std::string value(const std::string& option, std::string fallback = {}) const;
  /// All values of an option, in the order typed.
  std::vector<std::string> values(const std::string& option) const;
  const std::vector<std::string>& positionals() const { return m_positionals; }

  const Program& program() const { return *m_program; }
  const Command& command() const { return *m_command; }

 private:
  friend Result<Invocation> parse(const Program& program, const Command& command,
                                  const std::vector<std::string>& arguments);

  const Program* m_program;
  const Command* m_command;
  std::map<std::string, std::vector<std::string>> m_options;  // flags: one empty value
  std::vector<std::string> m_positionals;
};

/// The arguments after the command's name. Unknown, doubled, incomplete: an Error that names the nearest spelling.
Result<Invocation> parse(const Program& program, const Command& command, const std::vector<std::string>& arguments);

int run(const Program& program, int argc, const char* const* argv);
int run(const Program& program, const std::vector<std::string>& arguments);  ///< without the program's name

}  // namespace cf::cli
