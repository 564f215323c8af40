#include "base/diag/render.hpp"
#include "base/util/text.hpp"

namespace cf {

namespace {

// Escapes of GitHub's workflow commands: %, CR and LF in data; also : and , in properties.
std::string escape_data(std::string_view text) {
  return replace_all(replace_all(replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

std::string escape_property(std::string_view text) {
  return replace_all(replace_all(escape_data(text), ":", "%3A"), ",", "%2C");
}

}  // namespace

std::string render_github(std::span<const Diagnostic> diagnostics, const RenderOptions&) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    std::string properties;
    if (d.span.source != nullptr) {
      properties = " file=" + escape_property(d.span.source->path);
      if (!d.span.source->text.empty()) {
        const Position position = d.span.source->position(d.span.begin);
        properties += fmt::format(",line={},col={}", position.line, position.column);
      }
      properties += ",title=" + d.code;
    } else {
      properties = " title=" + d.code;
    }
    const std::string message = d.help.empty() ? d.message : d.message + "\nhelp: " + d.help;
    const std::string_view command = d.severity == Severity::note ? "notice" : to_string(d.severity);
    text += fmt::format("::{}{}::{}\n", command, properties, escape_data(message));
  }
  return text;
}

}  // namespace cf
