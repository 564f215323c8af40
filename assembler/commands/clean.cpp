#include "assembler/commands/commands.hpp"
#include "assembler/pipeline/publish.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

int run(const cli::Invocation& invocation) {
  Context context;
  std::vector<std::string> outs = invocation.positionals();
  if (outs.empty()) {
    const Result<std::vector<std::string>> languages = chosen_languages(invocation, context.files);
    if (!languages) return cli::fail(languages.error());
    const Result<std::vector<std::string>> chosen = chosen_outs(invocation, *languages);
    if (!chosen) return cli::fail(chosen.error());
    outs = *chosen;
  }
  int code = cli::k_clean;
  for (const std::string& out : outs) {
    const bool existed = context.files.exists(out);
    const Result<void> removed =
        unpublish(context.files, {.out = out, .force = invocation.has("force")}, context.sources, context.report);
    if (!removed) {
      code = cli::fail(removed.error());
    } else if (existed) {
      cli::talk(out + ": removed\n");
    }
  }
  context.report.sort();
  print_findings(context.report, Format::text);
  return code;
}

}  // namespace

cli::Command clean_command() {
  return {
      .name = "clean",
      .summary = "remove trees that this program made",
      .description = "Only folders that carry our manifest, and only when every file in them is ours as we wrote it.",
      .options = {lang_option(),
                  plugin_option(),
                  {.name = "out", .argument = "DIR", .doc = "folder of each tree (default dist-{lang})"},
                  {.name = "force", .argument = "", .doc = "remove files of ours that were edited, too"}},
      .positional = "[DIR…]",
      .examples = {{"cf-assemble clean", "dist-<lang>/ of every language"},
                   {"cf-assemble clean codex/agents", "one folder"}},
      .run = run};
}

}  // namespace cf::assembler
