// The fast reader: block mappings and sequences, one-line scalars, one-line flow collections, simple block scalars.
// Whatever it does not know for certain it leaves to yaml-cpp, the whole document at once, so it never has to report an
// error.
#include <algorithm>
#include <array>
#include <utility>

#include "base/doc/quoted.hpp"
#include "base/doc/scalar.hpp"
#include "base/doc/tree_builder.hpp"
#include "base/doc/yaml_input.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

constexpr std::size_t k_none = std::string_view::npos;
constexpr std::size_t k_longest_key = 1000;  // yaml-cpp looks 1024 characters ahead for the colon

// Characters of a key that never mean anything else, wherever in it they stand.
constexpr auto k_key_chars = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_key_char(char c) { return k_key_chars[static_cast<unsigned char>(c)]; }

struct Line {
  std::size_t begin;   // of the content
  std::size_t end;     // without the line end
  std::size_t next;    // of the next line
  std::size_t column;  // of the content
};

class SubsetReader {
 public:
  explicit SubsetReader(const YamlInput& input) : m_input(input), m_text(input.text) {}

  std::optional<Parsed> read() {
    if (!is_simple_text()) return std::nullopt;
    Line line{};
    bool known = true;
    while (known && next_line(line)) known = place_line(line);
    if (known && m_pending) add_nothing();
    while (known && !m_refused && !m_blocks.empty()) close_block();
    if (m_refused) return Parsed{.root = {}, .error = std::move(m_refused)};
    if (!known) return std::nullopt;
    Parsed parsed{.root = m_builder.take_root(), .error = std::nullopt};
    if (parsed.root.span.source == nullptr) parsed.root.span = m_input.span(0, 0);
    return parsed;
  }

 private:
  struct Block {
    bool sequence;
    std::size_t column;
  };

  bool is_simple_text() const {
    if (m_text.find('\t') != k_none || m_text.find('\0') != k_none || m_text.find('\x04') != k_none) return false;
    for (std::size_t at = 0; (at = m_text.find('\r', at)) != k_none; ++at) {
      if (at + 1 == m_text.size() || m_text[at + 1] != '\n') return false;
    }
    return true;
  }

  char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\n'; }
  bool ends_word(std::size_t offset, std::size_t end) const { return offset >= end || m_text[offset] == ' '; }

  std::size_t skip_spaces(std::size_t offset, std::size_t end) const {
    while (offset < end && m_text[offset] == ' ') ++offset;
    return offset;
  }

  Line line_at(std::size_t begin) const {
    const std::size_t newline = std::min(m_text.find('\n', begin), m_text.size());
    const std::size_t end = newline > begin && m_text[newline - 1] == '\r' ? newline - 1 : newline;
    const std::size_t content = skip_spaces(begin, end);
    return {.begin = content, .end = end, .next = std::min(newline + 1, m_text.size()), .column = content - begin};
  }

  // The next line that holds more than white space and a comment.
  bool next_line(Line& line) {
    while (m_at < m_text.size()) {
      line = line_at(m_at);
      m_at = line.next;
      if (line.begin != line.end && m_text[line.begin] != '#') return true;
    }
    return false;
  }

  bool is_item(const Line& line) const { return m_text[line.begin] == '-' && ends_word(line.begin + 1, line.end); }

  // Opens and closes blocks until the line belongs to the innermost one. False: not in the subset.
  bool place_line(const Line& line) {
    const bool item = is_item(line);
    if (m_pending) {
      const Block parent = m_blocks.back();
      const bool inner = line.column > parent.column || (item && !parent.sequence && line.column == parent.column);
      if (inner) {
        m_pending = false;
        return open_block(line, item) && entry(line, item);
      }
      add_nothing();
      if (m_refused) return false;
    } else if (m_blocks.empty()) {
      if (m_started) return false;
      m_started = true;
      return open_block(line, item) && entry(line, item);
    }
    while (!m_blocks.empty() && ends_before(m_blocks.back(), line, item)) close_block();
    if (m_blocks.empty() || m_blocks.back().column != line.column || m_blocks.back().sequence != item) return false;
    return entry(line, item);
  }

  static bool ends_before(const Block& block, const Line& line, bool item) {
    return block.column > line.column || (block.column == line.column && block.sequence && !item);
  }

  bool entry(const Line& line, bool item) { return item ? sequence_item(line) : mapping_entry(line); }

  bool open_block(const Line& line, bool sequence) {
    const Span span = m_input.span(line.begin, line.begin);
    m_blocks.push_back({.sequence = sequence, .column = line.column});
    Node node = sequence ? make_sequence(span) : make_mapping(span);
    constexpr std::size_t k_usual_size = 8;
    if (!sequence) node.members.reserve(k_usual_size);
    return m_builder.open(std::move(node)) || refuse(line.begin);
  }

  // The limits stop yaml-cpp's reader at the same place.
  bool refuse(std::size_t at) {
    m_refused = m_input.error(at, m_builder.refusal());
    return false;
  }

  void close_block() {
    m_blocks.pop_back();
    m_builder.close(m_input.span(0, m_end).end);
  }

  // The key or item that has nothing after its colon or dash is null, and lies just there.
  void add_nothing() {
    Node node;
    node.span = m_input.span(m_end, m_end);
    m_pending = false;
    if (!m_builder.add(std::move(node))) refuse(m_end);
  }

  bool sequence_item(const Line& line) {
    m_end = line.begin + 1;
    const std::size_t content = skip_spaces(m_end, line.end);
    if (content == line.end || m_text[content] == '#') {
      m_pending = true;
      return true;
    }
    Line rest = line;
    rest.begin = content;
    rest.column = line.column + (content - line.begin);
    if (key_length(rest) != k_none) return open_block(rest, false) && mapping_entry(rest);
    return value(rest);
  }

  // Of `key` before a colon that ends it; k_none when the line does not start with a simple key.
  std::size_t key_length(const Line& line) const {
    if (!is_alnum(m_text[line.begin]) && m_text[line.begin] != '_') return k_none;
    std::size_t offset = line.begin;
    while (offset < line.end && is_key_char(m_text[offset])) {
      ++offset;
      if (offset + 1 < line.end && m_text[offset] == ' ' && is_key_char(m_text[offset + 1])) ++offset;
    }
    if (offset == line.end || m_text[offset] != ':' || !ends_word(offset + 1, line.end)) return k_none;
    return offset - line.begin > k_longest_key ? k_none : offset - line.begin;
  }

  bool mapping_entry(const Line& line) {
    const std::size_t length = key_length(line);
    if (length == k_none) return false;
    const std::string_view key = m_text.substr(line.begin, length);
    if (key.size() == 4 && resolve_plain(key) == Node::Kind::null) return false;
    m_builder.key(std::string(key), m_input.span(line.begin, line.begin + length));
    m_end = line.begin + length + 1;
    Line rest = line;
    rest.begin = skip_spaces(m_end, line.end);
    if (rest.begin == line.end || m_text[rest.begin] == '#') {
      m_pending = true;
      return true;
    }
    return value(rest);
  }

  // ---- values; `line` begins at the value

  bool value(const Line& line) {
    switch (m_text[line.begin]) {
      case '"':
      case '\'': return quoted(line);
      case '[':
      case '{': return flow_value(line);
      case '|':
      case '>': return block_scalar(line);
      default: return plain(line);
    }
  }

  bool add(Node&& node, std::size_t begin, std::size_t end) {
    m_end = end;
    node.span = m_input.span(begin, end);
    return m_builder.add(std::move(node)) || (m_in_flow ? false : refuse(begin));
  }

  // Nothing but a comment until the end of the line, and no line that goes on with the value.
  bool ends_value(std::size_t offset, std::size_t end) const {
    const std::size_t after = skip_spaces(offset, end);
    return (after == end || (after > offset && m_text[after] == '#')) && !goes_on();
  }

  bool goes_on() const {
    for (std::size_t begin = m_at; begin < m_text.size();) {
      const Line line = line_at(begin);
      if (line.begin != line.end && m_text[line.begin] != '#') return line.column > m_blocks.back().column;
      begin = line.next;
    }
    return false;
  }

  // A quoted scalar that ends on its line.
  bool read_quoted(std::size_t begin, std::size_t line_end, Node& node, std::size_t& end) const {
    const std::string_view line = m_text.substr(0, line_end);
    const std::optional<std::size_t> found = end_of_quoted(line, begin);
    if (!found) return false;
    end = *found;
    const std::string_view inside = line.substr(begin + 1, end - begin - 2);
    node.kind = Node::Kind::string;
    node.quoted = true;
    if (m_text[begin] == '\'') {
      node.scalar = inside.find('\'') == k_none ? std::string(inside) : replace_all(inside, "''", "'");
    } else if (inside.find('\\') == k_none) {
      node.scalar = inside;
    } else {
      std::optional<std::string> decoded = decode_double_quoted(inside);
      if (!decoded) return false;
      node.scalar = std::move(*decoded);
    }
    return true;
  }

  bool quoted(const Line& line) {
    Node node;
    std::size_t end = 0;
    if (!read_quoted(line.begin, line.end, node, end) || !ends_value(end, line.end)) return false;
    return add(std::move(node), line.begin, end);
  }

  bool plain(const Line& line) {
    const char first = m_text[line.begin];
    if (std::string_view(",[]{}#&*!|>'\"%@`").find(first) != k_none) return false;
    if ((first == '-' || first == '?' || first == ':') && ends_word(line.begin + 1, line.end)) return false;
    std::size_t end = line.end;
    for (std::size_t offset = line.begin; offset < end; ++offset) {
      if (m_text[offset] == '#' && offset > line.begin && m_text[offset - 1] == ' ') end = offset;
      if (m_text[offset] == ':' && ends_word(offset + 1, line.end)) return false;
    }
    while (m_text[end - 1] == ' ') --end;
    if (goes_on()) return false;
    Node node;
    set_plain(node, m_text.substr(line.begin, end - line.begin));
    if (node.is(Node::Kind::null)) node.scalar.clear();
    return add(std::move(node), line.begin, end);
  }

  bool flow_value(const Line& line) {
    m_in_flow = true;  // yaml-cpp reads a collection to its end first, and may find it wrong
    const bool read = flow_collection(line.begin, line.end);
    m_in_flow = false;
    return read && ends_value(m_end, line.end);
  }

  // [a, "b"] and {key: value}, also inside each other, on one line. m_end is just after it then.
  bool flow_collection(std::size_t begin, std::size_t line_end) {
    const bool mapping = m_text[begin] == '{';
    const Span span = m_input.span(begin, begin);
    if (!m_builder.open(mapping ? make_mapping(span) : make_sequence(span))) return false;
    const char close = mapping ? '}' : ']';
    std::size_t offset = skip_spaces(begin + 1, line_end);
    bool closed = offset < line_end && m_text[offset] == close;
    while (!closed) {
      if (mapping && !flow_key(offset, line_end)) return false;
      if (!flow_item(offset, line_end)) return false;
      offset = skip_spaces(m_end, line_end);
      if (offset == line_end || (m_text[offset] != ',' && m_text[offset] != close)) return false;
      closed = m_text[offset] == close;
      if (!closed) offset = skip_spaces(offset + 1, line_end);
    }
    m_end = offset + 1;
    m_builder.close(m_input.span(0, m_end).end);
    return true;
  }

  // `key: ` of a flow mapping; moves `offset` from the key to its value.
  bool flow_key(std::size_t& offset, std::size_t line_end) {
    std::size_t end = offset;
    while (end < line_end && is_key_char(m_text[end])) ++end;
    if (end == offset || !is_alnum(m_text[offset]) || at(end) != ':' || at(end + 1) != ' ') return false;
    const std::string_view key = m_text.substr(offset, end - offset);
    if (key.size() == 4 && resolve_plain(key) == Node::Kind::null) return false;
    m_builder.key(std::string(key), m_input.span(offset, end));
    offset = skip_spaces(end + 1, line_end);
    return true;
  }

  bool flow_item(std::size_t begin, std::size_t line_end) {
    if (begin == line_end) return false;
    if (m_text[begin] == '[' || m_text[begin] == '{') return flow_collection(begin, line_end);
    Node node;
    std::size_t end = begin;
    if (m_text[begin] == '"' || m_text[begin] == '\'') {
      return read_quoted(begin, line_end, node, end) && add(std::move(node), begin, end);
    }
    if (!is_alnum(m_text[begin]) && m_text[begin] != '_' && m_text[begin] != '.' && m_text[begin] != '/') return false;
    const auto is_part = [&](std::size_t offset) {
      const char c = m_text[offset];
      if (c == ':') return is_alnum(at(offset + 1)) || at(offset + 1) == '*' || at(offset + 1) == '/';
      return is_key_char(c) || c == ' ' || c == '(' || c == ')' || c == '*' || c == '+' || c == '=';
    };
    while (end < line_end && is_part(end)) ++end;
    while (m_text[end - 1] == ' ') --end;
    set_plain(node, m_text.substr(begin, end - begin));
    if (node.is(Node::Kind::null)) node.scalar.clear();
    return add(std::move(node), begin, end);
  }

  // | and > with - or nothing; every line indented alike or deeper (|), alike (>).
  bool block_scalar(const Line& line) {
    const bool folded = m_text[line.begin] == '>';
    const bool strip = at(line.begin + 1) == '-';
    const std::size_t header = line.begin + (strip ? 2 : 1);
    if (skip_spaces(header, line.end) != line.end) return false;
    Node node;
    node.kind = Node::Kind::string;
    node.quoted = true;
    std::size_t end = header;
    std::size_t indent = 0;
    std::size_t empty_lines = 0;
    while (m_at < m_text.size()) {
      const Line content = line_at(m_at);
      if (content.begin == content.end) {
        if (indent == 0 || content.column > indent) return false;
        ++empty_lines;
      } else {
        if (content.column <= m_blocks.back().column) break;
        if (indent == 0) indent = content.column;
        const bool even = content.column == indent && m_text[content.end - 1] != ' ';
        if (content.column < indent || (folded && !even)) return false;
        if (!node.scalar.empty()) append_break(node.scalar, folded, empty_lines);
        empty_lines = 0;
        node.scalar += m_text.substr(content.begin - (content.column - indent),
                                     content.end - content.begin + content.column - indent);
        end = content.end;
      }
      m_at = content.next;
    }
    while (end > header && m_text[end - 1] == ' ') --end;
    if (!strip && !node.scalar.empty()) node.scalar += '\n';
    return add(std::move(node), line.begin, end);
  }

  static void append_break(std::string& text, bool folded, std::size_t empty_lines) {
    if (!folded) {
      text.append(empty_lines + 1, '\n');
    } else if (empty_lines > 0) {
      text.append(empty_lines, '\n');
    } else {
      text += ' ';
    }
  }

  YamlInput m_input;
  std::string_view m_text;
  TreeBuilder m_builder;
  std::vector<Block> m_blocks;
  std::size_t m_at = 0;    // the next line
  std::size_t m_end = 0;   // of what was read last
  bool m_pending = false;  // a key or dash waits for its value
  bool m_started = false;
  bool m_in_flow = false;
  std::optional<SyntaxError> m_refused;
};

}  // namespace

std::optional<Parsed> read_yaml_subset(const YamlInput& input) { return SubsetReader(input).read(); }

}  // namespace cf::doc
