#include "assembler/load/agent_definition.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "assembler/load/agent_reader.hpp"
#include "assembler/load/derive_triggers.hpp"
#include "base/util/parallel.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

/// The agents of the client itself, which no tree defines.
constexpr std::array<std::string_view, 5> k_builtin_agents{"claude", "Explore", "general-purpose", "Plan",
                                                           "statusline-setup"};

/// The drafts that stay, in the order of ids; of two with one id the one with the smaller path.
std::vector<std::size_t> choose_drafts(std::span<const AgentSource> sources, const std::vector<AgentDraft>& drafts,
                                       Report& report) {
  std::vector<std::size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return drafts[i].agent.id.empty(); });
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(drafts[a].agent.id, sources[a].path, a) < std::tie(drafts[b].agent.id, sources[b].path, b);
  });
  std::vector<std::size_t> chosen;
  for (const std::size_t i : order) {
    const AgentDraft& draft = drafts[i];
    if (chosen.empty() || drafts[chosen.back()].agent.id != draft.agent.id) {
      chosen.push_back(i);
      continue;
    }
    report.error("CF401", draft.id_span, "the id '{}' is taken; this agent is left out", draft.agent.id)
        .note(drafts[chosen.back()].id_span, "'" + sources[chosen.back()].path + "' has it")
        .help("give one of them another name");
  }
  return chosen;
}

/// Delegations to ids; names and plugin-qualified names of agents of the fleet become their ids.
class DelegationCheck {
 public:
  DelegationCheck(const registry::Fleet& fleet, bool strict, Report& report)
      : m_fleet(fleet), m_severity(strict ? Severity::error : Severity::warning), m_report(report) {}

  std::vector<std::string> resolve(const std::vector<FieldText>& names) {
    std::vector<std::string> ids;
    for (const FieldText& name : names) {
      std::string id = resolve(name);
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
    }
    return ids;
  }

 private:
  std::string resolve(const FieldText& name) {
    if (m_fleet.find(name.text) != nullptr) return name.text;
    for (const std::string& id : {slug(name.text), slug(name.text.substr(name.text.rfind(':') + 1))}) {
      if (m_fleet.find(id) != nullptr) return id;
    }
    if (std::find(k_builtin_agents.begin(), k_builtin_agents.end(), name.text) == k_builtin_agents.end()) {
      m_report.add("CF408", m_severity, name.span, "delegates to '" + name.text + "', which no agent here is called")
          .help(advice_for(name.text));
    }
    return name.text;
  }

  /// A near spelling. Comparing with a whole fleet is slow: answers are kept, and after a budget there are none.
  std::string advice_for(const std::string& name) {
    const auto [entry, is_new] = m_advice.try_emplace(name);
    if (!is_new || m_budget == 0) return entry->second;
    std::vector<std::string> candidates;
    for (const registry::Agent& agent : m_fleet.agents) {
      const std::size_t longer = std::max(agent.id.size(), name.size());
      if (longer - std::min(agent.id.size(), name.size()) <= name.size() / 3) candidates.push_back(agent.id);
    }
    if (candidates.size() > m_budget) candidates.resize(m_budget);
    m_budget -= candidates.size();
    const std::string near = nearest(candidates, name);
    return entry->second = near.empty() ? std::string() : "did you mean '" + near + "'?";
  }

  const registry::Fleet& m_fleet;
  Severity m_severity;
  Report& m_report;
  std::unordered_map<std::string, std::string> m_advice;
  std::size_t m_budget = 20'000;  // comparisons
};

bool has_trigger(const registry::Triggers& triggers) {
  return !triggers.keywords.empty() || !triggers.regex.empty() || !triggers.file_patterns.empty();
}

void derive(registry::Fleet& fleet, std::vector<AgentDraft*>& drafts, const ConvertOptions& options) {
  if (options.derive == ConvertOptions::Derive::off) return;
  std::vector<TriggerTexts> texts(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const registry::Agent& agent = fleet.agents[i];
    texts[i] = {.id = agent.id,
                .name = agent.name,
                .description = std::move(drafts[i]->description),
                .examples = std::move(drafts[i]->examples),
                .headings = std::move(drafts[i]->headings),
                .declared = agent.triggers.keywords,
                .wanted = options.derive == ConvertOptions::Derive::all || !has_trigger(agent.triggers)};
  }
  if (std::none_of(texts.begin(), texts.end(), [](const TriggerTexts& text) { return text.wanted; })) return;
  std::vector<std::vector<std::string>> derived = derive_keywords(texts, options.jobs);
  for (std::size_t i = 0; i < derived.size(); ++i) {
    std::vector<std::string>& keywords = fleet.agents[i].triggers.keywords;
    std::move(derived[i].begin(), derived[i].end(), std::back_inserter(keywords));
  }
}

}  // namespace

ConvertedFleet convert_agent_sources(std::span<const AgentSource> sources, const ConvertOptions& options,
                                     Report& report) {
  std::vector<AgentDraft> drafts(sources.size());
  parallel_for(sources.size(), options.jobs, [&](std::size_t i) { drafts[i] = read_agent(sources[i]); });
  for (AgentDraft& draft : drafts) report.append(std::move(draft.report));

  // From here on the set of ids is closed.
  ConvertedFleet result{.fleet = {}, .source_of = choose_drafts(sources, drafts, report)};
  std::vector<AgentDraft*> chosen;
  for (const std::size_t i : result.source_of) {
    chosen.push_back(&drafts[i]);
    result.fleet.agents.push_back(std::move(drafts[i].agent));
  }
  DelegationCheck delegations(result.fleet, options.strict, report);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    registry::Triggers& triggers = result.fleet.agents[i].triggers;
    triggers.prefers = delegations.resolve(chosen[i]->delegations.prefers);
    triggers.complements = delegations.resolve(chosen[i]->delegations.complements);
  }
  derive(result.fleet, chosen, options);
  return result;
}

registry::Fleet convert_agents(std::span<const AgentSource> sources, const ConvertOptions& options, Report& report) {
  return convert_agent_sources(sources, options, report).fleet;
}

}  // namespace cf::assembler
