#include "base/doc/markdown.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/doc/markdown_inline.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

constexpr std::size_t k_code_indent = 4;

// A line, its block quote marks taken off.
struct Line {
  std::size_t begin = 0;    // of the whole line
  std::size_t content = 0;  // the first character that is no space
  std::size_t end = 0;      // without the line end
  std::size_t next = 0;     // where the next line begins
  std::size_t indent = 0;   // columns before the content, inside the quote
  std::size_t quotes = 0;   // how many > came before
  bool blank() const { return content == end; }
};

struct OpenFence {
  char mark;
  std::size_t length;
  std::size_t container;  // columns that belong to the list item around it
  std::size_t quotes;
  Span info;
  std::size_t code;  // where the code begins
};

class Blocks {
 public:
  explicit Blocks(Span place) : m_place(place), m_text(place.text()) {}

  Markdown scan() {
    for (std::size_t at = 0; at < m_text.size();) {
      const Line line = read_line(at);
      at = m_fence ? fenced(line) : block(line);
    }
    end_run();
    if (m_fence) end_fence(m_text.size());
    return std::move(m_out);
  }

 private:
  enum class Run : std::uint8_t { none, paragraph, item };

  Span span(std::size_t begin, std::size_t end) const { return m_place.part(begin, end - begin); }
  char at(std::size_t offset, const Line& line) const { return offset < line.end ? m_text[offset] : '\n'; }

  std::size_t skip_indent(std::size_t offset, std::size_t end, std::size_t& column) const {
    for (; offset < end && (m_text[offset] == ' ' || m_text[offset] == '\t'); ++offset) {
      column += m_text[offset] == '\t' ? 4 - column % 4 : 1;
    }
    return offset;
  }

  Line read_line(std::size_t begin) const {
    Line line{.begin = begin};
    const std::size_t newline = std::min(m_text.find('\n', begin), m_text.size());
    line.next = std::min(newline + 1, m_text.size());
    line.end = newline > begin && m_text[newline - 1] == '\r' ? newline - 1 : newline;
    line.content = skip_indent(begin, line.end, line.indent);
    while (line.indent < k_code_indent && at(line.content, line) == '>') {
      ++line.quotes;
      line.indent = 0;
      line.content += at(line.content + 1, line) == ' ' ? 2 : 1;
      line.content = skip_indent(line.content, line.end, line.indent);
    }
    return line;
  }

  std::string_view text_of(const Line& line) const { return m_text.substr(line.content, line.end - line.content); }

  // ---- fences

  std::size_t fenced(const Line& line) {
    const bool left = !line.blank() && line.indent < m_fence->container;
    if (left || line.quotes < m_fence->quotes) {  // the list item or quote around it ends, and so does the code
      end_fence(line.begin);
      return line.begin;
    }
    const std::string_view text = text_of(line);
    const std::size_t length = std::min(text.find_first_not_of(m_fence->mark), text.size());
    const bool closes = line.indent < m_fence->container + k_code_indent && length >= m_fence->length &&
                        trim(text.substr(length)).empty();
    if (closes) end_fence(line.begin);
    return line.next;
  }

  void end_fence(std::size_t end) {
    m_out.fences.push_back({.info = m_fence->info, .code = span(std::min(m_fence->code, end), end)});
    m_fence.reset();
  }

  bool open_fence(const Line& line, std::size_t container) {
    const std::string_view text = text_of(line);
    if (!text.starts_with("```") && !text.starts_with("~~~")) return false;
    const char mark = text.front();
    const std::size_t length = std::min(text.find_first_not_of(mark), text.size());
    const std::string_view info = trim(text.substr(length));
    if (mark == '`' && info.find('`') != std::string_view::npos) return false;
    const std::size_t begin = info.empty() ? line.end : static_cast<std::size_t>(info.data() - m_text.data());
    m_fence = OpenFence{.mark = mark,
                        .length = length,
                        .container = container,
                        .quotes = line.quotes,
                        .info = span(begin, begin + info.size()),
                        .code = line.next};
    return true;
  }

  // ---- blocks; each returns where to go on

  std::size_t block(const Line& line) {
    if (line.blank()) {
      end_run();
      m_after_blank = true;
      return line.next;
    }
    if (line.indent < m_item_indent && (m_after_blank || starts_block(line))) leave_items(line);
    const std::size_t container = line.indent >= m_item_indent ? m_item_indent : 0;
    const bool after_blank = std::exchange(m_after_blank, false);
    if (line.indent >= container + k_code_indent) {
      if (m_run != Run::none) {
        m_run_end = line.end;  // a text goes on however far it is indented
      } else if (after_blank || container == 0) {
        return line.next;  // indented code
      } else {
        add_text(line);
      }
      return line.next;
    }
    return content(line, container);
  }

  bool starts_block(const Line& line) const {
    const std::string_view text = text_of(line);
    return heading_level(text) > 0 || marker_length(text) > 0 || text.starts_with("```") || text.starts_with("~~~") ||
           is_rule(text);
  }

  void leave_items(const Line& line) {
    end_run();
    m_item_indent = std::min(m_item_indent, line.indent);
    if (line.indent == 0) m_item_indent = 0;
  }

  std::size_t content(const Line& line, std::size_t container) {
    const std::string_view text = text_of(line);
    if (open_fence(line, container)) {
      end_run();
      return line.next;
    }
    if (heading(line)) return line.next;
    if (is_rule(text)) {
      end_run();
      return line.next;
    }
    if (m_run == Run::none && text.starts_with("<!--")) return comment(line);
    if (const std::size_t marker = marker_length(text); marker > 0 && !continues_number(text))
      return item(line, marker);
    if (m_run == Run::none && definition(line)) return line.next;
    if (m_run != Run::none && text.find_first_not_of(text.front() == '=' ? "= \t" : "") == std::string_view::npos) {
      end_run();  // the underline of a heading
      return line.next;
    }
    add_text(line);
    return line.next;
  }

  static int heading_level(std::string_view text) {
    const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
    const bool is_heading =
        marks >= 1 && marks <= 6 && (marks == text.size() || text[marks] == ' ' || text[marks] == '\t');
    return is_heading ? static_cast<int>(marks) : 0;
  }

  bool heading(const Line& line) {
    std::string_view text = text_of(line);
    const int level = heading_level(text);
    if (level == 0) return false;
    end_run();
    text.remove_prefix(static_cast<std::size_t>(level));
    text = trim(text);
    const std::size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos) {
      text = text.substr(0, 0);
    } else if (is_space(text[last])) {
      text = trim(text.substr(0, last));
    }
    const auto begin = static_cast<std::size_t>(text.data() - m_text.data());
    m_out.headings.push_back({.level = level, .text = span(begin, begin + text.size())});
    scan_inline(m_place, begin, begin + text.size(), m_out);
    return true;
  }

  static bool is_rule(std::string_view text) {
    const char mark = text.front();
    if (mark != '-' && mark != '*' && mark != '_') return false;
    return std::count(text.begin(), text.end(), mark) >= 3 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return c == mark || c == ' ' || c == '\t'; });
  }

  // A comment that starts a block may hold empty lines; without its end it takes the rest of the text.
  std::size_t comment(const Line& line) {
    const std::size_t begin = line.content;
    const std::size_t found = m_text.find("-->", begin + 4);
    const std::size_t end = found == std::string_view::npos ? m_text.size() : found;
    const std::size_t after = std::min(end + 3, m_text.size());
    m_out.comments.push_back({.text = span(begin + 4, end), .all = span(begin, after)});
    if (after == m_text.size()) return after;
    Line rest = read_line(after);
    if (!rest.blank()) add_text(rest);  // after the comment the line goes on as text
    return rest.next;
  }

  // Length of "-", "*", "+", "1.", "12)" when white space or the end of the line follows.
  static std::size_t marker_length(std::string_view text) {
    std::size_t length = 0;
    if (text.starts_with('-') || text.starts_with('*') || text.starts_with('+')) {
      length = 1;
    } else {
      constexpr std::size_t k_most_digits = 9;
      const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      if (digits == 0 || digits > k_most_digits || digits == text.size() ||
          (text[digits] != '.' && text[digits] != ')'))
        return 0;
      length = digits + 1;
    }
    return length == text.size() || text[length] == ' ' || text[length] == '\t' ? length : 0;
  }

  // In the middle of a paragraph only a list that starts at 1 begins; "in\n2020. And" is no list.
  bool continues_number(std::string_view text) const {
    return m_run == Run::paragraph && is_alnum(text.front()) && !(text.starts_with("1.") || text.starts_with("1)"));
  }

  std::size_t item(const Line& line, std::size_t marker) {
    end_run();
    std::size_t column = line.indent + marker;
    const std::size_t begin = skip_indent(line.content + marker, line.end, column);
    const std::size_t content_column =
        begin == line.end || column > line.indent + marker + k_code_indent ? line.indent + marker + 1 : column;
    m_item_indent = content_column;
    const std::string_view text = trim(m_text.substr(begin, line.end - begin));
    if (!is_alnum(m_text[line.content])) {
      m_out.bullets.push_back({.text = span(begin, begin + text.size()), .indent = static_cast<int>(line.indent)});
    }
    if (text.empty()) return line.next;
    Line rest = line;
    rest.content = begin;
    rest.indent = content_column;
    if (open_fence(rest, content_column) || heading(rest)) return line.next;
    m_run = Run::item;
    m_run_begin = begin;
    m_run_end = line.end;
    return line.next;
  }

  // [label]: destination "title"
  bool definition(const Line& line) {
    if (m_text[line.content] != '[') return false;
    std::size_t close = line.content + 1;
    while (close < line.end && m_text[close] != ']' && m_text[close] != '[') close += m_text[close] == '\\' ? 2 : 1;
    if (close + 1 >= line.end || m_text[close] != ']' || m_text[close + 1] != ':' || close == line.content + 1)
      return false;
    std::size_t column = 0;
    const Destination destination = read_destination(m_text, skip_indent(close + 2, line.end, column), line.end);
    if (!destination.found || destination.after == destination.begin) return false;
    const std::string_view rest = trim(m_text.substr(destination.after, line.end - destination.after));
    if (!rest.empty() && std::string_view("\"'(").find(rest.front()) == std::string_view::npos) return false;
    m_out.links.push_back({.target = span(destination.begin, destination.end), .image = false});
    return true;
  }

  // ---- runs of text

  void add_text(const Line& line) {
    if (m_run == Run::none) {
      m_run = Run::paragraph;
      m_run_begin = line.content;
    }
    m_run_end = line.end;
  }

  void end_run() {
    if (m_run == Run::none) return;
    const std::string_view text = trim(m_text.substr(m_run_begin, m_run_end - m_run_begin));
    const std::size_t end = m_run_begin + text.size();
    if (m_run == Run::paragraph) m_out.paragraphs.push_back(span(m_run_begin, end));
    scan_inline(m_place, m_run_begin, end, m_out);
    m_run = Run::none;
  }

  Span m_place;
  std::string_view m_text;
  Markdown m_out;
  std::optional<OpenFence> m_fence;
  Run m_run = Run::none;
  std::size_t m_run_begin = 0;
  std::size_t m_run_end = 0;
  std::size_t m_item_indent = 0;  // column of the content of the innermost list item
  bool m_after_blank = true;
};

}  // namespace

Markdown scan_markdown(Span text) { return Blocks(text).scan(); }

}  // namespace cf::doc
