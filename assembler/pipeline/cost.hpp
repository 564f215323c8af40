// What a tree costs the people who install it: the text that stands in every context, and the largest parts.
#pragma once

#include <string>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

struct Cost {
  std::size_t components = 0;         ///< agents, skills and commands
  std::size_t description_chars = 0;  ///< code points of all their descriptions: always in the context
  std::string largest_agent;
  std::size_t largest_agent_bytes = 0;  ///< of its body
  std::string longest_reference;
  std::size_t longest_reference_lines = 0;
};

Cost cost_of(const Tree& tree);

/// One indented line.
std::string describe(const Cost& cost);

}  // namespace cf::assembler
