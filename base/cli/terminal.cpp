#include "base/cli/terminal.hpp"

#include <fmt/core.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/cli/program.hpp"

namespace cf::cli {

namespace {

bool g_output_failed = false;

void write_message(std::string_view kind, std::string_view colour, const Error& error) {
  const bool colours = colour_on(Stream::err);
  std::string text = fmt::format("{}{}:{} {}\n", colours ? colour : "", kind, colours ? "\033[0m" : "", error.message);
  if (!error.help.empty()) text += fmt::format("  help: {}\n", error.help);
  talk(text);
}

void write_to(FILE* file, std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file) < text.size() && errno != EPIPE && file == stdout) {
    g_output_failed = true;
  }
}

}  // namespace

bool colour_on(Stream stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return ::isatty(stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO) != 0;
}

void print(std::string_view text) { write_to(stdout, text); }

void talk(std::string_view text) {
  std::fflush(stdout);  // where both go to one terminal, they stay in order
  write_to(stderr, text);
}

int fail(const Error& error) {
  write_message("error", "\033[1;31m", error);
  return k_usage;
}

void warn(const Error& warning) { write_message("warning", "\033[1;33m", warning); }

bool flush_output() {
  if (std::fflush(stdout) != 0 && errno != EPIPE) g_output_failed = true;
  return !g_output_failed;
}

}  // namespace cf::cli
