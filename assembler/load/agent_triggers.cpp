#include "assembler/load/agent_triggers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/match/fold.hpp"
#include "base/match/glob.hpp"
#include "base/match/regex_dialect.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

using doc::Node;

namespace {

constexpr std::array<std::string_view, 4> k_priorities{"critical", "high", "medium", "low"};

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

void report_problem(Report& report, std::string_view code, std::string_view what, const FieldText& text,
                    const match::PatternProblem& problem) {
  const Span span =
      text.node == nullptr ? text.span : place_inside(*text.node, text.offset + problem.offset, problem.length);
  report.error(code, span, "{} '{}': {}", what, ellipsize(text.text, 80), problem.message).help(problem.help);
}

void read_keywords(AgentFields& fields, Report& report, registry::Triggers& triggers) {
  const auto declared = fields.lists(ListForm::commas, {"triggers.keywords", "triggers"}, {"keywords"});
  if (!declared) return;
  for (const FieldText& keyword : *declared) {
    std::string form = match::keyword_form(keyword.text);
    if (form.empty()) {
      report.warning("CF410", keyword.span, "the keyword is nothing but white space");
    } else {
      add_once(triggers.keywords, std::move(form));
    }
  }
}

void add_regex(Report& report, registry::Triggers& triggers, const FieldText& pattern, std::string priority) {
  const match::RegexCheck check = match::check_regex(pattern.text);
  if (check.problem) return report_problem(report, "CF403", "regex", pattern, *check.problem);
  if (check.matches_everything) {
    report.warning("CF409", pattern.span, "the regex '{}' hits every text", ellipsize(pattern.text, 80))
        .help("name something that only this agent's tasks say");
  }
  add_once(triggers.regex, {.pattern = pattern.text, .priority = std::move(priority)});
}

/// The text of a member that has to be one; nothing, and an error, when it is not.
std::optional<FieldText> member_text(AgentFields& fields, const Node& mapping, std::string_view key) {
  const Node* value = mapping.find(key);
  if (value == nullptr || value->is(Node::Kind::null)) return std::nullopt;
  if (!value->is_scalar()) return fields.wrong_type(*value, "a text"), std::nullopt;
  return FieldText{.text = value->scalar, .span = value->span, .node = value};
}

void read_regex_mapping(AgentFields& fields, Report& report, registry::Triggers& triggers, const Node& item) {
  for (const doc::Member& member : item.members) {
    if (member.key != "pattern" && member.key != "priority") {
      const std::array<std::string, 2> known{"pattern", "priority"};
      report.warning("CF406", member.key_span, "'{}' is not read; a regex has a pattern and a priority", member.key)
          .help_nearest(known, member.key);
    }
  }
  const auto pattern = member_text(fields, item, "pattern");
  if (!pattern) {
    if (item.find("pattern") == nullptr) report.error("CF405", item.span, "a regex without a 'pattern'");
    return;
  }
  std::string priority = "medium";
  if (const auto declared = member_text(fields, item, "priority")) {
    if (std::find(k_priorities.begin(), k_priorities.end(), declared->text) != k_priorities.end()) {
      priority = declared->text;
    } else {
      const std::vector<std::string> known(k_priorities.begin(), k_priorities.end());
      report.error("CF407", declared->span, "unknown priority '{}'", declared->text)
          .help_nearest(known, declared->text, "one of critical, high, medium, low");
    }
  }
  add_regex(report, triggers, *pattern, priority);
}

void read_regexes(AgentFields& fields, Report& report, registry::Triggers& triggers, const Node& node) {
  if (node.is(Node::Kind::mapping)) return read_regex_mapping(fields, report, triggers, node);
  if (node.is_scalar()) {
    return add_regex(report, triggers, {.text = node.scalar, .span = node.span, .node = &node}, "medium");
  }
  for (const Node& item : node.items) {
    if (item.is(Node::Kind::sequence)) {
      fields.wrong_type(item, "a regex");
    } else {
      read_regexes(fields, report, triggers, item);
    }
  }
}

}  // namespace

void read_triggers(AgentFields& fields, Report& report, registry::Triggers& triggers) {
  // Asked for before `triggers` itself, which may also be a plain list of keywords.
  const auto regexes = fields.find_all({"triggers.regex"});
  const auto wildcards =
      fields.lists(ListForm::commas, {"triggers.task_patterns", "triggers.patterns"}, {"task_patterns", "patterns"});
  const auto globs = fields.lists(ListForm::globs, {"triggers.file_patterns", "triggers.files", "triggers.paths"},
                                  {"file_patterns", "files", "paths"});
  read_keywords(fields, report, triggers);
  for (const Node* node : regexes) read_regexes(fields, report, triggers, *node);
  if (wildcards) {
    for (FieldText wildcard : *wildcards) {
      wildcard.text = match::wildcard_regex(wildcard.text);
      wildcard.node = nullptr;  // offsets into the regex are none into what was written
      add_regex(report, triggers, wildcard, "medium");
    }
  }
  if (!globs) return;
  for (const FieldText& glob : *globs) {
    if (const auto problem = match::check_glob(glob.text)) {
      report_problem(report, "CF404", "glob", glob, *problem);
    } else {
      add_once(triggers.file_patterns, glob.text);
    }
  }
}

Delegations read_delegations(AgentFields& fields) {
  auto prefers = fields.list(ListForm::commas, {"triggers.delegations.prefers"}, {"integration.can_delegate_to"});
  auto complements =
      fields.list(ListForm::commas, {"triggers.delegations.complements"}, {"integration.shares_context_with"});
  return {.prefers = std::move(prefers).value_or(std::vector<FieldText>{}),
          .complements = std::move(complements).value_or(std::vector<FieldText>{})};
}

}  // namespace cf::assembler
