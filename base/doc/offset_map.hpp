// From places in a text that was derived from a source back to the source. For the readers of this folder only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/doc/node.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

/// A text put together from pieces of another and from insertions, which remembers where every byte came from.
class MappedText {
 public:
  /// Bytes of the original, which lie there at `from`.
  void copy(std::string_view bytes, std::size_t from);
  /// Bytes that stand for the `length` original ones at `from` (0: nothing there).
  void replace(std::string_view bytes, std::size_t from, std::size_t length);

  const std::string& text() const { return m_text; }
  /// The original offset of the byte at `offset`, or just after the last one; offsets inside a replacement are its
  /// start, or for an end its end.
  std::uint32_t begin_of(std::uint32_t offset) const;
  std::uint32_t end_of(std::uint32_t offset) const;

 private:
  struct Piece {
    std::size_t at;      // in the text
    std::size_t size;    // in the text
    std::size_t from;    // in the original
    std::size_t length;  // in the original; differs from the size only in replacements
    bool copied;
  };
  const Piece* piece_at(std::size_t offset) const;

  std::string m_text;
  std::vector<Piece> m_pieces;
};

/// Spans of the text become spans of `source`.
void restore_places(Parsed& parsed, const MappedText& text, const Source& source);

}  // namespace cf::doc
