// The names of the generated tables, for `<!-- cf:table NAME -->`. assembler/rewrite/tables.cpp writes them.
#pragma once

#include <array>
#include <string_view>

namespace cf::assembler {

inline constexpr std::array<std::string_view, 8> k_table_names = {"agents",    "branches",   "domains",     "guides",
                                                                  "languages", "references", "state-files", "triggers"};

}  // namespace cf::assembler
