#include "base/registry/write.hpp"

#include "base/registry/json_text.hpp"
#include "base/util/hash.hpp"
#include "base/util/parallel.hpp"

namespace cf::registry {

namespace {

void write_entries(JsonText& json, const std::vector<TriggerTable::Entry>& entries) {
  json.begin('{');
  for (const TriggerTable::Entry& entry : entries) {
    json.key(entry.key);
    json.strings(entry.ids);
  }
  json.end('}');
}

void write_index_entry(JsonText& json, const Agent& agent) {
  const auto string = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin('{');
  string("id", agent.id);
  string("name", agent.name);
  string("domain", agent.domain);
  if (!agent.subdomain.empty()) string("subdomain", agent.subdomain);
  string("tier", agent.tier);
  string("description", agent.description);
  json.key("autonomy_level");
  json.number(agent.runtime.autonomy_level);
  json.key("max_parallel_tasks");
  json.number(agent.runtime.max_parallel_tasks);
  json.key("keywords");
  json.strings(agent.triggers.keywords);
  json.end('}');
}

std::string index_json(const Fleet& fleet, std::string_view generated_at, std::string_view hash) {
  std::string out;
  out.reserve(64 + 512 * fleet.agents.size());
  JsonText json(out);
  json.begin('{');
  json.key("version");
  json.number(1);
  json.key("generatedAt");
  json.string(generated_at);
  json.key("content_hash");
  json.string(hash);
  json.key("agents");
  json.begin('[');
  for (const Agent& agent : fleet.agents) {
    json.element();
    write_index_entry(json, agent);
  }
  json.end(']');
  json.end('}');
  return out + '\n';
}

std::string hash_of(const std::vector<std::string>& agents, std::string_view triggers) {
  std::size_t size = triggers.size();
  for (const std::string& yaml : agents) size += yaml.size();
  std::string all;
  all.reserve(size);
  for (const std::string& yaml : agents) all += yaml;
  return sha256_hex(all.append(triggers));
}

std::vector<std::string> write_agents(const Fleet& fleet, unsigned jobs) {
  std::vector<std::string> written(fleet.agents.size());
  parallel_for(written.size(), jobs, [&](std::size_t i) { written[i] = write_agent_yaml(fleet.agents[i]); });
  return written;
}

}  // namespace

std::string write_triggers_json(const Fleet& fleet) {
  const TriggerTable table = trigger_table(fleet);
  std::string out;
  JsonText json(out);
  json.begin('{');
  json.key("keywords");
  write_entries(json, table.keywords);
  json.key("regex");
  json.begin('[');
  for (const TriggerTable::RegexEntry& entry : table.regex) {
    json.element();
    json.begin('{');
    json.key("pattern");
    json.string(entry.pattern);
    json.key("priority");
    json.string(entry.priority);
    json.key("agents");
    json.strings(entry.ids);
    json.end('}');
  }
  json.end(']');
  json.key("file_patterns");
  write_entries(json, table.file_patterns);
  json.end('}');
  return out + '\n';
}

std::string content_hash(const Fleet& fleet) { return hash_of(write_agents(fleet, 1), write_triggers_json(fleet)); }

std::string write_index_json(const Fleet& fleet, std::string_view generated_at) {
  return index_json(fleet, generated_at, content_hash(fleet));
}

WrittenFleet write_fleet(const Fleet& fleet, std::string_view generated_at, unsigned jobs) {
  WrittenFleet written{.agents = write_agents(fleet, jobs), .index_json = {}, .triggers_json = {}};
  written.triggers_json = write_triggers_json(fleet);
  written.index_json = index_json(fleet, generated_at, hash_of(written.agents, written.triggers_json));
  return written;
}

}  // namespace cf::registry
