#include "base/registry/write.hpp"
#include "base/registry/yaml_text.hpp"

namespace cf::registry {

namespace {

void write_identity(YamlText& yaml, const Agent& agent) {
  yaml.open("agent");
  yaml.string("id", agent.id);
  yaml.string("name", agent.name);
  yaml.open("classification");
  yaml.string("domain", agent.domain);
  yaml.string("tier", agent.tier);
  if (!agent.subdomain.empty()) yaml.string("subdomain", agent.subdomain);
  yaml.close();
  yaml.string("description", agent.description);
  if (!agent.long_description.empty()) yaml.string("long_description", agent.long_description);
  yaml.close();
}

void write_runtime(YamlText& yaml, const Runtime& runtime) {
  yaml.open("runtime");
  yaml.string("execution_mode", runtime.execution_mode);
  yaml.number("autonomy_level", runtime.autonomy_level);
  yaml.open("concurrency");
  yaml.number("max_parallel_tasks", runtime.max_parallel_tasks);
  yaml.string("queue_strategy", runtime.queue_strategy);
  yaml.close();
  yaml.open("resource_limits");
  yaml.number("cpu", runtime.cpu);
  yaml.number("memory_mb", runtime.memory_mb);
  yaml.number("disk_mb", runtime.disk_mb);
  yaml.close();
  yaml.number("heartbeat_interval_ms", runtime.heartbeat_interval_ms);
  yaml.number("timeout_ms", runtime.timeout_ms);
  yaml.close();
}

void write_capabilities(YamlText& yaml, const Capabilities& capabilities) {
  yaml.open("capabilities");
  yaml.list("core", capabilities.core);
  yaml.open("detail");
  yaml.list("languages", capabilities.languages);
  yaml.list("frameworks", capabilities.frameworks);
  yaml.list("domains", capabilities.domains);
  yaml.open("tools");
  yaml.list("allowed", capabilities.tools_allowed);
  yaml.list("restricted", capabilities.tools_restricted);
  yaml.close();
  yaml.close();
  yaml.open("quality");
  yaml.number("reliability", capabilities.reliability);
  yaml.number("responsiveness", capabilities.responsiveness);
  yaml.number("quality", capabilities.quality);
  yaml.close();
  yaml.close();
}

void write_triggers(YamlText& yaml, const Triggers& triggers) {
  yaml.open("triggers");
  yaml.list("keywords", triggers.keywords);
  if (triggers.regex.empty()) {
    yaml.empty_list("regex");
  } else {
    yaml.open("regex");
    yaml.open_items();
    for (const RegexTrigger& regex : triggers.regex) {
      yaml.item("pattern", regex.pattern);
      yaml.string("priority", regex.priority);
    }
    yaml.close();
    yaml.close();
  }
  yaml.list("file_patterns", triggers.file_patterns);
  yaml.open("delegations");
  yaml.list("prefers", triggers.prefers);
  yaml.list("complements", triggers.complements);
  yaml.close();
  yaml.close();
}

void write_workflow(YamlText& yaml, const Workflow& workflow) {
  yaml.open("workflow");
  yaml.string("startup_script", workflow.startup_script);
  yaml.list("setup_tasks", workflow.setup_tasks);
  yaml.list("teardown_tasks", workflow.teardown_tasks);
  yaml.open("dependencies");
  yaml.list("runtime", workflow.runtime_dependencies);
  yaml.list("packages", workflow.packages);
  yaml.close();
  yaml.close();
}

void write_memory(YamlText& yaml, const Memory& memory) {
  yaml.open("memory");
  yaml.open("retention");
  yaml.string("short_term", memory.short_term);
  if (const bool* kept = std::get_if<bool>(&memory.long_term)) {
    yaml.boolean("long_term", *kept);
  } else {
    yaml.string("long_term", std::get<std::string>(memory.long_term));
  }
  yaml.close();
  yaml.list("namespaces", memory.namespaces);
  yaml.open("sharing_policy");
  yaml.list("share_with", memory.share_with);
  yaml.list("redact", memory.redact);
  yaml.close();
  yaml.close();
}

void write_metrics(YamlText& yaml, const Metrics& metrics) {
  yaml.open("metrics");
  yaml.list("tracked", metrics.tracked);
  yaml.open("thresholds");
  yaml.number("heartbeat_miss", metrics.heartbeat_miss);
  yaml.number("failure_rate_pct", metrics.failure_rate_pct);
  yaml.close();
  yaml.open("escalation");
  yaml.list("notify", metrics.notify);
  yaml.close();
  yaml.close();
}

void write_operations(YamlText& yaml, const Agent& agent) {
  yaml.open("hooks");
  yaml.list("pre_task", agent.hooks.pre_task);
  yaml.list("post_task", agent.hooks.post_task);
  yaml.list("failure", agent.hooks.failure);
  yaml.close();
  yaml.open("testing");
  if (!agent.testing.smoke.empty()) yaml.string("smoke", agent.testing.smoke);
  if (!agent.testing.integration.empty()) yaml.string("integration", agent.testing.integration);
  yaml.string("verification_policy", agent.testing.verification_policy);
  yaml.close();
  yaml.open("observability");
  yaml.string("log_level", agent.observability.log_level);
  yaml.list("log_channels", agent.observability.log_channels);
  yaml.open("tracing");
  yaml.boolean("enabled", agent.observability.tracing_enabled);
  yaml.number("sample_rate", agent.observability.sample_rate);
  yaml.close();
  yaml.close();
}

}  // namespace

std::string write_agent_yaml(const Agent& agent) {
  std::string out;
  out.reserve(3072 + agent.description.size() + agent.long_description.size());
  YamlText yaml(out);
  yaml.number("version", 1);
  write_identity(yaml, agent);
  write_runtime(yaml, agent.runtime);
  write_capabilities(yaml, agent.capabilities);
  yaml.open("responsibilities");
  yaml.list("primary", agent.responsibilities.primary);
  yaml.list("secondary", agent.responsibilities.secondary);
  yaml.close();
  write_triggers(yaml, agent.triggers);
  write_workflow(yaml, agent.workflow);
  write_memory(yaml, agent.memory);
  write_metrics(yaml, agent.metrics);
  write_operations(yaml, agent);
  return out;
}

}  // namespace cf::registry
