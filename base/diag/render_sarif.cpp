#include <nlohmann/json.hpp>

#include <set>

#include "base/diag/render.hpp"
#include "base/util/text.hpp"

namespace cf {

namespace {

using Json = nlohmann::ordered_json;

Json location(const Span& span) {
  Json physical{{"artifactLocation", {{"uri", scrub_utf8(span.source->path)}}}};
  if (!span.source->text.empty()) {
    const Position begin = span.source->position(span.begin);
    const Position end = span.source->position(span.end);
    physical["region"] = {
        {"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  }
  return {{"physicalLocation", std::move(physical)}};
}

}  // namespace

std::string render_sarif(std::span<const Diagnostic> diagnostics, const RenderOptions& options) {
  Json results = Json::array();
  std::set<std::string> codes;
  for (const Diagnostic& d : diagnostics) {
    codes.insert(d.code);
    const std::string text = d.help.empty() ? d.message : d.message + "\n" + d.help;
    Json result{{"ruleId", d.code}, {"level", to_string(d.severity)}, {"message", {{"text", scrub_utf8(text)}}}};
    if (d.span.source != nullptr) result["locations"] = Json::array({location(d.span)});
    for (const Note& note : d.notes) {
      if (note.span.source == nullptr) continue;
      Json related = location(note.span);
      related["message"] = {{"text", scrub_utf8(note.message)}};
      result["relatedLocations"].push_back(std::move(related));
    }
    results.push_back(std::move(result));
  }
  Json rules = Json::array();
  for (const std::string& code : codes) rules.push_back({{"id", code}});
  const Json run{{"tool", {{"driver", {{"name", options.program}, {"rules", std::move(rules)}}}}},
                 {"columnKind", "unicodeCodePoints"},
                 {"results", std::move(results)}};
  const Json document{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return document.dump(2) + "\n";
}

}  // namespace cf
