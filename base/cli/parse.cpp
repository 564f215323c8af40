#include <fmt/core.h>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <algorithm>
#include <span>

#include "base/cli/program.hpp"
#include "base/cli/table.hpp"
#include "base/util/text.hpp"

namespace cf::cli {

namespace {

namespace po = boost::program_options;

Error with_usage(const Program& program, const Command& command, std::string message) {
  return {std::move(message), fmt::format("`{} {} --help` shows what it takes", program.name, command.name)};
}

po::options_description describe(const std::vector<Option>& options) {
  po::options_description description;
  for (const Option& option : options) {
    const std::string names = option.letter == '\0' ? option.name : option.name + ',' + option.letter;
    if (option.argument.empty()) {
      description.add_options()(names.c_str(), "");
    } else {
      description.add_options()(names.c_str(), po::value<std::string>(), "");
    }
  }
  return description;
}

/// The option as it was typed, without a value: "--lnag=x" → "--lnag".
std::string typed_name(std::string_view typed) { return std::string(typed.substr(0, typed.find('='))); }

Error unknown_option(const Program& program, const Command& command, const std::string& typed) {
  std::vector<std::string> names;
  for (const Option& option : all_options(command)) names.push_back("--" + option.name);
  Error error = with_usage(program, command, fmt::format("unknown option '{}'", typed));
  if (const std::string near = nearest(names, typed); !near.empty()) {
    error.help = fmt::format("did you mean '{}'?", near);
  }
  return error;
}

Error syntax_error(const Program& program, const Command& command, const po::invalid_command_line_syntax& syntax) {
  using Kind = po::invalid_command_line_syntax;
  const std::string name = typed_name(syntax.get_option_name());
  switch (syntax.kind()) {
    case Kind::missing_parameter:
    case Kind::empty_adjacent_parameter: {
      const Option* option = find_option(command, name);
      const std::string what = option != nullptr ? option->argument : "a value";
      return with_usage(program, command, fmt::format("option '{}' needs {}", name, what));
    }
    case Kind::extra_parameter: return with_usage(program, command, fmt::format("option '{}' takes no value", name));
    default: return with_usage(program, command, syntax.what());
  }
}

Result<std::string> checked(const Option& option, const std::string& value) {
  if (option.values.empty() || std::ranges::find(option.values, value) != option.values.end()) return value;
  Error error{fmt::format("unknown value '{}' of option '--{}'", value, option.name),
              fmt::format("it takes {}", join(option.values, ", "))};
  if (const std::string near = nearest(option.values, value); !near.empty()) {
    error.help = fmt::format("did you mean '{}'?  {}", near, error.help);
  }
  return error;
}

Result<void> check_positionals(const Program& program, const Command& command, const std::vector<std::string>& given) {
  const std::vector<Positional> expected = positionals_of(command);
  for (std::size_t i = given.size(); i < expected.size(); ++i) {
    if (!expected[i].optional) {
      return with_usage(program, command, fmt::format("{}: {} is missing", command.name, expected[i].name));
    }
  }
  const bool open_ended = !expected.empty() && expected.back().several;
  if (!open_ended && given.size() > expected.size()) {
    return with_usage(program, command, fmt::format("unexpected argument '{}'", given[expected.size()]));
  }
  return {};
}

Result<std::vector<po::option>> tokens(const Program& program, const Command& command,
                                       const std::vector<std::string>& arguments) {
  const po::options_description description = describe(all_options(command));
  try {
    return po::command_line_parser(arguments)
        .options(description)
        .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
        .run()
        .options;
  } catch (const po::unknown_option& error) {
    return unknown_option(program, command, typed_name(error.get_option_name()));
  } catch (const po::invalid_command_line_syntax& error) {
    return syntax_error(program, command, error);
  } catch (const po::error& error) {
    return with_usage(program, command, error.what());
  }
}

}  // namespace

Result<Invocation> parse(const Program& program, const Command& command, const std::vector<std::string>& arguments) {
  const Result<std::vector<po::option>> typed = tokens(program, command, arguments);
  if (!typed) return typed.error();
  Invocation invocation(program, command);
  for (const po::option& token : *typed) {
    if (token.position_key >= 0 || token.string_key.empty()) {
      invocation.m_positionals.insert(invocation.m_positionals.end(), token.value.begin(), token.value.end());
      continue;
    }
    const Option* option = find_option(command, token.string_key);
    if (option == nullptr) return unknown_option(program, command, token.string_key);
    std::vector<std::string>& values = invocation.m_options[option->name];
    if (!values.empty() && !option->repeatable && !option->argument.empty()) {
      return with_usage(program, command, fmt::format("option '--{}' is given twice", option->name));
    }
    if (token.original_tokens.size() > 1 && token.original_tokens[1].starts_with("--")) {
      // `--out --force` forgot the folder; whoever means it writes `--out=--force`.
      return with_usage(program, command, fmt::format("option '--{}' needs {}", option->name, option->argument));
    }
    const Result<std::string> value = checked(*option, token.value.empty() ? std::string() : token.value.front());
    if (!option->argument.empty() && !value) return value.error();
    values.push_back(option->argument.empty() ? std::string() : *value);
  }
  if (invocation.has("help")) return invocation;
  if (const Result<void> fits = check_positionals(program, command, invocation.m_positionals); !fits) {
    return fits.error();
  }
  return invocation;
}

bool Invocation::has(const std::string& option) const { return m_options.contains(option); }

std::string Invocation::value(const std::string& option, std::string fallback) const {
  const auto found = m_options.find(option);
  return found == m_options.end() ? std::move(fallback) : found->second.back();
}

std::vector<std::string> Invocation::values(const std::string& option) const {
  const auto found = m_options.find(option);
  return found == m_options.end() ? std::vector<std::string>() : found->second;
}

}  // namespace cf::cli
