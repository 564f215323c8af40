#include "assembler/targets/registry_files.hpp"

#include "base/registry/write.hpp"
#include "base/util/parallel.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

void add_registry_files(const registry::Fleet& fleet, std::string_view folder, std::string_view generated_at,
                        unsigned jobs, const std::function<Rewritten(std::size_t, const std::string& path)>& brief,
                        const std::function<std::vector<LayerSource>(std::size_t)>& sources, Outputs& outputs) {
  registry::WrittenFleet written = registry::write_fleet(fleet, generated_at, jobs);
  std::vector<std::pair<std::string, OutputFile*>> briefs;
  for (std::size_t i = 0; i < fleet.agents.size(); ++i) {
    const std::string path = join_path(folder, registry::file_of(fleet.agents[i]));
    outputs[path] = {.bytes = std::move(written.agents[i]),
                     .executable = false,
                     .sources = sources(i),
                     .transforms = {Transform::generated}};
    constexpr std::string_view k_ending = ".codex.yaml";
    const std::string text_path = path.substr(0, path.size() - k_ending.size()) + ".md";
    briefs.emplace_back(text_path, &outputs[text_path]);
  }
  parallel_for(briefs.size(), jobs, [&](std::size_t i) {
    Rewritten text = brief(i, briefs[i].first);
    const std::string_view body = trim(text.text);
    *briefs[i].second = {.bytes = body.empty() ? std::string() : std::string(body) + '\n',
                         .executable = false,
                         .sources = sources(i),
                         .transforms = std::move(text.transforms)};
  });
  const auto add = [&](std::string_view name, std::string bytes) {
    outputs[join_path(folder, name)] = {
        .bytes = std::move(bytes), .executable = false, .sources = {}, .transforms = {Transform::generated}};
  };
  add("index.json", std::move(written.index_json));
  add("triggers.json", std::move(written.triggers_json));
}

}  // namespace cf::assembler
