#include "base/registry/write.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/util/hash.hpp"

using namespace cf::registry;

namespace {

Agent minimal() {
  Agent agent;
  agent.id = "helper";
  agent.name = "Helper";
  agent.description = "Helps.";
  return agent;
}

Agent rich() {
  Agent agent;
  agent.id = "api-reviewer";
  agent.name = "API Reviewer: HTTP";
  agent.domain = "backend";
  agent.tier = "coordinator";
  agent.subdomain = "api/http";
  agent.description = "Cut…";
  agent.long_description = "Cut no more.\nTwo lines.";
  agent.runtime = {.execution_mode = "sync",
                   .autonomy_level = 0.85,
                   .max_parallel_tasks = 2,
                   .queue_strategy = "weighted-round-robin",
                   .cpu = 2,
                   .memory_mb = 1024,
                   .disk_mb = 2048,
                   .heartbeat_interval_ms = 5000,
                   .timeout_ms = 1000};
  agent.capabilities = {.core = {"review"},
                        .languages = {"go", "c++"},
                        .frameworks = {},
                        .domains = {"http"},
                        .tools_allowed = {"Read", "Bash(git log:*)"},
                        .tools_restricted = {"Write"},
                        .reliability = 0.97,
                        .responsiveness = 0.85,
                        .quality = 0.96};
  agent.responsibilities = {.primary = {"Review: all"}, .secondary = {"x"}};
  agent.triggers = {.keywords = {"http api", "rest"},
                    .regex = {{"^a \\d$", "high"}, {"b", "low"}},
                    .file_patterns = {"**/*.go"},
                    .prefers = {"helper"},
                    .complements = {}};
  agent.workflow = {.startup_script = "make",
                    .setup_tasks = {"a"},
                    .teardown_tasks = {"b"},
                    .runtime_dependencies = {"node"},
                    .packages = {"x"}};
  agent.memory = {.short_term = "1d",
                  .long_term = std::string("90d"),
                  .namespaces = {"n1"},
                  .share_with = {"helper"},
                  .redact = {"secrets"}};
  agent.metrics.notify = {"me"};
  agent.hooks = {.pre_task = {"echo hi\n"}, .post_task = {}, .failure = {}};
  agent.testing.smoke = "true";
  agent.testing.integration = "make check";
  agent.observability = {
      .log_level = "debug", .log_channels = {"codex://logs/backend"}, .tracing_enabled = false, .sample_rate = 1};
  return agent;
}

constexpr std::string_view k_minimal_yaml = R"(version: 1
agent:
  id: helper
  name: Helper
  classification:
    domain: uncategorized
    tier: specialist
  description: Helps.
runtime:
  execution_mode: async
  autonomy_level: 0.6
  concurrency:
    max_parallel_tasks: 3
    queue_strategy: priority
  resource_limits:
    cpu: 1
    memory_mb: 512
    disk_mb: 1024
  heartbeat_interval_ms: 15000
  timeout_ms: 600000
capabilities:
  core: []
  detail:
    languages: []
    frameworks: []
    domains: []
    tools:
      allowed: []
      restricted: []
  quality:
    reliability: 0.9
    responsiveness: 0.7
    quality: 0.9
responsibilities:
  primary: []
  secondary: []
triggers:
  keywords: []
  regex: []
  file_patterns: []
  delegations:
    prefers: []
    complements: []
workflow:
  startup_script: ""
  setup_tasks: []
  teardown_tasks: []
  dependencies:
    runtime: []
    packages: []
memory:
  retention:
    short_term: "7d"
    long_term: true
  namespaces: []
  sharing_policy:
    share_with: []
    redact: []
metrics:
  tracked:
    - tasks_completed
    - avg_latency_ms
    - success_rate
  thresholds:
    heartbeat_miss: 2
    failure_rate_pct: 10
  escalation:
    notify: []
hooks:
  pre_task: []
  post_task: []
  failure: []
testing:
  verification_policy: require-smoke-on-spawn
observability:
  log_level: info
  log_channels: []
  tracing:
    enabled: true
    sample_rate: 0.2
)";

constexpr std::string_view k_rich_yaml = R"yaml(version: 1
agent:
  id: api-reviewer
  name: "API Reviewer: HTTP"
  classification:
    domain: backend
    tier: coordinator
    subdomain: api/http
  description: "Cut…"
  long_description: "Cut no more.\nTwo lines."
runtime:
  execution_mode: sync
  autonomy_level: 0.85
  concurrency:
    max_parallel_tasks: 2
    queue_strategy: weighted-round-robin
  resource_limits:
    cpu: 2
    memory_mb: 1024
    disk_mb: 2048
  heartbeat_interval_ms: 5000
  timeout_ms: 1000
capabilities:
  core:
    - review
  detail:
    languages:
      - go
      - c++
    frameworks: []
    domains:
      - http
    tools:
      allowed:
        - Read
        - "Bash(git log:*)"
      restricted:
        - Write
  quality:
    reliability: 0.97
    responsiveness: 0.85
    quality: 0.96
responsibilities:
  primary:
    - "Review: all"
  secondary:
    - x
triggers:
  keywords:
    - http api
    - rest
  regex:
    - pattern: "^a \\d$"
      priority: high
    - pattern: b
      priority: low
  file_patterns:
    - "**/*.go"
  delegations:
    prefers:
      - helper
    complements: []
workflow:
  startup_script: make
  setup_tasks:
    - a
  teardown_tasks:
    - b
  dependencies:
    runtime:
      - node
    packages:
      - x
memory:
  retention:
    short_term: "1d"
    long_term: "90d"
  namespaces:
    - n1
  sharing_policy:
    share_with:
      - helper
    redact:
      - secrets
metrics:
  tracked:
    - tasks_completed
    - avg_latency_ms
    - success_rate
  thresholds:
    heartbeat_miss: 2
    failure_rate_pct: 10
  escalation:
    notify:
      - me
hooks:
  pre_task:
    - "echo hi\n"
  post_task: []
  failure: []
testing:
  smoke: "true"
  integration: make check
  verification_policy: require-smoke-on-spawn
observability:
  log_level: debug
  log_channels:
    - codex://logs/backend
  tracing:
    enabled: false
    sample_rate: 1
)yaml";

}  // namespace

BOOST_AUTO_TEST_SUITE(write_registry)

BOOST_AUTO_TEST_CASE(a_minimal_agent_shows_every_default) { BOOST_TEST(write_agent_yaml(minimal()) == k_minimal_yaml); }

BOOST_AUTO_TEST_CASE(a_rich_agent_shows_every_key_in_order) { BOOST_TEST(write_agent_yaml(rich()) == k_rich_yaml); }

BOOST_AUTO_TEST_CASE(the_triggers_are_the_fleets_turned_round) {
  Fleet fleet{.agents = {rich(), minimal()}};
  fleet.agents[1].triggers = {.keywords = {"rest", "2fa"},
                              .regex = {{"b", "low"}, {"b", "high"}},
                              .file_patterns = {},
                              .prefers = {},
                              .complements = {}};
  BOOST_TEST(write_triggers_json(fleet) == R"({
  "keywords": {
    "2fa": [
      "helper"
    ],
    "http api": [
      "api-reviewer"
    ],
    "rest": [
      "api-reviewer",
      "helper"
    ]
  },
  "regex": [
    {
      "pattern": "^a \\d$",
      "priority": "high",
      "agents": [
        "api-reviewer"
      ]
    },
    {
      "pattern": "b",
      "priority": "high",
      "agents": [
        "helper"
      ]
    },
    {
      "pattern": "b",
      "priority": "low",
      "agents": [
        "api-reviewer",
        "helper"
      ]
    }
  ],
  "file_patterns": {
    "**/*.go": [
      "api-reviewer"
    ]
  }
}
)");
}

BOOST_AUTO_TEST_CASE(the_index_carries_the_hash_of_what_it_indexes) {
  const Fleet fleet{.agents = {rich(), minimal()}};
  const WrittenFleet written = write_fleet(fleet, "1970-01-01T00:00:00.000Z", 4);
  BOOST_TEST(written.index_json == write_index_json(fleet, "1970-01-01T00:00:00.000Z"));
  BOOST_TEST(written.triggers_json == write_triggers_json(fleet));
  BOOST_TEST(written.agents[1] == k_minimal_yaml);
  const std::string hash =
      cf::sha256_hex(std::string(k_rich_yaml) + std::string(k_minimal_yaml) + write_triggers_json(fleet));
  BOOST_TEST(content_hash(fleet) == hash);

  const auto index = nlohmann::ordered_json::parse(written.index_json);
  BOOST_TEST(index.dump(2) + "\n" == written.index_json);
  const nlohmann::ordered_json expected{{"version", 1},
                                        {"generatedAt", "1970-01-01T00:00:00.000Z"},
                                        {"content_hash", hash},
                                        {"agents",
                                         {{{"id", "api-reviewer"},
                                           {"name", "API Reviewer: HTTP"},
                                           {"domain", "backend"},
                                           {"subdomain", "api/http"},
                                           {"tier", "coordinator"},
                                           {"description", "Cut…"},
                                           {"autonomy_level", 0.85},
                                           {"max_parallel_tasks", 2},
                                           {"keywords", {"http api", "rest"}}},
                                          {{"id", "helper"},
                                           {"name", "Helper"},
                                           {"domain", "uncategorized"},
                                           {"tier", "specialist"},
                                           {"description", "Helps."},
                                           {"autonomy_level", 0.6},
                                           {"max_parallel_tasks", 3},
                                           {"keywords", nlohmann::ordered_json::array()}}}}};
  BOOST_TEST(index.dump() == expected.dump());
}

BOOST_AUTO_TEST_CASE(an_empty_fleet_is_valid) {
  BOOST_TEST(write_triggers_json({}) == "{\n  \"keywords\": {},\n  \"regex\": [],\n  \"file_patterns\": {}\n}\n");
  BOOST_TEST(nlohmann::json::parse(write_index_json({}, "x"))["agents"].empty());
}

BOOST_AUTO_TEST_CASE(files_lie_where_a_plain_loader_looks) {
  BOOST_TEST(file_of(rich()) == "backend/api/http/api-reviewer.codex.yaml");
  BOOST_TEST(file_of(minimal()) == "uncategorized/helper.codex.yaml");
}

BOOST_AUTO_TEST_SUITE_END()
