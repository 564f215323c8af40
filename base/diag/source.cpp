#include "base/diag/source.hpp"

#include <algorithm>

#include "base/util/text.hpp"

namespace cf {

Position Source::position(std::size_t offset) const {
  const std::string_view before = std::string_view(text).substr(0, offset);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t newline = before.rfind('\n');
  std::string_view in_line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  if (line == 1 && in_line.starts_with("\xEF\xBB\xBF")) in_line.remove_prefix(3);  // nobody sees a byte order mark
  return {.line = line, .column = code_points(in_line) + 1};
}

std::string_view Source::line_at(std::size_t offset) const {
  const std::string_view all = text;
  offset = std::min(offset, all.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : all.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::string_view line = all.substr(begin, all.find('\n', offset) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (begin == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line;
}

std::string_view Span::text() const {
  return source == nullptr ? std::string_view{} : std::string_view(source->text).substr(begin, end - begin);
}

Span Span::part(std::size_t offset, std::size_t length) const {
  const auto first = static_cast<std::uint32_t>(begin + offset);
  return {.source = source, .begin = first, .end = static_cast<std::uint32_t>(first + length)};
}

Span whole(const Source& source) {
  return {.source = &source, .begin = 0, .end = static_cast<std::uint32_t>(source.text.size())};
}

Span start_of(const Source& source) { return {.source = &source, .begin = 0, .end = 0}; }

const Source& SourceStore::add(std::string path, std::string text) {
  const std::scoped_lock lock(m_mutex);
  return m_sources.emplace_back(Source{.path = std::move(path), .text = std::move(text)});
}

}  // namespace cf
