#include "assembler/load/agent_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

using doc::Node;
using registry::Agent;

namespace {

constexpr std::size_t k_description_limit = 200;  // code points
constexpr std::size_t k_bullets = 5;
constexpr int k_most = 1'000'000'000;

/// What `priority` and `metadata.complexity` stand for.
struct PriorityDefaults {
  std::string_view name;
  double autonomy, reliability, responsiveness, quality;
};
constexpr std::array<PriorityDefaults, 4> k_priorities{{{"critical", .9, .97, .85, .96},
                                                        {"high", .8, .94, .8, .94},
                                                        {"medium", .65, .9, .7, .9},
                                                        {"low", .5, .85, .6, .85}}};
constexpr PriorityDefaults k_no_priority{"", .6, .9, .7, .9};

struct ComplexityDefaults {
  std::string_view name;
  int max_parallel_tasks;
};
constexpr std::array<ComplexityDefaults, 3> k_complexities{{{"complex", 2}, {"moderate", 3}, {"simple", 4}}};

constexpr std::array<std::string_view, 3> k_tiers{"coordinator", "generalist", "specialist"};
constexpr std::array<std::string_view, 9> k_coordinating_types{
    "coordinator", "coordination", "planner", "architect", "orchestrator", "manager", "supervisor", "lead", "router"};
constexpr std::array<std::string_view, 4> k_general_types{"generalist", "general", "general-purpose", "agent"};

template <class List, class Value>
bool contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class Rows>
const typename Rows::value_type* row_of(const Rows& rows, std::string_view name) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> texts(std::optional<std::vector<FieldText>> list) {
  std::vector<std::string> result;
  for (FieldText& item : list.value_or(std::vector<FieldText>{})) {
    if (!contains(result, item.text)) result.push_back(std::move(item.text));
  }
  return result;
}

/// A Markdown text on one line, without the marks of emphasis.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (is_space(c)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      line += c;
    }
  }
  return std::string(trim(replace_all(line, "**", "")));
}

bool is_folder_name(std::string_view name) {
  const auto bad = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == 0x7F; };
  return !name.empty() && name != "." && name != ".." && std::none_of(name.begin(), name.end(), bad);
}

class AgentReader {
 public:
  explicit AgentReader(const AgentSource& source)
      : m_source(source),
        m_front(*source.front_matter),
        m_fields(m_front.fields, m_draft.report),
        m_markdown(doc::scan_markdown(m_front.body)) {}

  AgentDraft read() {
    read_id();
    read_classification();
    read_texts();
    read_runtime();
    read_capabilities();
    read_triggers(m_fields, m_draft.report, m_agent.triggers);
    m_draft.delegations = read_delegations(m_fields);
    read_responsibilities();
    read_workflow();
    read_memory();
    read_metrics();
    read_operations();
    read_examples();
    m_fields.report_unread();
    return std::move(m_draft);
  }

 private:
  using Paths = AgentFields::Paths;

  void set(std::string& to, Paths schema, Paths adhoc = {}) {
    if (auto text = m_fields.text(schema, adhoc)) to = std::move(text->text);
  }
  void set(int& to, int low, int high, Paths schema) { to = m_fields.integer(low, high, schema).value_or(to); }
  void set(double& to, double low, double high, Paths schema, Paths adhoc = {}) {
    to = m_fields.number(low, high, schema, adhoc).value_or(to);
  }
  void set(std::vector<std::string>& to, ListForm form, Paths schema, Paths adhoc = {}) {
    if (auto list = m_fields.lists(form, schema, adhoc)) to = texts(std::move(list));
  }

  Span start() const { return m_front.body.source == nullptr ? Span{} : start_of(*m_front.body.source); }

  void read_id() {
    // The schema's `agent` mapping stands under `codex:` only: at the top these names are the client's.
    const auto declared = m_fields.text({}, {"codex.agent.id", "codex.id", "name"});
    const auto name = m_fields.text({}, {"codex.agent.name", "codex.name"});
    const std::string stem(file_stem(m_source.path));
    m_draft.id_span = declared ? declared->span : start();
    m_agent.id = slug(declared ? declared->text : stem);
    if (m_agent.id.empty()) {
      const std::string from_stem = slug(stem);
      Reported finding =
          m_draft.report.error("CF402", m_draft.id_span, "'{}' has no letter a–z and no digit to make an id of",
                               declared ? declared->text : stem);
      if (from_stem.empty()) {
        finding.help("name the agent in ASCII, such as 'code-reviewer'; it is left out");
      } else {
        finding.help("name it in ASCII; it is kept as '" + from_stem + "', after its file");
      }
      m_agent.id = from_stem;
    }
    m_agent.name = name ? name->text : name_from_heading();
    if (m_agent.name.empty()) m_agent.name = title_case(m_agent.id);
  }

  std::string name_from_heading() const {
    const auto first = std::find_if(m_markdown.headings.begin(), m_markdown.headings.end(),
                                    [](const doc::Heading& heading) { return heading.level == 1; });
    return first == m_markdown.headings.end() ? std::string() : one_line(scrub_utf8(first->text.text()));
  }

  void read_classification() {
    std::string folder = scrub_utf8(parent_path(m_source.path));
    const std::size_t slash = folder.find('/');
    if (!folder.empty()) m_agent.domain = folder.substr(0, slash);
    if (slash != std::string::npos) m_agent.subdomain = folder.substr(slash + 1);

    if (const auto domain =
            m_fields.text({}, {"codex.agent.classification.domain", "codex.classification.domain", "codex.domain"})) {
      if (is_folder_name(domain->text)) {
        m_agent.domain = domain->text;
      } else {
        bad_folder("domain", *domain);
      }
    }
    if (const auto sub = m_fields.text(
            {}, {"codex.agent.classification.subdomain", "codex.classification.subdomain", "codex.subdomain"})) {
      const std::vector<std::string_view> names = split(sub->text, '/');
      if (std::all_of(names.begin(), names.end(), is_folder_name)) {
        m_agent.subdomain = sub->text;
      } else {
        bad_folder("subdomain", *sub);
      }
    }
    read_tier();
  }

  void bad_folder(std::string_view what, const FieldText& text) {
    m_draft.report.error("CF407", text.span, "the {} '{}' cannot name a folder", what, text.text)
        .help(what == "domain" ? "write one plain name" : "write plain names, with '/' between them");
  }

  void read_tier() {
    const auto tier = m_fields.text({}, {"codex.agent.classification.tier", "codex.classification.tier", "codex.tier"});
    const auto type = m_fields.text({}, {"type", "metadata.type"});
    if (type) {
      const std::string kind = ascii_lower(type->text);
      if (contains(k_coordinating_types, kind)) m_agent.tier = "coordinator";
      if (contains(k_general_types, kind)) m_agent.tier = "generalist";
    }
    if (!tier) return;
    if (contains(k_tiers, tier->text)) {
      m_agent.tier = tier->text;
    } else {
      const std::vector<std::string> known(k_tiers.begin(), k_tiers.end());
      m_draft.report.error("CF407", tier->span, "unknown tier '{}'", tier->text)
          .help_nearest(known, tier->text, "one of coordinator, generalist, specialist");
    }
  }

  void read_texts() {
    std::string& whole = m_draft.description;
    set(whole, {},
        {"codex.agent.description", "codex.description", "description", "when_to_use", "when-to-use",
         "metadata.description"});
    if (whole.empty() && !m_markdown.paragraphs.empty()) {
      whole = one_line(scrub_utf8(m_markdown.paragraphs.front().text()));
    }
    if (whole.empty()) whole = m_agent.name;
    m_agent.description = ellipsize(whole, k_description_limit);
    if (m_agent.description != whole) m_agent.long_description = whole;
    set(m_agent.long_description, {}, {"codex.agent.long_description", "codex.long_description", "long_description"});
    constexpr std::size_t k_enough = 40;  // headings
    for (const doc::Heading& heading : m_markdown.headings) {
      if (m_draft.headings.size() == k_enough) break;
      m_draft.headings.push_back(scrub_utf8(heading.text.text()));
    }
  }

  /// The row that a field names. An unknown name in a foreign convention is only worth a warning.
  template <class Rows>
  const typename Rows::value_type* choose(const Rows& rows, std::string_view what,
                                          const std::optional<FieldText>& text) {
    if (!text) return nullptr;
    const auto* row = row_of(rows, ascii_lower(text->text));
    if (row == nullptr) {
      std::vector<std::string> known;
      for (const auto& each : rows) known.emplace_back(each.name);
      m_draft.report.warning("CF411", text->span, "unknown {} '{}', which changes nothing", what, text->text)
          .help_nearest(known, text->text, "one of " + join(known, ", "));
    }
    return row;
  }

  void read_runtime() {
    registry::Runtime& runtime = m_agent.runtime;
    const auto* priority =
        choose(k_priorities, "priority", m_fields.text({}, {"codex.priority", "priority", "metadata.priority"}));
    const PriorityDefaults& defaults = priority == nullptr ? k_no_priority : *priority;
    const auto autonomous = m_fields.boolean({}, {"metadata.autonomous"});
    const auto complexity = m_fields.text({}, {"metadata.complexity"});
    runtime.autonomy_level = autonomous ? (*autonomous ? .85 : .55) : defaults.autonomy;
    if (const auto* row = choose(k_complexities, "complexity", complexity)) {
      runtime.max_parallel_tasks = row->max_parallel_tasks;
    }
    if (complexity) runtime.queue_strategy = "weighted-round-robin";
    if (m_agent.tier == "coordinator") {
      runtime.cpu = 2;
      runtime.memory_mb = 1024;
    }
    m_agent.capabilities.reliability = defaults.reliability;
    m_agent.capabilities.responsiveness = defaults.responsiveness;
    m_agent.capabilities.quality = defaults.quality;

    set(runtime.execution_mode, {"runtime.execution_mode"});
    set(runtime.autonomy_level, 0, 1, {"runtime.autonomy_level"});
    set(runtime.max_parallel_tasks, 1, 10'000, {"runtime.concurrency.max_parallel_tasks"});
    set(runtime.queue_strategy, {"runtime.concurrency.queue_strategy"});
    set(runtime.cpu, 1, 4096, {"runtime.resource_limits.cpu"});
    set(runtime.memory_mb, 1, k_most, {"runtime.resource_limits.memory_mb"});
    set(runtime.disk_mb, 0, k_most, {"runtime.resource_limits.disk_mb"});
    set(runtime.heartbeat_interval_ms, 1, k_most, {"runtime.heartbeat_interval_ms"});
    set(runtime.timeout_ms, 1, k_most, {"runtime.timeout_ms"});
  }

  void read_capabilities() {
    registry::Capabilities& to = m_agent.capabilities;
    const auto commas = ListForm::commas;
    set(to.languages, commas, {"capabilities.detail.languages", "capabilities.languages"}, {"metadata.languages"});
    set(to.frameworks, commas, {"capabilities.detail.frameworks", "capabilities.frameworks"}, {"metadata.frameworks"});
    set(to.domains, commas, {"capabilities.detail.domains", "capabilities.domains"},
        {"metadata.domains", "triggers.domains"});
    set(to.tools_allowed, ListForm::tools, {"capabilities.detail.tools.allowed"},
        {"tools", "capabilities.allowed_tools"});
    set(to.tools_restricted, ListForm::tools, {"capabilities.detail.tools.restricted"},
        {"disallowedTools", "restricted_tools", "capabilities.restricted_tools"});
    set(to.reliability, 0, 1, {"capabilities.quality.reliability"});
    set(to.responsiveness, 0, 1, {"capabilities.quality.responsiveness"});
    set(to.quality, 0, 1, {"capabilities.quality.quality"});
    set(to.core, commas, {"capabilities.core", "capabilities"}, {"metadata.capabilities"});
  }

  void read_responsibilities() {
    registry::Responsibilities& to = m_agent.responsibilities;
    const auto specialization = m_fields.list(ListForm::commas, {}, {"metadata.specialization"});
    to.primary = m_agent.capabilities.core;
    for (const doc::Bullet& bullet : m_markdown.bullets) {
      if (!m_agent.capabilities.core.empty() || to.primary.size() == k_bullets) break;
      std::string text = one_line(scrub_utf8(bullet.text.text()));
      if (!text.empty() && !contains(to.primary, text)) to.primary.push_back(std::move(text));
    }
    to.secondary = specialization ? texts(specialization)
                                  : texts(m_fields.list(ListForm::commas, {}, {"integration.can_delegate_to"}));
    set(to.primary, ListForm::commas, {"responsibilities.primary", "responsibilities"});
    set(to.secondary, ListForm::commas, {"responsibilities.secondary"});
  }

  void read_workflow() {
    registry::Workflow& to = m_agent.workflow;
    set(to.startup_script, {"workflow.startup_script"});
    set(to.setup_tasks, ListForm::whole, {"workflow.setup_tasks"});
    set(to.teardown_tasks, ListForm::whole, {"workflow.teardown_tasks"});
    set(to.runtime_dependencies, ListForm::commas, {"workflow.dependencies.runtime"});
    set(to.packages, ListForm::commas, {"workflow.dependencies.packages"});
  }

  void read_memory() {
    registry::Memory& to = m_agent.memory;
    set(to.short_term, {"memory.retention.short_term"});
    const Node* kept = m_fields.find({"memory.retention.long_term"});
    if (kept != nullptr && kept->is(Node::Kind::boolean)) {
      to.long_term = ascii_lower(kept->scalar) == "true";
    } else if (kept != nullptr && kept->is(Node::Kind::string)) {
      to.long_term = kept->scalar;
    } else if (kept != nullptr) {
      m_fields.wrong_type(*kept, "true, false or a duration");
    }
    set(to.namespaces, ListForm::commas, {"memory.namespaces"});
    set(to.share_with, ListForm::commas, {"memory.sharing_policy.share_with"});
    set(to.redact, ListForm::commas, {"memory.sharing_policy.redact"});
  }

  void read_metrics() {
    registry::Metrics& to = m_agent.metrics;
    to.notify = {m_agent.id + "-maintainer", "codex-operations"};
    set(to.tracked, ListForm::commas, {"metrics.tracked"});
    set(to.heartbeat_miss, 0, k_most, {"metrics.thresholds.heartbeat_miss"});
    set(to.failure_rate_pct, 0, 100, {"metrics.thresholds.failure_rate_pct"});
    set(to.notify, ListForm::commas, {"metrics.escalation.notify"});
  }

  void read_operations() {
    const auto whole = ListForm::whole;
    set(m_agent.hooks.pre_task, whole, {"hooks.pre_task", "hooks.pre", "hooks.pre_execution"});
    set(m_agent.hooks.post_task, whole, {"hooks.post_task", "hooks.post", "hooks.post_execution"});
    set(m_agent.hooks.failure, whole, {"hooks.failure", "hooks.on_error"});
    set(m_agent.testing.smoke, {"testing.smoke"});
    set(m_agent.testing.integration, {"testing.integration"});
    set(m_agent.testing.verification_policy, {"testing.verification_policy"});

    registry::Observability& to = m_agent.observability;
    to.log_channels = {"codex://logs/" + m_agent.domain};
    set(to.log_level, {"observability.log_level"});
    set(to.log_channels, ListForm::commas, {"observability.log_channels"});
    to.tracing_enabled = m_fields.boolean({"observability.tracing.enabled"}).value_or(to.tracing_enabled);
    set(to.sample_rate, 0, 1, {"observability.tracing.sample_rate"});
  }

  /// Texts, or mappings whose `trigger`, `user`, `prompt` or `input` is what a user says.
  void read_examples() {
    const Node* examples = m_fields.find({}, {"codex.examples", "examples"});
    if (examples == nullptr) return;
    constexpr std::array<std::string_view, 6> k_said{"trigger", "user", "prompt", "input", "question", "request"};
    const auto add = [&](const Node& node) {
      if (node.is_scalar()) m_draft.examples.push_back(node.scalar);
      for (const doc::Member& member : node.members) {
        if (contains(k_said, member.key) && member.value.is_scalar()) m_draft.examples.push_back(member.value.scalar);
      }
    };
    add(*examples);
    std::for_each(examples->items.begin(), examples->items.end(), add);
  }

  const AgentSource& m_source;
  const doc::FrontMatter& m_front;
  AgentDraft m_draft;
  Agent& m_agent = m_draft.agent;
  AgentFields m_fields;
  doc::Markdown m_markdown;
};

}  // namespace

AgentDraft read_agent(const AgentSource& source) { return AgentReader(source).read(); }

}  // namespace cf::assembler
