#include <fmt/core.h>

#include <algorithm>

#include "base/cli/table.hpp"
#include "base/util/text.hpp"

namespace cf::cli {

namespace {

constexpr std::size_t k_width = 100;
constexpr std::size_t k_widest_left = 26;  // a longer left column puts its text on the next line

const Option& help_option() {
  static const Option option{.name = "help", .doc = "show this and exit", .letter = 'h'};
  return option;
}

std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t left = 0;
  for (const auto& [name, doc] : rows) {
    if (code_points(name) <= k_widest_left) left = std::max(left, code_points(name));
  }
  std::string text;
  for (const auto& [name, doc] : rows) {
    const std::string gap(left + 4, ' ');
    const std::string body = wrap(doc, k_width - left - 4, gap);
    text += "  " + name;
    if (code_points(name) > left) {
      text += '\n' + body;
    } else {
      text += std::string(left - code_points(name) + 2, ' ') + body.substr(std::min(body.size(), gap.size()));
    }
  }
  return text;
}

std::string option_names(const Option& option) {
  std::string names = option.letter == '\0' ? "    " : fmt::format("-{}, ", option.letter);
  names += "--" + option.name;
  if (!option.argument.empty()) names += ' ' + option.argument;
  return names;
}

std::string exit_codes(const Program& program) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const ExitCode& code : program.exit_codes) rows.emplace_back(code.code, code.doc);
  return rows.empty() ? std::string() : "\nexit codes:\n" + two_columns(rows);
}

}  // namespace

std::vector<Positional> positionals_of(const Command& command) {
  std::vector<Positional> expected;
  for (std::string_view word : split(command.positional, ' ')) {
    if (word.empty()) continue;
    Positional positional;
    if (word.starts_with('[') && word.ends_with(']')) {
      positional.optional = true;
      word = word.substr(1, word.size() - 2);
    }
    positional.several = word.ends_with("…");
    positional.name = word;
    expected.push_back(std::move(positional));
  }
  return expected;
}

std::vector<Option> all_options(const Command& command) {
  std::vector<Option> options = command.options;
  options.push_back(help_option());
  return options;
}

const Option* find_option(const Command& command, std::string_view name) {
  while (name.starts_with('-')) name.remove_prefix(1);
  const auto is_it = [&](const Option& option) {
    return option.name == name || (option.letter != '\0' && name == std::string_view(&option.letter, 1));
  };
  const auto found = std::ranges::find_if(command.options, is_it);
  if (found != command.options.end()) return &*found;
  return is_it(help_option()) ? &help_option() : nullptr;
}

const Command* find_command(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  return found == program.commands.end() ? nullptr : &*found;
}

std::vector<std::string> command_names(const Program& program) {
  std::vector<std::string> names;
  for (const Command& command : program.commands) {
    if (!command.hidden) names.push_back(command.name);
  }
  names.emplace_back("help");
  return names;
}

std::string usage_line(const Program& program, const Command& command) {
  const bool is_default = command.name == program.default_command;
  std::string line = program.name + (is_default ? " [" + command.name + ']' : ' ' + command.name);
  if (!command.options.empty()) line += " [OPTION…]";
  if (!command.positional.empty()) line += ' ' + command.positional;
  return line;
}

std::string wrap(std::string_view text, std::size_t width, std::string_view indent) {
  std::string wrapped;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) wrapped.append(indent).append(line) += '\n';
    line.clear();
  };
  for (const std::string_view source : split_lines(text)) {
    if (source.empty() || source.starts_with(' ')) {
      end_line();
      if (!source.empty()) wrapped.append(indent).append(source);
      wrapped += '\n';
      continue;
    }
    for (const std::string_view word : split(source, ' ')) {
      if (word.empty()) continue;
      if (!line.empty() && code_points(line) + 1 + code_points(word) > width) end_line();
      if (!line.empty()) line += ' ';
      line += word;
    }
  }
  end_line();
  return wrapped;
}

std::string general_help(const Program& program) {
  std::string text =
      fmt::format("{} {}: {}\n\nusage: {} {} [OPTION…] [ARGUMENT…]\n\ncommands:\n", program.name, program.version,
                  program.summary, program.name, program.default_command.empty() ? "COMMAND" : "[COMMAND]");
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Command& command : program.commands) {
    const bool is_default = command.name == program.default_command;
    if (!command.hidden) rows.emplace_back(command.name, command.summary + (is_default ? " (when none is named)" : ""));
  }
  text += two_columns(rows);
  text += fmt::format("\n`{} help COMMAND` shows a command's options and examples.\n", program.name);
  return text + exit_codes(program);
}

std::string command_help(const Program& program, const Command& command) {
  std::string text = fmt::format("{} {}: {}\n\nusage: {}\n", program.name, command.name, command.summary,
                                 usage_line(program, command));
  if (!command.description.empty()) text += '\n' + wrap(command.description, k_width, "");
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : all_options(command)) {
    rows.emplace_back(option_names(option), option.doc + (option.repeatable ? " (may be repeated)" : ""));
  }
  text += "\noptions:\n" + two_columns(rows);
  if (!command.examples.empty()) text += "\nexamples:\n";
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n", example.line) + wrap(example.doc, k_width - 6, "      ");
  }
  return text + exit_codes(program);
}

}  // namespace cf::cli
