#include "assembler/model/hooks.hpp"
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_root = "${CLAUDE_PLUGIN_ROOT}";

/// Places of the variable outside of double quotes, in a command as JSON writes it.
std::vector<Span> unquoted_roots(const Span& command) {
  const std::string_view text = command.text();
  std::vector<Span> found;
  bool quoted = false;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {  // without the string's own quotes
    if (text[at] == '\\') {
      ++at;
      if (text[at] == '"') quoted = !quoted;
    } else if (!quoted && text.substr(at).starts_with(k_root)) {
      found.push_back(command.part(at, k_root.size()));
    }
  }
  return found;
}

void check(const Tree& tree, Report& report) {
  for (const Hook& hook : hooks_of(tree)) {
    const doc::Node* command = command_of(hook);
    if (command == nullptr || hook.body->find("args") != nullptr) continue;  // with args there is no shell
    for (const Span& root : unquoted_roots(command->span)) {
      report.warning("CF504", root, "the plugin's root is not in quotes")
          .help(R"(write \"${CLAUDE_PLUGIN_ROOT}\"/… : the path may hold spaces)");
    }
  }
}

}  // namespace

extern const Rule k_unquoted_root{
    .code = "CF504",
    .name = "unquoted-root",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "`${CLAUDE_PLUGIN_ROOT}` without quotes in a hook's command.",
            .why = "For users whose home folder has a space in its name the shell cuts the path in two.",
            .bad = R"("command": "${CLAUDE_PLUGIN_ROOT}/hooks/start.sh || exit 0")",
            .good = R"("command": "\"${CLAUDE_PLUGIN_ROOT}\"/hooks/start.sh || exit 0")"},
    .check = check};

}  // namespace cf::assembler
