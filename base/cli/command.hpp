// The table a program is described by: its commands, their options, examples and functions.
//
// Help, man page, shell completion and the parsing itself are all made from this table, so that none of them can
// disagree. Plain data: nothing here parses or prints (see program.hpp). Tables are built by a function and live as
// long as the program.
#pragma once

#include <string>
#include <vector>

namespace cf::cli {

class Invocation;

struct Option {
  std::string name;      ///< "lang", without dashes
  std::string argument;  ///< "DIR", or empty for a flag; DIR, FILE and PATH complete as what they say
  std::string doc;       ///< half a sentence, with the default where there is one
  bool repeatable = false;
  std::vector<std::string> values;  ///< when not empty, the only values that are accepted
  char letter = '\0';               ///< 'j' for -j
};

struct Example {
  std::string line;  ///< the whole command line
  std::string doc;   ///< what it does
};

/// `positional` says how many arguments there may be: words apart, `[WORD]` may be left out, and the last word may end
/// in `…` for several. "SRC" is exactly one, "[PATH…]" any number, "KIND NAME" exactly two.
struct Command {
  std::string name;
  std::string summary;                         ///< one line, no full stop
  std::string description;                     ///< paragraphs apart by an empty line; wrapped when shown
  std::vector<Option> options;                 ///< --help is added to each
  std::string positional;                      ///< "" for none
  std::vector<std::string> positional_values;  ///< what completion offers for the first of them; not checked
  std::vector<Example> examples;
  int (*run)(const Invocation&) = nullptr;  ///< returns the exit code
  bool hidden = false;                      ///< works, but is not listed
};

struct ExitCode {
  std::string code;
  std::string doc;
};

struct Program {
  std::string name;
  std::string version;
  std::string summary;          ///< one line, no full stop
  std::string default_command;  ///< the command of a line that names none; "" when there is none
  std::vector<Command> commands;
  std::vector<ExitCode> exit_codes;
  std::string see_also;  ///< for the man page
};

}  // namespace cf::cli
