#include <algorithm>

#include "assembler/model/hooks.hpp"
#include "assembler/model/programs.hpp"
#include "assembler/model/resolve.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_root = "${CLAUDE_PLUGIN_ROOT}";

/// The program of a command line, without quotes: up to the first white space.
std::string_view program_of(std::string_view command) {
  command = trim(command);
  const auto end = std::find_if(command.begin(), command.end(), is_space);
  return command.substr(0, static_cast<std::size_t>(end - command.begin()));
}

const Reference* first_reference(const Hook& hook, const doc::Node& command) {
  for (const Reference& reference : hook.file->references) {
    const bool inside = reference.span.source == command.span.source && reference.span.begin >= command.span.begin &&
                        reference.span.end <= command.span.end;
    if (inside && reference.kind == ReferenceKind::plugin_root) return &reference;
  }
  return nullptr;
}

/// Where a program that is named without ROOT lies in the tree; empty when it is not one of ours.
std::string place_in_tree(const Tree& tree, std::string_view program) {
  if (program.starts_with("./")) program.remove_prefix(2);
  const std::string in_bin = "bin/" + std::string(program);
  if (program.find('/') == std::string_view::npos) {
    const bool ships = tree.contains(in_bin) || (tree.origin == TreeOrigin::source && is_program_path(in_bin));
    return ships ? in_bin : std::string();
  }
  return tree.contains(program) ? std::string(program) : std::string();
}

void check_program(const Tree& tree, const Hook& hook, const doc::Node& command, Report& report) {
  const std::string program = replace_all(program_of(command.scalar), "\"", "");
  if (program.starts_with(k_root)) {
    const Reference* reference = first_reference(hook, command);
    const File* script = reference == nullptr ? nullptr : tree.find(reference->target);
    if (script != nullptr && !script->executable) {
      report.error("CF501", reference->span, "'{}' is not executable", reference->target)
          .help("chmod +x it, or call its interpreter");
    }
    return;
  }
  if (const std::string place = place_in_tree(tree, program); !place.empty()) {
    report.error("CF501", command.span, "'{}' is looked for in the user's project and PATH, not in the plugin", program)
        .help(fmt::format("write \"{}\"/{}", k_root, place));
  }
}

void check(const Tree& tree, Report& report) {
  const std::vector<Hook> hooks = hooks_of(tree);
  for (const auto& [path, file] : tree.files) {
    if (file.kind != FileKind::hooks) continue;
    for (const Reference& reference : file.references) {
      if (reference.leaves_tree || leads_somewhere(tree, reference.target)) continue;
      report.error("CF501", reference.span, "'{}' is not in the tree", reference.target)
          .help_nearest(paths_of(tree), reference.target, "write the path of a script that ships");
    }
  }
  for (const Hook& hook : hooks) {
    if (const doc::Node* command = command_of(hook)) check_program(tree, hook, *command, report);
  }
}

}  // namespace

extern const Rule k_dead_hook_command{
    .code = "CF501",
    .name = "dead-hook-command",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A hook whose script is not in the tree, is not executable, or is named without the plugin's root.",
            .why = "The hook fails on every event, and users see an error of a file that they do not have.",
            .bad = R"({"type": "command", "command": "./hooks/start.sh || exit 0"})",
            .good = R"({"type": "command", "command": "\"${CLAUDE_PLUGIN_ROOT}\"/hooks/start.sh || exit 0"})"},
    .check = check};

}  // namespace cf::assembler
