#include "assembler/pipeline/check_outputs.hpp"

#include <algorithm>
#include <vector>

#include "base/doc/json.hpp"
#include "base/doc/schema.hpp"
#include "base/doc/yaml.hpp"
#include "base/util/parallel.hpp"

namespace cf::assembler {

namespace {

/// The schema that an output must keep; empty when it has none.
std::string_view schema_of(std::string_view path) {
  if (path.ends_with(".codex.yaml")) return "codex-agent";
  if (path == "codex/agents/index.json" || path == "index.json") return "index";
  if (path == "codex/agents/triggers.json" || path == "triggers.json") return "triggers";
  if (path == ".claude-plugin/plugin.json") return "plugin";
  return path == "hooks/hooks.json" ? "hooks" : std::string_view{};
}

void check(const std::string& path, const std::string& bytes, Context& context, Report& report) {
  const std::string_view schema = schema_of(path);
  if (schema.empty()) return;
  const Source& source = context.sources.add(path, bytes);
  const doc::Parsed parsed = path.ends_with(".yaml") ? doc::parse_yaml(whole(source)) : doc::parse_json(whole(source));
  if (parsed.error) {
    report.error("CF109", parsed.error->span, "the rendered file cannot be read back: {}", parsed.error->message);
    return;
  }
  for (const doc::Violation& violation : doc::builtin_schema(schema).validate(parsed.root)) {
    report.error("CF109", violation.span, "the rendered file breaks its schema: {}", violation.message);
  }
}

}  // namespace

void check_outputs(const Outputs& outputs, Context& context) {
  std::vector<const Outputs::value_type*> entries;
  for (const auto& entry : outputs) entries.push_back(&entry);
  std::vector<Report> reports(entries.size());
  parallel_for(entries.size(), context.jobs,
               [&](std::size_t i) { check(entries[i]->first, entries[i]->second.bytes, context, reports[i]); });
  for (Report& report : reports) context.report.append(std::move(report));
}

}  // namespace cf::assembler
