#include "base/registry/agent.hpp"

#include <algorithm>
#include <tuple>

namespace cf::registry {

std::string file_of(const Agent& agent) {
  std::string path = agent.domain + '/';
  if (!agent.subdomain.empty()) path += agent.subdomain + '/';
  return path + agent.id + ".codex.yaml";
}

const Agent* Fleet::find(std::string_view id) const {
  const auto found =
      std::lower_bound(agents.begin(), agents.end(), id, [](const Agent& a, std::string_view b) { return a.id < b; });
  return found != agents.end() && found->id == id ? &*found : nullptr;
}

namespace {

using Pair = std::pair<std::string_view, std::string_view>;  // key and id

template <class Keys>
std::vector<TriggerTable::Entry> turn_round(const Fleet& fleet, const Keys& keys_of) {
  std::vector<Pair> pairs;
  for (const Agent& agent : fleet.agents) {
    for (const std::string& key : keys_of(agent)) pairs.emplace_back(key, agent.id);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<TriggerTable::Entry> entries;
  for (const auto& [key, id] : pairs) {
    if (entries.empty() || entries.back().key != key) entries.push_back({.key = key, .ids = {}});
    entries.back().ids.push_back(id);
  }
  return entries;
}

std::vector<TriggerTable::RegexEntry> turn_regexes_round(const Fleet& fleet) {
  std::vector<std::tuple<std::string_view, std::string_view, std::string_view>> triples;
  for (const Agent& agent : fleet.agents) {
    for (const RegexTrigger& regex : agent.triggers.regex) {
      triples.emplace_back(regex.pattern, regex.priority, agent.id);
    }
  }
  std::sort(triples.begin(), triples.end());
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  std::vector<TriggerTable::RegexEntry> entries;
  for (const auto& [pattern, priority, id] : triples) {
    if (entries.empty() || entries.back().pattern != pattern || entries.back().priority != priority) {
      entries.push_back({.pattern = pattern, .priority = priority, .ids = {}});
    }
    entries.back().ids.push_back(id);
  }
  return entries;
}

}  // namespace

TriggerTable trigger_table(const Fleet& fleet) {
  return {.keywords = turn_round(
              fleet, [](const Agent& a) -> const auto& { return a.triggers.keywords; }),
          .regex = turn_regexes_round(fleet),
          .file_patterns = turn_round(
              fleet, [](const Agent& a) -> const auto& { return a.triggers.file_patterns; })};
}

}  // namespace cf::registry
