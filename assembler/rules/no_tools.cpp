#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::agent)) {
    const doc::Member* tools = file->front_matter.fields.find_member("tools");
    if (tools == nullptr || tools->value.is(doc::Node::Kind::mapping) || !doc::list_items(tools->value).empty()) {
      continue;
    }
    report.error("CF014", tools->key_span, "an empty list: the agent gets no tool at all")
        .help("name its tools, or remove the key to give it all of them");
  }
}

}  // namespace

extern const Rule k_no_tools{
    .code = "CF014",
    .name = "no-tools",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent whose `tools` is empty.",
            .why = "Empty does not mean all: the agent can neither read a file nor run anything.",
            .bad = "tools: []",
            .good = "tools: [Read, Bash]"},
    .check = check};

}  // namespace cf::assembler
