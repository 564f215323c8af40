#include <unistd.h>

#include "assembler/commands/commands.hpp"
#include "assembler/pipeline/build.hpp"
#include "base/cli/interrupt.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

/// The folder of the running program: where its siblings lie.
std::string own_folder(const FileSystem& files) {
  const Result<std::string> self = files.real_path("/proc/self/exe");
  return self ? std::string(parent_path(*self)) : std::string(".");
}

Result<BuildOptions> options_of(const cli::Invocation& invocation, const FileSystem& files) {
  const Result<std::vector<std::string>> languages = chosen_languages(invocation, files);
  if (!languages) return languages.error();
  const Result<std::vector<std::string>> outs = chosen_outs(invocation, *languages);
  if (!outs) return outs.error();
  BuildOptions options{.plugin = invocation.value("plugin", "plugin"),
                       .overlays = invocation.values("overlay"),
                       .bin = invocation.value("bin", own_folder(files)),
                       .depfile = invocation.value("depfile"),
                       .check = invocation.has("check"),
                       .force = invocation.has("force"),
                       .atomic = !invocation.has("no-atomic"),
                       .trees = {}};
  for (std::size_t i = 0; i < languages->size(); ++i) options.trees.push_back({(*languages)[i], (*outs)[i]});
  return options;
}

void print_tree(const BuiltTree& built) {
  cli::talk(built.up_to_date ? fmt::format("{}: up to date\n", built.out)
                             : fmt::format("{}: {} files written, {} kept, {} removed\n", built.out,
                                           built.summary.written, built.summary.kept, built.summary.removed));
  cli::talk(built.cost);
}

int run(const cli::Invocation& invocation) {
  Context context;
  context.interrupted = cli::interrupted;
  const Result<unsigned> jobs = chosen_jobs(invocation);
  if (!jobs) return cli::fail(jobs.error());
  context.jobs = *jobs;
  const Result<BuildOptions> options = options_of(invocation, context.files);
  if (!options) return cli::fail(options.error());

  const Format format = chosen_format(invocation);
  const Result<std::vector<BuiltTree>> trees = build(*options, context);
  context.report.sort();
  print_findings(context.report, format);
  if (!trees) return cli::fail(trees.error());
  if (format == Format::text && !options->check) {
    for (const BuiltTree& tree : *trees) print_tree(tree);
  }
  print_count(context.report, format);
  return context.report.has_errors() || cli::interrupted() ? cli::k_findings : cli::k_clean;
}

}  // namespace

cli::Command build_command() {
  return {
      .name = "build",
      .summary = "merge base and overlay into trees that clients load as they are",
      .description =
          "Reads <plugin> and the overlay of each language, merges them, rewrites references, converts the "
          "agents, validates all of it and exchanges each finished tree with the one that stood there. "
          "A run that fails or is interrupted changes nothing.",
      .options =
          {lang_option(),
           plugin_option(),
           {.name = "out", .argument = "DIR", .doc = "folder of each tree (default dist-{lang})"},
           overlay_option(),
           {.name = "check", .argument = "", .doc = "write nothing; findings and exit 1 where a tree is stale"},
           {.name = "force", .argument = "", .doc = "overwrite files of ours that were edited since"},
           {.name = "bin", .argument = "DIR", .doc = "folder of the programs to ship (default: where this one lies)"},
           {.name = "depfile", .argument = "FILE", .doc = "write a Make rule: the trees depend on these files"},
           {.name = "no-atomic", .argument = "", .doc = "two renames, where the file system cannot exchange folders"},
           format_option(),
           jobs_option()},
      .positional = "",
      .examples = {{"cf-assemble", "every language into dist-<lang>/"},
                   {"cf-assemble --lang python", "one of them"},
                   {"cf-assemble build --check --format github", "in CI: is what is there what the sources give?"}},
      .run = run};
}

}  // namespace cf::assembler
