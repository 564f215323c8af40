#include "base/cli/program.hpp"

#include <fmt/core.h>

#include <exception>

#include "base/cli/interrupt.hpp"
#include "base/cli/table.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/text.hpp"

namespace cf::cli {

namespace {

int unknown_command(const Program& program, const std::string& name) {
  const std::vector<std::string> names = command_names(program);
  Error error{fmt::format("unknown command '{}'", name), fmt::format("`{} --help` lists the commands", program.name)};
  if (const std::string near = nearest(names, name); !near.empty()) {
    error.help = fmt::format("did you mean '{}'?", near);
  }
  return fail(error);
}

int help(const Program& program, const std::vector<std::string>& topics) {
  if (topics.empty() || topics.front() == "help") {
    print(general_help(program));
    return k_clean;
  }
  const Command* command = find_command(program, topics.front());
  if (command == nullptr) return unknown_command(program, topics.front());
  print(command_help(program, *command));
  return k_clean;
}

int generate(const Program& program, const std::string& what) {
  if (what == "man") {
    print(man_page(program));
  } else if (what == "bash") {
    print(bash_completion(program));
  } else if (what == "zsh") {
    print(zsh_completion(program));
  } else if (what == "fish") {
    print(fish_completion(program));
  } else {
    return fail({fmt::format("cannot generate '{}'", what), "man, bash, zsh or fish"});
  }
  return k_clean;
}

int run_command(const Program& program, const Command& command, const std::vector<std::string>& arguments) {
  const Result<Invocation> invocation = parse(program, command, arguments);
  if (!invocation) return fail(invocation.error());
  if (invocation->has("help")) return help(program, {command.name});
  const int code = command.run(*invocation);
  return code != k_clean && interrupted() ? 128 + interrupt_signal() : code;
}

int dispatch(const Program& program, std::vector<std::string> arguments) {
  const std::string first = arguments.empty() ? std::string() : arguments.front();
  if (first == "--help" || first == "-h") return help(program, {});
  if (first == "--version") {
    print(fmt::format("{} {}\n", program.name, program.version));
    return k_clean;
  }
  if (first == "--generate") return generate(program, arguments.size() > 1 ? arguments[1] : std::string());
  if (!first.empty() && !first.starts_with('-')) {
    arguments.erase(arguments.begin());
    if (first == "help") return help(program, arguments);
    const Command* command = find_command(program, first);
    return command == nullptr ? unknown_command(program, first) : run_command(program, *command, arguments);
  }
  if (const Command* command = find_command(program, program.default_command)) {
    return run_command(program, *command, arguments);
  }
  if (!first.empty()) return fail({fmt::format("unknown option '{}'", first), "a command comes first"});
  talk(general_help(program));
  return k_usage;
}

}  // namespace

int run(const Program& program, const std::vector<std::string>& arguments) {
  install_signal_handlers();
  int code = k_usage;
  try {
    code = dispatch(program, arguments);
  } catch (const std::exception& error) {
    fail({fmt::format("{} has a bug: {}", program.name, error.what()), "please report it with the command line"});
  }
  if (!flush_output()) {
    code = fail({"cannot write the output", "is the disk full?"});
  }
  return code;
}

int run(const Program& program, int argc, const char* const* argv) {
  return run(program, argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>());
}

}  // namespace cf::cli
