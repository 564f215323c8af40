#include "assembler/model/hooks.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const Hook& hook : hooks_of(tree)) {
    const doc::Node* command = command_of(hook);
    if (command == nullptr || trim(command->scalar).ends_with("|| exit 0")) continue;
    report.error("CF503", command->span, "a failure of this {} hook would reach the user's session", hook.event->key)
        .help("end the command in `|| exit 0`; to block, print a decision as JSON");
  }
}

}  // namespace

extern const Rule k_hook_can_break_session{
    .code = "CF503",
    .name = "hook-can-break-session",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A hook command that does not end in `|| exit 0`.",
            .why = "A program that is missing or crashes shows an error on every event; status 2 even blocks.",
            .bad = R"("command": "\"${CLAUDE_PLUGIN_ROOT}\"/bin/cf-experiment hook Stop")",
            .good = R"("command": "\"${CLAUDE_PLUGIN_ROOT}\"/bin/cf-experiment hook Stop || exit 0")"},
    .check = check,
    .applies_to = AppliesTo::source_trees};

}  // namespace cf::assembler
