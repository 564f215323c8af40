#include <boost/test/unit_test.hpp>

#include "tests/unit/rules/findings.hpp"

namespace cf::assembler::test {

namespace {

std::string in_agent(std::string_view code, std::string_view lines) {
  return found_by(code, source_tree({{"agents/helper.md", agent(lines)}}));
}

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(fence_in_the_middle_of_a_line) {
  const TextTree tree =
      source_tree({{"agents/a.md", "---\nname: a\ndescription: Reviews --- all of it\ntools: Read\n---\nBody\n"}});
  BOOST_TEST(found_by("CF007", tree) ==
             "agents/a.md:3:22: error: the front matter ends here, inside a value | clients stop at the first `---`, "
             "wherever it stands; write `--` or `—` in values");
}

BOOST_AUTO_TEST_CASE(fence_on_a_line_of_a_block_value) {
  const TextTree tree =
      source_tree({{"agents/a.md", "---\nname: a\ndescription: |\n  First\n---\n  second\ntools: Read\n---\nBody\n"}});
  BOOST_TEST(found_by("CF007", tree).starts_with("agents/a.md:5:1: error: the front matter ends here"));
}

BOOST_AUTO_TEST_CASE(indented_fence_in_a_block_value) {
  const TextTree tree =
      source_tree({{"agents/a.md", "---\nname: a\ndescription: |\n  First\n  ---\n  second\n---\nBody\n"}});
  BOOST_TEST(found_by("CF007", tree).starts_with("agents/a.md:5:3: error"));
}

BOOST_AUTO_TEST_CASE(fences_of_the_block_and_rules_of_the_body_are_fine) {
  const std::string text = "---\nname: a\ndescription: A -- b\n---   \n# Title\n\nText: more\n\n---\n\nEnd\n";
  BOOST_TEST(found_by("CF007", source_tree({{"agents/a.md", text}})) == "");
  const std::string crlf = "---\r\nname: a\r\ndescription: b\r\n---\r\nBody\r\n";
  BOOST_TEST(found_by("CF007", source_tree({{"agents/a.md", crlf}})) == "");
}

BOOST_AUTO_TEST_CASE(missing_description) {
  const TextTree tree = source_tree({{"agents/a.md", "---\nname: a\n---\nBody\n"}});
  BOOST_TEST(found_by("CF011", tree) ==
             "agents/a.md:2:1: error: the agent 'a' has no description | say in a sentence what it does, when to use "
             "it, and when not");
  BOOST_TEST(found_by("CF011", source_tree({{"commands/a.md", "---\ndescription: ''\n---\nBody\n"}}))
                 .starts_with("commands/a.md:2:14: warning: the command 'a' has no description"));
}

BOOST_AUTO_TEST_CASE(description_or_its_alias_is_there) {
  BOOST_TEST(found_by("CF011", source_tree({{"agents/a.md", "---\nname: a\ndescription: b\n---\n"},
                                            {"skills/s/SKILL.md", "---\nwhen_to_use: now\n---\n"}})) == "");
}

BOOST_AUTO_TEST_CASE(unknown_model) {
  BOOST_TEST(in_agent("CF012", "model: sonet\n") ==
             "agents/helper.md:4:8: error: unknown model 'sonet' | did you mean 'sonnet'?");
}

BOOST_AUTO_TEST_CASE(known_models) {
  for (const std::string model : {"inherit", "opus", "sonnet[1m]", "claude-opus-4-1", "us.anthropic.claude-x-v1:0"}) {
    BOOST_TEST(in_agent("CF012", "model: " + model + "\n") == "");
  }
}

BOOST_AUTO_TEST_CASE(unknown_tool_in_a_comma_list) {
  BOOST_TEST(in_agent("CF013", "tools: Read, bash, Bash(git log:*)\n") ==
             "agents/helper.md:4:14: error: unknown tool 'bash' | did you mean 'Bash'?");
}

BOOST_AUTO_TEST_CASE(unknown_tool_in_anothers_plugin_is_a_warning) {
  const TextTree tree = plugin({{"commands/c.md", "---\ndescription: d\nallowed-tools: [Raed]\n---\n"}});
  BOOST_TEST(found_by("CF013", tree) == "commands/c.md:3:17: warning: unknown tool 'Raed' | did you mean 'Read'?");
}

BOOST_AUTO_TEST_CASE(known_tools) {
  BOOST_TEST(in_agent("CF013", "tools: [Read, Agent(tool:a), mcp__docs__query, '*', Grep]\n") == "");
}

BOOST_AUTO_TEST_CASE(no_tools) {
  for (const std::string tools : {"tools: []\n", "tools:\n", "tools: ''\n"}) {
    BOOST_TEST(in_agent("CF014", tools) ==
               "agents/helper.md:4:1: error: an empty list: the agent gets no tool at all | name its tools, or remove "
               "the key to give it all of them");
  }
}

BOOST_AUTO_TEST_CASE(some_tools_or_no_key) {
  BOOST_TEST(in_agent("CF014", "tools: Read\n") == "");
  BOOST_TEST(in_agent("CF014", "") == "");
}

BOOST_AUTO_TEST_CASE(key_ignored_in_plugins) {
  BOOST_TEST(in_agent("CF015", "permissionMode: acceptEdits\n") ==
             "agents/helper.md:4:1: warning: 'permissionMode' is ignored in a plugin's agents | remove it, or tell "
             "users to set it for themselves");
}

BOOST_AUTO_TEST_CASE(users_own_agents_may_use_those_keys) {
  const Texts texts = {{"agents/helper.md", agent("permissionMode: acceptEdits\n")}};
  BOOST_TEST(found_by("CF015", loose_folder(texts)) == "");
  BOOST_TEST(in_agent("CF015", "maxTurns: 3\n") == "");
}

BOOST_AUTO_TEST_CASE(unknown_key) {
  BOOST_TEST(in_agent("CF016", "colour: red\n") ==
             "agents/helper.md:4:1: warning: unknown key 'colour', which no client reads | did you mean 'color'?");
  BOOST_TEST(in_agent("CF016", "triggers: [x]\n").ends_with(" | write it under `codex:`"));
  const TextTree manifest = source_tree({{".claude-plugin/plugin.json", R"({"name": "x", "category": "y"})"}});
  BOOST_TEST(found_by("CF016", manifest) ==
             ".claude-plugin/plugin.json:1:15: warning: unknown key 'category', which no client reads | it belongs to "
             "the plugin's entry in marketplace.json");
}

BOOST_AUTO_TEST_CASE(keys_of_the_client_and_our_own) {
  BOOST_TEST(in_agent("CF016", "color: red\ncodex: {domain: x}\n") == "");
  BOOST_TEST(found_by("CF016", source_tree({{"skills/s/SKILL.md", "---\nname: s\nallowed-tools: Read\n---\n"}})) == "");
}

BOOST_AUTO_TEST_CASE(duplicate_agent_name) {
  const TextTree tree = source_tree({{"agents/a.md", agent("")}, {"agents/deep/b.md", agent("")}});
  BOOST_TEST(found_by("CF017", tree) ==
             "agents/deep/b.md:2:7: error: the name 'helper' is taken by the agent in 'agents/a.md' | the client keeps "
             "one of them; give this one another name");
}

BOOST_AUTO_TEST_CASE(skill_and_command_of_one_name) {
  const TextTree tree = plugin({{"commands/go.md", "---\ndescription: d\n---\n"},
                                {"skills/go/SKILL.md", "---\nname: go\ndescription: d\n---\n"}});
  BOOST_TEST(
      found_by("CF017", tree)
          .starts_with("skills/go/SKILL.md:2:7: error: the name 'go' is taken by the command in 'commands/go.md'"));
}

BOOST_AUTO_TEST_CASE(names_of_their_own) {
  const Texts texts = {{"agents/a.md", agent("")}, {"agents/deep/b.md", agent("")}};
  BOOST_TEST(found_by("CF017", plugin(texts)) == "");  // tool:helper and tool:deep:helper
  BOOST_TEST(found_by("CF017", source_tree({{"agents/a.md", "---\nname: a\n---\n"},
                                            {"commands/a.md", "---\ndescription: d\n---\n"}})) == "");
}

BOOST_AUTO_TEST_CASE(long_description) {
  const std::string skill = "---\nname: s\ndescription: " + std::string(1025, 'x') + "\n---\n";
  BOOST_TEST(found_by("CF018", plugin({{"skills/s/SKILL.md", skill}})) ==
             "skills/s/SKILL.md:3:14: error: the description has 1025 characters, 1024 are allowed | Codex refuses the "
             "skill; move the procedure into the body");
  const std::string agent = "---\nname: a\ndescription: " + std::string(351, 'x') + "\n---\n";
  BOOST_TEST(found_by("CF018", source_tree({{"agents/a.md", agent}}))
                 .starts_with("agents/a.md:3:14: warning: the description has 351 characters, 350 are enough"));
}

BOOST_AUTO_TEST_CASE(descriptions_within_their_limits) {
  std::string umlauts;
  for (int i = 0; i < 1024; ++i) umlauts += "ü";  // characters, not bytes
  const std::string agent = "---\nname: a\ndescription: " + std::string(351, 'x') + "\n---\n";
  BOOST_TEST(found_by("CF018", plugin({{"skills/s/SKILL.md", "---\ndescription: " + umlauts + "\n---\n"},
                                       {"agents/a.md", agent}})) == "");
}

BOOST_AUTO_TEST_CASE(reserved_plugin_name) {
  const auto named = [](const std::string& name) {
    return found_by("CF019", plugin({{".claude-plugin/plugin.json", "{\"name\": \"" + name + "\"}"}}));
  };
  BOOST_TEST(named("claude-profiler") ==
             ".claude-plugin/plugin.json:1:10: error: the plugin's name 'claude-profiler' is reserved | choose one "
             "that does not start with 'claude-'");
  BOOST_TEST(named("my-claude-tools").starts_with(".claude-plugin/plugin.json:1:10: warning: "));
  BOOST_TEST(named("codeflash") == "");
  BOOST_TEST(named("claudette") == "");
}

BOOST_AUTO_TEST_CASE(invalid_agent_name) {
  const auto named = [](const std::string& name) {
    return found_by("CF020", source_tree({{"agents/a.md", "---\nname: " + name + "\n---\n"}}));
  };
  BOOST_TEST(named("code:reviewer") ==
             "agents/a.md:2:7: error: the agent's name 'code:reviewer' holds ':' | write 'code-reviewer'");
  BOOST_TEST(named("Code Reviewer").ends_with("holds white space | write 'code-reviewer'"));
  BOOST_TEST(named(std::string(257, 'x')) == "agents/a.md:2:7: error: the name has 257 characters, 256 are allowed");
  BOOST_TEST(named(std::string(256, 'x')) == "");
  BOOST_TEST(named("code_reviewer.v2") == "");
}

BOOST_AUTO_TEST_CASE(agent_file_that_clients_do_not_read) {
  const std::string body(1'048'576, 'x');
  BOOST_TEST(found_by("CF020", source_tree({{"agents/a.md", agent("", body)}}))
                 .starts_with("agents/a.md:1:1: error: the file has 10486"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::assembler::test
