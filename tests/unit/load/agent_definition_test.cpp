#include "assembler/load/agent_definition.hpp"

#include <boost/test/unit_test.hpp>

#include "base/registry/write.hpp"
#include "base/util/text.hpp"
#include "tests/unit/load/agent_tree.hpp"

using cf::assembler::ConvertOptions;
using cf::registry::Agent;
using cf::test::AgentTree;

namespace {

using Texts = std::vector<std::string>;

Agent convert(const std::string& fields, const std::string& body = "", const std::string& path = "x.md") {
  AgentTree tree;
  return tree.add(path, "---\n" + fields + "---\n" + body).only();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(agent_definition)

BOOST_AUTO_TEST_CASE(an_agent_without_anything_gets_the_defaults) {
  AgentTree tree;
  const Agent agent = tree.add("dev x.md", "").only();
  BOOST_TEST(tree.findings() == "");
  BOOST_TEST(cf::registry::write_agent_yaml(agent).starts_with(R"(version: 1
agent:
  id: dev-x
  name: Dev X
  classification:
    domain: uncategorized
    tier: specialist
  description: Dev X
runtime:
  execution_mode: async
  autonomy_level: 0.6
)"));
  BOOST_TEST((agent.metrics.notify == Texts{"dev-x-maintainer", "codex-operations"}));
  BOOST_TEST((agent.observability.log_channels == Texts{"codex://logs/uncategorized"}));
}

BOOST_AUTO_TEST_CASE(id_and_name) {
  BOOST_TEST(convert("name: Code Reviewer (v2)\n").id == "code-reviewer-v2");
  BOOST_TEST(convert("name: 42\n").id == "42");
  BOOST_TEST(convert("name:\n", "", "a/My_Agent.md").id == "my-agent");
  BOOST_TEST(convert("name: x\ncodex: {id: other}\n").id == "other");
  BOOST_TEST(convert("name: x\ncodex: {agent: {id: deep, name: Deep}}\n").name == "Deep");
  BOOST_TEST(convert("name: code-reviewer\n", "```sh\n# no heading\n```\n## no\n# The **Reviewer**\n# Second\n").name ==
             "The Reviewer");
  BOOST_TEST(convert("name: code-reviewer\n", "```sh\n# no heading\n```\n").name == "Code Reviewer");
}

BOOST_AUTO_TEST_CASE(folders_are_domain_and_subdomain) {
  const Agent agent = convert("name: x\n", "", "backend/api/http/x.md");
  BOOST_TEST(agent.domain == "backend");
  BOOST_TEST(agent.subdomain == "api/http");
  BOOST_TEST((agent.observability.log_channels == Texts{"codex://logs/backend"}));
  const Agent declared = convert("name: x\ncodex: {domain: ops, subdomain: a/b}\n", "", "backend/x.md");
  BOOST_TEST(cf::registry::file_of(declared) == "ops/a/b/x.codex.yaml");
}

BOOST_AUTO_TEST_CASE(type_gives_the_tier) {
  for (const char* type : {"coordinator", "planner", "Architect"}) {
    const Agent agent = convert("type: " + std::string(type) + "\n");
    BOOST_TEST(agent.tier == "coordinator");
    BOOST_TEST(agent.runtime.cpu == 2);
    BOOST_TEST(agent.runtime.memory_mb == 1024);
    BOOST_TEST(agent.runtime.disk_mb == 1024);
  }
  BOOST_TEST(convert("type: agent\n").tier == "generalist");
  BOOST_TEST(convert("type: developer\n").tier == "specialist");
  BOOST_TEST(convert("type: agent\ncodex: {tier: coordinator}\n").tier == "coordinator");
}

BOOST_AUTO_TEST_CASE(descriptions_are_cut_at_200_code_points) {
  std::string just;
  for (int i = 0; i < 200; ++i) just += "é";
  BOOST_TEST(convert("description: " + just + "\n").description == just);
  BOOST_TEST(convert("description: " + just + "\n").long_description == "");
  const Agent cut = convert("description: " + just + "z\n");
  BOOST_TEST(cf::code_points(cut.description) == 200U);
  BOOST_TEST(cut.description.ends_with("é…"));
  BOOST_TEST(cut.long_description == just + "z");
}

BOOST_AUTO_TEST_CASE(descriptions_come_from_the_body_when_there_is_none) {
  BOOST_TEST(convert("name: x\n", "# T\n\n- a bullet\n\nFirst line\nsecond **line**.\n\nOther.\n").description ==
             "First line second line.");
  BOOST_TEST(convert("metadata: {description: M}\n").description == "M");
  BOOST_TEST(convert("description: D\nmetadata: {description: M}\n").description == "D");
  BOOST_TEST(convert("description: D\ncodex: {description: C}\n").description == "C");
}

BOOST_AUTO_TEST_CASE(priority_sets_autonomy_and_quality) {
  struct Row {
    const char* priority;
    double autonomy, reliability, responsiveness, quality;
  };
  for (const Row& row : {Row{"critical", .9, .97, .85, .96}, Row{"high", .8, .94, .8, .94},
                         Row{"medium", .65, .9, .7, .9}, Row{"low", .5, .85, .6, .85}}) {
    const Agent agent = convert("priority: " + std::string(row.priority) + "\n");
    BOOST_TEST(agent.runtime.autonomy_level == row.autonomy);
    BOOST_TEST(agent.capabilities.reliability == row.reliability);
    BOOST_TEST(agent.capabilities.responsiveness == row.responsiveness);
    BOOST_TEST(agent.capabilities.quality == row.quality);
  }
  BOOST_TEST(convert("priority: low\nmetadata: {autonomous: true}\n").runtime.autonomy_level == .85);
  BOOST_TEST(convert("priority: critical\nmetadata: {autonomous: false}\n").runtime.autonomy_level == .55);
  BOOST_TEST(
      convert("metadata: {autonomous: false}\ncodex: {runtime: {autonomy_level: 0.1}}\n").runtime.autonomy_level == .1);
}

BOOST_AUTO_TEST_CASE(complexity_sets_the_concurrency) {
  BOOST_TEST(convert("metadata: {complexity: complex}\n").runtime.max_parallel_tasks == 2);
  BOOST_TEST(convert("metadata: {complexity: moderate}\n").runtime.max_parallel_tasks == 3);
  const Agent simple = convert("metadata: {complexity: simple}\n");
  BOOST_TEST(simple.runtime.max_parallel_tasks == 4);
  BOOST_TEST(simple.runtime.queue_strategy == "weighted-round-robin");
  BOOST_TEST(convert("x: y\n").runtime.queue_strategy == "priority");
}

BOOST_AUTO_TEST_CASE(lists_may_be_texts) {
  BOOST_TEST((convert("capabilities: code review, testing\n").capabilities.core == Texts{"code review", "testing"}));
  BOOST_TEST((convert("capabilities: [a, b, a]\n").capabilities.core == Texts{"a", "b"}));
  BOOST_TEST((convert("capabilities: |\n  - a\n  - b c\n").capabilities.core == Texts{"a", "b c"}));
  BOOST_TEST((convert("tools: Read, Bash(git log:*, x) Edit\n").capabilities.tools_allowed ==
              Texts{"Read", "Bash(git log:*, x)", "Edit"}));
  BOOST_TEST((convert("hooks: {pre: 'echo a, b'}\n").hooks.pre_task == Texts{"echo a, b"}));
  BOOST_TEST((convert("file_patterns: 'src/*.{c,h}, *.md'\n").triggers.file_patterns == Texts{"src/*.{c,h}", "*.md"}));
}

BOOST_AUTO_TEST_CASE(other_conventions_are_read) {
  AgentTree tree;
  tree.add("coder.md", "---\nname: coder\n---\n");
  tree.add("analyst.md", R"(---
name: analyst
type: analysis
metadata:
  specialization: Code quality, debt
  languages: [go]
  frameworks: gin
  domains: [web]
triggers:
  keywords: ["Code  Review"]
  task_patterns: ["review * code"]
  file_patterns: ["**/*.go"]
capabilities:
  allowed_tools: [Read]
  restricted_tools: [Write]
integration:
  can_delegate_to: [Coder]
  shares_context_with: [plugin:coder]
hooks:
  pre_execution: |
    echo start
  post: echo end
  on_error: echo oops
---
# A

- **First** thing
- second
)");
  const cf::registry::Fleet fleet = tree.convert();
  BOOST_TEST(tree.findings() == "");
  const Agent& agent = fleet.agents[0];
  BOOST_TEST(agent.id == "analyst");
  BOOST_TEST((agent.responsibilities.primary == Texts{"First thing", "second"}));
  BOOST_TEST((agent.responsibilities.secondary == Texts{"Code quality", "debt"}));
  BOOST_TEST((agent.capabilities.languages == Texts{"go"}));
  BOOST_TEST((agent.capabilities.frameworks == Texts{"gin"}));
  BOOST_TEST((agent.capabilities.domains == Texts{"web"}));
  BOOST_TEST((agent.capabilities.tools_allowed == Texts{"Read"}));
  BOOST_TEST((agent.capabilities.tools_restricted == Texts{"Write"}));
  BOOST_TEST((agent.triggers.keywords == Texts{"code review"}));
  BOOST_TEST(agent.triggers.regex.size() == 1U);
  BOOST_TEST(agent.triggers.regex[0].pattern == "^review .* code$");
  BOOST_TEST(agent.triggers.regex[0].priority == "medium");
  BOOST_TEST((agent.triggers.file_patterns == Texts{"**/*.go"}));
  BOOST_TEST((agent.triggers.prefers == Texts{"coder"}));
  BOOST_TEST((agent.triggers.complements == Texts{"coder"}));
  BOOST_TEST((agent.hooks.pre_task == Texts{"echo start"}));
  BOOST_TEST((agent.hooks.post_task == Texts{"echo end"}));
  BOOST_TEST((agent.hooks.failure == Texts{"echo oops"}));
}

BOOST_AUTO_TEST_CASE(the_codex_mapping_wins) {
  const Agent agent = convert(R"(name: x
priority: low
tools: [Read]
capabilities: [a]
triggers: {keywords: [old], regex: [old]}
codex:
  capabilities: {core: [b], detail: {languages: [c], tools: {allowed: [Edit], restricted: []}}, quality: {quality: 1}}
  responsibilities: {primary: [p], secondary: [s]}
  runtime: {timeout_ms: 5, concurrency: {max_parallel_tasks: 9}, resource_limits: {cpu: 8}}
  triggers:
    keywords: [New]
    regex: [{pattern: n+, priority: high}, plain]
  memory: {retention: {short_term: 1d, long_term: false}, sharing_policy: {redact: [keys]}}
  metrics: {thresholds: {failure_rate_pct: 2.5}, escalation: {notify: [me]}}
  workflow: {startup_script: go, dependencies: {packages: [p]}}
  testing: {smoke: make}
  observability: {tracing: {enabled: false}}
  state_files: [{path: a, purpose: b}]
)");
  BOOST_TEST((agent.capabilities.core == Texts{"b"}));
  BOOST_TEST((agent.capabilities.tools_allowed == Texts{"Edit"}));
  BOOST_TEST((agent.responsibilities.primary == Texts{"p"}));
  BOOST_TEST(agent.capabilities.quality == 1);
  BOOST_TEST(agent.capabilities.reliability == .85);
  BOOST_TEST(agent.runtime.timeout_ms == 5);
  BOOST_TEST(agent.runtime.cpu == 8);
  BOOST_TEST((agent.triggers.keywords == Texts{"new"}));
  BOOST_TEST(agent.triggers.regex.size() == 2U);
  BOOST_TEST(agent.triggers.regex[0].priority == "high");
  BOOST_TEST(agent.triggers.regex[1].pattern == "plain");
  BOOST_TEST(std::get<bool>(agent.memory.long_term) == false);
  BOOST_TEST(agent.metrics.failure_rate_pct == 2.5);
  BOOST_TEST(agent.workflow.startup_script == "go");
  BOOST_TEST(agent.testing.smoke == "make");
  BOOST_TEST(!agent.observability.tracing_enabled);
}

BOOST_AUTO_TEST_CASE(agents_are_sorted_whatever_the_order_of_sources) {
  AgentTree tree;
  tree.add("z/b.md", "---\nname: b\n---\n").add("a/c.md", "---\nname: c\n---\n").add("a/a.md", "---\nname: a\n---\n");
  cf::Report report;
  const auto converted = cf::assembler::convert_agent_sources(tree.sources(), {}, report);
  BOOST_TEST(converted.fleet.agents[0].id == "a");
  BOOST_TEST(converted.fleet.agents[2].id == "c");
  BOOST_TEST((converted.source_of == std::vector<std::size_t>{2, 0, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
