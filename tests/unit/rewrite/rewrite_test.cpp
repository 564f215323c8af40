// Files as they ship: references in the form that the reader there can follow, everything else byte for byte.
#include <boost/test/unit_test.hpp>

#include "tests/unit/rewrite/loaded_tree.hpp"

using cf::assembler::PathStyle;
using cf::assembler::Transform;
using cf::test::LoadedTree;

namespace {

/// A tree with files to point at.
LoadedTree some_tree() {
  LoadedTree tree;
  tree.add("references/shared/loop.md", "# Loop\n")
      .add("references/a b.md", "# Space\n")
      .add("languages/go/references/cpu/guide.md", "# Guide\n")
      .add("languages/go/agents/cpu.md", "---\nname: cpu\n---\n")
      .add("agents/sub/deep.md", "---\nname: deep\n---\n");
  return tree;
}

/// `text` as the file at `path` ships.
std::string shipped(const std::string& path, const std::string& text) {
  LoadedTree tree = some_tree();
  return tree.add(path, text).text(path.starts_with("languages/go/") ? path.substr(13) : path);
}

std::string transforms(const cf::assembler::Rewritten& rewritten) {
  std::string names;
  for (const Transform transform : rewritten.transforms) names += std::string(to_string(transform)) + ' ';
  return names;
}

/// Front matter after the private keys are gone.
std::string head(const std::string& fields) { return shipped("agents/x.md", "---\n" + fields + "---\nbody\n"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(rewrite_paths)

BOOST_AUTO_TEST_CASE(agents_and_commands_get_root_paths) {
  const std::string text =
      "---\nname: x\n---\n[l](../references/shared/loop.md#s) `references/shared/loop.md` "
      "${CLAUDE_PLUGIN_ROOT}/languages/go/references/cpu/guide.md.\n";
  const std::string expected =
      "---\nname: x\n---\n[l](${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md#s) "
      "`${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md` "
      "${CLAUDE_PLUGIN_ROOT}/references/cpu/guide.md.\n";
  BOOST_TEST(shipped("agents/x.md", text) == expected);
  BOOST_TEST(shipped("commands/x.md", text) == expected);
}

BOOST_AUTO_TEST_CASE(references_get_paths_from_their_own_folder) {
  BOOST_TEST(shipped("references/deep/x.md",
                     "[l](../shared/loop.md) ${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md, "
                     "${CLAUDE_PLUGIN_ROOT}/agents/ and ${CLAUDE_PLUGIN_ROOT}/\n") ==
             "[l](../shared/loop.md) ../shared/loop.md, ../../agents/ and ../..\n");
}

BOOST_AUTO_TEST_CASE(references_of_an_overlay_are_rewritten_from_where_they_ship) {
  BOOST_TEST(
      shipped("languages/go/references/cpu/x.md", "[l](../../../../references/shared/loop.md) [g](guide.md)\n") ==
      "[l](../shared/loop.md) [g](guide.md)\n");
}

BOOST_AUTO_TEST_CASE(skills_get_relative_paths_but_for_the_shell) {
  BOOST_TEST(shipped("skills/s/SKILL.md",
                     "---\nname: s\n---\n${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md\n\n"
                     "```bash\ncat \"${CLAUDE_PLUGIN_ROOT}\"/languages/go/references/cpu/guide.md\n```\n") ==
             "---\nname: s\n---\n../../references/shared/loop.md\n\n"
             "```bash\ncat \"${CLAUDE_PLUGIN_ROOT}\"/references/cpu/guide.md\n```\n");
}

BOOST_AUTO_TEST_CASE(quoted_roots_keep_their_quotes_where_the_shell_reads_them) {
  BOOST_TEST(shipped("agents/x.md",
                     "---\nname: x\n---\n`\"${CLAUDE_PLUGIN_ROOT}\"/languages/go/references/cpu/guide.md -x`\n") ==
             "---\nname: x\n---\n`\"${CLAUDE_PLUGIN_ROOT}\"/references/cpu/guide.md -x`\n");
}

BOOST_AUTO_TEST_CASE(a_space_in_a_link_stays_written_as_it_was) {
  BOOST_TEST(shipped("agents/x.md", "---\nname: x\n---\n[a](../references/a%20b.md) [b](<../references/a b.md>)\n") ==
             "---\nname: x\n---\n[a](${CLAUDE_PLUGIN_ROOT}/references/a%20b.md) "
             "[b](<${CLAUDE_PLUGIN_ROOT}/references/a b.md>)\n");
}

BOOST_AUTO_TEST_CASE(crlf_and_byte_order_mark_are_kept) {
  const std::string text =
      "\xEF\xBB\xBF---\r\nname: x\r\ncodex:\r\n  domain: d\r\nmodel: opus\r\n---\r\n\r\n"
      "[l](../references/shared/loop.md)\r\nend";
  BOOST_TEST(shipped("agents/x.md", text) ==
             "\xEF\xBB\xBF---\r\nname: x\r\nmodel: opus\r\n---\r\n\r\n"
             "[l](${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md)\r\nend");
}

BOOST_AUTO_TEST_CASE(files_that_nothing_touches_keep_every_byte) {
  for (const std::string text : {"no end of line", "\r\n\t \r\n", "", "---\nnot closed\n", "\xEF\xBB\xBF# x"}) {
    BOOST_TEST(shipped("references/x.md", text) == text);
  }
  BOOST_TEST(shipped("data/x.bin", std::string("\0\xFF ${CLAUDE_PLUGIN_ROOT}/x", 25)) ==
             std::string("\0\xFF ${CLAUDE_PLUGIN_ROOT}/x", 25));
  BOOST_TEST(shipped("data/x.json", "{\"a\" :1}") == "{\"a\" :1}");
}

BOOST_AUTO_TEST_CASE(other_destinations) {
  LoadedTree tree = some_tree();
  tree.add("agents/x.md", "---\nname: x\n---\n[l](../references/shared/loop.md) Agent(cpu)\n");
  const cf::assembler::File& file = *tree.tree().find("agents/x.md");
  BOOST_TEST(rewrite_body(tree.tree(), file, {.path = "codex/agents/d/x.md", .paths = PathStyle::relative}).text ==
             "[l](../../../references/shared/loop.md) Agent(cpu)\n");
  BOOST_TEST(rewrite_body(tree.tree(), file, {.path = "codex/toml/x.toml", .paths = PathStyle::root}).text ==
             "[l](${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md) Agent(cpu)\n");
}

BOOST_AUTO_TEST_CASE(hooks_lose_the_language) {
  BOOST_TEST(shipped("hooks/hooks.json", R"({"command":  "\"${CLAUDE_PLUGIN_ROOT}\"/languages/go/s.sh"})") ==
             R"({"command":  "\"${CLAUDE_PLUGIN_ROOT}\"/s.sh"})");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rewrite_names)

BOOST_AUTO_TEST_CASE(names_of_this_tree_are_qualified_wherever_a_client_reads_them) {
  BOOST_TEST(shipped("agents/x.md",
                     "---\nname: x\ntools: Read, Agent(cpu, Explore)\n---\nAgent(cpu) Agent(subagent_type: \"deep\") "
                     "subagent_type: \"general-purpose\" Agent(other:x)\n") ==
             "---\nname: x\ntools: Read, Agent(p:cpu, Explore)\n---\nAgent(p:cpu) Agent(subagent_type: \"p:sub:deep\") "
             "subagent_type: \"general-purpose\" Agent(other:x)\n");
}

BOOST_AUTO_TEST_CASE(names_that_are_qualified_stay) {
  BOOST_TEST(shipped("agents/x.md", "---\nname: x\n---\nAgent(p:cpu)\n") == "---\nname: x\n---\nAgent(p:cpu)\n");
}

BOOST_AUTO_TEST_CASE(transforms_are_told) {
  LoadedTree tree = some_tree();
  tree.add("agents/x.md",
           "---\nname: x\ncodex: {domain: d}\n---\nAgent(cpu) [l](../references/shared/loop.md)\n"
           "<!-- cf:table agents -->\n");
  BOOST_TEST(transforms(tree.rewritten("agents/x.md")) ==
             "paths-rewritten names-qualified tables-expanded codex-stripped ");
  BOOST_TEST(transforms(tree.rewritten("references/shared/loop.md")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rewrite_front_matter)

BOOST_AUTO_TEST_CASE(the_codex_block_goes_from_any_place) {
  BOOST_TEST(head("codex:\n  domain: d\n  a: [1]\nname: x\nmodel: opus\n") == "---\nname: x\nmodel: opus\n---\nbody\n");
  BOOST_TEST(head("name: x\ncodex:\n  domain: d\n\nmodel: opus\n") == "---\nname: x\nmodel: opus\n---\nbody\n");
  BOOST_TEST(head("name: x\nmodel: opus\ncodex:\n  domain: d\n") == "---\nname: x\nmodel: opus\n---\nbody\n");
}

BOOST_AUTO_TEST_CASE(the_codex_block_goes_in_any_style) {
  const std::string expected = "---\nname: x\nmodel: opus\n---\nbody\n";
  BOOST_TEST(head("name: x\ncodex: {domain: d,\n  tier: t}\nmodel: opus\n") == expected);
  BOOST_TEST(head("name: x\n\"codex\":\n  domain: d\nmodel: opus\n") == expected);
  BOOST_TEST(head("name: x\ncodex:\n  # why\n  domain: d # which\n  text: |\n    a: b\n\n    c\nmodel: opus\n") ==
             expected);
}

BOOST_AUTO_TEST_CASE(a_mapping_in_braces_is_written_anew_where_the_cut_would_break_it) {
  BOOST_TEST(head("{name: x, codex: {domain: d}, model: opus}\n") == "---\n{name: x, model: opus}\n---\nbody\n");
  BOOST_TEST(head("{name: x, model: opus, codex: {domain: d}}\n") == "---\nname: x\nmodel: opus\n---\nbody\n");
}

BOOST_AUTO_TEST_CASE(an_alias_of_what_is_cut_is_written_out) {
  BOOST_TEST(head("name: x\ncodex:\n  domain: &d perf\nmodel: *d\n") == "---\nname: x\nmodel: perf\n---\nbody\n");
}

BOOST_AUTO_TEST_CASE(comments_of_other_keys_stay) {
  BOOST_TEST(head("# about x\nname: x # short\ncodex: {domain: d}\n") ==
             "---\n# about x\nname: x # short\n---\nbody\n");
}

BOOST_AUTO_TEST_CASE(overrides_goes_and_an_empty_block_with_it) {
  LoadedTree tree;
  tree.add("references/x.md", "old\n").add("languages/go/references/x.md", "---\noverrides: base\n---\n\n# New\n");
  BOOST_TEST(tree.text("references/x.md") == "# New\n");
  LoadedTree command;
  command.add("commands/x.md", "old\n")
      .add("languages/go/commands/x.md", "---\ndescription: d\noverrides: base\n---\n# New\n");
  BOOST_TEST(command.text("commands/x.md") == "---\ndescription: d\n---\n# New\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rewrite_patches)

namespace {

std::string patched(const std::string& base, const std::string& patch, const std::string& added = "") {
  LoadedTree tree = some_tree();
  tree.add("agents/x.md", base).add("languages/go/parts/p.md", added);
  tree.add("languages/go/overlay.yaml", "patch:\n  - {target: agents/x.md, " + patch + "}\n");
  const std::string text = tree.text("agents/x.md");
  return tree.findings().empty() ? text : tree.findings();
}

}  // namespace

BOOST_AUTO_TEST_CASE(fields_are_merged_and_written_anew) {
  BOOST_TEST(patched("---\nname: x # c\ncolor: red\ncodex: {domain: d}\n---\n\nbody\n",
                     "merge: {color: blue, model: opus}") == "---\nname: x\ncolor: blue\nmodel: opus\n---\n\nbody\n");
}

BOOST_AUTO_TEST_CASE(null_takes_a_field_away) {
  BOOST_TEST(patched("---\nname: x\ncolor: red\n---\nbody\n", "merge: {color: null}") == "---\nname: x\n---\nbody\n");
  BOOST_TEST(patched("---\nname: x\n---\nbody\n", "merge: {color: null}") ==
             "languages/go/overlay.yaml:2:35 CF202 nothing to delete: 'agents/x.md' has no key 'color'\n");
}

BOOST_AUTO_TEST_CASE(crlf_and_byte_order_mark_of_a_patched_file_are_kept) {
  BOOST_TEST(patched("\xEF\xBB\xBF---\r\nname: x\r\n---\r\nbody\r\n", "merge: {model: opus}") ==
             "\xEF\xBB\xBF---\r\nname: x\r\nmodel: opus\r\n---\r\nbody\r\n");
}

BOOST_AUTO_TEST_CASE(fields_for_a_file_without_any) {
  LoadedTree tree;
  tree.add("references/x.md", "# X\n")
      .add("languages/go/overlay.yaml", "patch: [{target: references/x.md, merge: {a: b}}]\n");
  BOOST_TEST(tree.text("references/x.md") == "---\na: b\n---\n# X\n");
}

BOOST_AUTO_TEST_CASE(agents_in_patched_tools_are_qualified) {
  BOOST_TEST(patched("---\nname: x\n---\nb\n", "merge: {tools: 'Read, Agent(cpu)'}") ==
             "---\nname: x\ntools: Read, Agent(p:cpu)\n---\nb\n");
  BOOST_TEST(patched("---\nname: x\n---\nb\n", "merge: {tools: [Read, Agent(cpu)]}") ==
             "---\nname: x\ntools:\n  - Read\n  - Agent(p:cpu)\n---\nb\n");
  BOOST_TEST(patched("---\nname: x\ntools: Agent(cpu), Read\n---\nb\n", "merge: {model: opus}") ==
             "---\nname: x\ntools: Agent(p:cpu), Read\nmodel: opus\n---\nb\n");
}

BOOST_AUTO_TEST_CASE(a_text_is_added_at_the_end_as_a_paragraph_of_its_own) {
  BOOST_TEST(patched("---\nname: x\n---\nOne.", "append: parts/p.md", "Two.\n") == "---\nname: x\n---\nOne.\n\nTwo.\n");
  BOOST_TEST(patched("---\nname: x\n---\nOne.\r\n", "append: parts/p.md", "Two.\r\n") ==
             "---\nname: x\n---\nOne.\r\n\r\nTwo.\r\n");
  BOOST_TEST(patched("---\nname: x\n---\nOne.\n\n", "append: parts/p.md", "---\nnote: y\n---\nTwo.\n") ==
             "---\nname: x\n---\nOne.\n\nTwo.\n");
}

BOOST_AUTO_TEST_CASE(a_text_is_added_at_the_end_of_its_section) {
  const std::string base = "---\nname: x\n---\n# T\n\n## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n";
  BOOST_TEST(patched(base, "append: parts/p.md, section: A", "new\n") ==
             "---\nname: x\n---\n# T\n\n## A\n\na\n\n### A1\n\na1\n\nnew\n\n## B\n\nb\n");
  BOOST_TEST(patched(base, "append: parts/p.md, section: A1", "new\n") ==
             "---\nname: x\n---\n# T\n\n## A\n\na\n\n### A1\n\na1\n\nnew\n\n## B\n\nb\n");
  BOOST_TEST(patched(base, "append: parts/p.md, section: B", "new\n") ==
             "---\nname: x\n---\n# T\n\n## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\nnew\n");
}

BOOST_AUTO_TEST_CASE(a_section_that_is_not_there_is_found_at_the_patch) {
  BOOST_TEST(patched("---\nname: x\n---\n# T\n", "append: parts/p.md, section: Gone", "new\n") ==
             "languages/go/overlay.yaml:2:14 CF204 nothing to patch: 'agents/x.md' has no heading 'Gone'\n");
}

BOOST_AUTO_TEST_CASE(links_of_both_texts_are_rewritten) {
  BOOST_TEST(patched("---\nname: x\n---\n[a](../references/shared/loop.md)\n", "append: parts/p.md",
                     "[b](../references/cpu/guide.md)\n") ==
             "---\nname: x\n---\n[a](${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md)\n\n"
             "[b](${CLAUDE_PLUGIN_ROOT}/references/cpu/guide.md)\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rewrite_json)

BOOST_AUTO_TEST_CASE(merged_hooks_lose_the_language_in_both_parts) {
  LoadedTree tree;
  tree.add("hooks/hooks.json", R"({"a": [{"c": "${CLAUDE_PLUGIN_ROOT}/languages/go/one.sh"}]})")
      .add("languages/go/hooks/hooks.json", R"({"a": [{"c": "\"${CLAUDE_PLUGIN_ROOT}\"/languages/go/two.sh"}]})");
  BOOST_TEST(tree.text("hooks/hooks.json") ==
             "{\n  \"a\": [\n    {\n      \"c\": \"${CLAUDE_PLUGIN_ROOT}/one.sh\"\n    },\n    {\n"
             "      \"c\": \"\\\"${CLAUDE_PLUGIN_ROOT}\\\"/two.sh\"\n    }\n  ]\n}\n");
}

BOOST_AUTO_TEST_CASE(a_key_twice_in_one_of_two_merged_documents_is_found) {
  LoadedTree tree;
  tree.add("hooks/hooks.json", R"({"a": 1, "b": 2, "b": 3})")
      .add("languages/go/hooks/hooks.json", "{\"a\": 2,\n\"a\": 3}");
  BOOST_TEST(tree.findings() ==
             "hooks/hooks.json:1:18 CF006 the key 'b' stands here a second time\n"
             "languages/go/hooks/hooks.json:2:1 CF006 the key 'a' stands here a second time\n");
}

BOOST_AUTO_TEST_SUITE_END()
