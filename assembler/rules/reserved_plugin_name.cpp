#include <algorithm>
#include <array>

#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr std::array<std::string_view, 4> k_prefixes = {"claude-", "anthropic-", "anthropics-", "cc-plugin-"};
constexpr std::array<std::string_view, 3> k_words = {"claude", "anthropic", "anthropics"};

bool holds_word(std::string_view name) {
  for (const std::string_view part : split(replace_all(replace_all(name, "_", "-"), ".", "-"), '-')) {
    if (std::find(k_words.begin(), k_words.end(), part) != k_words.end()) return true;
  }
  return false;
}

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::plugin_manifest)) {
    const doc::Node* name = file->readable ? file->document.find("name") : nullptr;
    if (name == nullptr) continue;
    const std::string lower = ascii_lower(name->scalar);
    const auto prefix = std::find_if(k_prefixes.begin(), k_prefixes.end(),
                                     [&](std::string_view reserved) { return lower.starts_with(reserved); });
    if (prefix != k_prefixes.end()) {
      report.error("CF019", name->span, "the plugin's name '{}' is reserved", name->scalar)
          .help(fmt::format("choose one that does not start with '{}'", *prefix));
    } else if (holds_word(lower)) {
      report.warning("CF019", name->span, "the plugin's name '{}' reads like one of the client's maker", name->scalar)
          .help("choose one without 'claude' and 'anthropic'");
    }
  }
}

}  // namespace

extern const Rule k_reserved_plugin_name{
    .code = "CF019",
    .name = "reserved-plugin-name",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A plugin's name that starts with claude-, anthropic-, anthropics- or cc-plugin-; a warning where "
                    "it holds one of the words.",
            .why = "The client refuses to install a plugin of a reserved name.",
            .bad = R"({"name": "claude-profiler"})",
            .good = R"({"name": "codeflash"})"},
    .check = check};

}  // namespace cf::assembler
