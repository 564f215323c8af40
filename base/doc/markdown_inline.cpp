#include "base/doc/markdown_inline.hpp"

#include <algorithm>
#include <map>

#include "base/util/text.hpp"

namespace cf::doc {

namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

class Inline {
 public:
  Inline(Span place, std::size_t begin, std::size_t end, Markdown& out)
      : m_text(place.text().substr(0, end)), m_place(place), m_at(begin), m_out(out) {
    find_backticks();
  }

  void scan() {
    while ((m_at = m_text.find_first_of("\\`<[]", m_at)) != std::string_view::npos) {
      switch (m_text[m_at]) {
        case '\\': m_at += m_at + 1 < m_text.size() && is_punctuation(m_text[m_at + 1]) ? 2 : 1; break;
        case '`': code_span(); break;
        case '<': comment(); break;
        case '[': open_bracket(); break;
        default: close_bracket(); break;
      }
    }
  }

 private:
  struct Bracket {
    std::size_t at;
    bool image;
  };

  Span span(std::size_t begin, std::size_t end) const { return m_place.part(begin, end - begin); }

  std::size_t run_of_backticks(std::size_t at) const {
    return std::min(m_text.find_first_not_of('`', at), m_text.size()) - at;
  }

  // All runs by their length, so that a run without a partner costs nothing however often it comes.
  void find_backticks() {
    for (std::size_t at = m_at; (at = m_text.find('`', at)) != std::string_view::npos;) {
      const std::size_t length = run_of_backticks(at);
      m_backticks[length].push_back(at);
      at += length;
    }
  }

  void code_span() {
    const std::size_t length = run_of_backticks(m_at);
    const std::vector<std::size_t>& runs = m_backticks[length];
    const auto partner = std::upper_bound(runs.begin(), runs.end(), m_at);
    if (partner == runs.end()) {
      m_at += length;
      return;
    }
    std::size_t begin = m_at + length;
    std::size_t end = *partner;
    m_at = end + length;
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r'; };
    const std::string_view inside = m_text.substr(begin, end - begin);
    if (inside.size() > 2 && blank(inside.front()) && blank(inside.back()) &&
        inside.find_first_not_of(" \r\n") != std::string_view::npos) {
      ++begin;
      --end;
    }
    m_out.code_spans.push_back(span(begin, end));
  }

  void comment() {
    if (!m_text.substr(m_at).starts_with("<!--") || m_no_comment_end) {
      ++m_at;
      return;
    }
    const std::size_t end = m_text.find("-->", m_at + 4);
    if (end == std::string_view::npos) {
      m_no_comment_end = true;
      ++m_at;
      return;
    }
    m_out.comments.push_back({.text = span(m_at + 4, end), .all = span(m_at, end + 3)});
    m_at = end + 3;
  }

  void open_bracket() {
    const bool image = m_at > 0 && m_text[m_at - 1] == '!' && !(m_at > 1 && m_text[m_at - 2] == '\\');
    m_brackets.push_back({.at = m_at, .image = image});
    ++m_at;
  }

  void close_bracket() {
    ++m_at;
    if (m_brackets.empty()) return;
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    const bool active = bracket.image || m_brackets.size() >= m_inactive;  // a link holds no other link
    m_inactive = std::min(m_inactive, m_brackets.size());
    if (!active || m_at >= m_text.size() || m_text[m_at] != '(') return;
    const Destination destination = inline_destination(m_at + 1);
    if (!destination.found) return;
    m_out.links.push_back({.target = span(destination.begin, destination.end), .image = bracket.image});
    m_at = destination.after;
    if (!bracket.image) m_inactive = m_brackets.size();
  }

  std::size_t skip_space(std::size_t at) const {
    while (at < m_text.size() && is_space(m_text[at])) ++at;
    return at;
  }

  // After "](": destination, title, ")".
  Destination inline_destination(std::size_t at) const {
    Destination result = read_destination(m_text, skip_space(at), m_text.size());
    if (!result.found) return result;
    const std::size_t blank = skip_space(result.after);
    std::size_t after = blank;
    if (blank > result.after && blank < m_text.size() &&
        std::string_view("\"'(").find(m_text[blank]) != std::string_view::npos) {
      after = skip_space(after_title(blank));
    }
    result.found = after < m_text.size() && m_text[after] == ')';
    result.after = after + 1;
    return result;
  }

  std::size_t after_title(std::size_t at) const {
    const char open = m_text[at];
    const char close = open == '(' ? ')' : open;
    for (std::size_t i = at + 1; i < m_text.size(); ++i) {
      if (m_text[i] == '\\') {
        ++i;
      } else if (m_text[i] == close) {
        return i + 1;
      } else if (m_text[i] == open) {
        break;
      }
    }
    return m_text.size();
  }

  std::string_view m_text;  // of the place, up to the end of the run
  Span m_place;
  std::size_t m_at;
  Markdown& m_out;
  std::map<std::size_t, std::vector<std::size_t>> m_backticks;
  std::vector<Bracket> m_brackets;
  std::size_t m_inactive = 0;  // brackets below this index lie around a link
  bool m_no_comment_end = false;
};

}  // namespace

Destination read_destination(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr int k_most_parentheses = 32;  // CommonMark asks for at least 3; a limit keeps the time linear
  Destination result{.begin = begin, .end = begin, .after = begin};
  std::size_t at = begin;
  if (at < end && text[at] == '<') {
    for (++at; at < end && text[at] != '>'; ++at) {
      if (text[at] == '\n' || text[at] == '\r' || text[at] == '<') return result;
      if (text[at] == '\\' && at + 1 < end && is_punctuation(text[at + 1])) ++at;
    }
    if (at >= end) return result;
    return {.found = true, .begin = begin + 1, .end = at, .after = at + 1};
  }
  int depth = 0;
  for (; at < end; ++at) {
    const char c = text[at];
    if (is_space(c) || static_cast<unsigned char>(c) < 0x20) break;
    if (c == '\\' && at + 1 < end && is_punctuation(text[at + 1])) {
      ++at;
    } else if (c == '(') {
      if (++depth > k_most_parentheses) return result;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    }
  }
  result.found = depth == 0;
  result.end = result.after = at;
  return result;
}

void scan_inline(Span place, std::size_t begin, std::size_t end, Markdown& out) {
  Inline(place, begin, end, out).scan();
}

}  // namespace cf::doc
