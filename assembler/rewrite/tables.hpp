// The tables that prompts show and nobody writes by hand: `<!-- cf:table NAME [argument] -->`.
//
// Each is generated from front matter and languages/*.yaml, so that a router's prompt, the registry and the tree cannot
// disagree. A new table is one function and one row in tables.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/rewrite/rewrite.hpp"

namespace cf::assembler {

/// The Markdown table without a final newline, or nothing when there is no table of that name.
std::optional<std::string> write_table(const Tree& tree, std::string_view name, std::string_view argument,
                                       const Destination& destination);

/// The names, sorted.
std::vector<std::string> table_names();

}  // namespace cf::assembler
