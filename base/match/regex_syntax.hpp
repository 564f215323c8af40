// The parser of the common subset; of use to regex_dialect.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/match/pattern_problem.hpp"

namespace cf::match {

struct RegexSyntax {
  std::optional<PatternProblem> problem;
  std::string re2;
  bool nullable = false;  ///< may match the empty text, as far as the syntax tells
  std::size_t size = 0;   ///< atoms and members of classes, each as often as it is repeated; saturates
};

/// `pattern` is valid UTF-8.
RegexSyntax read_regex(std::string_view pattern);

}  // namespace cf::match
