// Every form in which a file may name another file, an agent or a table, and what must not be taken for one.
#include <boost/test/unit_test.hpp>

#include "tests/unit/rewrite/loaded_tree.hpp"

using cf::test::LoadedTree;

namespace {

/// The references of the text as the agent agents/a.md of the base, in a tree with a few files to point at.
std::string found(const std::string& body, const std::string& path = "agents/a.md") {
  LoadedTree tree;
  tree.add("references/shared/loop.md", "# Loop\n")
      .add("references/with space.md", "# Space\n")
      .add("languages/go/references/cpu/guide.md", "# Guide\n")
      .add("languages/go/agents/cpu.md", "---\nname: cpu\n---\n")
      .add("commands/start.md", "---\ndescription: x\n---\n")
      .add(path,
           (path.starts_with("references/") || path.find("/references/") != std::string::npos ? ""
                                                                                              : "---\nname: a\n---\n") +
               body);
  const std::string prefix = "languages/go/";
  return tree.references(path.starts_with(prefix) ? path.substr(prefix.size()) : path);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(references)

BOOST_AUTO_TEST_CASE(root_paths_in_prose) {
  BOOST_TEST(found("Read ${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md.\n") == "root references/shared/loop.md\n");
  BOOST_TEST(found("(${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md), then\n") == "root references/shared/loop.md\n");
  BOOST_TEST(found("**${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md**\n") == "root references/shared/loop.md\n");
  BOOST_TEST(found("`${CLAUDE_PLUGIN_ROOT}/references/shared/`\n") == "root references/shared\n");
  BOOST_TEST(found("| ${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md|b |\n|---|---|\n") ==
             "root references/shared/loop.md\n");
}

BOOST_AUTO_TEST_CASE(root_paths_with_an_anchor) {
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md#x\n") == "root references/shared/loop.md\n");
}

BOOST_AUTO_TEST_CASE(root_paths_of_the_source_tree_lose_the_language) {
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/languages/go/references/cpu/guide.md\n") == "root references/cpu/guide.md\n");
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/languages/rust/references/cpu/guide.md\n") ==
             "root languages/rust/references/cpu/guide.md\n");
}

BOOST_AUTO_TEST_CASE(root_paths_are_not_looked_up_beside_the_file) {
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/cpu.md\n", "languages/go/agents/x.md") == "root cpu.md\n");
}

BOOST_AUTO_TEST_CASE(root_paths_with_placeholders) {
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/references/<domain>/guide.md\n") == "root references/<domain>/guide.md\n");
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/references/*/guide.md\n") == "root references/*/guide.md\n");
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT}/references/<a b>/guide.md\n") == "root references\n");
}

BOOST_AUTO_TEST_CASE(root_in_quotes_is_for_a_shell) {
  BOOST_TEST(found("```bash\n\"${CLAUDE_PLUGIN_ROOT}\"/references/shared/loop.md\n```\n") ==
             "root references/shared/loop.md quoted command\n");
  BOOST_TEST(found("```bash\ncat \"${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md\"\n```\n") ==
             "root references/shared/loop.md command\n");
  BOOST_TEST(found("`cat ${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md`\n") ==
             "root references/shared/loop.md command\n");
}

BOOST_AUTO_TEST_CASE(root_alone_is_no_path) {
  BOOST_TEST(found("${CLAUDE_PLUGIN_ROOT} and $CLAUDE_PLUGIN_ROOT/x and ${CLAUDE_PLUGIN_DATA}/x\n") == "");
}

BOOST_AUTO_TEST_CASE(relative_links) {
  BOOST_TEST(found("[x](../references/shared/loop.md)\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("[x](../references/shared/loop.md#step-2)\n") == "link references/shared/loop.md #step-2\n");
  BOOST_TEST(found("![x](../references/shared/loop.md \"title\")\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("[x]: ../references/shared/loop.md\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("| [x](../references/shared/loop.md) | b |\n|---|---|\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("[x](<../references/with space.md>)\n") == "link references/with space.md\n");
  BOOST_TEST(found("[x](../references/with%20space.md)\n") == "link references/with space.md\n");
  BOOST_TEST(found("[x](gone.md)\n") == "link agents/gone.md\n");
}

BOOST_AUTO_TEST_CASE(links_that_are_not_to_files_of_ours) {
  BOOST_TEST(found("[x](https://example.org/a.md) [y](mailto:a@b.c) [z](#here) [r](/etc/passwd)\n") == "");
}

BOOST_AUTO_TEST_CASE(links_in_code_are_text) {
  BOOST_TEST(found("`[x](../references/shared/loop.md)`\n\n```\n[x](../references/shared/loop.md)\n```\n") == "");
}

BOOST_AUTO_TEST_CASE(links_may_start_from_the_place_in_the_source_tree) {
  BOOST_TEST(found("[x](../../../references/shared/loop.md)\n", "languages/go/agents/x.md") ==
             "link references/shared/loop.md\n");
  BOOST_TEST(found("[x](../languages/go/references/cpu/guide.md)\n") == "link references/cpu/guide.md\n");
  BOOST_TEST(found("[x](../references/cpu/guide.md)\n") == "link references/cpu/guide.md\n");
}

BOOST_AUTO_TEST_CASE(links_from_an_overlay_to_a_base_file_that_is_gone) {
  BOOST_TEST(found("[x](../../../references/shared/lop.md)\n", "languages/go/agents/x.md") ==
             "link references/shared/lop.md\n");
}

BOOST_AUTO_TEST_CASE(links_out_of_the_tree) {
  BOOST_TEST(found("[x](../../README.md)\n") == "link out of the tree\n");
  BOOST_TEST(found("[x](../../../../other.md)\n", "languages/go/agents/x.md") == "link out of the tree\n");
}

BOOST_AUTO_TEST_CASE(code_spans_that_are_paths_of_ours) {
  BOOST_TEST(found("`references/shared/loop.md`\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("`../references/shared/loop.md`\n") == "link references/shared/loop.md\n");
  BOOST_TEST(found("`references/gone.md`\n") == "link agents/references/gone.md\n");
  BOOST_TEST(found("`commands/start.md`\n") == "link commands/start.md\n");
}

BOOST_AUTO_TEST_CASE(code_spans_that_may_be_the_projects_own) {
  BOOST_TEST(found("`commands/deploy.md`, `src/main.go`, `hooks/`, `go test ./...`, `loop.md`, `a/b`\n") == "");
}

BOOST_AUTO_TEST_CASE(agents_by_subagent_type) {
  BOOST_TEST(found("subagent_type: \"cpu\"\n") == "agent cpu\n");
  BOOST_TEST(found("{\"subagent_type\": \"cpu\"}\n") == "agent cpu\n");
  BOOST_TEST(found("subagent_type='cpu'\n") == "agent cpu\n");
  BOOST_TEST(found("`subagent_type`: \"cpu\"\n") == "agent cpu\n");
  BOOST_TEST(found("Agent(subagent_type: \"cpu\", prompt: \"go\")\n") == "agent cpu\n");
  BOOST_TEST(found("```\nsubagent_type: \"cpu\"\n```\n") == "agent cpu\n");
}

BOOST_AUTO_TEST_CASE(subagent_types_that_name_nobody) {
  BOOST_TEST(found("subagent_type: cpu\nsubagent_type: \"<name>\"\nsubagent_type: \"${x}\"\nsubagent_type: \"\"\n"
                   "the subagent_type \"cpu\"\nsubagent_type: \"never closed\n") == "");
}

BOOST_AUTO_TEST_CASE(agents_by_call) {
  BOOST_TEST(found("Agent(cpu) and Agent(cpu, Explore)\n") == "agent cpu\nagent cpu\nagent Explore\n");
  BOOST_TEST(found("Agent(p:cpu)\n") == "agent p:cpu\n");
}

BOOST_AUTO_TEST_CASE(calls_that_name_nobody) {
  BOOST_TEST(found("Agent(prompt: \"x\") Agent() Agent(...) SubAgent(cpu) Agent(cpu\nx) Agent(<name>)\n") == "");
}

BOOST_AUTO_TEST_CASE(agents_in_tools) {
  LoadedTree tree;
  tree.add("agents/a.md", "---\nname: a\ntools: Read, Agent(cpu, Explore), Bash(git log:*)\n---\n");
  tree.add("agents/b.md", "---\nname: b\ntools:\n  - Read\n  - Agent(cpu)\n  - \"Agent(a)\"\n---\n");
  tree.add("agents/c.md", "---\nname: c\ntools: [Agent(cpu), Read]\n---\n");
  BOOST_TEST(tree.references("agents/a.md") == "agent cpu\nagent Explore\n");
  BOOST_TEST(tree.references("agents/b.md") == "agent cpu\nagent a\n");
  BOOST_TEST(tree.references("agents/c.md") == "agent cpu\n");
}

BOOST_AUTO_TEST_CASE(tables) {
  BOOST_TEST(found("<!-- cf:table agents -->\n<!--cf:table references shared-->\n") ==
             "table agents\ntable references shared\n");
  BOOST_TEST(found("<!-- cf:tables agents -->\n<!-- table -->\n```\n<!-- cf:table agents -->\n```\n") ==
             "table s agents\n");
}

BOOST_AUTO_TEST_CASE(hooks_and_servers) {
  LoadedTree tree;
  tree.add("hooks/hooks.json",
           R"({"hooks": {"Stop": [{"hooks": [{"type": "command", )"
           R"("command": "\"${CLAUDE_PLUGIN_ROOT}\"/bin/x Stop; sh ${CLAUDE_PLUGIN_ROOT}/languages/go/s.sh"}]}]}})");
  tree.add(".mcp.json", R"({"mcpServers": {"a": {"args": ["${CLAUDE_PLUGIN_ROOT}/server.js"]}}})");
  BOOST_TEST(tree.references("hooks/hooks.json") == "root bin/x command\nroot s.sh command\n");
  BOOST_TEST(tree.references(".mcp.json") == "root server.js command\n");
}

BOOST_AUTO_TEST_CASE(links_of_an_added_text_start_from_its_own_place) {
  LoadedTree tree;
  tree.add("agents/a.md", "---\nname: a\n---\n[one](../references/one.md)\n")
      .add("references/one.md", "# One\n")
      .add("languages/go/references/two.md", "# Two\n")
      .add("languages/go/parts/deep/more.md",
           "[two](../../references/two.md) and [one](../../../../references/one.md)\n")
      .add("languages/go/overlay.yaml", "patch: [{target: agents/a.md, append: parts/deep/more.md}]\n");
  BOOST_TEST(tree.references("agents/a.md") ==
             "link references/one.md\nlink references/two.md\nlink references/one.md\n");
}

BOOST_AUTO_TEST_SUITE_END()
