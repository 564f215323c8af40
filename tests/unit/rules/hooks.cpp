#include <boost/test/unit_test.hpp>

#include "tests/unit/rules/findings.hpp"

namespace cf::assembler::test {

namespace {

/// A command as it is written in JSON, in a tree with scripts that can and cannot be run.
Texts with_command(const std::string& command) {
  return {{"hooks/hooks.json",
           "{\"hooks\": {\"Stop\": [{\"hooks\": [\n{\"type\": \"command\", \"command\": \"" + command + "\"}]}]}}"},
          {"hooks/run.sh", "#!/bin/sh\n"},
          {"hooks/lib.mjs", "export {}\n"}};
}

BOOST_AUTO_TEST_SUITE(hooks)

BOOST_AUTO_TEST_CASE(dead_hook_command) {
  const TextTree tree = source_tree(with_command(R"(\"${CLAUDE_PLUGIN_ROOT}\"/hooks/rum.sh || exit 0)"));
  BOOST_TEST(found_by("CF501", tree) ==
             "hooks/hooks.json:2:59: error: 'hooks/rum.sh' is not in the tree | did you mean 'hooks/run.sh'?");
  BOOST_TEST(found_by("CF301", tree) == "");
}

BOOST_AUTO_TEST_CASE(hook_script_that_cannot_be_run) {
  const TextTree tree = plugin(with_command(R"(\"${CLAUDE_PLUGIN_ROOT}\"/hooks/lib.mjs)"));
  BOOST_TEST(found_by("CF501", tree).find("'hooks/lib.mjs' is not executable | chmod +x it") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(hook_script_named_without_the_root) {
  BOOST_TEST(found_by("CF501", plugin(with_command("./hooks/run.sh x"))) ==
             "hooks/hooks.json:2:32: error: './hooks/run.sh' is looked for in the user's project and PATH, not in the "
             "plugin | write \"${CLAUDE_PLUGIN_ROOT}\"/hooks/run.sh");
  BOOST_TEST(found_by("CF501", source_tree(with_command("cf-experiment hook Stop || exit 0")))
                 .ends_with("write \"${CLAUDE_PLUGIN_ROOT}\"/bin/cf-experiment"));
}

BOOST_AUTO_TEST_CASE(hook_commands_that_run) {
  for (const std::string command :
       {R"(\"${CLAUDE_PLUGIN_ROOT}\"/hooks/run.sh)", R"(node \"${CLAUDE_PLUGIN_ROOT}/hooks/lib.mjs\")", "echo hi",
        R"(\"${CLAUDE_PLUGIN_ROOT}\"/bin/cf-experiment hook Stop)"}) {
    BOOST_TEST(found_by("CF501", source_tree(with_command(command))) == "");
  }
}

BOOST_AUTO_TEST_CASE(unknown_hook_event) {
  const auto with = [](const std::string& event) {
    return found_by("CF502", plugin({{"hooks/hooks.json", "{\"hooks\": {\"" + event + "\": []}}"}}));
  };
  BOOST_TEST(with("SessionStrat") ==
             "hooks/hooks.json:1:12: error: unknown hook event 'SessionStrat' | did you mean 'SessionStart'?");
  BOOST_TEST(with("SessionStart") == "");
}

BOOST_AUTO_TEST_CASE(unknown_hook_event_in_the_manifest) {
  const std::string manifest = R"({"name": "tool", "hooks": {"Halt": []}})";
  BOOST_TEST(found_by("CF502", plugin({{".claude-plugin/plugin.json", manifest}}))
                 .starts_with(".claude-plugin/plugin.json:1:28: error: unknown hook event 'Halt'"));
}

BOOST_AUTO_TEST_CASE(hook_can_break_session) {
  BOOST_TEST(found_by("CF503", source_tree(with_command("echo hi"))) ==
             "hooks/hooks.json:2:32: error: a failure of this Stop hook would reach the user's session | end the "
             "command in `|| exit 0`; to block, print a decision as JSON");
  BOOST_TEST(found_by("CF503", source_tree(with_command("echo hi || exit 0 "))) == "");
  BOOST_TEST(found_by("CF503", plugin(with_command("echo hi"))) == "");
}

BOOST_AUTO_TEST_CASE(unquoted_root) {
  BOOST_TEST(found_by("CF504", plugin(with_command("${CLAUDE_PLUGIN_ROOT}/hooks/run.sh"))) ==
             "hooks/hooks.json:2:33: warning: the plugin's root is not in quotes | write "
             "\\\"${CLAUDE_PLUGIN_ROOT}\\\"/… : the path may hold spaces");
  BOOST_TEST(found_by("CF504", plugin(with_command(R"(\"${CLAUDE_PLUGIN_ROOT}\"/hooks/run.sh)"))) == "");
  BOOST_TEST(found_by("CF504", plugin(with_command(R"(node \"${CLAUDE_PLUGIN_ROOT}/hooks/lib.mjs\")"))) == "");
}

BOOST_AUTO_TEST_CASE(long_hook_timeout) {
  const auto with = [](const std::string& event, const std::string& timeout) {
    return found_by("CF505",
                    plugin({{"hooks/hooks.json", "{\"hooks\": {\"" + event +
                                                     "\": [{\"hooks\": [\n{\"type\": \"command\", \"command\": "
                                                     "\"x\", \"timeout\": " +
                                                     timeout + "}]}]}}"}}));
  };
  BOOST_TEST(
      with("SessionEnd", "5") ==
      "hooks/hooks.json:2:48: note: Codex stops a SessionEnd hook after 3 s, whatever it asks for | do what must "
      "happen first, and let the rest be lost");
  BOOST_TEST(with("SessionEnd", "3") == "");
  BOOST_TEST(with("Stop", "900") == "");
}

BOOST_AUTO_TEST_CASE(dead_mcp_command) {
  const auto with = [](const std::string& server) {
    return found_by("CF506",
                    plugin({{".mcp.json", "{\"docs\":\n" + server + "}"}, {"servers/docs.mjs", "export {}\n"}}));
  };
  BOOST_TEST(with(R"({"command": "node", "args": ["${CLAUDE_PLUGIN_ROOT}/servers/doc.mjs"]})") ==
             ".mcp.json:2:53: error: 'servers/doc.mjs' is not in the tree | did you mean 'servers/docs.mjs'?");
  BOOST_TEST(with(R"({"command": "./servers/docs.mjs"})")
                 .starts_with(".mcp.json:2:13: error: './servers/docs.mjs' is looked for in the user's project"));
  BOOST_TEST(with(R"({"command": "node", "args": ["${CLAUDE_PLUGIN_ROOT}/servers/docs.mjs"]})") == "");
  BOOST_TEST(with(R"({"command": "npx", "args": ["-y", "@scope/server"]})") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::assembler::test
