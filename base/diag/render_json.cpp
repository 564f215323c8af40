#include <nlohmann/json.hpp>

#include "base/diag/render.hpp"
#include "base/util/text.hpp"

namespace cf {

namespace {

using Json = nlohmann::ordered_json;

void put_location(Json& object, const Span& span) {
  if (span.source == nullptr) return;
  object["file"] = scrub_utf8(span.source->path);
  if (span.source->text.empty()) return;
  const Position begin = span.source->position(span.begin);
  const Position end = span.source->position(span.end);
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["end_line"] = end.line;
  object["end_column"] = end.column;
}

}  // namespace

std::string render_json(std::span<const Diagnostic> diagnostics, const RenderOptions&) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics) {
    Json object{{"code", d.code}, {"severity", to_string(d.severity)}};
    put_location(object, d.span);
    object["message"] = scrub_utf8(d.message);
    if (!d.help.empty()) object["help"] = scrub_utf8(d.help);
    for (const Note& note : d.notes) {
      Json entry = Json::object();
      put_location(entry, note.span);
      entry["message"] = scrub_utf8(note.message);
      object["notes"].push_back(std::move(entry));
    }
    list.push_back(std::move(object));
  }
  return Json{{"diagnostics", std::move(list)}}.dump(2) + "\n";
}

}  // namespace cf
