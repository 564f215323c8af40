#include "base/match/glob.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/match/words.hpp"
#include "base/util/text.hpp"

namespace cf::match {

namespace {

constexpr std::size_t k_max_depth = 16;  // of braces

PatternProblem problem(std::size_t offset, std::size_t length, std::string message, std::string help = {}) {
  return {.offset = offset, .length = length, .message = std::move(message), .help = std::move(help)};
}

/// One open `{`: how many plain globs its closed alternatives and the current one stand for.
struct Brace {
  std::size_t offset = 0;
  std::size_t closed = 0;
  std::size_t current = 1;
};

class GlobReader {
 public:
  explicit GlobReader(std::string_view glob) : m_glob(glob) {}

  std::optional<PatternProblem> check() {
    if (auto found = check_ends()) return found;
    while (m_at < m_glob.size()) {
      if (auto found = step()) return found;
    }
    if (m_open.size() > 1) return problem(m_open.back().offset, 1, "'{' is never closed", "add the '}'");
    return check_count(m_glob.size());
  }

 private:
  std::optional<PatternProblem> check_ends() const {
    if (m_glob.empty()) return problem(0, 0, "an empty glob matches nothing");
    if (m_glob.size() > k_max_glob_bytes) return problem(k_max_glob_bytes, 1, "the glob is over 4096 bytes long");
    if (const std::size_t bad = first_invalid_utf8(m_glob); bad != std::string_view::npos) {
      return problem(bad, 1, "not valid UTF-8");
    }
    if (m_glob.front() == '/') {
      return problem(0, 1, "paths start at the repository's root, without '/'", "drop the leading '/'");
    }
    if (m_glob.front() == '!') return problem(0, 1, "globs cannot be negated", "write '[!]' for a file named with '!'");
    if (m_glob.back() == '/') {
      return problem(m_glob.size() - 1, 1, "a glob names files, not folders", "write '/**' for all that is in it");
    }
    return std::nullopt;
  }

  std::optional<PatternProblem> step() {
    switch (m_glob[m_at]) {
      case '[': return read_set();
      case '{': return open_brace();
      case ',': return comma();
      case '}': return close_brace();
      case '*': return read_stars();
      case '/': return read_slash();
      case '\\':
        return problem(m_at, 1, "'\\' does not escape and separates no folders",
                       "write '/' between folders, '[*]' for a literal '*'");
      case ']': return problem(m_at, 1, "']' without '['", "write '[]]' for a literal ']'");
      case '\0': return problem(m_at, 1, "no path holds a NUL");
      default: ++m_at; return std::nullopt;
    }
  }

  std::optional<PatternProblem> read_set() {
    const std::size_t begin = m_at++;
    if (m_at < m_glob.size() && (m_glob[m_at] == '!' || m_glob[m_at] == '^')) {
      if (m_glob.substr(m_at, 2) != "!]" && m_glob.substr(m_at, 2) != "^]") ++m_at;
    }
    const std::size_t first = m_at;
    while (m_at < m_glob.size() && (m_glob[m_at] != ']' || m_at == first)) {
      if (m_glob[m_at] == '/') return problem(m_at, 1, "'/' inside a set", "a set stands for one character of a name");
      const CodePoint low = decode_at(m_glob, m_at);
      const std::size_t range = m_at;
      m_at += low.length;
      if (m_at + 1 >= m_glob.size() || m_glob[m_at] != '-' || m_glob[m_at + 1] == ']') continue;
      const CodePoint high = decode_at(m_glob, m_at + 1);
      m_at += 1 + high.length;
      if (high.code_point < low.code_point) {
        return problem(range, m_at - range,
                       "the range " + in_quotes(m_glob.substr(range, m_at - range)) + " runs backwards");
      }
    }
    if (m_at >= m_glob.size()) return problem(begin, 1, "'[' is never closed", "add the ']'");
    ++m_at;
    return std::nullopt;
  }

  std::optional<PatternProblem> open_brace() {
    if (m_open.size() > k_max_depth) return problem(m_at, 1, "braces are nested too deeply");
    m_open.push_back({.offset = m_at++});
    return std::nullopt;
  }

  std::optional<PatternProblem> comma() {
    if (m_open.size() > 1) {
      m_open.back().closed += std::exchange(m_open.back().current, 1);
      if (m_open.back().closed > k_max_glob_alternatives) return check_count(m_at);
    }
    ++m_at;
    return std::nullopt;
  }

  std::optional<PatternProblem> close_brace() {
    if (m_open.size() == 1) return problem(m_at, 1, "'}' without '{'", "write '[}]' for a literal '}'");
    const Brace brace = m_open.back();
    m_open.pop_back();
    m_open.back().current *= brace.closed + brace.current;
    ++m_at;
    if (m_open.back().current > k_max_glob_alternatives) return check_count(m_at);
    return std::nullopt;
  }

  std::optional<PatternProblem> check_count(std::size_t end) const {
    const Brace& brace = m_open.back();
    if (brace.current + brace.closed <= k_max_glob_alternatives) return std::nullopt;
    return problem(0, std::min(end, m_glob.size()), "its alternatives stand for more than 1024 globs",
                   "write several globs, or a '*'");
  }

  /// `**` must be a whole name: at the start, after `/` or a brace's `{` or `,`, and before their ends.
  std::optional<PatternProblem> read_stars() {
    const std::size_t begin = m_at;
    while (m_at < m_glob.size() && m_glob[m_at] == '*') ++m_at;
    const std::size_t count = m_at - begin;
    if (count == 1) return std::nullopt;
    const std::string_view before = begin == 0 ? "/" : m_glob.substr(begin - 1, 1);
    const std::string_view after = m_at == m_glob.size() ? "/" : m_glob.substr(m_at, 1);
    const bool inside = m_open.size() > 1;
    const bool alone = (before == "/" || (inside && (before == "{" || before == ","))) &&
                       (after == "/" || (inside && (after == "}" || after == ",")));
    if (count == 2 && alone) return std::nullopt;
    return problem(begin, count, in_quotes(m_glob.substr(begin, count)) + " is not alone between slashes",
                   "write '**/*.ts' for files at any depth, '*' for any part of a name");
  }

  std::optional<PatternProblem> read_slash() {
    const std::size_t begin = m_at++;
    const std::string_view name = m_glob.substr(m_at, m_glob.find_first_of("/{", m_at) - m_at);
    if (name.empty() && m_at < m_glob.size() && m_glob[m_at] == '/') {
      return problem(begin, 2, "'//' matches no path", "write one '/'");
    }
    if (name == ".." || name == ".") return problem(m_at, name.size(), in_quotes(name) + " is in no path");
    return std::nullopt;
  }

  std::string_view m_glob;
  std::size_t m_at = 0;
  std::vector<Brace> m_open{Brace{}};  // the first stands for the glob itself
};

}  // namespace

std::optional<PatternProblem> check_glob(std::string_view glob) {
  if (glob.starts_with("./") || glob.starts_with("../")) {
    return problem(0, glob.find('/') + 1, "paths start at the repository's root", "drop the leading './'");
  }
  return GlobReader(glob).check();
}

}  // namespace cf::match
