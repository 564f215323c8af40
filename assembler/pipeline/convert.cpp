#include "assembler/pipeline/convert.hpp"

#include <utility>
#include <vector>

#include "assembler/load/load_tree.hpp"
#include "assembler/load/read_layer.hpp"
#include "assembler/pipeline/check_outputs.hpp"
#include "assembler/targets/registry_files.hpp"
#include "base/util/clock.hpp"
#include "base/util/parallel.hpp"

namespace cf::assembler {

namespace {

/// The Markdown files that have front matter, by path.
std::vector<File> read_agents(const Layer& layer, Context& context) {
  std::vector<File> files;
  for (const auto& [path, file] : layer.files) {
    if (!path.ends_with(".md")) continue;
    File agent;
    agent.path = path;
    agent.kind = FileKind::agent;
    agent.content = file.source;
    agent.sources = {{.layer = "source", .layer_path = path, .source = file.source}};
    files.push_back(std::move(agent));
  }
  std::vector<Report> reports(files.size());
  parallel_for(files.size(), context.jobs, [&](std::size_t i) {
    load_document(files[i], TreeOrigin::plugin, reports[i]);
    if (files[i].front_matter.state != doc::FrontMatterState::none) return;
    reports[i] = {};  // a README beside agents is no fault
    reports[i].note("CF008", start_of(*files[i].content), "no front matter: not taken for an agent");
  });
  for (Report& report : reports) context.report.append(std::move(report));
  std::erase_if(files, [](const File& file) { return file.front_matter.state == doc::FrontMatterState::none; });
  return files;
}

}  // namespace

Result<ConvertedFolder> convert_folder(const ConvertFolderOptions& options, Context& context) {
  const Result<std::string> generated_at = source_date();
  if (!generated_at) return generated_at.error();
  const LayerRequest request = foreign_folder("source", options.source, context.jobs);
  const Result<Layer> layer = read_layer(context.files, request, context.sources, context.report);
  if (!layer) return layer.error();
  const std::vector<File> files = read_agents(*layer, context);
  std::vector<AgentSource> sources;
  for (const File& file : files) sources.push_back({.path = file.path, .front_matter = &file.front_matter});
  const ConvertedFleet converted = convert_agent_sources(
      sources, {.strict = false, .derive = options.derive, .generated_at = *generated_at, .jobs = context.jobs},
      context.report);

  Outputs outputs;
  const auto brief = [&](std::size_t agent, const std::string&) {
    return Rewritten{.text = std::string(files[converted.source_of[agent]].front_matter.body.text()), .transforms = {}};
  };
  const auto shares = [&](std::size_t agent) { return files[converted.source_of[agent]].sources; };
  add_registry_files(converted.fleet, "", *generated_at, context.jobs, brief, shares, outputs);
  check_outputs(outputs, context, false);

  ConvertedFolder result{.agents = converted.fleet.agents.size(), .published = false, .summary = {}};
  if (options.strict && context.report.has_errors()) return result;
  const PublishOptions publishing{.out = options.out,
                                  .plugin = "",
                                  .language = "",
                                  .force = options.force,
                                  .atomic = options.atomic,
                                  .interrupted = context.interrupted};
  Result<PublishSummary> summary = publish(context.files, outputs, publishing, context.sources, context.report);
  if (!summary) return summary.error();
  result.published = true;
  result.summary = *summary;
  return result;
}

}  // namespace cf::assembler
