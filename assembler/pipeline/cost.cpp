#include "assembler/pipeline/cost.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

Cost cost_of(const Tree& tree) {
  Cost cost;
  for (const auto& [path, file] : tree.files) {
    if (is_component(file.kind)) {
      ++cost.components;
      cost.description_chars += code_points(field(file, "description").value_or(""));
    }
    std::size_t bytes = 0;
    std::size_t lines = 0;
    for (const Span& piece : file.body) {
      bytes += piece.text().size();
      lines += split_lines(piece.text()).size();
    }
    if (file.kind == FileKind::agent && bytes > cost.largest_agent_bytes) {
      cost.largest_agent_bytes = bytes;
      cost.largest_agent = component_name(file);
    }
    if (file.kind == FileKind::reference && lines > cost.longest_reference_lines) {
      cost.longest_reference_lines = lines;
      cost.longest_reference = path;
    }
  }
  return cost;
}

std::string describe(const Cost& cost) {
  std::string text =
      fmt::format("  {} components, {} characters of descriptions", cost.components, cost.description_chars);
  if (!cost.largest_agent.empty()) {
    text += fmt::format("; largest agent {} ({:.1f} KB)", cost.largest_agent,
                        static_cast<double>(cost.largest_agent_bytes) / 1000);
  }
  if (!cost.longest_reference.empty()) {
    text += fmt::format("; longest reference {} ({} lines)", cost.longest_reference, cost.longest_reference_lines);
  }
  return text + '\n';
}

}  // namespace cf::assembler
