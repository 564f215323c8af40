#include "assembler/commands/commands.hpp"

#include <algorithm>
#include <charconv>

#include "base/cli/terminal.hpp"
#include "base/cli/version.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

const cli::Program& cf_assemble() {
  static const cli::Program k_program{
      .name = "cf-assemble",
      .version = cli::product_version(),
      .summary = "assemble, convert and validate plugins for coding assistants",
      .default_command = "build",
      .commands =
          {
#define CF_COMMAND(name) name##_command(),
#include "assembler/commands/commands.def"
#undef CF_COMMAND
          },
      .exit_codes = {{"0", "clean"},
                     {"1", "findings: invalid content, a stale tree with --check"},
                     {"2", "wrong usage, or the environment refuses; what stood before still stands"},
                     {"130", "interrupted; what stood before still stands"}},
      .see_also = "cf-experiment(1)"};
  return k_program;
}

cli::Option format_option() {
  return {.name = "format",
          .argument = "FORMAT",
          .doc = "how findings are printed (default text)",
          .values = {"text", "json", "sarif", "github"}};
}

cli::Option jobs_option() {
  return {.name = "jobs",
          .argument = "N",
          .doc = "threads (default: one a core); the bytes written do not depend on it",
          .letter = 'j'};
}

cli::Option plugin_option() {
  return {.name = "plugin", .argument = "DIR", .doc = "the source tree's base (default plugin)"};
}

cli::Option lang_option() {
  return {.name = "lang",
          .argument = "LANG",
          .doc = "a folder of <plugin>/languages (default: all of them)",
          .repeatable = true};
}

cli::Option overlay_option() {
  return {.name = "overlay", .argument = "DIR", .doc = "one more layer on top, in the order given", .repeatable = true};
}

Format chosen_format(const cli::Invocation& invocation) {
  return format_from(invocation.value("format", "text")).value_or(Format::text);
}

Result<unsigned> chosen_jobs(const cli::Invocation& invocation) {
  const std::string text = invocation.value("jobs", "0");
  unsigned jobs = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  constexpr unsigned k_most = 1024;
  if (code != std::errc{} || stop != text.data() + text.size() || jobs > k_most) {
    return Error("--jobs takes a number of threads, not '" + text + "'", "leave it out to use every core");
  }
  return jobs;
}

Result<std::vector<std::string>> chosen_languages(const cli::Invocation& invocation, const FileSystem& files) {
  const std::string plugin = invocation.value("plugin", "plugin");
  const Result<std::vector<std::string>> known = overlay_languages(files, plugin);
  if (!known) return known.error();
  std::vector<std::string> wanted = invocation.values("lang");
  for (const std::string& language : wanted) {
    if (std::find(known->begin(), known->end(), language) != known->end()) continue;
    const std::string near = nearest(*known, language);
    return Error(
        "unknown language '" + language + "'",
        (near.empty() ? std::string() : "did you mean '" + near + "'?  ") + "languages here: " + join(*known, ", "));
  }
  if (wanted.empty()) wanted = *known;
  if (wanted.empty())
    return Error("no language below '" + plugin + "/languages'", "make a folder there for each language");
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
}

Result<std::vector<std::string>> chosen_outs(const cli::Invocation& invocation,
                                             const std::vector<std::string>& languages) {
  const std::string pattern = invocation.value("out", "dist-{lang}");
  if (languages.size() > 1 && pattern.find("{lang}") == std::string::npos) {
    return Error("--out '" + pattern + "' would hold " + std::to_string(languages.size()) + " trees",
                 "put {lang} into it, or build one --lang");
  }
  std::vector<std::string> outs;
  for (const std::string& language : languages) outs.push_back(replace_all(pattern, "{lang}", language));
  return outs;
}

void print_findings(const Report& report, Format format) {
  RenderOptions options;
  if (format != Format::text) {
    cli::print(render(report.diagnostics(), format, options));
    return;
  }
  options.colour = cli::colour_on(cli::Stream::err);
  cli::talk(render(report.diagnostics(), format, options));
}

void print_count(const Report& report, Format format) {
  if (format != Format::text || report.diagnostics().empty()) return;
  std::vector<std::string> counts;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = report.count(severity);
    if (count > 0) counts.push_back(fmt::format("{} {}{}", count, to_string(severity), count == 1 ? "" : "s"));
  }
  cli::talk(join(counts, ", ") + '\n');
}

}  // namespace cf::assembler
