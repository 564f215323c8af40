// A folder of agents in memory, for the tests of their conversion.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "assembler/load/agent_definition.hpp"
#include "base/diag/render.hpp"
#include "base/doc/front_matter.hpp"

namespace cf::test {

class AgentTree {
 public:
  AgentTree& add(std::string path, std::string text) {
    const Source& source = m_store->add(path, std::move(text));
    m_front.push_back(std::make_unique<doc::FrontMatter>(doc::read_front_matter(source)));
    m_sources.push_back({.path = std::move(path), .front_matter = m_front.back().get()});
    return *this;
  }

  registry::Fleet convert(const assembler::ConvertOptions& options = {}) {
    report = {};
    return assembler::convert_agents(m_sources, options, report);
  }

  registry::Agent only(const assembler::ConvertOptions& options = {.derive = assembler::ConvertOptions::Derive::off}) {
    registry::Fleet fleet = convert(options);
    return fleet.agents.empty() ? registry::Agent{} : std::move(fleet.agents.front());
  }

  /// Each finding on a line: "a.md:3:7 error CF403 message".
  std::string findings() const {
    std::string text;
    for (const Diagnostic& d : report.diagnostics()) {
      text += location_text(d.span) + " " + std::string(to_string(d.severity)) + " " + d.code + " " + d.message;
      text += (d.help.empty() ? "" : " [" + d.help + "]") + "\n";
    }
    return text;
  }

  const std::vector<assembler::AgentSource>& sources() const { return m_sources; }

  Report report;

 private:
  std::unique_ptr<SourceStore> m_store = std::make_unique<SourceStore>();
  std::vector<std::unique_ptr<doc::FrontMatter>> m_front;
  std::vector<assembler::AgentSource> m_sources;
};

}  // namespace cf::test
