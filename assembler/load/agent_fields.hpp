// Reading the front matter of an agent: typed values from the first place that declares them, and a record of what was
// asked for, so that whatever nobody asked for can be reported.
//
// Knows where values may stand and of what type they are, not what they mean. A value of the wrong type is an error at
// the value, and counts as not declared.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diag/diagnostic.hpp"
#include "base/doc/node.hpp"

namespace cf::assembler {

/// A piece of text with the place it was written at.
struct FieldText {
  std::string text;
  Span span;
  const doc::Node* node = nullptr;  ///< the scalar it was taken from
  std::size_t offset = 0;           ///< of the text in the scalar
};

/// How a list that was given as one string comes apart.
enum class ListForm : unsigned char {
  commas,  ///< at commas and line ends
  globs,   ///< the same, but not inside `{}` and `[]`
  tools,   ///< as the client takes `tools` apart: at commas and spaces outside parentheses
  whole,   ///< not at all: a shell text
};

/// The bytes [offset, offset + length) of a scalar's text, where they were written. The whole value where that cannot
/// be told: block scalars and values over several lines.
Span place_inside(const doc::Node& scalar, std::size_t offset, std::size_t length);

/// Reads one agent's fields. `schema` paths ("runtime.timeout_ms") are looked up under `codex:` and then at the top;
/// `adhoc` paths ("metadata.complexity") at the top only, after both. The first that is there wins; the others count as
/// read. Paths are string literals, and the deeper of two is asked for first.
class AgentFields {
 public:
  using Paths = std::initializer_list<std::string_view>;

  AgentFields(const doc::Node& fields, Report& report);

  const doc::Node* find(Paths schema, Paths adhoc = {});

  std::optional<FieldText> text(Paths schema, Paths adhoc = {});  ///< not for null and the empty text
  std::optional<bool> boolean(Paths schema, Paths adhoc = {});
  std::optional<double> number(double low, double high, Paths schema, Paths adhoc = {});
  std::optional<int> integer(int low, int high, Paths schema, Paths adhoc = {});

  /// Nothing when no path is there; an empty list may be declared.
  std::optional<std::vector<FieldText>> list(ListForm form, Paths schema, Paths adhoc = {});
  /// All the lists of the first layer (`codex:`, then the top) that has any of them, one after the other.
  std::optional<std::vector<FieldText>> lists(ListForm form, Paths schema, Paths adhoc = {});
  /// The nodes behind `lists`, for lists of more than texts.
  std::vector<const doc::Node*> find_all(Paths schema, Paths adhoc = {});

  /// The texts of a list node; errors for what is none.
  std::vector<FieldText> items(const doc::Node& node, ListForm form);

  /// "expected a text, not a list" at the value.
  void wrong_type(const doc::Node& node, std::string_view expected);

  /// Warns of every key that no call asked for and that Claude Code does not know. To be called last.
  void report_unread();

 private:
  const doc::Node* look_up(const doc::Node* root, std::string_view path);
  std::vector<std::string_view> asked_below(std::string_view place) const;
  bool is_container(std::string_view place) const;
  void visit_unread(const doc::Node& mapping, const std::string& path);
  void report_unknown(const doc::Member& member, const std::string& path);
  const std::string& advice_for(const std::string& key, const std::string& path) const;
  std::vector<std::string> known_below(std::string_view place) const;

  const doc::Node& m_fields;
  const doc::Node* m_codex;
  Report& m_report;
  std::vector<const doc::Node*> m_read;
  std::vector<std::string_view> m_schema_paths;  // asked for under `codex:` and at the top
  std::vector<std::string_view> m_top_paths;     // asked for at the top only
};

/// The keys that Claude Code reads in an agent's front matter (claude-plugin-spec.json, 2.1.329).
std::span<const std::string_view> claude_agent_keys();

}  // namespace cf::assembler
