// The registry's model: what `codex/agents/**.codex.yaml` says of one agent, and the fleet of them.
//
// Plain values in the order in which they are written, with the defaults of docs/formats.md ("Registry"). Whoever fills
// it (assembler/load) has checked ranges and patterns; nothing here validates. Strings are valid UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cf::registry {

struct Runtime {
  std::string execution_mode = "async";
  double autonomy_level = 0.6;              ///< 0–1; see autonomy_of
  int max_parallel_tasks = 3;               ///< by metadata.complexity: complex 2, moderate 3, simple 4
  std::string queue_strategy = "priority";  ///< weighted-round-robin where a complexity is given
  int cpu = 1;                              ///< cores; coordinators 2
  int memory_mb = 512;                      ///< coordinators 1024
  int disk_mb = 1024;
  int heartbeat_interval_ms = 15'000;
  int timeout_ms = 600'000;
};

struct Capabilities {
  std::vector<std::string> core;
  std::vector<std::string> languages;   ///< detail.languages
  std::vector<std::string> frameworks;  ///< detail.frameworks
  std::vector<std::string> domains;     ///< detail.domains
  std::vector<std::string> tools_allowed;
  std::vector<std::string> tools_restricted;
  double reliability = 0.9;  ///< quality.*, 0–1; see quality_of
  double responsiveness = 0.7;
  double quality = 0.9;
};

struct Responsibilities {
  std::vector<std::string> primary;    ///< capabilities, else the first five bullets of the brief
  std::vector<std::string> secondary;  ///< metadata.specialization, else integration.can_delegate_to
};

struct RegexTrigger {
  std::string pattern;   ///< in the common subset (base/match/regex_dialect.hpp)
  std::string priority;  ///< critical | high | medium | low
  friend auto operator<=>(const RegexTrigger&, const RegexTrigger&) = default;
};

struct Triggers {
  std::vector<std::string> keywords;  ///< in base/match/fold.hpp's keyword_form, each once
  std::vector<RegexTrigger> regex;
  std::vector<std::string> file_patterns;  ///< globs (base/match/glob.hpp)
  std::vector<std::string> prefers;        ///< delegations.prefers: ids
  std::vector<std::string> complements;    ///< delegations.complements: ids
};

struct Workflow {
  std::string startup_script;
  std::vector<std::string> setup_tasks;
  std::vector<std::string> teardown_tasks;
  std::vector<std::string> runtime_dependencies;  ///< dependencies.runtime
  std::vector<std::string> packages;              ///< dependencies.packages
};

struct Memory {
  std::string short_term = "7d";                     ///< retention.short_term: a duration
  std::variant<bool, std::string> long_term = true;  ///< retention.long_term: kept or not, or a duration
  std::vector<std::string> namespaces;
  std::vector<std::string> share_with;
  std::vector<std::string> redact;
};

struct Metrics {
  std::vector<std::string> tracked{"tasks_completed", "avg_latency_ms", "success_rate"};
  int heartbeat_miss = 2;           ///< thresholds.heartbeat_miss: heartbeats in a row
  double failure_rate_pct = 10;     ///< thresholds.failure_rate_pct, 0–100
  std::vector<std::string> notify;  ///< escalation.notify; `<id>-maintainer`, codex-operations
};

struct Hooks {
  std::vector<std::string> pre_task;  ///< shell texts, each whole
  std::vector<std::string> post_task;
  std::vector<std::string> failure;
};

struct Testing {
  std::string smoke;        ///< not written when empty
  std::string integration;  ///< not written when empty
  std::string verification_policy = "require-smoke-on-spawn";
};

struct Observability {
  std::string log_level = "info";
  std::vector<std::string> log_channels;  ///< `codex://logs/<domain>`
  bool tracing_enabled = true;
  double sample_rate = 0.2;  ///< 0–1
};

struct Agent {
  std::string id;  ///< [a-z0-9-]+
  std::string name;
  std::string domain = "uncategorized";
  std::string tier = "specialist";  ///< coordinator | generalist | specialist
  std::string subdomain;            ///< folders joined by `/`; not written when empty
  std::string description;          ///< at most 200 code points
  std::string long_description;     ///< the whole of a longer description; not written when empty
  Runtime runtime;
  Capabilities capabilities;
  Responsibilities responsibilities;
  Triggers triggers;
  Workflow workflow;
  Memory memory;
  Metrics metrics;
  Hooks hooks;
  Testing testing;
  Observability observability;
};

/// `<domain>[/<subdomain>]/<id>.codex.yaml`: where a plain loader looks for it, below the registry's folder.
std::string file_of(const Agent& agent);

/// All agents of a registry, by id (bytes), each id once.
struct Fleet {
  std::vector<Agent> agents;

  const Agent* find(std::string_view id) const;
};

/// What `triggers.json` holds: the fleet's triggers turned round. All sorted by bytes; ids within an entry too.
struct TriggerTable {
  struct Entry {
    std::string_view key;  ///< a keyword or a glob
    std::vector<std::string_view> ids;
  };
  struct RegexEntry {
    std::string_view pattern;
    std::string_view priority;
    std::vector<std::string_view> ids;
  };
  std::vector<Entry> keywords;
  std::vector<RegexEntry> regex;  ///< by pattern, then priority, one entry a pair
  std::vector<Entry> file_patterns;
};

/// Points into the fleet, which must outlive it and stay as it is.
TriggerTable trigger_table(const Fleet& fleet);

}  // namespace cf::registry
