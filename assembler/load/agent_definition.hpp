// Agents as people write them (Markdown with front matter) → the registry's model.
//
// Every value comes from the `codex:` mapping if it is there, else from a key of another convention (`type`,
// `metadata.*`, `integration.*`, `hooks.pre`, …), else from the text, else it is a default; docs/formats.md has the
// table. Nothing a source declares is dropped without a finding. Reads no files and writes none; a bad value is
// reported, set aside, and the rest of the agent stays. Rewriting of names and paths is not done here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diag/diagnostic.hpp"
#include "base/doc/front_matter.hpp"
#include "base/registry/agent.hpp"

namespace cf::assembler {

struct AgentSource {
  std::string path;  ///< below the agents' root: "backend/api/dev-x.md"
  const doc::FrontMatter* front_matter = nullptr;
};

struct ConvertOptions {
  enum class Derive : unsigned char {
    off,
    missing,  ///< keywords for agents that declare no trigger, or none that can be used
    all,      ///< for every agent, after the declared ones
  };
  bool strict = false;  ///< our own tree: a delegation to an unknown agent is an error, not a warning
  Derive derive = Derive::missing;
  std::string generated_at;  ///< for whoever writes index.json; conversion itself knows no time
  unsigned jobs = 0;         ///< threads; 0: one a core. No effect on the result
};

/// The fleet, in the order of ids. Findings: those of each source in the order given, then those between agents.
/// Of two agents of one id the one with the smaller path (bytes) stays; the other is reported and set aside.
registry::Fleet convert_agents(std::span<const AgentSource> sources, const ConvertOptions& options, Report& report);

/// The same, and for each agent of the fleet the index of its source: where its brief is.
struct ConvertedFleet {
  registry::Fleet fleet;
  std::vector<std::size_t> source_of;
};
ConvertedFleet convert_agent_sources(std::span<const AgentSource> sources, const ConvertOptions& options,
                                     Report& report);

}  // namespace cf::assembler
