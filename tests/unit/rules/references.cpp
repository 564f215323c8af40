#include <boost/test/unit_test.hpp>

#include "tests/unit/rules/findings.hpp"

namespace cf::assembler::test {

namespace {

constexpr std::string_view k_guide = "# Guide\n\nRead this when it is slow.\n";

/// A tree with one agent of that body and references/guide.md.
Texts with_body(std::string_view body) {
  return {{"agents/helper.md", agent("", body)}, {"references/guide.md", std::string(k_guide)}};
}

BOOST_AUTO_TEST_SUITE(references)

BOOST_AUTO_TEST_CASE(dead_root_reference) {
  const TextTree tree = source_tree(with_body("Read ${CLAUDE_PLUGIN_ROOT}/references/guid.md.\n"));
  BOOST_TEST(found_by("CF301", tree) ==
             "agents/helper.md:5:6: error: 'references/guid.md' is not in the tree | did you mean "
             "'references/guide.md'?");
}

BOOST_AUTO_TEST_CASE(root_reference_that_leads_somewhere) {
  const std::string_view body =
      "Read ${CLAUDE_PLUGIN_ROOT}/references/guide.md, ${CLAUDE_PLUGIN_ROOT}/references/<topic>.md and\n"
      "${CLAUDE_PLUGIN_ROOT}/references/, run \"${CLAUDE_PLUGIN_ROOT}\"/bin/cf-experiment.\n";
  BOOST_TEST(found_by("CF301", source_tree(with_body(body))) == "");
}

BOOST_AUTO_TEST_CASE(what_the_build_makes_is_there_in_a_source_tree_only) {
  const std::string_view body =
      "See ${CLAUDE_PLUGIN_ROOT}/README.md and ${CLAUDE_PLUGIN_ROOT}/codex/agents/index.json\n";
  BOOST_TEST(found_by("CF301", source_tree(with_body(body))) == "");
  BOOST_TEST(found_by("CF301", plugin(with_body(body))).find("agents/helper.md:5:5: error: 'README.md'") == 0);
}

BOOST_AUTO_TEST_CASE(root_reference_below_the_language_folder) {
  const Texts overlay = {{"references/more.md", std::string(k_guide)}};
  const auto tree = [&](std::string_view name) {
    return source_tree(with_body("Read ${CLAUDE_PLUGIN_ROOT}/languages/python/references/" + std::string(name) + "\n"),
                       overlay);
  };
  BOOST_TEST(found_by("CF301", tree("more.md")) == "");
  BOOST_TEST(found_by("CF301", tree("most.md")) != "");
}

BOOST_AUTO_TEST_CASE(dead_link) {
  const TextTree tree = source_tree(with_body("See [it](../references/guid.md#top).\n"));
  BOOST_TEST(found_by("CF302", tree) ==
             "agents/helper.md:5:10: error: the link leads nowhere: 'references/guid.md' is not in the tree | did you "
             "mean 'references/guide.md'?");
}

BOOST_AUTO_TEST_CASE(dead_path_in_a_code_span) {
  BOOST_TEST(found_by("CF302", source_tree(with_body("Read `references/gone.md`.\n")))
                 .starts_with("agents/helper.md:5:7: error: the link leads nowhere: "));
}

BOOST_AUTO_TEST_CASE(dead_link_that_no_model_reads_is_a_warning) {
  BOOST_TEST(found_by("CF302", plugin({{"README.md", "[x](docs/gone.md)\n"}})).starts_with("README.md:1:5: warning: "));
}

BOOST_AUTO_TEST_CASE(links_that_lead_somewhere) {
  const std::string_view body =
      "[a](../references/guide.md) [b](https://example.org/x.md) [c](#here) `../references/guide.md` `src/gone.md`\n";
  BOOST_TEST(found_by("CF302", source_tree(with_body(body))) == "");
}

BOOST_AUTO_TEST_CASE(a_file_alone_is_not_asked_where_it_leads) {
  const TextTree tree = loose_folder({{"agents/a.md", agent("", "[x](gone.md) subagent_type: \"other\"\n")}});
  BOOST_TEST(found_by("CF302", tree) + found_by("CF303", tree) == "");
}

BOOST_AUTO_TEST_CASE(unknown_agent) {
  BOOST_TEST(found_by("CF303", source_tree(with_body("Agent(subagent_type: \"helpr\", prompt: \"x\")\n"))) ==
             "agents/helper.md:5:23: error: no agent here is called 'helpr' | did you mean 'helper'?");
  const Texts in_tools = {{"agents/a.md", agent("tools: Read, Agent(gone)\n")}};
  BOOST_TEST(found_by("CF303", source_tree(in_tools)).starts_with("agents/a.md:4:20: error: no agent here"));
}

BOOST_AUTO_TEST_CASE(unknown_agent_of_this_plugin_or_a_loose_folder) {
  BOOST_TEST(found_by("CF303", plugin(with_body("subagent_type: \"tool:gone\"\n"))).find("'tool:gone'") !=
             std::string::npos);
  const Texts loose = {{"agents/a.md", agent("", "Agent(gone)\n")}, {"agents/b.md", agent("")}};
  BOOST_TEST(found_by("CF303", loose_folder(loose)).starts_with("agents/a.md:5:7: warning: "));
}

BOOST_AUTO_TEST_CASE(known_agents) {
  const std::string_view body =
      "subagent_type: \"helper\", subagent_type: \"Explore\", Agent(other:reviewer), subagent_type: \"<name>\"\n";
  BOOST_TEST(found_by("CF303", source_tree(with_body(body))) == "");
  BOOST_TEST(found_by("CF303", plugin(with_body("subagent_type: \"tool:helper\"\n"))) == "");
}

BOOST_AUTO_TEST_CASE(unknown_table) {
  const TextTree tree = source_tree(with_body("<!-- cf:table agent -->\n"));
  BOOST_TEST(found_by("CF304", tree) ==
             "agents/helper.md:5:1: error: no table is called 'agent' | did you mean 'agents'?");
  BOOST_TEST(found_by("CF304", source_tree(with_body("<!-- cf:table references shared/ -->\n"))) == "");
}

BOOST_AUTO_TEST_CASE(bare_agent_name) {
  BOOST_TEST(found_by("CF305", plugin(with_body("subagent_type: \"helper\"\n"))) ==
             "agents/helper.md:5:17: error: the bare name 'helper' does not resolve inside a plugin | write "
             "'tool:helper'");
}

BOOST_AUTO_TEST_CASE(bare_agent_names_where_they_resolve) {
  const Texts texts = with_body("subagent_type: \"helper\"\n");
  BOOST_TEST(found_by("CF305", source_tree(texts)) == "");  // the assembler qualifies it
  BOOST_TEST(found_by("CF305", loose_folder(texts)) == "");
  BOOST_TEST(found_by("CF305", plugin(with_body("subagent_type: \"tool:helper\", Agent(Plan)\n"))) == "");
}

BOOST_AUTO_TEST_CASE(root_not_expanded) {
  Texts texts = with_body("Read ${CLAUDE_PLUGIN_ROOT}/references/guide.md\n");
  BOOST_TEST(found_by("CF306", plugin(texts)) == "");
  texts["references/deep/more.md"] = "Read ${CLAUDE_PLUGIN_ROOT}/references/guide.md\n";
  BOOST_TEST(found_by("CF306", plugin(texts)) ==
             "references/deep/more.md:1:6: warning: the variable is not expanded in this file | write '../guide.md'");
  BOOST_TEST(found_by("CF306", source_tree(texts)) == "");  // the assembler rewrites it
}

BOOST_AUTO_TEST_CASE(not_an_agent) {
  const auto at = [](const std::string& path) { return found_by("CF307", plugin({{path, agent("")}})); };
  BOOST_TEST(at("agents/README.md") ==
             "agents/README.md:1:1: error: a document below agents/ ('README.md'): clients list it as an agent | move "
             "it out of agents/, to references/ or beside the plugin");
  BOOST_TEST(at("agents/references/guide.md").starts_with("agents/references/guide.md:1:1: error: "));
  BOOST_TEST(at("agents/deep/guide.md") == "");
}

BOOST_AUTO_TEST_CASE(reference_leaves_tree) {
  BOOST_TEST(found_by("CF308", source_tree(with_body("[x](../../CONTRIBUTING.md)\n"))) ==
             "agents/helper.md:5:5: error: '../../CONTRIBUTING.md' leads out of the tree | a plugin is installed "
             "without what lies around it: move the file into the tree");
  BOOST_TEST(found_by("CF308", plugin({{"README.md", "[x](../LICENSE)\n"}})).starts_with("README.md:1:5: warning: "));
  BOOST_TEST(found_by("CF308", source_tree(with_body("[x](../references/guide.md)\n"))) == "");
}

BOOST_AUTO_TEST_CASE(unknown_skill) {
  const auto with = [](const std::string& skills) {
    return found_by("CF309", plugin({{"agents/helper.md", agent("skills: " + skills + "\n")},
                                     {"skills/optimize/SKILL.md", "---\nname: optimize\n---\n"}}));
  };
  BOOST_TEST(with("[optimze]") ==
             "agents/helper.md:4:10: error: no skill here is called 'optimze' | did you mean 'optimize'?");
  BOOST_TEST(with("optimize, tool:optimize, other:thing") == "");
}

BOOST_AUTO_TEST_CASE(reference_without_condition) {
  const auto with = [](const std::string& text) { return source_tree({{"references/guide.md", text}}); };
  BOOST_TEST(found_by("CF310", with("# Guide\n\nThis guide covers\nmemory.\n")) ==
             "references/guide.md:3:1: warning: this reference does not say when to read it | begin its first "
             "paragraph with 'Read this when …'; the generated tables quote it");
  BOOST_TEST(found_by("CF310", with("# Guide\n")).starts_with("references/guide.md:1:1: warning: "));
  BOOST_TEST(found_by("CF310", with(std::string(k_guide))) == "");
  BOOST_TEST(found_by("CF310", plugin({{"references/guide.md", "# Guide\n\nText.\n"}})) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::assembler::test
