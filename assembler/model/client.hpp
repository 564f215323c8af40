// The names that clients know: keys, tools, models, events, their own agents. Measured with Claude Code 2.1.329 and
// Codex CLI 0.169.0 (tests/e2e pins them). Nothing here is about a particular tree.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cf::assembler::client {

using Names = std::span<const std::string_view>;

extern const Names k_agent_keys;        ///< front matter of agents, with the aliases that the client reads
extern const Names k_skill_keys;        ///< of skills, and of commands, which the client treats alike
extern const Names k_plugin_keys;       ///< plugin.json, with those of the plugin directory
extern const Names k_marketplace_keys;  ///< those that belong to marketplace.json alone
extern const Names k_agent_keys_ignored_in_plugins;
extern const Names k_own_keys;  ///< `codex`, `overrides`: only this toolchain reads them
extern const Names k_models;    ///< short names of models; full ids are known by is_full_model_id
extern const Names k_tools;     ///< of this and other versions and modes
extern const Names k_hook_events;
extern const Names k_agents;  ///< the client's own; never qualified

inline constexpr std::size_t k_agent_file_bytes = 1'048'576;    ///< longer files are not read
inline constexpr std::size_t k_agent_name_length = 256;         ///< code points
inline constexpr std::size_t k_codex_skill_description = 1024;  ///< code points; Codex refuses more
inline constexpr double k_codex_session_end_seconds = 3;        ///< Codex stops a SessionEnd hook after that

bool knows(Names names, std::string_view name);  ///< case counts
std::vector<std::string> list_of(Names names);   ///< for `help_nearest`

bool is_full_model_id(std::string_view model);  ///< "claude-…", with a provider's prefix or an ARN
bool is_tool(std::string_view name);            ///< known, `*`, or of an MCP server: mcp__server__tool

}  // namespace cf::assembler::client
