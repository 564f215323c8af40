#include <algorithm>

#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

/// Characters that end a name where agents are named: in `Agent(…)`, in lists, behind `plugin:`.
bool is_breaking(char c) {
  return is_space(c) || (c >= 0 && c < ' ') || c == '\x7F' ||
         std::string_view(":/\\,()\"'`<>{}$*").find(c) != std::string_view::npos;
}

void check_name(const Tree& tree, const File& file, Report& report) {
  const std::string name = component_name(file);
  const Span span = field_span(file, "name");
  if (const std::size_t length = code_points(name); length > client::k_agent_name_length) {
    report.error("CF020", span, "the name has {} characters, {} are allowed", length, client::k_agent_name_length);
  }
  const auto bad = std::find_if(name.begin(), name.end(), is_breaking);
  if (bad == name.end()) return;
  const std::string shown = is_space(*bad) ? std::string("white space") : fmt::format("'{}'", *bad);
  const std::string slugged = slug(name);
  report
      .add("CF020", tree.origin == TreeOrigin::source ? Severity::error : Severity::warning, span,
           fmt::format("the agent's name '{}' holds {}", ellipsize(name, 60), shown))
      .help(slugged.empty() ? "use a-z, 0-9 and '-'" : "write '" + ellipsize(slugged, 60) + "'");
}

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::agent)) {
    check_name(tree, *file, report);
    if (const std::size_t bytes = file->content->text.size(); bytes > client::k_agent_file_bytes) {
      report.error("CF020", start_of(*file->content), "the file has {} bytes; clients read no agent of more than {}",
                   bytes, client::k_agent_file_bytes);
    }
  }
}

}  // namespace

extern const Rule k_invalid_agent_name{
    .code = "CF020",
    .name = "invalid-agent-name",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent's name with white space or a mark that ends names, or of more than 256 characters; or a "
                    "file of more than 1 MiB. The marks are a warning in others' plugins.",
            .why = "`Agent(name)` and `plugin:name` read it as something else, and the agent cannot be called.",
            .bad = "name: code:reviewer",
            .good = "name: code-reviewer"},
    .check = check};

}  // namespace cf::assembler
