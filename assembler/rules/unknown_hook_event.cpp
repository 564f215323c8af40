#include "assembler/model/client.hpp"
#include "assembler/model/hooks.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const doc::Node* events : hook_events_of(tree)) {
    for (const doc::Member& event : events->members) {
      if (client::knows(client::k_hook_events, event.key)) continue;
      report.error("CF502", event.key_span, "unknown hook event '{}'", event.key)
          .help_nearest(client::list_of(client::k_hook_events), event.key,
                        "names are case-sensitive, such as SessionStart, PreToolUse, Stop");
    }
  }
}

}  // namespace

extern const Rule k_unknown_hook_event{.code = "CF502",
                                       .name = "unknown-hook-event",
                                       .severity = Severity::error,
                                       .since = "0.1",
                                       .doc = {.what = "A hook for an event that the client never fires.",
                                               .why = "The hook never runs, and nothing says so.",
                                               .bad = R"({"hooks": {"SessionBegin": […]}})",
                                               .good = R"({"hooks": {"SessionStart": […]}})"},
                                       .check = check};

}  // namespace cf::assembler
