#include "base/match/regex_syntax.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/match/words.hpp"
#include "base/util/text.hpp"

namespace cf::match {

namespace {

constexpr std::size_t k_max_groups_deep = 100;
constexpr std::size_t k_max_repeat = 1000;       // RE2's
constexpr std::size_t k_size_limit = 1'000'000;  // of RegexSyntax::size; it counts no further

// ECMAScript's white space and line ends, in RE2's spelling, to stand inside a class.
constexpr std::string_view k_space =
    "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
constexpr std::string_view k_not_space =
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}"
    "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
constexpr std::string_view k_dot = "[^\\n\\r\\x{2028}\\x{2029}]";

enum class Last : unsigned char {
  nothing,   // at the start, after ( or |
  atom,      // can be repeated
  wide,      // a character beyond the BMP: two units to ECMAScript
  position,  // ^ $ \b \B
  repeated,  // something with its quantifier
};

/// An open group, or the pattern itself: whether some branch may match nothing.
struct Group {
  std::size_t offset = 0;
  bool nullable = false;      // a closed branch may
  bool branch_null = true;    // the current one may so far
  bool before_null = true;    // the current one without its last atom may
  std::size_t size = 0;       // of what was read so far
  std::size_t last_size = 0;  // of its last atom
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string bracketed(std::string_view open, std::string_view members) {
  return std::string(open).append(members).append(1, ']');
}

class RegexReader {
 public:
  explicit RegexReader(std::string_view pattern) : m_pattern(pattern) {}

  RegexSyntax read() {
    while (m_at < m_pattern.size() && !m_problem) step();
    if (!m_problem && m_groups.size() > 1) fail(m_groups.back().offset, 1, "'(' is never closed", "add the ')'");
    if (m_problem) return {.problem = std::move(m_problem), .re2 = {}};
    return {.problem = std::nullopt,
            .re2 = std::move(m_out),
            .nullable = m_groups[0].nullable || m_groups[0].branch_null,
            .size = m_groups[0].size};
  }

 private:
  void fail(std::size_t offset, std::size_t length, std::string message, std::string help = {}) {
    m_problem =
        PatternProblem{.offset = offset, .length = length, .message = std::move(message), .help = std::move(help)};
  }

  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : '\0'; }
  std::string_view ahead(std::size_t length) const { return m_pattern.substr(m_at, length); }

  void atom(std::string_view re2, std::size_t length, Last kind = Last::atom, std::size_t size = 1) {
    m_out += re2;
    m_at += length;
    m_last = kind;
    Group& group = m_groups.back();
    group.before_null = group.branch_null;
    if (kind != Last::position) group.branch_null = false;
    group.last_size = size;
    group.size = std::min(k_size_limit, group.size + size);
  }

  void step() {
    const char c = peek();
    switch (c) {
      case '\\': return escape();
      case '[': return character_class();
      case '(': return open_group();
      case ')': return close_group();
      case '|': return bar();
      case '^':
      case '$': return atom(ahead(1), 1, Last::position);
      case '.': return atom(k_dot, 1);
      case '*':
      case '+':
      case '?': return quantifier(1, c != '+', 1, std::string(1, c));
      case '{': return brace();
      case '}': return atom("\\}", 1);
      case ']': return atom("\\]", 1);
      default: break;
    }
    const CodePoint point = decode_at(m_pattern, m_at);
    atom(ahead(point.length), point.length, point.code_point > 0xFFFF ? Last::wide : Last::atom);
  }

  void open_group() {
    const std::size_t begin = m_at;
    if (m_groups.size() > k_max_groups_deep) return fail(begin, 1, "groups are nested too deeply");
    std::size_t length = 1;
    if (peek(1) == '?') {
      if (peek(2) != ':') return bad_group();
      length = 3;
    }
    m_out += "(?:";
    m_at += length;
    m_groups.push_back({.offset = begin});
    m_last = Last::nothing;
  }

  void bad_group() {
    const char kind = peek(2);
    const bool behind = kind == '<' && (peek(3) == '=' || peek(3) == '!');
    if (kind == '=' || kind == '!' || behind) {
      return fail(m_at, behind ? 4 : 3, "look-around needs a backtracking engine", "say what must be there instead");
    }
    if (kind == '<' || kind == 'P') {
      return fail(m_at, 3, "a named group is not in the common subset", "write '(?:' or '('");
    }
    if (kind == '>') return fail(m_at, 3, "an atomic group needs a backtracking engine", "write '(?:'");
    fail(m_at, std::min<std::size_t>(3, m_pattern.size() - m_at), "an inline flag is not in the common subset",
         "matching is case-insensitive already; write '(?:' or '('");
  }

  void close_group() {
    if (m_groups.size() == 1) return fail(m_at, 1, "')' without '('", "write '\\)' for a literal ')'");
    const Group group = m_groups.back();
    m_groups.pop_back();
    const bool null = group.nullable || group.branch_null;
    const bool before = m_groups.back().branch_null;
    atom(")", 1, Last::atom, group.size);
    m_groups.back().before_null = before;
    m_groups.back().branch_null = before && null;
  }

  void bar() {
    m_out += '|';
    ++m_at;
    Group& group = m_groups.back();
    group.nullable = group.nullable || group.branch_null;
    group.branch_null = group.before_null = true;
    m_last = Last::nothing;
  }

  void quantifier(std::size_t length, bool from_zero, std::size_t times, const std::string& re2) {
    const std::string shown(ahead(length));
    if (m_last == Last::position) {
      return fail(m_at, length, "'" + shown + "' repeats a position, which ECMAScript refuses");
    }
    if (m_last == Last::nothing || m_last == Last::repeated) {
      return fail(m_at, length, "'" + shown + "' has nothing to repeat", "write '\\" + shown + "' for the character");
    }
    if (m_last == Last::wide) {
      return fail(m_at, length, "'" + shown + "' repeats only half of the character before it in ECMAScript",
                  "put that character in '(?:…)'");
    }
    m_out += re2;
    m_at += length;
    if (peek() == '?' && m_at < m_pattern.size()) {
      m_out += '?';
      ++m_at;
    }
    m_last = Last::repeated;
    Group& group = m_groups.back();
    group.size = std::min(k_size_limit, group.size + group.last_size * (times - 1));
    if (from_zero) m_groups.back().branch_null = m_groups.back().before_null;
  }

  /// The digits at `at`; 1001 stands for anything greater.
  std::size_t number(std::size_t& at) const {
    std::size_t value = 0;
    for (; at < m_pattern.size() && m_pattern[at] >= '0' && m_pattern[at] <= '9'; ++at) {
      value = std::min<std::size_t>(k_max_repeat + 1, value * 10 + static_cast<std::size_t>(m_pattern[at] - '0'));
    }
    return value;
  }

  void brace() {
    std::size_t at = m_at + 1;
    const std::size_t low = number(at);
    const bool has_low = at > m_at + 1;
    const bool comma = at < m_pattern.size() && m_pattern[at] == ',';
    const std::size_t high_at = comma ? ++at : at;
    const std::size_t high = comma ? number(at) : low;
    const bool open_ended = comma && at == high_at;
    if (!has_low || at >= m_pattern.size() || m_pattern[at] != '}') return atom("\\{", 1);  // a literal to both
    const std::size_t length = at + 1 - m_at;
    if (low > k_max_repeat || (!open_ended && high > k_max_repeat)) {
      return fail(m_at, length, in_quotes(ahead(length)) + " repeats more than 1000 times");
    }
    if (!open_ended && high < low) return fail(m_at, length, in_quotes(ahead(length)) + " runs backwards");
    quantifier(length, low == 0, std::max<std::size_t>(1, open_ended ? low + 1 : high), std::string(ahead(length)));
  }

  /// What stands for an escape that both read alike, inside or outside a class; empty when it is none.
  std::string common_escape(bool in_class) const {
    const char c = peek(1);
    switch (c) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 'f':
      case 'n':
      case 'r':
      case 't':
      case 'v': return {'\\', c};
      case 's': return in_class ? std::string(k_space) : bracketed("[", k_space);
      case 'S': return in_class ? std::string(k_not_space) : bracketed("[^", k_space);
      case 'x': return is_hex(peek(2)) && is_hex(peek(3)) ? std::string(ahead(4)) : std::string();
      default: break;
    }
    const bool punctuation = c > ' ' && c < 0x7F && !is_alnum(c) && c != '_';
    if (punctuation) return {'\\', c};
    return c == ' ' ? " " : std::string();
  }

  void escape() {
    if (m_at + 1 == m_pattern.size()) return fail(m_at, 1, "'\\' at the end escapes nothing", "write '\\\\'");
    const char c = peek(1);
    if (c == 'b' || c == 'B') return atom(ahead(2), 2, Last::position);
    const std::string re2 = common_escape(false);
    if (re2.empty()) return bad_escape();
    atom(re2, c == 'x' ? 4 : 2);
  }

  void bad_escape() {
    const char c = peek(1);
    const std::size_t length = 1 + code_point_length(m_pattern, m_at + 1);
    const std::string shown = in_quotes(ahead(length));
    if (c >= '1' && c <= '9') return fail(m_at, 2, "the backreference " + shown + " needs a backtracking engine");
    if (c == 'k') return fail(m_at, 2, "the backreference " + shown + " needs a backtracking engine");
    if (c == 'A') return fail(m_at, 2, shown + " is not in the common subset", "write '^'");
    if (c == 'z' || c == 'Z') return fail(m_at, 2, shown + " is not in the common subset", "write '$'");
    if (c == 'u') return fail(m_at, 2, shown + " is unknown to RE2", "write the character itself");
    if (c == 'x') return fail(m_at, 2, "'\\x' takes two hexadecimal digits", "write the character itself");
    if (c == 'p' || c == 'P')
      return fail(m_at, 2, shown + " means a letter to ECMAScript", "write a class such as [a-z]");
    fail(m_at, length, shown + " is not in the common subset", "write the character without '\\'");
  }

  /// One member of a class: its spelling for RE2 and its code point, or none for a set such as \d.
  struct Item {
    std::string re2;
    std::optional<char32_t> point;
  };

  std::optional<Item> class_item() {
    const char c = peek();
    if (c == '\\') {
      if (m_at + 1 == m_pattern.size()) return fail(m_at, 1, "'\\' at the end escapes nothing"), std::nullopt;
      const char kind = peek(1);
      if (kind == 'b') return fail(m_at, 2, "'\\b' in a class is a backspace to ECMAScript only"), std::nullopt;
      Item item{.re2 = common_escape(true), .point = std::nullopt};
      if (item.re2.empty()) return bad_escape(), std::nullopt;
      const bool set = std::string_view("dDwWsS").find(kind) != std::string_view::npos;
      if (!set) item.point = escaped_point(kind);
      m_at += kind == 'x' ? 4 : 2;
      return item;
    }
    if (c == '[' && (peek(1) == ':' || peek(1) == '.' || peek(1) == '=')) {
      return fail(m_at, 2, "a POSIX class is not known to ECMAScript", "write its characters, such as a-z"),
             std::nullopt;
    }
    const CodePoint point = decode_at(m_pattern, m_at);
    if (point.code_point > 0xFFFF) {
      return fail(m_at, point.length, "a character beyond the BMP is two in an ECMAScript class", "write '(?:a|b)'"),
             std::nullopt;
    }
    Item item{.re2 = std::string(ahead(point.length)), .point = point.code_point};
    if (c == '[' || c == '^' || c == '&' || c == '~') item.re2.insert(0, 1, '\\');
    m_at += point.length;
    return item;
  }

  char32_t escaped_point(char kind) const {
    switch (kind) {
      case 'f': return U'\f';
      case 'n': return U'\n';
      case 'r': return U'\r';
      case 't': return U'\t';
      case 'v': return U'\v';
      case 'x': {
        const auto digit = [](char h) { return static_cast<char32_t>(h <= '9' ? h - '0' : (h | 0x20) - 'a' + 10); };
        return digit(peek(2)) * 16 + digit(peek(3));
      }
      default: return static_cast<unsigned char>(kind);
    }
  }

  void character_class() {
    const std::size_t begin = m_at++;
    std::string re2 = "[";
    if (peek() == '^') {
      re2 += '^';
      ++m_at;
    }
    if (peek() == ']') {
      return fail(begin, m_at + 1 - begin, "an empty class: RE2 reads this ']' as a member", "write '\\]' for it");
    }
    std::size_t items = 0;
    for (; m_at < m_pattern.size() && peek() != ']'; ++items) {
      const std::size_t item_at = m_at;
      std::optional<Item> low = class_item();
      if (!low) return;
      if (low->re2 == "-") low->re2 = "\\-";
      re2 += low->re2;
      if (peek() != '-' || m_at + 1 >= m_pattern.size() || peek(1) == ']') continue;
      ++m_at;
      std::optional<Item> high = class_item();
      if (!high) return;
      const std::string shown = in_quotes(m_pattern.substr(item_at, m_at - item_at));
      if (!low->point || !high->point) {
        return fail(item_at, m_at - item_at, shown + " is not a range of characters", "write '\\-' for a literal '-'");
      }
      if (*high->point < *low->point) return fail(item_at, m_at - item_at, "the range " + shown + " runs backwards");
      re2.append(1, '-').append(high->re2 == "-" ? "\\-" : high->re2);
    }
    if (m_at >= m_pattern.size()) return fail(begin, 1, "'[' is never closed", "add the ']'");
    atom(re2 + "]", 1, Last::atom, items);
  }

  std::string_view m_pattern;
  std::size_t m_at = 0;
  Last m_last = Last::nothing;
  std::string m_out;
  std::vector<Group> m_groups{Group{}};
  std::optional<PatternProblem> m_problem;
};

}  // namespace

RegexSyntax read_regex(std::string_view pattern) { return RegexReader(pattern).read(); }

}  // namespace cf::match
