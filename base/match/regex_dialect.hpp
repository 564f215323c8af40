// Is this regex in the subset that RE2 and ECMAScript read alike? Matching is the router's business.
//
// The subset: literals, `.`, classes, `\d \w \s \b` and their capitals, groups, `|`, `^` `$`, greedy and lazy
// quantifiers up to 1000. Outside it: inline flags, named groups, look-around, backreferences, `\A \z \Q`, octal,
// `\u`, `\p`, POSIX classes; and what only a backtracking engine runs. Patterns are meant as `new RegExp(pattern,
// 'i')`. Known to differ, and accepted: characters beyond the BMP are two to ECMAScript's `.` and one to RE2's, and
// ECMAScript folds fewer letters (U+017F and U+212A are not s and k).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/match/pattern_problem.hpp"

namespace cf::match {

inline constexpr std::size_t k_max_regex_bytes = 4096;
inline constexpr std::int64_t k_regex_memory = 1 << 20;  ///< bytes that RE2 may spend on one pattern

struct RegexCheck {
  std::optional<PatternProblem> problem;
  std::string re2;                  ///< the same regex for RE2, `\s` and `.` spelled out; empty with a problem
  bool matches_everything = false;  ///< it hits every text, as `a*` and `^.*$` do
};

/// Parses the pattern, and compiles it with RE2 where it may be too large for it. Linear in the pattern; memory bounded
/// by k_regex_memory.
RegexCheck check_regex(std::string_view pattern);

/// A wildcard text as a whole-text regex: `review * code` becomes `^review .* code$`, everything else escaped.
std::string wildcard_regex(std::string_view text);

}  // namespace cf::match
