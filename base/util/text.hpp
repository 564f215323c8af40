// Text as bytes of UTF-8: lines, trimming, code points, near spellings. No locale is ever consulted.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cf {

bool is_space(char c);  ///< ASCII white space: space, \t, \n, \v, \f, \r
bool is_alnum(char c);  ///< ASCII letter or digit

std::string_view trim(std::string_view text);  ///< without ASCII white space on either side

/// The parts between `separator`s; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines without their `\n` or `\r\n`; no extra empty line after a final newline.
std::vector<std::string_view> split_lines(std::string_view text);

std::string join(std::span<const std::string> parts, std::string_view separator);
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// ASCII letters lowered; every other byte as it is. For Unicode see base/match/fold.hpp.
std::string ascii_lower(std::string_view text);

/// Number of code points; each byte of an invalid sequence counts as one.
std::size_t code_points(std::string_view utf8);

/// Length in bytes of the code point that starts at `at` (1 for an invalid byte).
std::size_t code_point_length(std::string_view utf8, std::size_t at);

/// Offset of the first byte that is not valid UTF-8, or npos. Overlong forms and surrogates are invalid.
std::size_t first_invalid_utf8(std::string_view bytes);

/// Every maximal invalid sequence replaced by U+FFFD, as WHATWG decoders do.
std::string scrub_utf8(std::string_view bytes);

/// At most `limit` code points; where it was cut, the last of them is `…`.
std::string ellipsize(std::string_view utf8, std::size_t limit);

/// The candidate nearest to `word` by Damerau-Levenshtein distance (case-insensitive), or empty when none is near:
/// at most a third of the word's length away. The first of equals wins.
std::string nearest(std::span<const std::string> candidates, std::string_view word);

/// `[^a-z0-9]+` of the lowered text becomes `-`, none at either end. May be empty.
std::string slug(std::string_view text);

/// "hello-big world" → "Hello Big World".
std::string title_case(std::string_view text);

}  // namespace cf
