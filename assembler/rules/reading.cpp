// What is found while files are read and taken apart, before there is a tree to check.
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

extern const Rule k_not_utf8{
    .code = "CF001",
    .name = "not-utf8",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A text file that holds bytes that are not UTF-8.",
            .why = "Clients show U+FFFD where the bytes stand; a name or a path that holds one is found by nobody.",
            .bad = "description: Pr\\xFCft Abfragen        (saved as Latin-1)",
            .good = "description: Prüft Abfragen           (saved as UTF-8)"}};

extern const Rule k_yaml_syntax{.code = "CF002",
                                .name = "yaml-syntax",
                                .severity = Severity::error,
                                .since = "0.1",
                                .doc = {.what = "A language or overlay file that is not YAML.",
                                        .why = "Nothing in it can be used, so the tree cannot be assembled as meant.",
                                        .bad = "delete: [agents/old.md",
                                        .good = "delete: [agents/old.md]"}};

extern const Rule k_json_syntax{
    .code = "CF003",
    .name = "json-syntax",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {
        .what = "A JSON file that is not JSON.",
        .why = "The client skips the whole file: a broken hooks.json means no hooks, a broken plugin.json no plugin.",
        .bad = R"({"hooks": {"Stop": [],}})",
        .good = R"({"hooks": {"Stop": []}})"}};

extern const Rule k_front_matter_rescued{
    .code = "CF004",
    .name = "front-matter-rescued",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Front matter that is no YAML until plain values are put in quotes. A warning in others' plugins.",
            .why = "Claude Code quotes such values and tries once more; Codex and every other reader lose the file.",
            .bad = "---\nname: reviewer\ndescription: Reviews code: correctness first\n---",
            .good = "---\nname: reviewer\ndescription: \"Reviews code: correctness first\"\n---"}};

extern const Rule k_front_matter_dropped{
    .code = "CF005",
    .name = "front-matter-dropped",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Front matter that no client can read.",
            .why = "The client drops every field without a word: the agent gets its file's name, all tools and a "
                   "description that no router understands.",
            .bad = "---\nname: reviewer\n  description: Reviews code\n---",
            .good = "---\nname: reviewer\ndescription: Reviews code\n---"}};

extern const Rule k_duplicate_key{.code = "CF006",
                                  .name = "duplicate-key",
                                  .severity = Severity::error,
                                  .since = "0.1",
                                  .doc = {.what = "A key that stands twice in one mapping.",
                                          .why = "Clients keep the last of them and say nothing about the first.",
                                          .bad = "tools: Read\nmodel: inherit\ntools: Bash",
                                          .good = "tools: Read, Bash\nmodel: inherit"}};

extern const Rule k_no_front_matter{
    .code = "CF008",
    .name = "no-front-matter",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent, skill or command whose file does not begin with a front matter block. A warning for a "
                    "command, and in others' plugins.",
            .why = "The client still lists it, under its file's name and without a description, so nothing ever "
                   "chooses it.",
            .bad = "# Reviewer\n\nYou review code.",
            .good = "---\nname: reviewer\ndescription: Reviews finished changes. Not for writing them.\n---\n\n"
                    "# Reviewer\n\nYou review code."}};

}  // namespace cf::assembler
