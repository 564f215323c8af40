// What conversion says about sources that are wrong, and what it keeps of them.
#include <boost/test/unit_test.hpp>

#include "tests/unit/load/agent_tree.hpp"

using cf::assembler::ConvertOptions;
using cf::registry::Agent;
using cf::registry::Fleet;
using cf::test::AgentTree;

namespace {

using Texts = std::vector<std::string>;

std::string findings_of(const std::string& fields, Agent* converted = nullptr) {
  AgentTree tree;
  Agent agent = tree.add("x.md", "---\n" + fields + "---\n").only();
  if (converted != nullptr) *converted = std::move(agent);
  return tree.findings();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(agent_findings)

BOOST_AUTO_TEST_CASE(a_bad_regex_is_set_aside_at_its_byte) {
  Agent agent;
  BOOST_TEST(
      findings_of("triggers:\n  regex:\n    - ok\n    - 'a(?=b)'\n    - {pattern: \"x\\\\y\", priority: urgent}\n",
                  &agent) ==
      "x.md:5:9 error CF403 regex 'a(?=b)': look-around needs a backtracking engine [say what must be there instead]\n"
      "x.md:6:35 error CF407 unknown priority 'urgent' [one of critical, high, medium, low]\n"
      "x.md:6:19 error CF403 regex 'x\\y': '\\y' is not in the common subset [write the character without '\\']\n");
  BOOST_TEST(agent.triggers.regex.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_bad_glob_is_set_aside_at_its_byte) {
  Agent agent;
  BOOST_TEST(findings_of("codex:\n  triggers:\n    file_patterns: [\"**/*.py\", src/**.ts]\n", &agent) ==
             "x.md:4:36 error CF404 glob 'src/**.ts': '**' is not alone between slashes "
             "[write '**/*.ts' for files at any depth, '*' for any part of a name]\n");
  BOOST_TEST((agent.triggers.file_patterns == Texts{"**/*.py"}));
  BOOST_TEST(findings_of("paths: a.c, b[.h\n") ==
             "x.md:2:14 error CF404 glob 'b[.h': '[' is never closed [add the ']']\n");
}

BOOST_AUTO_TEST_CASE(a_regex_that_hits_everything_is_a_warning) {
  BOOST_TEST(
      findings_of("triggers: {patterns: ['*']}\n") ==
      "x.md:2:23 warning CF409 the regex '^.*$' hits every text [name something that only this agent's tasks say]\n");
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_type) {
  Agent agent;
  BOOST_TEST(
      findings_of(
          "priority: [high]\nmetadata: {autonomous: maybe}\ncodex:\n  runtime: {timeout_ms: soon, autonomy_level: 7}\n"
          "  triggers: {keywords: [a, {b: c}]}\n  memory: none\n",
          &agent) ==
      "x.md:2:11 error CF405 expected a text, not a list\n"
      "x.md:3:24 error CF405 expected true or false, not a text\n"
      "x.md:5:47 error CF407 7 is not between 0 and 1\n"
      "x.md:5:25 error CF405 expected a whole number, not a text\n"
      "x.md:6:28 error CF405 expected a text, not a mapping\n"
      "x.md:7:11 error CF405 expected a mapping, not a text\n");
  BOOST_TEST(agent.runtime.timeout_ms == 600'000);
  BOOST_TEST(agent.runtime.autonomy_level == .6);
  BOOST_TEST((agent.triggers.keywords == Texts{"a"}));
}

BOOST_AUTO_TEST_CASE(keys_that_nobody_reads_are_named) {
  BOOST_TEST(
      findings_of(
          "name: x\nversion: 1.0.0\ndescripton: y\nmodel: opus\nmemory: project\ncolor: red\ndomain: web\n"
          "hooks: {PreToolUse: [], pre_tsk: a}\nmetadata: {complexty: simple}\ncodex: {tyer: x, state_files: []}\n") ==
      "x.md:3:1 warning CF406 'version' is a key that nothing reads; its value is not carried into the registry "
      "[remove it, or see the list of keys in the docs]\n"
      "x.md:4:1 warning CF406 'descripton' is a key that nothing reads; its value is not carried into the registry "
      "[did you mean 'description'?]\n"
      "x.md:8:1 warning CF406 'domain' is a key that nothing reads; its value is not carried into the registry "
      "[write it under 'codex:']\n"
      "x.md:9:25 warning CF406 'hooks.pre_tsk' is a key that nothing reads; its value is not carried into the registry "
      "[did you mean 'pre_task'?]\n"
      "x.md:10:12 warning CF406 'metadata.complexty' is a key that nothing reads; its value is not carried into the "
      "registry [did you mean 'complexity'?]\n"
      "x.md:11:9 warning CF406 'codex.tyer' is a key that nothing reads; its value is not carried into the registry "
      "[did you mean 'tier'?]\n");
}

BOOST_AUTO_TEST_CASE(unknown_names_offer_the_nearest) {
  BOOST_TEST(
      findings_of("priority: hihg\nmetadata: {complexity: hard}\ncodex: {tier: expert, domain: ../x}\n") ==
      "x.md:4:31 error CF407 the domain '../x' cannot name a folder [write one plain name]\n"
      "x.md:4:15 error CF407 unknown tier 'expert' [one of coordinator, generalist, specialist]\n"
      "x.md:2:11 warning CF411 unknown priority 'hihg', which changes nothing [did you mean 'high'?]\n"
      "x.md:3:24 warning CF411 unknown complexity 'hard', which changes nothing [one of complex, moderate, simple]\n");
}

BOOST_AUTO_TEST_CASE(an_id_that_slugs_to_nothing) {
  Agent agent;
  BOOST_TEST(findings_of("name: 日本\n", &agent) ==
             "x.md:2:7 error CF402 '日本' has no letter a–z and no digit to make an id of [name it in ASCII; it is "
             "kept as 'x', "
             "after its file]\n");
  BOOST_TEST(agent.id == "x");
  AgentTree tree;
  BOOST_TEST(tree.add("日本.md", "text\n").convert().agents.empty());
  BOOST_TEST(tree.findings() ==
             "日本.md:1:1 error CF402 '日本' has no letter a–z and no digit to make an id of [name the agent in ASCII, "
             "such as "
             "'code-reviewer'; it is left out]\n");
}

BOOST_AUTO_TEST_CASE(of_two_with_one_id_the_smaller_path_stays) {
  AgentTree tree;
  tree.add("b/x.md", "---\nname: X!\n---\n").add("a/y.md", "---\nname: x\n---\n");
  const Fleet fleet = tree.convert();
  BOOST_TEST(fleet.agents.size() == 1U);
  BOOST_TEST(fleet.agents[0].domain == "a");
  BOOST_TEST(tree.findings() ==
             "b/x.md:2:7 error CF401 the id 'x' is taken; this agent is left out [give one of them another name]\n");
  BOOST_TEST(tree.report.diagnostics()[0].notes[0].message == "'a/y.md' has it");
}

BOOST_AUTO_TEST_CASE(delegations_to_nobody) {
  AgentTree tree;
  tree.add("a.md",
           "---\ncodex: {triggers: {delegations: {prefers: [revewer, Explore], complements: [The Reviewer]}}}\n---\n");
  tree.add("r.md", "---\nname: reviewer\n---\n").add("t.md", "---\nname: the-reviewer\n---\n");
  const Fleet fleet = tree.convert();
  BOOST_TEST(
      tree.findings() ==
      "a.md:2:44 warning CF408 delegates to 'revewer', which no agent here is called [did you mean 'reviewer'?]\n");
  BOOST_TEST((fleet.agents[0].triggers.prefers == Texts{"revewer", "Explore"}));
  BOOST_TEST((fleet.agents[0].triggers.complements == Texts{"the-reviewer"}));
  tree.convert({.strict = true});
  BOOST_TEST(tree.report.has_errors());
}

BOOST_AUTO_TEST_SUITE_END()
