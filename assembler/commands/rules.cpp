#include "assembler/commands/commands.hpp"
#include "assembler/rules/rule.hpp"
#include "assembler/rules/rules_text.hpp"
#include "base/cli/terminal.hpp"

namespace cf::assembler {

namespace {

int run(const cli::Invocation& invocation) {
  if (invocation.has("json")) {
    cli::print(write_rules_json());
  } else if (invocation.has("markdown")) {
    cli::print(write_rules_markdown());
  } else {
    for (const Rule* rule : rules()) {
      cli::print(
          fmt::format("{}  {:<8} {:<26} {}\n", rule->code, to_string(rule->severity), rule->name, rule->doc.what));
    }
  }
  return cli::k_clean;
}

}  // namespace

cli::Command rules_command() {
  return {
      .name = "rules",
      .summary = "list every finding that this program can report",
      .description = "One line a rule: its code, severity, name and what it finds. `explain CODE` tells more.",
      .options = {{.name = "json", .argument = "", .doc = "all of their documentation as one document"},
                  {.name = "markdown", .argument = "", .doc = "the same as docs/rules.md"}},
      .positional = "",
      .examples = {{"cf-assemble rules", "the list"}, {"cf-assemble rules --json | jq '.rules[].code'", "the codes"}},
      .run = run};
}

}  // namespace cf::assembler
