// How findings look to a person and to machines. Each renderer is one function in a file of its own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diag/diagnostic.hpp"

namespace cf {

enum class Format : std::uint8_t { text, json, sarif, github };

std::optional<Format> format_from(std::string_view name);

struct RenderOptions {
  bool colour = false;                  ///< text only
  std::string program = "cf-assemble";  ///< named in hints and as the SARIF driver
};

/// All findings as one document (text: `path:line:col: severity[CODE]: message`, the line, a caret, the help).
std::string render(std::span<const Diagnostic> diagnostics, Format format, const RenderOptions& options = {});

std::string render_text(std::span<const Diagnostic> diagnostics, const RenderOptions& options);
std::string render_json(std::span<const Diagnostic> diagnostics,
                        const RenderOptions& options);  ///< {"diagnostics": […]}
std::string render_sarif(std::span<const Diagnostic> diagnostics, const RenderOptions& options);  ///< SARIF 2.1.0
std::string render_github(std::span<const Diagnostic> diagnostics,
                          const RenderOptions& options);  ///< workflow commands

/// `path`, `path:3:8`, or "" for nowhere.
std::string location_text(const Span& span);

}  // namespace cf
