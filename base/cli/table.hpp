// Reading the command table: what parsing, help, man pages and completion all ask of it. Internal to base/cli.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/cli/command.hpp"

namespace cf::cli {

struct Positional {
  std::string name;
  bool optional = false;
  bool several = false;
};

std::vector<Positional> positionals_of(const Command& command);

/// The command's own options, then --help.
std::vector<Option> all_options(const Command& command);

/// "lang", "--lang", "-j" or "j"; null when there is none. --help is found too.
const Option* find_option(const Command& command, std::string_view name);

const Command* find_command(const Program& program, std::string_view name);
std::vector<std::string> command_names(const Program& program);  ///< those listed, then "help"

std::string usage_line(const Program& program, const Command& command);  ///< without "usage: "

/// Paragraphs (apart by an empty line) broken at spaces to `width` code points. A line that starts with a space stays.
std::string wrap(std::string_view text, std::size_t width, std::string_view indent);

std::string general_help(const Program& program);
std::string command_help(const Program& program, const Command& command);

std::string man_page(const Program& program);
std::string bash_completion(const Program& program);
std::string zsh_completion(const Program& program);
std::string fish_completion(const Program& program);

}  // namespace cf::cli
