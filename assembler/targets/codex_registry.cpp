// `codex/agents/`: the registry, one definition and one brief an agent, with the index and the triggers.
//
// Rendered before names are qualified: a registry's ids are bare. Links in a brief are relative to the brief.
#include "assembler/rewrite/rewrite.hpp"
#include "assembler/targets/registry_files.hpp"
#include "assembler/targets/target.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

void render(const TargetInput& input, Outputs& outputs) {
  constexpr std::string_view k_folder = "codex/agents";
  const auto brief = [&](std::size_t agent, const std::string& path) {
    return rewrite_body(input.tree, *input.agent_files[agent],
                        {.path = path, .paths = PathStyle::relative, .qualify_names = false});
  };
  const auto sources = [&](std::size_t agent) { return input.agent_files[agent]->sources; };
  add_registry_files(input.fleet, k_folder, input.generated_at, input.jobs, brief, sources, outputs);
}

}  // namespace

extern const Target k_codex_registry_target{
    .name = "codex-registry", .doc = "codex/agents/: the registry that routers load", .render = render};

}  // namespace cf::assembler
