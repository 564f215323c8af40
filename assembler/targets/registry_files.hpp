// A fleet as the files of a registry folder, for a tree and for `convert` alike.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "assembler/model/outputs.hpp"
#include "assembler/rewrite/rewrite.hpp"
#include "base/registry/agent.hpp"

namespace cf::assembler {

/// Adds `<folder>/<domain>[/<subdomain>]/<id>.codex.yaml` and `.md`, index.json and triggers.json. `brief` and
/// `sources` are asked with the agent's place in the fleet; `brief` also gets the path that the text will have.
void add_registry_files(const registry::Fleet& fleet, std::string_view folder, std::string_view generated_at,
                        unsigned jobs, const std::function<Rewritten(std::size_t, const std::string& path)>& brief,
                        const std::function<std::vector<LayerSource>(std::size_t)>& sources, Outputs& outputs);

}  // namespace cf::assembler
