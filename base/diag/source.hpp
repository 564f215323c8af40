// A text that somebody wrote, and places in it.
//
// Places are byte offsets everywhere; line and column are worked out only when a person is told. Sources live in a
// `SourceStore` for as long as anything may point into them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

namespace cf {

/// Counted from 1; columns count code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Source {
  std::string path;  ///< as the user knows it: relative to the working folder where possible
  std::string text;  ///< the bytes as they were read; empty for a place that has only a path, such as a link

  Position position(std::size_t offset) const;
  std::string_view line_at(std::size_t offset) const;  ///< the whole line around it, without its end
};

/// The bytes [begin, end) of a source. A null source means "nowhere in particular".
struct Span {
  const Source* source = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::string_view text() const;
  Span part(std::size_t offset, std::size_t length) const;  ///< relative to this one's begin
};

Span whole(const Source& source);     ///< all of its bytes
Span start_of(const Source& source);  ///< the empty span at its first byte

/// Keeps sources alive at stable addresses. Safe from several threads.
class SourceStore {
 public:
  const Source& add(std::string path, std::string text);

 private:
  std::mutex m_mutex;
  std::deque<Source> m_sources;
};

}  // namespace cf
