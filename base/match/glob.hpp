// Is this a glob of our dialect? Compiling and matching globs is the router's business.
//
// The dialect: `*` any run within a name, `?` one code point, `[a-z]` `[!a-z]` one of a set, `{a,b}` alternatives, `**`
// any number of folders, alone between slashes. Anchored at the root of the repository, `/` between names,
// case-sensitive, names that start with a dot match like others. There is no escape: write `[*]` for a literal `*`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/match/pattern_problem.hpp"

namespace cf::match {

/// Alternatives multiply; a glob that stands for more plain ones than this is refused.
inline constexpr std::size_t k_max_glob_alternatives = 1024;
inline constexpr std::size_t k_max_glob_bytes = 4096;

/// Nothing when the glob is good. Linear time.
std::optional<PatternProblem> check_glob(std::string_view glob);

}  // namespace cf::match
