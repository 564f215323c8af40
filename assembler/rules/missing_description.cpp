#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

bool has_text(const File& file, std::string_view key) {
  const std::optional<std::string> text = field(file, key);
  return text && !trim(*text).empty();
}

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    const doc::FrontMatterState state = file.front_matter.state;
    if (!is_component(file.kind) || state == doc::FrontMatterState::none || state == doc::FrontMatterState::dropped) {
      continue;
    }
    if (has_text(file, "description") || has_text(file, "when_to_use") || has_text(file, "when-to-use")) continue;
    const Severity severity = file.kind == FileKind::command ? Severity::warning : Severity::error;
    report
        .add("CF011", severity, field_span(file, "description"),
             fmt::format("the {} '{}' has no description", to_string(file.kind), component_name(file)))
        .help("say in a sentence what it does, when to use it, and when not");
  }
}

}  // namespace

extern const Rule k_missing_description{
    .code = "CF011",
    .name = "missing-description",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent, skill or command without a description. A warning for a command.",
            .why = "The description is all that a model or a router knows of it before choosing; without one it is "
                   "never chosen.",
            .bad = "---\nname: reviewer\n---",
            .good = "---\nname: reviewer\ndescription: Reviews finished changes. Not for writing them.\n---"},
    .check = check};

}  // namespace cf::assembler
