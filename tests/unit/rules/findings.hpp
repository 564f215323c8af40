// What one rule finds in a tree, as text to compare.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

#include "assembler/rules/rule.hpp"
#include "base/diag/render.hpp"
#include "tests/support/tree.hpp"

namespace cf::assembler::test {

inline std::string shown(const Diagnostic& found) {
  std::string text = fmt::format("{}: {}: {}", location_text(found.span), to_string(found.severity), found.message);
  return found.help.empty() ? text : text + " | " + found.help;
}

/// "path:line:column: severity: message | help" for each finding of that rule, joined by newlines.
inline std::string found_by(std::string_view code, const TextTree& tree) {
  Report report;
  check_tree(tree.tree(), report);
  report.sort();
  std::string text;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.code == code) text += (text.empty() ? "" : "\n") + shown(found);
  }
  return text;
}

}  // namespace cf::assembler::test
