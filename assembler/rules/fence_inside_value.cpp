#include <algorithm>

#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_fence = "---";

/// What follows the `---` that ended the block.
std::string_view after_fence(const Span& block) {
  const std::string_view text = block.source->text;
  return text.substr(std::min<std::size_t>(block.end + k_fence.size(), text.size()));
}

/// Is that `---` alone on its line?
bool is_alone(const Span& block) {
  const bool at_start = block.end == 0 || block.source->text[block.end - 1] == '\n';
  const std::string_view rest = after_fence(block);
  return at_start && trim(rest.substr(0, rest.find('\n'))).empty();
}

/// Does the text go on with keys, up to one more `---`? Then the first was a line of a value.
bool goes_on(const File& file) {
  constexpr std::size_t k_lines = 40;
  const client::Names keys = file.kind == FileKind::agent ? client::k_agent_keys : client::k_skill_keys;
  bool has_key = false;
  std::size_t seen = 0;
  for (const std::string_view line : split_lines(after_fence(file.front_matter.block))) {
    if (line == k_fence) return has_key;
    if (++seen > k_lines) return false;
    if (line.empty() || is_space(line.front())) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.find(' ') < colon) return false;
    has_key = has_key || client::knows(keys, line.substr(0, colon));
  }
  return false;
}

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    const Span& block = file.front_matter.block;
    if (!is_component(file.kind) || block.source == nullptr || file.patched) continue;
    if (file.front_matter.state == doc::FrontMatterState::none || (is_alone(block) && !goes_on(file))) continue;
    const Span fence{block.source, block.end, block.end + static_cast<std::uint32_t>(k_fence.size())};
    report.error("CF007", fence, "the front matter ends here, inside a value")
        .help("clients stop at the first `---`, wherever it stands; write `--` or `—` in values");
  }
}

}  // namespace

extern const Rule k_fence_inside_value{
    .code = "CF007",
    .name = "fence-inside-value",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "`---` inside a value of the front matter.",
            .why = "Clients end the block at the first `---` anywhere: the keys below it become text of the prompt.",
            .bad = "---\nname: reviewer\ndescription: Reviews code --- all of it\ntools: Read\n---",
            .good = "---\nname: reviewer\ndescription: Reviews code, all of it\ntools: Read\n---"},
    .check = check};

}  // namespace cf::assembler
