#include <boost/test/unit_test.hpp>

#include "tests/unit/rules/findings.hpp"

namespace cf::assembler::test {

namespace {

/// The only finding of a rule has this place and quotes this text.
void check_one(std::string_view code, const TextTree& tree, std::string_view place, std::string_view quoted) {
  const std::string found = found_by(code, tree);
  BOOST_TEST(found.starts_with(std::string(place) + ": error: "), found);
  BOOST_TEST(found.find(quoted) != std::string::npos, found);
  BOOST_TEST(found.find('\n') == std::string::npos, found);
}

BOOST_AUTO_TEST_SUITE(schemas)

BOOST_AUTO_TEST_CASE(agent_front_matter) {
  check_one("CF101", source_tree({{"agents/a.md", agent("color: teal\n")}}), "agents/a.md:4:8", "'teal'");
  check_one("CF101", source_tree({{"agents/a.md", agent("codex:\n  tier: expert\n")}}), "agents/a.md:5:9", "'expert'");
  check_one("CF101", source_tree({{"agents/a.md", agent("codex:\n  trigger: {}\n")}}), "agents/a.md:5:3", "'trigger'");
  BOOST_TEST(found_by("CF101", source_tree({{"agents/a.md", agent("color: cyan\nzebra: 1\n")}})) == "");
}

BOOST_AUTO_TEST_CASE(plugin_manifest) {
  check_one("CF102", plugin({{".claude-plugin/plugin.json", R"({"name": "x", "author": "Ann"})"}}),
            ".claude-plugin/plugin.json:1:25", "author");
  BOOST_TEST(found_by("CF102", plugin({})) == "");
}

BOOST_AUTO_TEST_CASE(hooks_document) {
  const auto with = [](const std::string& hook) {
    return plugin({{"hooks/hooks.json", "{\"hooks\": {\"Stop\": [{\"hooks\": [" + hook + "]}]}}"}});
  };
  check_one("CF103", with(R"({"type": "command", "command": "x", "run": "y"})"), "hooks/hooks.json:1:68", "'run'");
  check_one("CF103", with(R"({"type": "command"})"), "hooks/hooks.json:1:32", "'command'");
  BOOST_TEST(found_by("CF103", with(R"({"type": "command", "command": "x"})")) == "");
}

BOOST_AUTO_TEST_CASE(skill_front_matter) {
  const auto with = [](const std::string& line) {
    return plugin({{"skills/s/SKILL.md", "---\nname: s\n" + line + "\n---\n"}});
  };
  check_one("CF104", with("context: forked"), "skills/s/SKILL.md:3:10", "'forked'");
  BOOST_TEST(found_by("CF104", with("context: fork")) == "");
}

BOOST_AUTO_TEST_CASE(command_front_matter) {
  const auto with = [](const std::string& line) { return plugin({{"commands/c.md", "---\n" + line + "\n---\n"}}); };
  check_one("CF105", with("disable-model-invocation: sometimes"), "commands/c.md:2:27", "sometimes");
  BOOST_TEST(found_by("CF105", with("disable-model-invocation: true")) == "");
}

BOOST_AUTO_TEST_CASE(mcp_servers) {
  check_one("CF108", plugin({{".mcp.json", R"({"mcpServers": {"docs": {"args": []}}})"}}), ".mcp.json:1:25",
            "'command'");
  BOOST_TEST(found_by("CF108", plugin({{".mcp.json", R"({"docs": {"command": "docs"}})"}})) == "");
}

BOOST_AUTO_TEST_CASE(unreadable_documents_are_passed_over) {
  const TextTree tree = plugin({{"hooks/hooks.json", "{"}, {".mcp.json", "{"}});
  BOOST_TEST(tree.report().count(Severity::error) == 2);
  BOOST_TEST(found_by("CF103", tree) + found_by("CF108", tree) + found_by("CF506", tree) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::assembler::test
