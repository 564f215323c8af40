#include "assembler/pipeline/convert.hpp"
#include "assembler/commands/commands.hpp"
#include "base/cli/interrupt.hpp"
#include "base/cli/terminal.hpp"

namespace cf::assembler {

namespace {

ConvertOptions::Derive chosen_derive(const cli::Invocation& invocation) {
  const std::string how = invocation.value("derive-triggers", "missing");
  if (how == "off") return ConvertOptions::Derive::off;
  return how == "all" ? ConvertOptions::Derive::all : ConvertOptions::Derive::missing;
}

int run(const cli::Invocation& invocation) {
  Context context;
  context.interrupted = cli::interrupted;
  const Result<unsigned> jobs = chosen_jobs(invocation);
  if (!jobs) return cli::fail(jobs.error());
  context.jobs = *jobs;
  if (!invocation.has("out")) return cli::fail(Error("no --out", "name the folder that the registry goes to"));
  const ConvertFolderOptions options{.source = invocation.positionals().front(),
                                     .out = invocation.value("out"),
                                     .derive = chosen_derive(invocation),
                                     .strict = invocation.has("strict"),
                                     .force = invocation.has("force"),
                                     .atomic = !invocation.has("no-atomic")};
  const Result<ConvertedFolder> converted = convert_folder(options, context);
  const Format format = chosen_format(invocation);
  context.report.sort();
  print_findings(context.report, format);
  if (!converted) return cli::fail(converted.error());
  if (format == Format::text) {
    cli::talk(converted->published ? fmt::format("{}: {} agents; {} files written, {} kept, {} removed\n", options.out,
                                                 converted->agents, converted->summary.written, converted->summary.kept,
                                                 converted->summary.removed)
                                   : fmt::format("{}: nothing written\n", options.out));
  }
  print_count(context.report, format);
  return context.report.has_errors() || cli::interrupted() ? cli::k_findings : cli::k_clean;
}

}  // namespace

cli::Command convert_command() {
  return {.name = "convert",
          .summary = "turn any folder of agent Markdown into a registry",
          .description =
              "Writes <domain>[/<subdomain>]/<id>.codex.yaml and a brief for each agent below SRC, index.json and "
              "triggers.json. What is right is written, what is wrong is reported with its place (exit 1).",
          .options = {{.name = "out", .argument = "DIR", .doc = "folder of the registry (required)"},
                      {.name = "derive-triggers",
                       .argument = "WHEN",
                       .doc = "keywords from the text: for agents without triggers (missing, the default), all, or off",
                       .values = {"off", "missing", "all"}},
                      {.name = "strict", .argument = "", .doc = "write nothing when there is an error"},
                      {.name = "force", .argument = "", .doc = "overwrite files of ours that were edited since"},
                      {.name = "no-atomic",
                       .argument = "",
                       .doc = "two renames, where the file system cannot exchange folders"},
                      format_option(),
                      jobs_option()},
          .positional = "SRC",
          .examples = {{"cf-assemble convert .claude/agents --out codex/agents", "a project's own agents"}},
          .run = run};
}

}  // namespace cf::assembler
