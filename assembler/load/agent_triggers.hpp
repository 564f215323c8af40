// The triggers of one agent: keywords, regexes, globs and delegations, each checked where it was written.
//
// A bad trigger is reported and set aside; the rest of the agent stays. Whether delegations name agents that exist is
// not known here.
#pragma once

#include <vector>

#include "assembler/load/agent_fields.hpp"
#include "base/registry/agent.hpp"

namespace cf::assembler {

/// Everything but delegations.
void read_triggers(AgentFields& fields, Report& report, registry::Triggers& triggers);

struct Delegations {
  std::vector<FieldText> prefers;
  std::vector<FieldText> complements;
};
Delegations read_delegations(AgentFields& fields);

}  // namespace cf::assembler
