#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr std::size_t k_agent_limit = 350;  // our own: all descriptions are in every session's context

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    const std::optional<std::string> description = field(file, "description");
    if (!description) continue;
    const std::size_t length = code_points(*description);
    if (file.kind == FileKind::skill && length > client::k_codex_skill_description) {
      report
          .error("CF018", field_span(file, "description"), "the description has {} characters, {} are allowed", length,
                 client::k_codex_skill_description)
          .help("Codex refuses the skill; move the procedure into the body");
    }
    if (file.kind == FileKind::agent && tree.origin == TreeOrigin::source && length > k_agent_limit) {
      report
          .warning("CF018", field_span(file, "description"), "the description has {} characters, {} are enough", length,
                   k_agent_limit)
          .help("every session carries it; keep what it does, when, and when not");
    }
  }
}

}  // namespace

extern const Rule k_long_description{
    .code = "CF018",
    .name = "long-description",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A skill's description of more than 1,024 characters; in a source tree, an agent's of more than "
                    "350 (a warning).",
            .why = "Codex refuses the skill. Descriptions of agents are in the context of every session, used or not.",
            .bad = "description: (a page of examples)",
            .good = "description: Reviews finished changes. Not for writing them (author)."},
    .check = check};

}  // namespace cf::assembler
