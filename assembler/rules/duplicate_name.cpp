#include <map>

#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

/// What two components must not share. Skills and commands are called alike, `/plugin:name`.
std::string address(const Tree& tree, const File& file) {
  const bool is_agent = file.kind == FileKind::agent;
  // In a source tree agents are named bare, wherever they lie.
  const std::string name =
      is_agent && tree.origin == TreeOrigin::source ? component_name(file) : qualified_name(tree, file);
  return (is_agent ? "agent " : "/") + name;
}

void check(const Tree& tree, Report& report) {
  std::map<std::string, const File*, std::less<>> first;
  for (const auto& [path, file] : tree.files) {
    if (!is_component(file.kind)) continue;
    const auto [entry, is_new] = first.try_emplace(address(tree, file), &file);
    if (is_new) continue;
    const File& other = *entry->second;
    report
        .error("CF017", field_span(file, "name"), "the name '{}' is taken by the {} in '{}'", component_name(file),
               to_string(other.kind), other.path)
        .note(field_span(other, "name"), "the other one")
        .help("the client keeps one of them; give this one another name");
  }
}

}  // namespace

extern const Rule k_duplicate_name{
    .code = "CF017",
    .name = "duplicate-name",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Two agents of one name, or a skill and a command of one name.",
            .why = "The client keeps one of them, and which one depends on the order in which it reads the folder.",
            .bad = "agents/review.md:    name: reviewer\nagents/security.md:  name: reviewer",
            .good = "agents/review.md:    name: reviewer\nagents/security.md:  name: security-reviewer"},
    .check = check};

}  // namespace cf::assembler
