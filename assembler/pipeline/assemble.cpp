#include "assembler/pipeline/assemble.hpp"

#include <algorithm>
#include <utility>

#include "assembler/load/agent_definition.hpp"
#include "assembler/load/load_tree.hpp"
#include "assembler/model/programs.hpp"
#include "assembler/overlay/merge.hpp"
#include "assembler/pipeline/check_outputs.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/clock.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

Result<std::vector<Layer>> read_layers(const SourceTree& source, Context& context, std::vector<Looked>* looked) {
  std::vector<LayerRequest> requests = {
      {.name = "base", .prefix = "", .root = source.plugin, .confine_to = source.plugin}};
  if (!source.language.empty()) {
    const std::string prefix = "languages/" + source.language;
    requests.push_back({.name = source.language,
                        .prefix = prefix,
                        .root = join_path(source.plugin, prefix),
                        .confine_to = source.plugin});
  }
  for (const std::string& overlay : source.overlays) {
    requests.push_back({.name = overlay, .prefix = "", .root = overlay, .confine_to = overlay});
  }
  std::vector<Layer> layers;
  for (LayerRequest& request : requests) {
    request.jobs = context.jobs;
    if (!source.only.empty()) {
      request.reads = [&](std::string_view path, const std::string& disk) {
        return is_component(kind_of(path)) || !path.ends_with(".md") || source.only.contains(disk);
      };
    }
    Result<Layer> layer = read_layer(context.files, request, context.sources, context.report, looked);
    if (!layer) return layer.error();
    layers.push_back(std::move(*layer));
  }
  return layers;
}

void load_language(Tree& tree, const SourceTree& source, Context& context, std::vector<Looked>* looked) {
  const std::string root = project_root(source.plugin);
  const auto known = context.languages.find(root);
  tree.languages = known != context.languages.end()
                       ? known->second
                       : load_languages(context.files, root, context.sources, context.report, looked);
  context.languages[root] = tree.languages;
  if (source.language.empty()) return;
  const auto own = std::find_if(tree.languages.begin(), tree.languages.end(),
                                [&](const Language& language) { return language.name == source.language; });
  if (own != tree.languages.end()) {
    tree.language = *own;
    return;
  }
  const std::string path = join_path(join_path(project_root(source.plugin), "languages"), source.language + ".yaml");
  if (!context.files.exists(path)) {
    context.report
        .add("CF106", Severity::error, start_of(context.sources.add(path, {})),
             fmt::format("the language '{}' has an overlay but no language file", source.language))
        .help("write it; an existing one in that folder shows its keys");
  }
}

/// Agents in the order of their paths, as the conversion wants them.
std::vector<AgentSource> agent_sources(const Tree& tree) {
  std::vector<AgentSource> sources;
  for (const File* file : tree.of_kind(FileKind::agent)) {
    constexpr std::string_view k_folder = "agents/";
    sources.push_back({.path = file->path.substr(k_folder.size()), .front_matter = &file->front_matter});
  }
  return sources;
}

}  // namespace

std::string project_root(const std::string& plugin) {
  const std::optional<std::string> normal = normalize_path(plugin);
  if (plugin.starts_with('/'))
    return std::string(parent_path(plugin.ends_with('/') ? plugin.substr(0, plugin.size() - 1) : plugin));
  if (!normal || normal->empty()) return join_path(plugin, "..");
  const std::string_view parent = parent_path(*normal);
  return parent.empty() ? "." : std::string(parent);
}

Result<std::vector<std::string>> overlay_languages(const FileSystem& files, const std::string& plugin) {
  const Result<std::vector<DirectoryEntry>> entries = files.list(join_path(plugin, "languages"));
  if (!entries) {
    Error error = entries.error();
    error.help = "name the plugin's folder with --plugin; it holds a folder `languages`";
    return error;
  }
  std::vector<std::string> languages;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type == FileType::directory && !entry.name.starts_with('.')) languages.push_back(entry.name);
  }
  return languages;
}

Result<std::vector<BuiltProgram>> read_programs(FileSystem& files, const std::string& folder,
                                                std::vector<Looked>* looked) {
  std::vector<BuiltProgram> programs;
  for (const std::string_view name : k_programs) {
    const std::string path = join_path(folder, name);
    Result<std::string> bytes = files.read(path);
    if (!bytes) {
      Error error = bytes.error();
      error.help = "build it first, or name the folder of the built programs with --bin";
      return error;
    }
    if (looked != nullptr) {
      if (const Result<FileStat> stat = files.stat(path)) looked->push_back({path, *stat});
    }
    programs.push_back({.name = std::string(name), .bytes = std::move(*bytes)});
  }
  return programs;
}

Result<Tree> load_source_tree(const SourceTree& source, Context& context, std::vector<Looked>* looked) {
  const Result<std::vector<Layer>> layers = read_layers(source, context, looked);  // bytes; nothing is interpreted yet
  if (!layers) return layers.error();
  MergedFiles merged = merge_layers(*layers, context.report);  // from here on the set of paths is closed
  Tree tree =
      load_tree(std::move(merged), TreeOrigin::source, source.language, context.jobs, context.report, source.only);
  load_language(tree, source, context, looked);
  check_tree(tree, context.report);  // every reference points into the tree, or it has been reported
  return tree;
}

Result<Assembled> assemble(const SourceTree& source, const std::vector<BuiltProgram>& programs, Context& context,
                           std::vector<Looked>* looked) {
  const Result<std::string> generated_at = source_date();
  if (!generated_at) return generated_at.error();
  Result<Tree> tree = load_source_tree(source, context, looked);
  if (!tree) return tree.error();

  Assembled assembled{.tree = std::move(*tree), .fleet = {}, .agent_files = {}, .outputs = {}};
  const ConvertOptions options{
      .strict = true, .derive = ConvertOptions::Derive::missing, .generated_at = *generated_at, .jobs = context.jobs};
  ConvertedFleet converted = convert_agent_sources(agent_sources(assembled.tree), options, context.report);
  assembled.fleet = std::move(converted.fleet);
  const std::vector<const File*> agents = assembled.tree.of_kind(FileKind::agent);
  for (const std::size_t index : converted.source_of) assembled.agent_files.push_back(agents[index]);
  if (context.report.has_errors()) return assembled;

  const TargetInput input{.tree = assembled.tree,
                          .fleet = assembled.fleet,
                          .agent_files = assembled.agent_files,
                          .programs = programs,
                          .generated_at = *generated_at,
                          .jobs = context.jobs};
  for (const Target* target : targets()) target->render(input, assembled.outputs);  // still nothing on disk
  check_outputs(assembled.outputs, context);
  return assembled;
}

}  // namespace cf::assembler
