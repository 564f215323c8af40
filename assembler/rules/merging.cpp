// What is found while layers are read and merged, and in the files that steer it.
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

extern const Rule k_language_file{
    .code = "CF106",
    .name = "language-file",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A languages/<lang>.yaml that is missing or breaks schema/language.schema.json.",
            .why = "Detection and the generated tables of routers are made from it; without it there is no tree.",
            .bad = "language: python\ntitle: Python\nmarkers: pyproject.toml",
            .good = "language: python\ntitle: Python\nmarkers:\n  - {file: pyproject.toml, weight: 10}"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_overlay_file{
    .code = "CF107",
    .name = "overlay-file",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An overlay.yaml that breaks schema/overlay.schema.json.",
            .why = "What it asks for cannot be done, and doing a part of it would ship a tree that nobody meant.",
            .bad = "remove: [agents/old.md]",
            .good = "delete: [agents/old.md]"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_accidental_shadow{
    .code = "CF201",
    .name = "accidental-shadow",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A file of an overlay at the path of a lower layer's file, without a word that it is meant.",
            .why = "It would hide the lower one; whoever mends that one later mends nothing in this language's tree.",
            .bad = "plugin/agents/codeflash-review.md\nplugin/languages/go/agents/codeflash-review.md, without "
                   "`overrides: base`",
            .good = "---\nname: codeflash-review\noverrides: base\n---"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_delete_without_target{
    .code = "CF202",
    .name = "delete-without-target",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A path under `delete:`, or a key set to null, that no lower layer has.",
            .why = "What was to be removed was renamed or spelled differently, and ships.",
            .bad = "delete: [agents/codeflash-reviewer.md]",
            .good = "delete: [agents/codeflash-review.md]"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_replace_without_target{
    .code = "CF203",
    .name = "replace-without-target",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A path under `replace:` that no lower layer has, or that this layer has nothing for.",
            .why = "The old file ships beside or instead of the new one.",
            .bad = "replace: [vendor/tool.js]        (the base has vendor/codex/tool.js)",
            .good = "replace: [vendor/codex/tool.js]"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_patch_without_target{
    .code = "CF204",
    .name = "patch-without-target",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A patch of a file, heading or added text that is not there.",
            .why = "The change that the overlay asks for would silently be missing from the tree.",
            .bad = "patch:\n  - {target: agents/codeflash.md, append: parts/go.md, section: Routes}",
            .good = "patch:\n  - {target: agents/codeflash.md, append: parts/go.md, section: Routing}"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_bad_link{
    .code = "CF205",
    .name = "bad-link",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A symbolic link that leaves its root, leads nowhere or leads back to where it lies.",
            .why = "On install clients drop links that leave the marketplace, and do not list an agent that is a link.",
            .bad = "agents/shared.md -> ../../../other/agents/shared.md",
            .good = "agents/shared.md, a plain file"}};

extern const Rule k_case_clash{
    .code = "CF206",
    .name = "case-clash",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Two paths that differ only in the case of letters.",
            .why = "On the file systems of macOS and Windows they are one file, and one of the two is lost.",
            .bad = "references/Guide.md\nreferences/guide.md",
            .good = "references/guide.md\nreferences/guide-memory.md"}};

extern const Rule k_unreadable_file{
    .code = "CF207",
    .name = "unreadable-file",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A file or folder that cannot be read, is neither, or lies deeper than any client looks.",
            .why = "It cannot be shipped, and leaving it out would ship a tree with a hole.",
            .bad = "references/pipe.md        (a named pipe)",
            .good = "references/pipe.md        (a plain file that the builder may read)"}};

extern const Rule k_name_not_portable{
    .code = "CF208",
    .name = "name-not-portable",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A file name with a backslash, a control character or bytes that are not UTF-8.",
            .why = "Archives and other systems change or refuse such names, and references to them break.",
            .bad = "references/a\\b.md",
            .good = "references/a-b.md"}};

extern const Rule k_overrides_nothing{
    .code = "CF209",
    .name = "overrides-nothing",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "`overrides: base` in a file whose path no lower layer has.",
            .why = "The file that it was to replace was moved or renamed, and both ship.",
            .bad = "plugin/languages/go/agents/codeflash-reviewer.md: `overrides: base`",
            .good = "plugin/languages/go/agents/codeflash-review.md: `overrides: base`"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_overlay_path_leaves{
    .code = "CF210",
    .name = "overlay-path-leaves",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A path in overlay.yaml that is absolute or leads out of the tree.",
            .why = "An overlay changes the tree that it is laid over, and nothing else on the disk.",
            .bad = "delete: [../agents/codeflash.md]",
            .good = "delete: [agents/codeflash.md]"},
    .applies_to = AppliesTo::source_trees};

}  // namespace cf::assembler
