#include "assembler/model/client.hpp"
#include "assembler/model/hooks.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const Hook& hook : hooks_of(tree)) {
    const doc::Node* timeout = hook.body->find("timeout");
    if (hook.event->key != "SessionEnd" || timeout == nullptr) continue;
    if (timeout->as_number() <= client::k_codex_session_end_seconds) continue;
    report
        .note("CF505", timeout->span, "Codex stops a SessionEnd hook after {} s, whatever it asks for",
              client::k_codex_session_end_seconds)
        .help("do what must happen first, and let the rest be lost");
  }
}

}  // namespace

extern const Rule k_long_hook_timeout{
    .code = "CF505",
    .name = "long-hook-timeout",
    .severity = Severity::note,
    .since = "0.1",
    .doc = {.what = "A SessionEnd hook that asks for more than the 3 seconds that Codex gives it.",
            .why = "There the hook is cut off in the middle; it must be safe to stop at any point.",
            .bad = R"({"hooks": {"SessionEnd": [{"hooks": [{"type": "command", "command": "…", "timeout": 60}]}]}})",
            .good = R"({"hooks": {"SessionEnd": [{"hooks": [{"type": "command", "command": "…", "timeout": 3}]}]}})"},
    .check = check};

}  // namespace cf::assembler
