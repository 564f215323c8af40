// The programs that ship in a tree's `bin/`. A source tree validates against this table, before they are built.
#pragma once

#include <array>
#include <string_view>

namespace cf::assembler {

inline constexpr std::array<std::string_view, 1> k_programs = {"cf-experiment"};

/// Is `path` one of them, as `bin/NAME`?
constexpr bool is_program_path(std::string_view path) {
  constexpr std::string_view k_folder = "bin/";
  if (!path.starts_with(k_folder)) return false;
  for (const std::string_view program : k_programs) {
    if (path.substr(k_folder.size()) == program) return true;
  }
  return false;
}

}  // namespace cf::assembler
