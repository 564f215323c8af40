// Words that make no keyword. Both lists are sorted; lower case.
#pragma once

#include <string_view>

namespace cf::assembler {

/// Function words, and what every agent's description says of itself: part of no phrase.
bool is_stop_word(std::string_view word);

/// Words of the trade that say little alone ("code", "build"): part of a pair, but no keyword by themselves.
bool is_common_word(std::string_view word);

}  // namespace cf::assembler
