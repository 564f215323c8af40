// What is found while a finished tree is checked, compared with the disk and written.
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

extern const Rule k_output_breaks_schema{
    .code = "CF109",
    .name = "output-breaks-schema",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A generated file that cannot be read back or breaks its own schema.",
            .why = "Somebody's loader would refuse it. Either a value got past the checks of its source, or the "
                   "assembler is wrong: please report it.",
            .bad = "index.json: {\"agents\": [{\"id\": \"\"}]}",
            .good = "index.json: {\"agents\": [{\"id\": \"codeflash-deep\", …}]}"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_stale_tree{.code = "CF601",
                               .name = "stale-tree",
                               .severity = Severity::error,
                               .since = "0.1",
                               .doc = {.what = "With --check: the tree on disk is not what its source gives now.",
                                       .why = "Users of the tree have something else than the source says.",
                                       .bad = "plugin/agents/codeflash.md edited, dist-python not built since",
                                       .good = "cf-assemble build --lang python"},
                               .applies_to = AppliesTo::source_trees};

extern const Rule k_edited_output{
    .code = "CF602",
    .name = "edited-output",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A file of an assembled tree that was edited since it was written.",
            .why = "The next build would overwrite the edit. Make it in the source, or give it up with --force.",
            .bad = "dist-python/agents/codeflash.md edited by hand",
            .good = "plugin/agents/codeflash.md edited, then `cf-assemble build --force`"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_foreign_file{
    .code = "CF603",
    .name = "foreign-file",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A file in the output folder that the assembler did not write.",
            .why = "The exchange of trees would delete somebody's work. Move it away, or into a source layer.",
            .bad = "dist-python/notes.md",
            .good = "plugin/languages/python/references/notes.md"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_litter_dropped{
    .code = "CF604",
    .name = "litter-dropped",
    .severity = Severity::note,
    .since = "0.1",
    .doc = {.what = "Litter of an editor, an interpreter or the system in the output folder.",
            .why = "Nobody misses it: it goes with the old tree, and this says so.",
            .bad = "dist-python/.DS_Store",
            .good = "no such file"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_invalid_output_path{
    .code = "CF605",
    .name = "invalid-output-path",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A rendered path that cannot stand in a tree: absolute, leading out, or a file and a folder at "
                    "once.",
            .why = "Writing it would touch what is not ours, or fail halfway.",
            .bad = "codex/agents/../../x.codex.yaml",
            .good = "codex/agents/memory/x.codex.yaml"},
    .applies_to = AppliesTo::source_trees};

extern const Rule k_old_tree_left{
    .code = "CF606",
    .name = "old-tree-left",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "The new tree stands, but the old one changed meanwhile or could not be removed.",
            .why = "It is kept beside the new one, so that nothing is lost; look at it, then remove it.",
            .bad = "a program wrote into dist-python while it was being built",
            .good = "a tree that only the assembler writes"},
    .applies_to = AppliesTo::source_trees};

}  // namespace cf::assembler
