// Finding the places where a file names another file, an agent, or a generated table.
//
// Recognized, in bodies: `${CLAUDE_PLUGIN_ROOT}/path` anywhere; relative Markdown links; code spans that are a path
// below one of the plugin's own folders; `subagent_type: "name"` and `Agent(name)`; `<!-- cf:table NAME -->`. In front
// matter: `Agent(name)` in `tools`. In hooks.json and .mcp.json: `${CLAUDE_PLUGIN_ROOT}/path` in any string. A path in
// a source file may be written as it stands in the source or in the assembled tree.
#pragma once

#include <string_view>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

/// Fills `file.references`. `tree` gives the set of paths; its files' contents are not looked at.
void find_references(File& file, const Tree& tree, std::string_view language);

inline constexpr std::string_view k_root_variable = "${CLAUDE_PLUGIN_ROOT}";

}  // namespace cf::assembler
