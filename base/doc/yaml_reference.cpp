#include <fmt/core.h>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>
#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>

#include "base/doc/quoted.hpp"
#include "base/doc/scalar.hpp"
#include "base/doc/tree_builder.hpp"
#include "base/doc/yaml_input.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

// yaml-cpp is given one line feed more at the start: its guessing of encodings by the first bytes then finds nothing.
constexpr std::size_t k_prefix = 1;

struct Refusal {
  std::size_t at;
  std::string message;
};

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Events have the place where a node starts and no more. The ends, and what an event does not tell (was it quoted? is a
// null written or empty?), are read from the text: each step goes on from the end of the one before it.
class Places {
 public:
  explicit Places(std::string_view text) : m_text(text) {}

  char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\n'; }

  // Does white space, or nothing, come before this character?
  bool ends_word(std::size_t offset) const {
    return offset == 0 || is_blank(m_text[offset - 1]) || is_break(m_text[offset - 1]);
  }

  std::size_t skip_blanks(std::size_t offset) const {
    while (offset < m_text.size() && is_blank(m_text[offset])) ++offset;
    return offset;
  }

  // White space, line ends and comments, and characters of `also`.
  std::size_t skip_space(std::size_t offset, std::string_view also = {}) const {
    while (offset < m_text.size()) {
      const char c = m_text[offset];
      if (c == '#' && (offset == 0 || is_blank(m_text[offset - 1]) || is_break(m_text[offset - 1]) ||
                       (!also.empty() && also.find(m_text[offset - 1]) != std::string_view::npos))) {
        while (offset < m_text.size() && !is_break(m_text[offset])) ++offset;
      } else if (is_blank(c) || is_break(c) || also.find(c) != std::string_view::npos) {
        ++offset;
      } else {
        break;
      }
    }
    return offset;
  }

  // Anchors and tags before a node.
  std::size_t skip_properties(std::size_t offset) const {
    while (at(offset) == '&' || at(offset) == '!') {
      while (offset < m_text.size() && !is_blank(m_text[offset]) && !is_break(m_text[offset]) &&
             std::string_view(",[]{}").find(m_text[offset]) == std::string_view::npos) {
        ++offset;
      }
      offset = skip_space(offset);
    }
    return offset;
  }

  // Folding changes nothing but white space, so the other bytes of the value lie in the text one by one; where yaml-cpp
  // was given another byte (see ForYamlCpp), the value gets the one of the text.
  std::size_t end_of_folded(std::size_t begin, std::string& value) const {
    std::size_t offset = begin;
    std::size_t end = begin;
    for (char& c : value) {
      if (is_blank(c) || is_break(c)) continue;
      while (offset < m_text.size() && (is_blank(m_text[offset]) || is_break(m_text[offset]))) ++offset;
      if (offset < m_text.size()) c = m_text[offset];
      end = std::min(++offset, m_text.size());
    }
    return end;
  }

  // The same between single quotes, where a quote is written twice.
  void restore_single_quoted(std::size_t begin, std::string& value) const {
    std::size_t offset = begin + 1;
    for (char& c : value) {
      if (is_blank(c) || is_break(c)) continue;
      while (offset < m_text.size() && (is_blank(m_text[offset]) || is_break(m_text[offset]))) ++offset;
      if (offset < m_text.size()) c = m_text[offset];
      offset += c == '\'' ? 2 : 1;
    }
  }

  std::size_t end_of_block_header(std::size_t begin) const {
    std::size_t offset = begin + 1;
    while (at(offset) == '+' || at(offset) == '-' || (at(offset) >= '0' && at(offset) <= '9')) ++offset;
    return offset;
  }

  std::size_t end_of_block_scalar(std::size_t begin, std::string& value) const {
    const std::size_t header = end_of_block_header(begin);
    std::size_t content = header;
    while (content < m_text.size() && !is_break(m_text[content])) ++content;
    const std::size_t end = end_of_folded(content, value);
    return end == content ? header : end;
  }

  std::size_t end_of_word(std::size_t begin) const {
    std::size_t offset = begin;
    while (is_alnum(at(offset)) || at(offset) == '~') ++offset;
    return offset;
  }

 private:
  std::string_view m_text;
};

class EventReader final : public YAML::EventHandler {
 public:
  explicit EventReader(const YamlInput& input) : m_input(input), m_places(input.text) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (m_documents++ > 0) throw Refusal{offset(mark), "a second document starts here; only one is read"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    const std::size_t begin = m_places.skip_properties(offset(mark));
    const std::size_t end = m_places.end_of_word(begin);
    const std::string_view word = m_input.text.substr(std::min(begin, m_input.text.size()), end - begin);
    const bool is_key = m_builder.expects_key();
    bool written = !word.empty() && begin >= m_end && resolve_plain(word) == Node::Kind::null;
    if (written && !is_key) {  // `a:` and then `null: x`: that null is the next key, not the value of `a`
      const std::size_t next = m_places.skip_blanks(end);
      if (m_places.at(next) == ':' && begin_of_line(begin) != begin_of_line(m_end)) written = false;
    }
    if (written) {
      m_end = end;
      node.span = m_input.span(begin, end);
    } else {
      if (in_flow() && anchor == YAML::NullAnchor) check_empty(is_key, begin);
      if (!is_key) m_end = end_of_colon();
      node.span = m_input.span(m_end, m_end);
    }
    if (written) {
      check_key(begin);
      check_column(begin);
    }
    value(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t begin = offset(mark);
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end()) throw Refusal{begin, "an alias inside what it stands for"};
    m_end = begin + 1;
    while (m_end < m_input.text.size() && !is_blank(m_input.text[m_end]) && !is_break(m_input.text[m_end]) &&
           std::string_view(",[]{}").find(m_input.text[m_end]) == std::string_view::npos) {
      ++m_end;
    }
    Anchored copy = found->second;
    copy.node.span = m_input.span(begin, m_end);
    add(std::move(copy));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& read) override {
    const std::size_t begin = m_places.skip_properties(offset(mark));
    const char first = m_places.at(begin);
    std::string text = read;
    Node node;
    if (tag != "?" && text.empty() && first != '"' && first != '\'' && first != '|' && first != '>') {
      tagged_nothing(offset(mark), tag, anchor);
      return;
    }
    node.kind = Node::Kind::string;
    if (tag != "?" && (first == '"' || first == '\'')) {
      node.quoted = true;
      m_end = quoted(begin, text);
    } else if (tag != "?" && (first == '|' || first == '>')) {
      node.quoted = true;
      m_end = m_places.end_of_block_scalar(begin, text);
    } else {
      m_end = m_places.end_of_folded(begin, text);
      if (tag != "!" && tag != "tag:yaml.org,2002:str") set_plain(node, text);
      if (text == "-" && in_flow()) throw Refusal{begin, "a list item is not allowed here; quote the value"};
    }
    if (node.is(Node::Kind::string)) node.scalar = std::move(text);
    node.span = m_input.span(begin, m_end);
    check_key(begin);
    check_column(begin);
    value(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(make_sequence(), mark, anchor, style);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(make_mapping(), mark, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  bool saw_document() const { return m_documents > 0; }
  Node take_root() { return m_builder.take_root(); }

  // No value that was read has a line that starts with one, so it was taken for a directive.
  void refuse_directives() const {
    for (std::size_t at = 0; (at = m_input.text.find('%', at)) != std::string_view::npos; ++at) {
      if (at == 0 || is_break(m_input.text[at - 1])) {
        throw Refusal{at, "directives are not read; quote the value if the % belongs to it"};
      }
    }
  }

 private:
  struct Anchored {
    Node node;
    std::size_t nodes = 1;
    std::size_t height = 1;
  };
  struct Open {
    YAML::anchor_t anchor;
    bool bracketed;
    bool flow;
    bool is_key;  ///< a collection as the key of a mapping
    std::size_t begin;
    std::size_t nodes = 1;
    std::size_t height = 1;
    std::size_t column = 0;  ///< of a block
  };

  std::size_t offset(const YAML::Mark& mark) const {
    const auto position = mark.pos < 0 ? std::size_t{0} : static_cast<std::size_t>(mark.pos);
    return std::min(position < k_prefix ? 0 : position - k_prefix, m_input.text.size());
  }

  void tagged_nothing(std::size_t at, const std::string& tag, YAML::anchor_t anchor) {
    Node node;
    if (tag == "!" || tag == "tag:yaml.org,2002:str") node.kind = Node::Kind::string;
    node.span = m_input.span(at, at);
    value(std::move(node), anchor);
  }

  bool in_flow() const { return !m_open.empty() && m_open.back().flow; }

  // yaml-cpp takes the end of the text for a closing quote, and `"x"#y` for a comment.
  std::size_t quoted(std::size_t begin, std::string& text) const {
    const std::optional<std::size_t> end = end_of_quoted(m_input.text, begin);
    if (!end) throw Refusal{begin, "the quoted value is never closed"};
    check_after(*end);
    check_indent(begin, *end);
    if (m_input.text[begin] == '"') {
      const std::string_view inside = m_input.text.substr(begin + 1, *end - begin - 2);
      if (std::optional<std::string> decoded = decode_double_quoted(inside)) text = std::move(*decoded);
    } else {
      m_places.restore_single_quoted(begin, text);
    }
    return *end;
  }

  void check_after(std::size_t end) const {
    if (m_places.at(end) == '#') throw Refusal{end, "a space is missing before the comment"};
  }

  // Every further line of a value lies deeper than the block it is in.
  void check_indent(std::size_t begin, std::size_t end) const {
    const auto block = std::find_if(m_open.rbegin(), m_open.rend(), [](const Open& open) { return !open.flow; });
    if (block == m_open.rend()) return;
    const bool is_bracket = m_input.text[begin] == '[' || m_input.text[begin] == '{';
    for (std::size_t at = begin; (at = m_input.text.find_first_of("\r\n", at)) < end; ++at) {
      std::size_t content = at + 1;
      while (m_places.at(content) == ' ' && content < end) ++content;
      const char first = m_places.at(content);
      if (is_break(first) || content >= end || ((first == ']' || first == '}') && is_bracket)) continue;
      if (content - at - 1 <= block->column && first != '\t') {
        throw Refusal{content, "this line of the value above must be indented deeper; or is a closing mark missing?"};
      }
    }
  }

  // A value on a line of its own lies deeper than its key, or than the dash before it.
  void check_column(std::size_t begin) const {
    if (m_open.empty() || in_flow() || m_builder.expects_key()) return;
    const std::size_t line = begin_of_line(begin);
    if (m_places.skip_blanks(line) == begin && begin - line <= m_open.back().column) {
      throw Refusal{begin, "this is no `key: value` of the mapping it stands in; is the indentation right?"};
    }
  }

  // Nothing between two commas, or before the first.
  void check_empty(bool is_key, std::size_t begin) const {
    const char next =
        m_places.at(m_places.skip_space(m_end, m_builder.innermost().is(Node::Kind::sequence) ? "," : ""));
    const bool empty_item = m_builder.innermost().is(Node::Kind::sequence);
    const bool empty_key = is_key && (next == ',' || m_places.at(begin) == ',');
    if (empty_item || empty_key) throw Refusal{begin, "there is nothing between these commas"};
  }

  // yaml-cpp also takes a line without a colon for a key.
  void check_key(std::size_t begin) const {
    if (!m_builder.expects_key() || in_flow()) return;
    if (m_places.at(m_places.skip_blanks(m_end)) == ':') return;
    const std::size_t before = m_input.text.substr(0, begin).find_last_not_of(" \t\r\n");
    if (before != std::string_view::npos && m_input.text[before] == '?' && m_places.ends_word(before)) return;
    throw Refusal{begin, "this is no `key: value` of the mapping it stands in; is the indentation right?"};
  }

  std::size_t begin_of_line(std::size_t at) const {
    while (at > 0 && !is_break(m_input.text[at - 1])) --at;
    return at;
  }

  // Where an empty value lies: after the colon of its key, or after the dash of its item.
  std::size_t end_of_colon() const {
    const std::size_t mark = m_places.skip_space(m_end);
    const char c = m_places.at(mark);
    return c == ':' || c == '-' || c == '?' ? mark + 1 : m_end;
  }

  void open(Node node, const YAML::Mark& mark, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    const std::size_t begin = m_places.skip_properties(offset(mark));
    const char first = m_places.at(begin);
    const bool flow = style == YAML::EmitterStyle::Flow || in_flow();
    const bool bracketed = flow && (first == '[' || first == '{');
    const bool is_key = m_builder.expects_key();
    node.span = m_input.span(begin, begin);
    if (bracketed) check_column(begin);
    if (is_key) m_builder.key({}, node.span);  // held by a member for as long as it is built
    if (!m_builder.open(std::move(node))) throw Refusal{begin, m_builder.refusal()};
    m_open.push_back({.anchor = anchor,
                      .bracketed = bracketed,
                      .flow = flow,
                      .is_key = is_key,
                      .begin = begin,
                      .column = begin - begin_of_line(begin)});
    m_end = bracketed ? begin + 1 : begin;
  }

  void close() {
    const Open open = m_open.back();
    m_open.pop_back();
    if (open.bracketed) {
      m_end = std::min(m_places.skip_space(m_end, ",:?") + 1, m_input.text.size());
      check_after(m_end);
      if (!in_flow()) check_indent(open.begin, m_end);
    }
    Anchored whole{.node = {}, .nodes = open.nodes, .height = open.height};
    if (open.anchor != YAML::NullAnchor) {
      whole.node = m_builder.innermost();
      whole.node.span.end = m_input.span(0, m_end).end;
      keep(open.anchor, whole);
    }
    m_builder.close(m_input.span(0, m_end).end);
    grow(open.nodes, open.height);
    if (open.is_key) {  // the client has no use for it either: its text is the key
      m_builder.key_from_value(std::string(m_input.text.substr(open.begin, m_end - open.begin)),
                               m_input.span(open.begin, m_end));
    }
  }

  void value(Node node, YAML::anchor_t anchor) {
    Anchored whole{.node = std::move(node)};
    if (anchor != YAML::NullAnchor) keep(anchor, whole);
    add(std::move(whole));
  }

  void add(Anchored whole) {
    if (m_builder.expects_key()) {
      const Span span = whole.node.span;
      m_builder.key(key_text(whole.node), span);
      return;
    }
    const std::size_t at = whole.node.span.begin - m_input.base;
    if (!m_builder.add(std::move(whole.node), whole.nodes, whole.height)) throw Refusal{at, m_builder.refusal()};
    grow(whole.nodes, whole.height);
  }

  std::string key_text(const Node& node) const {
    if (node.is(Node::Kind::null)) return "null";
    if (node.is_scalar()) return node.scalar;
    return std::string(m_input.text.substr(node.span.begin - m_input.base, node.span.end - node.span.begin));
  }

  // Copies kept for aliases count as nodes too: nested anchors would else multiply.
  void keep(YAML::anchor_t anchor, const Anchored& whole) {
    if (!m_builder.spend(whole.nodes)) throw Refusal{whole.node.span.begin - m_input.base, m_builder.refusal()};
    m_anchors.insert_or_assign(anchor, whole);
  }

  void grow(std::size_t nodes, std::size_t height) {
    if (m_open.empty()) return;
    m_open.back().nodes += nodes;
    m_open.back().height = std::max(m_open.back().height, height + 1);
  }

  YamlInput m_input;
  Places m_places;
  TreeBuilder m_builder;
  std::vector<Open> m_open;
  std::map<YAML::anchor_t, Anchored> m_anchors;
  std::size_t m_end = 0;  ///< of what was read last
  int m_documents = 0;
};

// yaml-cpp's own words are for those who know how it is built.
std::string in_words(const std::string& message) {
  using Words = std::pair<std::string_view, std::string_view>;
  namespace Msg = YAML::ErrorMsg;
  static const std::array k_words = {
      Words{Msg::END_OF_MAP, "this is no `key: value` of the mapping it stands in; is the indentation right?"},
      Words{Msg::END_OF_MAP_FLOW, "a { is not closed, or a comma is missing"},
      Words{Msg::END_OF_SEQ, "this is no `- item` of the list it stands in; is the indentation right?"},
      Words{Msg::END_OF_SEQ_FLOW, "a [ is not closed, or a comma is missing"},
      Words{Msg::FLOW_END, "a ] or } without its opening bracket; quote the value"},
      Words{Msg::BLOCK_ENTRY, "a list item is not allowed here; quote the value if the dash belongs to it"},
      Words{Msg::MAP_KEY, "a mapping key is not allowed here; quote the value"},
      Words{Msg::MAP_VALUE, "`: ` inside a value starts another mapping; quote the value"},
      Words{Msg::UNKNOWN_TOKEN, "a value cannot start with this character; quote the value"},
      Words{Msg::EOF_IN_SCALAR, "the quoted value is never closed"},
      Words{Msg::DOC_IN_SCALAR, "the quoted value is never closed"},
      Words{Msg::TAB_IN_INDENTATION, "a tab cannot indent; use spaces"},
      Words{Msg::ALIAS_NOT_FOUND, "a value cannot start with `*`; quote the value"},
      Words{Msg::ANCHOR_NOT_FOUND, "a value cannot start with `&`; quote the value"},
      Words{Msg::CHAR_IN_ALIAS, "a value cannot start with `*`; quote the value"},
      Words{Msg::CHAR_IN_ANCHOR, "a value cannot start with `&`; quote the value"},
      Words{Msg::CHAR_IN_BLOCK, "nothing but a comment may follow `|` or `>`; quote the value"},
      Words{Msg::ZERO_INDENT_IN_BLOCK, "a block cannot be indented by 0"},
      Words{Msg::CHAR_IN_TAG_HANDLE, "a value cannot start with `!`; quote the value"},
      Words{Msg::TAG_WITH_NO_SUFFIX, "a value cannot start with `!`; quote the value"},
      Words{Msg::END_OF_VERBATIM_TAG, "a value cannot start with `!`; quote the value"},
      Words{Msg::MULTIPLE_TAGS, "two tags on one value"},
      Words{Msg::MULTIPLE_ANCHORS, "two anchors on one value"},
      Words{Msg::INVALID_HEX, "a hexadecimal escape with other characters in it"},
  };
  for (const auto& [theirs, ours] : k_words) {
    if (message == theirs) return std::string(ours);
  }
  if (message.starts_with(Msg::UNKNOWN_ANCHOR)) return "no anchor of this name; quote the value if the * belongs to it";
  if (message.starts_with(Msg::INVALID_ESCAPE)) {
    return "no such escape in double quotes: write \\\\ for a backslash, or use single quotes";
  }
  if (message.starts_with(Msg::INVALID_UNICODE)) return "the escape names no character of Unicode";
  return message;
}

Parsed failed(const YamlInput& input, std::size_t at, std::string message) {
  return {.root = {}, .error = input.error(at, std::move(message))};
}

// yaml-cpp stops behind a wrong escape, and somewhere in a line that starts with a tab.
std::size_t place_of(const YAML::Exception& error, std::string_view text, std::size_t at) {
  const std::string_view message = error.msg;
  if (message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE) || message.starts_with(YAML::ErrorMsg::INVALID_HEX) ||
      message.starts_with(YAML::ErrorMsg::INVALID_UNICODE)) {
    const std::size_t backslash = text.substr(0, at).rfind('\\');
    return backslash == std::string_view::npos ? at : backslash;
  }
  return at;
}

std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t at) {
  const std::size_t line = text.substr(0, at).find_last_of("\r\n") + 1;
  const std::size_t content = std::min(text.find_first_not_of(" \t", line), text.size());
  const std::size_t tab = text.substr(0, content).find('\t', line);
  return tab == std::string_view::npos ? std::nullopt : std::optional(tab);
}

Parsed failed(const YamlInput& input, const YAML::Exception& error) {
  std::size_t at = input.text.size();
  if (error.mark.pos >= 0)
    at = std::min(at, static_cast<std::size_t>(std::max(error.mark.pos - static_cast<int>(k_prefix), 0)));
  if (const std::optional<std::size_t> tab = indenting_tab(input.text, at)) {
    return failed(input, *tab, in_words(YAML::ErrorMsg::TAB_IN_INDENTATION));
  }
  return failed(input, place_of(error, input.text, at), in_words(error.msg));
}

// The text as yaml-cpp must have it to read what the client reads. Every change keeps the offsets, and none of them
// reaches a value: double quotes are decoded, and other scalars restored, from the text itself.
class ForYamlCpp {
 public:
  explicit ForYamlCpp(std::string_view text) : m_text(text), m_copy(k_prefix, '\n') {
    m_copy += text;
    if (!text.ends_with('\n')) m_copy += '\n';  // else a block scalar at the end loses its own
  }

  std::string make() {
    for (std::size_t at = 0; (at = m_text.find_first_of("\r?\\\x04\t", at)) != std::string_view::npos; ++at) {
      const char next = at + 1 < m_text.size() ? m_text[at + 1] : '\n';
      switch (m_text[at]) {
        case '\r':  // ends a line; yaml-cpp counts columns by line feeds only
          if (next != '\n') put(at, '\n');
          break;
        case '?':  // part of a word; yaml-cpp takes it for an indicator in [ ]
          if (!is_blank(next) && !is_break(next) && next != ',' && next != ']' && next != '}') put(at, 'x');
          break;
        case '\\': at += surrogate_pair(at); break;
        case '\t': at += blank_line(at); break;
        default: put(at, 'x'); break;  // yaml-cpp takes U+0004 for the end of the text
      }
    }
    return std::move(m_copy);
  }

 private:
  void put(std::size_t at, char c) { m_copy[at + k_prefix] = c; }

  std::size_t surrogate_pair(std::size_t at) {
    const std::size_t length = surrogate_pair_length(m_text, at);
    for (const std::size_t digits : {at + 2, at + 8}) {
      for (std::size_t i = 0; length > 0 && i < 4; ++i) put(digits + i, i == 2 ? '2' : '0');  // a space
    }
    return length > 0 ? length - 1 : 0;
  }

  // A line of nothing but white space that starts with a tab: yaml-cpp has it indent something. The client lets it pass
  // after a plain value only; where a block scalar may be, it stays as it is.
  std::size_t blank_line(std::size_t at) {
    if (at > 0 && !is_break(m_text[at - 1])) return 0;
    const std::size_t end = std::min(m_text.find_first_not_of(" \t", at), m_text.size());
    if (end < m_text.size() && !is_break(m_text[end])) return 0;
    if (!follows_plain_value(at) || has_block_scalar()) return 0;
    for (std::size_t i = at; i < end; ++i) put(i, ' ');
    return end - at - 1;
  }

  // Is the last line with content one that may end in a plain value? Each part of the text is looked at once.
  bool follows_plain_value(std::size_t at) {
    const std::size_t last = m_text.substr(m_seen, at - m_seen).find_last_not_of(" \t\r\n");
    if (last != std::string_view::npos) {
      const std::size_t content = m_seen + last;
      const std::size_t line = m_text.substr(0, content).find_last_of("\r\n") + 1;
      m_plain_before = std::string_view("\"']}:|>-").find(m_text[content]) == std::string_view::npos &&
                       m_text.substr(line, content - line).find('#') == std::string_view::npos;
    }
    m_seen = at;
    return m_plain_before;
  }

  bool has_block_scalar() {
    if (!m_has_block_scalar) {
      constexpr std::array k_headers = {": |", ": >", "- |", "- >"};
      m_has_block_scalar = std::any_of(k_headers.begin(), k_headers.end(), [&](const char* header) {
        return m_text.find(header) != std::string_view::npos;
      });
    }
    return *m_has_block_scalar;
  }

  std::string_view m_text;
  std::string m_copy;
  std::optional<bool> m_has_block_scalar;
  std::size_t m_seen = 0;
  bool m_plain_before = false;
};

}  // namespace

Parsed read_yaml_events(const YamlInput& input) {
  if (const std::size_t bad = input.text.find('\0'); bad != std::string_view::npos) {
    return failed(input, bad, "a zero byte");
  }
  EventReader reader(input);
  try {
    std::istringstream stream(ForYamlCpp(input.text).make());
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) continue;
    reader.refuse_directives();
  } catch (const Refusal& refusal) {
    return failed(input, refusal.at, refusal.message);
  } catch (const YAML::Exception& error) {
    return failed(input, error);
  }
  Parsed parsed{.root = reader.take_root(), .error = std::nullopt};
  if (parsed.root.span.source == nullptr) parsed.root.span = input.span(0, 0);  // nothing was written
  return parsed;
}

}  // namespace cf::doc
