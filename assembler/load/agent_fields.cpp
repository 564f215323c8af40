#include "assembler/load/agent_fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "base/doc/front_matter.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

using doc::Node;

namespace {

constexpr std::array<std::string_view, 25> k_claude_keys{"name",
                                                         "description",
                                                         "model",
                                                         "tools",
                                                         "disallowedTools",
                                                         "color",
                                                         "effort",
                                                         "permissionMode",
                                                         "mcpServers",
                                                         "hooks",
                                                         "maxTurns",
                                                         "autoCompactWindow",
                                                         "skills",
                                                         "initialPrompt",
                                                         "memory",
                                                         "background",
                                                         "omitClaudeMd",
                                                         "isolation",
                                                         "observer",
                                                         "observerMessage",
                                                         "observeToolResults",
                                                         "observeSubagents",
                                                         "experimental",
                                                         "when_to_use",
                                                         "when-to-use"};

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null: return "nothing";
    case Node::Kind::boolean: return "a boolean";
    case Node::Kind::integer:
    case Node::Kind::number: return "a number";
    case Node::Kind::string: return "a text";
    case Node::Kind::sequence: return "a list";
    case Node::Kind::mapping: break;
  }
  return "a mapping";
}

/// Events of Claude Code's own hooks start with a capital; keys of ours never do.
bool is_hook_event(std::string_view path, std::string_view key) {
  return path == "hooks" && !key.empty() && key[0] >= 'A' && key[0] <= 'Z';
}

}  // namespace

std::span<const std::string_view> claude_agent_keys() { return k_claude_keys; }

AgentFields::AgentFields(const Node& fields, Report& report)
    : m_fields(fields), m_codex(fields.find("codex")), m_report(report) {
  m_read.reserve(64);
  m_schema_paths.reserve(96);
  m_top_paths.reserve(64);
}

const Node* AgentFields::look_up(const Node* root, std::string_view path) {
  const Node* node = root;
  while (node != nullptr) {
    const std::size_t dot = path.find('.');
    node = node->find(path.substr(0, dot));
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  if (node != nullptr) m_read.push_back(node);
  return node;
}

namespace {

constexpr std::string_view k_codex = "codex.";

/// What is left of `path` below `folder`; nothing when it is not below it. Everything is below "".
std::optional<std::string_view> below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return path;
  if (path.size() <= folder.size() || !path.starts_with(folder) || path[folder.size()] != '.') return std::nullopt;
  return path.substr(folder.size() + 1);
}

}  // namespace

/// The paths that were asked for below a place, relative to it.
std::vector<std::string_view> AgentFields::asked_below(std::string_view place) const {
  const bool in_codex = place == "codex" || place.starts_with(k_codex);
  const std::string_view schema_place = in_codex ? place.substr(std::min(place.size(), k_codex.size())) : place;
  std::vector<std::string_view> asked;
  for (const std::string_view path : m_schema_paths) {
    if (const auto rest = below(path, schema_place)) asked.push_back(*rest);
  }
  for (const std::string_view path : m_top_paths) {
    if (const auto rest = below(path, place)) asked.push_back(*rest);
  }
  return asked;
}

/// A mapping where something deeper was asked for is no value itself: `capabilities` may be a list or a mapping.
bool AgentFields::is_container(std::string_view place) const { return !asked_below(place).empty(); }

std::vector<const Node*> AgentFields::find_all(Paths schema, Paths adhoc) {
  std::vector<const Node*> found;
  const auto look = [&](const Node* root, Paths paths, bool wanted) {
    for (const std::string_view path : paths) {
      const Node* node = look_up(root, path);
      if (node == nullptr || node->is(Node::Kind::null)) continue;
      if (node->is(Node::Kind::mapping) &&
          is_container(root == m_codex ? std::string(k_codex).append(path) : std::string(path))) {
        m_read.pop_back();
      } else if (wanted) {
        found.push_back(node);
      }
    }
  };
  m_schema_paths.insert(m_schema_paths.end(), schema.begin(), schema.end());
  m_top_paths.insert(m_top_paths.end(), adhoc.begin(), adhoc.end());
  look(m_codex, schema, true);
  const bool at_top = found.empty();
  look(&m_fields, schema, at_top);
  look(&m_fields, adhoc, at_top);
  return found;
}

const Node* AgentFields::find(Paths schema, Paths adhoc) {
  const std::vector<const Node*> found = find_all(schema, adhoc);
  return found.empty() ? nullptr : found.front();
}

void AgentFields::wrong_type(const Node& node, std::string_view expected) {
  m_report.error("CF405", node.span, "expected {}, not {}", expected, name_of(node.kind));
}

std::optional<FieldText> AgentFields::text(Paths schema, Paths adhoc) {
  const Node* node = find(schema, adhoc);
  if (node == nullptr) return std::nullopt;
  if (!node->is_scalar()) return wrong_type(*node, "a text"), std::nullopt;
  std::string text(trim(node->scalar));
  if (text.empty()) return std::nullopt;
  return FieldText{.text = std::move(text), .span = node->span, .node = node};
}

std::optional<bool> AgentFields::boolean(Paths schema, Paths adhoc) {
  const Node* node = find(schema, adhoc);
  if (node == nullptr) return std::nullopt;
  if (!node->is(Node::Kind::boolean)) return wrong_type(*node, "true or false"), std::nullopt;
  return ascii_lower(node->scalar) == "true";
}

std::optional<double> AgentFields::number(double low, double high, Paths schema, Paths adhoc) {
  const Node* node = find(schema, adhoc);
  if (node == nullptr) return std::nullopt;
  if (!node->is(Node::Kind::number) && !node->is(Node::Kind::integer))
    return wrong_type(*node, "a number"), std::nullopt;
  const double value = node->as_number();
  if (!(value >= low && value <= high)) {
    m_report.error("CF407", node->span, "{} is not between {} and {}", node->scalar, low, high);
    return std::nullopt;
  }
  return value;
}

std::optional<int> AgentFields::integer(int low, int high, Paths schema, Paths adhoc) {
  const Node* node = find(schema, adhoc);
  if (node == nullptr) return std::nullopt;
  if (!node->is(Node::Kind::integer)) return wrong_type(*node, "a whole number"), std::nullopt;
  const double value = node->as_number();
  if (!(value >= low && value <= high)) {
    m_report.error("CF407", node->span, "{} is not between {} and {}", node->scalar, low, high);
    return std::nullopt;
  }
  return static_cast<int>(value);
}

namespace {

/// The next comma or line end; of globs, none inside brackets that close again.
std::size_t end_of_part(std::string_view text, std::size_t at, ListForm form) {
  while (at < text.size() && text[at] != ',' && text[at] != '\n') {
    const char open = form == ListForm::globs ? text[at] : '\0';
    const char closing = open == '{' ? '}' : open == '[' ? ']' : '\0';
    const std::size_t end = closing == '\0' ? std::string_view::npos : text.find(closing, at);
    at = end == std::string_view::npos ? at + 1 : end;
  }
  return at;
}

std::vector<FieldText> split_text(const Node& node, ListForm form) {
  std::vector<FieldText> parts;
  const std::string_view all = node.scalar;
  for (std::size_t begin = 0; begin <= all.size();) {
    const std::size_t end = end_of_part(all, begin, form);
    std::string_view part = trim(all.substr(begin, end - begin));
    if (part.starts_with("- ")) part = trim(part.substr(2));  // a list in a block scalar
    if (!part.empty()) {
      const auto offset = static_cast<std::size_t>(part.data() - all.data());
      parts.push_back({.text = std::string(part),
                       .span = place_inside(node, offset, part.size()),
                       .node = &node,
                       .offset = offset});
    }
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::vector<FieldText> AgentFields::items(const Node& node, ListForm form) {
  std::vector<FieldText> result;
  if (node.is(Node::Kind::mapping)) return wrong_type(node, "a list"), result;
  if (form == ListForm::tools) {
    for (doc::ListItem& item : doc::list_items(node)) {
      result.push_back({.text = std::move(item.text), .span = item.span, .node = &node});
    }
    return result;
  }
  if (node.is_scalar()) {
    if (form != ListForm::whole) return split_text(node, form);
    if (!trim(node.scalar).empty()) {
      result.push_back({.text = std::string(trim(node.scalar)), .span = node.span, .node = &node});
    }
    return result;
  }
  for (const Node& item : node.items) {
    if (!item.is_scalar()) {
      wrong_type(item, "a text");
    } else if (const std::string_view text = trim(item.scalar); !text.empty()) {
      const auto offset = static_cast<std::size_t>(text.data() - item.scalar.data());
      result.push_back({.text = std::string(text), .span = item.span, .node = &item, .offset = offset});
    }
  }
  return result;
}

std::optional<std::vector<FieldText>> AgentFields::list(ListForm form, Paths schema, Paths adhoc) {
  const Node* node = find(schema, adhoc);
  if (node == nullptr) return std::nullopt;
  return items(*node, form);
}

std::optional<std::vector<FieldText>> AgentFields::lists(ListForm form, Paths schema, Paths adhoc) {
  const std::vector<const Node*> nodes = find_all(schema, adhoc);
  if (nodes.empty()) return std::nullopt;
  std::vector<FieldText> result;
  for (const Node* node : nodes) {
    std::vector<FieldText> more = items(*node, form);
    std::move(more.begin(), more.end(), std::back_inserter(result));
  }
  return result;
}

void AgentFields::report_unread() {
  std::sort(m_read.begin(), m_read.end());
  visit_unread(m_fields, {});
}

void AgentFields::visit_unread(const Node& mapping, const std::string& path) {
  for (const doc::Member& member : mapping.members) {
    if (mapping.find_member(member.key) != &member) continue;  // an earlier one of the same name
    if (std::binary_search(m_read.begin(), m_read.end(), &member.value)) continue;
    const std::string here = path.empty() ? member.key : path + '.' + member.key;
    const bool container = is_container(here);
    const bool claude =
        path.empty() && std::find(k_claude_keys.begin(), k_claude_keys.end(), member.key) != k_claude_keys.end();
    if (member.value.is(Node::Kind::mapping) && container) {
      visit_unread(member.value, here);
    } else if (is_hook_event(path, member.key) || here == "codex.state_files" || claude) {
      continue;  // Claude Code's own, or read by the assembler's tables
    } else if (container && !member.value.is(Node::Kind::null)) {
      wrong_type(member.value, "a mapping");
    } else if (!container) {
      report_unknown(member, path);
    }
  }
}

std::vector<std::string> AgentFields::known_below(std::string_view place) const {
  std::vector<std::string> known;
  for (const std::string_view asked : asked_below(place)) known.emplace_back(asked.substr(0, asked.find('.')));
  if (place.empty()) known.insert(known.end(), k_claude_keys.begin(), k_claude_keys.end());
  if (place == "codex") known.emplace_back("state_files");
  return known;
}

/// What to do about an unknown key. The same name is unknown in many files of a tree, and looking for near spellings is
/// slow: each thread remembers its answers, which depend on the name alone.
const std::string& AgentFields::advice_for(const std::string& key, const std::string& path) const {
  constexpr std::size_t k_most = 4096;
  thread_local std::unordered_map<std::string, std::string> answers;
  if (answers.size() > k_most) answers.clear();
  const auto [entry, is_new] = answers.try_emplace(path + '.' + key);
  if (!is_new) return entry->second;
  const std::vector<std::string> below_codex = known_below("codex");
  if (path.empty() && std::find(below_codex.begin(), below_codex.end(), key) != below_codex.end()) {
    return entry->second = "write it under 'codex:'";
  }
  const std::string near = nearest(known_below(path), key);
  return entry->second =
             near.empty() ? "remove it, or see the list of keys in the docs" : "did you mean '" + near + "'?";
}

void AgentFields::report_unknown(const doc::Member& member, const std::string& path) {
  const std::string name = path.empty() ? member.key : path + '.' + member.key;
  m_report
      .warning("CF406", member.key_span, "'{}' is a key that nothing reads; its value is not carried into the registry",
               name)
      .help(advice_for(member.key, path));
}

}  // namespace cf::assembler
