#include "assembler/rules/rule.hpp"
#include "base/doc/markdown.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

void check(const Tree& tree, Report& report) {
  for (const File* file : tree.of_kind(FileKind::reference)) {
    if (file->body.empty()) continue;
    const Span& body = file->body.front();
    const doc::Markdown markdown = doc::scan_markdown(body);
    const Span first = markdown.paragraphs.empty() ? body.part(0, 0) : markdown.paragraphs.front();
    if (trim(first.text()).starts_with("Read this")) continue;
    report
        .warning("CF310", first.part(0, std::min<std::size_t>(first.text().size(), first.text().find('\n'))),
                 "this reference does not say when to read it")
        .help("begin its first paragraph with 'Read this when …'; the generated tables quote it");
  }
}

}  // namespace

extern const Rule k_reference_without_condition{
    .code = "CF310",
    .name = "reference-without-condition",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "A reference whose first paragraph does not begin with \"Read this\".",
            .why = "Agents choose what to read from a table of these sentences; without one the file is not chosen.",
            .bad = "# Memory\n\nThis guide covers memory.",
            .good = "# Memory\n\nRead this when the profile shows more than 2 MiB in one place."},
    .check = check,
    .applies_to = AppliesTo::source_trees};

}  // namespace cf::assembler
