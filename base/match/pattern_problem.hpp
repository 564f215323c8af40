// Why a glob or a regex cannot be used, and which bytes of it are to blame.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cf::match {

struct PatternProblem {
  std::size_t offset = 0;  ///< at most the pattern's size
  std::size_t length = 1;  ///< may be 0 at the end of the pattern
  std::string message;     ///< one line, without the pattern
  std::string help;        ///< what to write instead; may be empty
};

/// 'text', for messages.
inline std::string in_quotes(std::string_view text) {
  std::string quoted(1, '\'');
  return quoted.append(text).append(1, '\'');
}

}  // namespace cf::match
