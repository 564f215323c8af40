#include "assembler/pipeline/build.hpp"

#include <optional>
#include <utility>

#include "assembler/pipeline/assemble.hpp"
#include "assembler/pipeline/cost.hpp"
#include "assembler/pipeline/stat_cache.hpp"
#include "base/util/clock.hpp"
#include "base/util/path.hpp"
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

/// Where the status of the last build's paths is kept: one cache for the set of trees that are built together.
std::string cache_path(const BuildOptions& options) {
  std::string name;
  for (const WantedTree& wanted : options.trees) name += (name.empty() ? "" : "-") + wanted.language;
  return join_path(project_root(options.plugin), ".cf-cache/" + name + ".stat");
}

/// Everything but files that the result depends on. Nothing when it cannot be told, and then nothing is skipped.
std::optional<std::uint64_t> key_of(const BuildOptions& options, const Context& context) {
  const Result<std::string> program = program_identity(context.files);
  const Result<std::string> date = source_date();
  if (!program || !date) return std::nullopt;
  std::vector<std::string> parts = {*program, *date, options.plugin, options.bin, options.depfile};
  for (const WantedTree& wanted : options.trees) parts.insert(parts.end(), {wanted.language, wanted.out});
  parts.insert(parts.end(), options.overlays.begin(), options.overlays.end());
  return cache_key(parts);
}

/// Best effort: a cache that cannot be kept costs time, not correctness.
void remember(const BuildOptions& options, std::uint64_t key, std::vector<Looked> inputs, std::int64_t looked_at,
              Context& context) {
  Fingerprint fingerprint{.inputs = std::move(inputs), .outputs = {}};
  for (const WantedTree& wanted : options.trees) {
    const Result<std::vector<Looked>> tree = look_at_tree(context.files, wanted.out);
    if (!tree) return;
    fingerprint.outputs.insert(fingerprint.outputs.end(), tree->begin(), tree->end());
  }
  (void)save_fingerprint(context.files, cache_path(options), key, fingerprint, looked_at);
}

/// Each tree rendered in memory. Empty when there was an error.
struct Rendered {
  std::vector<Assembled> trees;
  std::vector<BuiltTree> built;
  std::vector<Looked> inputs;
  std::string depfile;
};

Result<Rendered> render_all(const BuildOptions& options, Context& context) {
  Rendered rendered;
  const Result<std::vector<BuiltProgram>> programs = read_programs(context.files, options.bin, &rendered.inputs);
  if (!programs) return programs.error();
  for (const WantedTree& wanted : options.trees) {
    std::vector<Looked> inputs;
    const SourceTree source{.plugin = options.plugin, .language = wanted.language, .overlays = options.overlays};
    Result<Assembled> tree = assemble(source, *programs, context, &inputs);
    if (!tree) return tree.error();
    rendered.depfile += depfile_rule(wanted.out, inputs);
    rendered.inputs.insert(rendered.inputs.end(), inputs.begin(), inputs.end());
    rendered.built.push_back(
        {.out = wanted.out, .up_to_date = false, .summary = {}, .cost = describe(cost_of(tree->tree))});
    rendered.trees.push_back(std::move(*tree));
  }
  return rendered;
}

std::vector<BuiltTree> all_up_to_date(const BuildOptions& options) {
  std::vector<BuiltTree> built;
  for (const WantedTree& wanted : options.trees) {
    built.push_back({.out = wanted.out, .up_to_date = true, .summary = {}, .cost = {}});
  }
  return built;
}

}  // namespace

Result<std::vector<BuiltTree>> build(const BuildOptions& options, Context& context) {
  const std::optional<std::uint64_t> key = key_of(options, context);
  if (key && !options.check && is_current(context.files, cache_path(options), *key)) return all_up_to_date(options);

  const std::int64_t looked_at = wall_clock_ns();
  Result<Rendered> rendered = render_all(options, context);
  if (!rendered) return rendered.error();
  if (context.report.has_errors()) return std::vector<BuiltTree>{};

  for (std::size_t i = 0; i < rendered->trees.size(); ++i) {  // from here on the disk changes, one exchange a tree
    const Assembled& tree = rendered->trees[i];
    const PublishOptions publishing = publish_options(options, options.trees[i], tree.tree.plugin_name, context);
    if (options.check) {
      const Result<void> checked =
          check_published(context.files, tree.outputs, publishing, context.sources, context.report);
      if (!checked) return checked.error();
      continue;
    }
    const Result<PublishSummary> summary =
        publish(context.files, tree.outputs, publishing, context.sources, context.report);
    if (!summary) return summary.error();
    rendered->built[i].summary = *summary;
    rendered->built[i].up_to_date = !summary->changed;
    if (summary->interrupted) return std::move(rendered->built);
  }
  if (options.check) return std::move(rendered->built);
  if (!options.depfile.empty()) {
    const Result<void> written = write_atomically(context.files, options.depfile, rendered->depfile, 0644);
    if (!written) return written.error();
  }
  if (key && context.report.count(Severity::warning) == 0)
    remember(options, *key, std::move(rendered->inputs), looked_at, context);
  return std::move(rendered->built);
}

}  // namespace cf::assembler
