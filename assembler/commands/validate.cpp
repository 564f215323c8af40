#include "assembler/commands/commands.hpp"
#include "assembler/pipeline/subject.hpp"
#include "base/cli/terminal.hpp"

namespace cf::assembler {

namespace {

/// Only what was found in the files that were named one by one.
Report in_files(const Report& report, const std::set<std::string>& only) {
  Report kept;
  for (const Diagnostic& d : report.diagnostics()) {
    if (d.span.source == nullptr || only.contains(d.span.source->path)) kept.append_one(d);
  }
  return kept;
}

int run(const cli::Invocation& invocation) {
  Context context;
  const Result<unsigned> jobs = chosen_jobs(invocation);
  if (!jobs) return cli::fail(jobs.error());
  context.jobs = *jobs;
  std::vector<std::string> paths = invocation.positionals();
  if (paths.empty()) paths = {"."};
  const Result<std::vector<Subject>> subjects = find_subjects(paths, context.files);
  if (!subjects) return cli::fail(subjects.error());

  Report findings;
  std::size_t files = 0;
  for (const Subject& subject : *subjects) {
    context.report = {};
    const Result<std::vector<Tree>> trees = load_subject(subject, context);
    if (!trees) return cli::fail(trees.error());
    for (const Tree& tree : *trees) files += tree.files.size();
    findings.append(subject.only.empty() ? std::move(context.report) : in_files(context.report, subject.only));
  }
  findings.sort();
  const Format format = chosen_format(invocation);
  print_findings(findings, format);
  print_count(findings, format);
  if (format == Format::text && findings.diagnostics().empty())
    cli::talk(fmt::format("{} files, no findings\n", files));
  const bool failed = findings.has_errors() || (invocation.has("strict") && findings.count(Severity::warning) > 0);
  return failed ? cli::k_findings : cli::k_clean;
}

}  // namespace

cli::Command validate_command() {
  return {.name = "validate",
          .summary = "check a source tree, a plugin, a folder of agents, or single files",
          .description =
              "A file of a source tree or a plugin is checked as a part of it, and only what concerns the named "
              "files is reported, so that a pre-commit hook can pass the files of a commit. Without a path: the "
              "working folder.",
          .options = {{.name = "strict", .argument = "", .doc = "warnings fail, too"}, format_option(), jobs_option()},
          .positional = "[PATH…]",
          .examples = {{"cf-assemble validate", "this project"},
                       {"cf-assemble validate plugin/agents/codeflash.md", "one file, as a part of its tree"},
                       {"cf-assemble validate ~/.claude/agents --format json", "any folder of agents"}},
          .run = run};
}

}  // namespace cf::assembler
