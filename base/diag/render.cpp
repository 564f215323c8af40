#include "base/diag/render.hpp"

namespace cf {

std::optional<Format> format_from(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "sarif") return Format::sarif;
  if (name == "github") return Format::github;
  return std::nullopt;
}

std::string render(std::span<const Diagnostic> diagnostics, Format format, const RenderOptions& options) {
  switch (format) {
    case Format::json: return render_json(diagnostics, options);
    case Format::sarif: return render_sarif(diagnostics, options);
    case Format::github: return render_github(diagnostics, options);
    case Format::text: break;
  }
  return render_text(diagnostics, options);
}

std::string location_text(const Span& span) {
  if (span.source == nullptr) return {};
  if (span.source->text.empty()) return span.source->path;
  const Position position = span.source->position(span.begin);
  return fmt::format("{}:{}:{}", span.source->path, position.line, position.column);
}

}  // namespace cf
