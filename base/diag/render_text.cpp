#include <algorithm>

#include "base/diag/render.hpp"
#include "base/util/text.hpp"

namespace cf {

namespace {

struct Palette {
  std::string_view bold, error, warning, note, faint, reset;
};

constexpr Palette k_plain{};
constexpr Palette k_colour{.bold = "\x1b[1m",
                           .error = "\x1b[1;31m",
                           .warning = "\x1b[1;33m",
                           .note = "\x1b[1;36m",
                           .faint = "\x1b[2m",
                           .reset = "\x1b[0m"};

std::string_view colour_of(Severity severity, const Palette& palette) {
  if (severity == Severity::error) return palette.error;
  return severity == Severity::warning ? palette.warning : palette.note;
}

/// The source line with a caret under each code point of the span, cut to a window that a terminal can show.
std::string excerpt(const Span& span, const Palette& palette, std::string_view colour) {
  constexpr std::size_t k_window = 120;  // code points
  if (span.source == nullptr || span.source->text.empty()) return {};
  const Position position = span.source->position(span.begin);
  std::string line = scrub_utf8(span.source->line_at(span.begin));
  std::replace(line.begin(), line.end(), '\t', ' ');
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';  // nothing of the input may drive the terminal
  }
  const std::size_t length = code_points(line);
  const std::size_t begin = position.column - 1;
  const std::size_t skip = length > k_window && begin > k_window / 2 ? begin - k_window / 2 : 0;

  std::string shown;
  std::size_t index = 0;
  for (std::size_t at = 0; at < line.size() && index < skip + k_window; ++index) {
    const std::size_t size = code_point_length(line, at);
    if (index >= skip) shown.append(line, at, size);
    at += size;
  }
  const std::size_t marked = std::max<std::size_t>(1, code_points(span.text().substr(0, span.text().find('\n'))));
  const std::size_t room = skip + k_window > begin ? skip + k_window - begin : 1;
  const std::string number = std::to_string(position.line);
  return fmt::format("{}{:>5} |{} {}\n{}      |{} {}{}{}{}\n", palette.faint, number, palette.reset, shown,
                     palette.faint, palette.reset, std::string(begin - skip, ' '), colour,
                     std::string(std::min(marked, room), '^'), palette.reset);
}

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const RenderOptions& options) {
  const Palette& palette = options.colour ? k_colour : k_plain;
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    const std::string place = location_text(d.span);
    const std::string_view colour = colour_of(d.severity, palette);
    text += fmt::format("{}{}{}{}{}[{}]{}: {}\n", palette.bold, place, place.empty() ? "" : ": ", colour,
                        to_string(d.severity), d.code, palette.reset, d.message);
    text += excerpt(d.span, palette, colour);
    for (const Note& note : d.notes) {
      const std::string where = location_text(note.span);
      text += fmt::format("  {}note{}: {}{}{}\n", palette.note, palette.reset, where, where.empty() ? "" : ": ",
                          note.message);
    }
    if (!d.help.empty()) text += fmt::format("  {}help{}: {}\n", palette.note, palette.reset, d.help);
  }
  return text;
}

}  // namespace cf
