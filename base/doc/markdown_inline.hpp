// Code spans, links and comments inside one run of Markdown text. For markdown.cpp only.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/doc/markdown.hpp"

namespace cf::doc {

/// Adds what lies in the bytes [begin, end) of `place` to `out`. Linear time.
void scan_inline(Span place, std::size_t begin, std::size_t end, Markdown& out);

/// The end of the destination and of its optional <>, or `begin` when there is none. `target` is set to what is inside.
struct Destination {
  bool found = false;
  std::size_t begin = 0;  ///< without <
  std::size_t end = 0;    ///< without >
  std::size_t after = 0;
};
Destination read_destination(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace cf::doc
