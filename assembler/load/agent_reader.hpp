// One agent's source → its definition, as far as it can be told without the other agents. Used by agent_definition.cpp.
#pragma once

#include <string>
#include <vector>

#include "assembler/load/agent_definition.hpp"
#include "assembler/load/agent_triggers.hpp"
#include "base/doc/markdown.hpp"

namespace cf::assembler {

struct AgentDraft {
  registry::Agent agent;  ///< an empty id: it cannot be used
  Report report;
  Span id_span;  ///< where the id was written, or the start of the file
  Delegations delegations;
  std::string description;            ///< in full
  std::vector<std::string> examples;  ///< what users say, by the `examples` field
  std::vector<std::string> headings;  ///< of the brief
};

AgentDraft read_agent(const AgentSource& source);

}  // namespace cf::assembler
