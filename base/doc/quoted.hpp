// YAML scalars in double quotes. For the readers of this folder only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cf::doc {

/// Just after the closing quote of the scalar that opens at `begin` with either quote; nothing when it never closes.
std::optional<std::size_t> end_of_quoted(std::string_view text, std::size_t begin);

/// What the text between two double quotes says: escapes taken out, lines folded. Nothing for a wrong escape. Surrogate
/// pairs are one character, as the client has it and JSON needs it.
std::optional<std::string> decode_double_quoted(std::string_view inside);

/// The length of an escaped surrogate pair (12) at `at`, else 0.
std::size_t surrogate_pair_length(std::string_view text, std::size_t at);

}  // namespace cf::doc
