#include "base/doc/offset_map.hpp"

#include <algorithm>

namespace cf::doc {

void MappedText::copy(std::string_view bytes, std::size_t from) {
  if (bytes.empty()) return;
  if (!m_pieces.empty() && m_pieces.back().copied && m_pieces.back().from + m_pieces.back().size == from) {
    m_pieces.back().size += bytes.size();
    m_pieces.back().length += bytes.size();
  } else {
    m_pieces.push_back({m_text.size(), bytes.size(), from, bytes.size(), true});
  }
  m_text += bytes;
}

void MappedText::replace(std::string_view bytes, std::size_t from, std::size_t length) {
  m_pieces.push_back({m_text.size(), bytes.size(), from, length, false});
  m_text += bytes;
}

const MappedText::Piece* MappedText::piece_at(std::size_t offset) const {
  const auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), offset,
                                      [](std::size_t wanted, const Piece& piece) { return wanted < piece.at; });
  return after == m_pieces.begin() ? nullptr : &*std::prev(after);
}

std::uint32_t MappedText::begin_of(std::uint32_t offset) const {
  const Piece* piece = piece_at(offset);
  if (piece == nullptr) return 0;
  const std::size_t inside = offset - piece->at;
  if (inside >= piece->size) return static_cast<std::uint32_t>(piece->from + piece->length);
  return static_cast<std::uint32_t>(piece->from + (piece->copied ? inside : 0));
}

std::uint32_t MappedText::end_of(std::uint32_t offset) const {
  if (offset == 0) return begin_of(0);
  const Piece* piece = piece_at(offset - 1);
  if (piece == nullptr) return 0;
  const std::size_t inside = offset - piece->at;
  return static_cast<std::uint32_t>(piece->from + (piece->copied ? std::min(inside, piece->length) : piece->length));
}

namespace {

void restore(Span& span, const MappedText& text, const Source& source) {
  const bool empty = span.begin == span.end;
  span.begin = text.begin_of(span.begin);
  span.end = empty ? span.begin : std::max(span.begin, text.end_of(span.end));
  span.source = &source;
}

void restore(Node& node, const MappedText& text, const Source& source) {  // at most k_max_depth deep
  restore(node.span, text, source);
  for (Node& item : node.items) restore(item, text, source);
  for (Member& member : node.members) {
    restore(member.key_span, text, source);
    restore(member.value, text, source);
  }
}

}  // namespace

void restore_places(Parsed& parsed, const MappedText& text, const Source& source) {
  restore(parsed.root, text, source);
  if (parsed.error) restore(parsed.error->span, text, source);
}

}  // namespace cf::doc
