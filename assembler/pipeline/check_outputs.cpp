#include "assembler/pipeline/check_outputs.hpp"

#include <algorithm>
#include <vector>

#include "base/doc/json.hpp"
#include "base/doc/schema.hpp"
#include "base/doc/yaml.hpp"
#include "base/util/parallel.hpp"

namespace cf::assembler {

namespace {

/// The schema of a file that only the assembler writes; empty for any other.
std::string_view schema_of_registry_file(std::string_view path) {
  if (path.ends_with(".codex.yaml")) return "codex-agent";
  if (path == "codex/agents/index.json" || path == "index.json") return "index";
  if (path == "codex/agents/triggers.json" || path == "triggers.json") return "triggers";
  return path == ".cf/manifest.json" ? "manifest" : std::string_view{};
}

/// The schema that an output must keep; empty when it has none.
std::string_view schema_of(std::string_view path) {
  if (path == ".claude-plugin/plugin.json") return "plugin";
  return path == "hooks/hooks.json" ? "hooks" : schema_of_registry_file(path);
}

void check(const Source& source, std::string_view path, std::string_view schema, Report& report) {
  const doc::Parsed parsed = path.ends_with(".yaml") ? doc::parse_yaml(whole(source)) : doc::parse_json(whole(source));
  if (parsed.error) {
    report.error("CF109", parsed.error->span, "a generated file cannot be read back: {}", parsed.error->message);
    return;
  }
  for (const doc::Violation& violation : doc::builtin_schema(schema).validate(parsed.root)) {
    report.error("CF109", violation.span, "a generated file breaks its schema: {}", violation.message)
        .help(violation.help);
  }
}

}  // namespace

void check_outputs(const Outputs& outputs, Context& context, bool definitions) {
  std::vector<const Outputs::value_type*> entries;
  for (const auto& entry : outputs) {
    if (definitions || !entry.first.ends_with(".codex.yaml")) entries.push_back(&entry);
  }
  std::vector<Report> reports(entries.size());
  parallel_for(entries.size(), context.jobs, [&](std::size_t i) {
    const std::string& path = entries[i]->first;
    const std::string_view schema = schema_of(path);
    if (!schema.empty()) check(context.sources.add(path, entries[i]->second.bytes), path, schema, reports[i]);
  });
  for (Report& report : reports) context.report.append(std::move(report));
}

void check_registry_files(const Tree& tree, Context& context) {
  for (const auto& [path, file] : tree.files) {
    const std::string_view schema = schema_of_registry_file(path);
    if (!schema.empty()) check(*file.content, path, schema, context.report);
  }
}

bool is_registry(const Layer& layer) {
  return layer.files.contains("index.json") && layer.files.contains("triggers.json");
}

}  // namespace cf::assembler
