#include "assembler/pipeline/build.hpp"

#include <utility>

#include "assembler/pipeline/assemble.hpp"
#include "assembler/pipeline/cost.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

PublishOptions publish_options(const BuildOptions& options, const WantedTree& wanted, const std::string& plugin_name,
                               const Context& context) {
  return {.out = wanted.out,
          .plugin = plugin_name,
          .language = wanted.language,
          .force = options.force,
          .atomic = options.atomic,
          .interrupted = context.interrupted};
}

/// `out: input …` for Make, with the characters escaped that Make would take for its own.
std::string depfile_rule(const std::string& out, const std::vector<Looked>& inputs) {
  const auto escape = [](std::string_view path) { return replace_all(replace_all(path, "$", "$$"), " ", "\\ "); };
  std::string rule = escape(out) + ':';
  for (const Looked& input : inputs) {
    if (input.stat.type == FileType::regular) rule += " \\\n  " + escape(input.path);
  }
  return rule + '\n';
}

}  // namespace

Result<std::vector<BuiltTree>> build(const BuildOptions& options, Context& context) {
  std::vector<Looked> looked;
  const Result<std::vector<BuiltProgram>> programs = read_programs(context.files, options.bin, &looked);
  if (!programs) return programs.error();

  std::vector<BuiltTree> built;
  std::vector<Assembled> assembled;
  std::string depfile;
  for (const WantedTree& wanted : options.trees) {
    std::vector<Looked> inputs = looked;
    Result<Assembled> tree =
        assemble({.plugin = options.plugin, .language = wanted.language, .overlays = options.overlays}, *programs,
                 context, &inputs);
    if (!tree) return tree.error();
    depfile += depfile_rule(wanted.out, inputs);
    built.push_back({.out = wanted.out, .up_to_date = false, .summary = {}, .cost = describe(cost_of(tree->tree))});
    assembled.push_back(std::move(*tree));
  }
  if (context.report.has_errors()) return std::vector<BuiltTree>{};

  for (std::size_t i = 0; i < assembled.size(); ++i) {  // from here on the disk changes, one exchange a tree
    const PublishOptions publishing =
        publish_options(options, options.trees[i], assembled[i].tree.plugin_name, context);
    if (options.check) {
      const Result<void> checked =
          check_published(context.files, assembled[i].outputs, publishing, context.sources, context.report);
      if (!checked) return checked.error();
      continue;
    }
    const Result<PublishSummary> summary =
        publish(context.files, assembled[i].outputs, publishing, context.sources, context.report);
    if (!summary) return summary.error();
    built[i].summary = *summary;
    built[i].up_to_date = !summary->changed;
    if (summary->interrupted) break;
  }
  if (!options.depfile.empty() && !options.check) {
    if (const Result<void> written = write_atomically(context.files, options.depfile, depfile, 0644); !written)
      return written.error();
  }
  return built;
}

}  // namespace cf::assembler
