// The registry as bytes: `<domain>[/<subdomain>]/<id>.codex.yaml`, index.json, triggers.json.
//
// The order of keys is the format (docs/formats.md, "Registry"). The same fleet gives the same bytes; nothing is
// written to the disk here. Readable with nothing but js-yaml and JSON.parse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/registry/agent.hpp"

namespace cf::registry {

std::string write_agent_yaml(const Agent& agent);

/// {keywords: {keyword: [ids]}, regex: [{pattern, priority, agents}], file_patterns: {glob: [ids]}}, all sorted.
std::string write_triggers_json(const Fleet& fleet);

/// {version, generatedAt, content_hash, agents: […]}; `generated_at` as base/util/clock.hpp gives it.
std::string write_index_json(const Fleet& fleet, std::string_view generated_at);

/// What tells one state of a registry from another: SHA-256, in 64 lower-case hexadecimal digits, of the bytes of every
/// agent's YAML file in the order of ids (bytes), one after the other with nothing between, followed by the bytes of
/// triggers.json. index.json itself, and with it the time, is not part of it.
std::string content_hash(const Fleet& fleet);

/// All of it at once, each agent written only once, on up to `jobs` threads (0: one a core).
struct WrittenFleet {
  std::vector<std::string> agents;  ///< in the order of fleet.agents
  std::string index_json;
  std::string triggers_json;
};
WrittenFleet write_fleet(const Fleet& fleet, std::string_view generated_at, unsigned jobs);

}  // namespace cf::registry
