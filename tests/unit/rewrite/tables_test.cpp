// Each of the generated tables, whole.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "assembler/rewrite/tables.hpp"
#include "tests/unit/rewrite/loaded_tree.hpp"

using cf::assembler::Destination;
using cf::assembler::Language;
using cf::assembler::PathStyle;
using cf::test::LoadedTree;

namespace {

class Tables {
 public:
  Tables() {
    m_tree
        .add("agents/router.md",
             "---\nname: router\ndescription: Routes a|b. Not for work.\n"
             "codex:\n  triggers: {keywords: [faster, 'a|b']}\n"
             "  state_files: [{path: .p/z.md, purpose: last}, {path: .p/a.md, purpose: 'one|two'}]\n---\n")
        .add("agents/plain.md", "---\nname: plain\n---\n")
        .add("languages/go/agents/cpu.md", "---\nname: cpu\ndescription: \"Makes it fast.\"\n---\n")
        .add("references/shared/loop.md", "# Loop\n\nRead this when an experiment\nstarts. More.\n")
        .add("references/cpu/guide.md", "# Guide\n\nMaps and slices. Read on.\n")
        .add("references/empty.md", "");
    cf::assembler::Tree& tree = m_tree.tree();
    tree.languages = {{.name = "go",
                       .title = "Go",
                       .plugin = "p",
                       .router = "router",
                       .markers = {"go.mod", "*.go"},
                       .domains = {{.id = "cpu",
                                    .title = "CPU",
                                    .agent = "cpu",
                                    .signals = {"slow", "hot|loop"},
                                    .branch = {"ds", "cpu"},
                                    .guide = "references/cpu/guide.md",
                                    .covers = "maps | slices"},
                                   {.id = "other",
                                    .title = "Other",
                                    .agent = "nobody",
                                    .signals = {},
                                    .branch = {},
                                    .guide = "references/gone.md",
                                    .covers = ""}},
                       .document = {}},
                      {.name = "python",
                       .title = "Python",
                       .plugin = "q",
                       .router = "router",
                       .markers = {"pyproject.toml"},
                       .domains = {},
                       .document = {}}};
    tree.language = tree.languages.front();
  }

  std::string write(const std::string& name, const std::string& argument = "") {
    return write_table(m_tree.tree(), name, argument,
                       {.path = "agents/router.md", .paths = PathStyle::root, .qualify_names = true})
        .value_or("(no such table)");
  }

  LoadedTree m_tree;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tables, Tables)

BOOST_AUTO_TEST_CASE(agents) {
  BOOST_TEST(write("agents") ==
             "| Agent | What for |\n| --- | --- |\n| `p:cpu` | Makes it fast. |\n| `p:plain` |  |\n"
             "| `p:router` | Routes a\\|b. |");
}

BOOST_AUTO_TEST_CASE(branches) {
  BOOST_TEST(write("branches") ==
             "| Branch segment | Agent |\n| --- | --- |\n| `ds`, `cpu` | `p:cpu` |\n|  | `nobody` |");
}

BOOST_AUTO_TEST_CASE(domains) {
  BOOST_TEST(write("domains") ==
             "| Signals | Domain | Agent |\n| --- | --- | --- |\n| slow, hot\\|loop | CPU | `p:cpu` |\n"
             "|  | Other | `nobody` |");
}

BOOST_AUTO_TEST_CASE(guides) {
  BOOST_TEST(write("guides") ==
             "| Agent | Guide | Covers | Read when |\n| --- | --- | --- | --- |\n"
             "| `p:cpu` | `${CLAUDE_PLUGIN_ROOT}/references/cpu/guide.md` | maps \\| slices | Maps and slices. |\n"
             "| `nobody` | `${CLAUDE_PLUGIN_ROOT}/references/gone.md` |  |  |");
}

BOOST_AUTO_TEST_CASE(languages) {
  BOOST_TEST(write("languages") ==
             "| Language | Detected by | Plugin | Router |\n| --- | --- | --- | --- |\n"
             "| Go | `go.mod`, `*.go` | `p` (this one) | `p:router` |\n"
             "| Python | `pyproject.toml` | `q` | `q:router` |");
}

BOOST_AUTO_TEST_CASE(references) {
  BOOST_TEST(write("references") ==
             "| File | Read when |\n| --- | --- |\n"
             "| `${CLAUDE_PLUGIN_ROOT}/references/cpu/guide.md` | Maps and slices. |\n"
             "| `${CLAUDE_PLUGIN_ROOT}/references/empty.md` |  |\n"
             "| `${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md` | an experiment starts |");
  BOOST_TEST(write("references", "shared") ==
             "| File | Read when |\n| --- | --- |\n"
             "| `${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md` | an experiment starts |");
}

BOOST_AUTO_TEST_CASE(references_in_a_reference_are_relative_and_leave_itself_out) {
  const Destination destination{.path = "references/shared/loop.md", .paths = PathStyle::relative};
  BOOST_TEST(write_table(m_tree.tree(), "references", "", destination).value() ==
             "| File | Read when |\n| --- | --- |\n| `../cpu/guide.md` | Maps and slices. |\n| `../empty.md` |  |");
}

BOOST_AUTO_TEST_CASE(state_files) {
  BOOST_TEST(write("state-files") ==
             "| File | Written by | Purpose |\n| --- | --- | --- |\n| `.p/a.md` | `p:router` | one\\|two |\n"
             "| `.p/z.md` | `p:router` | last |");
}

BOOST_AUTO_TEST_CASE(triggers) {
  BOOST_TEST(write("triggers") == "| Agent | Keywords |\n| --- | --- |\n| `p:router` | faster, a\\|b |");
}

BOOST_AUTO_TEST_CASE(names_are_bare_where_they_are_not_qualified) {
  const Destination destination{.path = "codex/agents/x.md", .paths = PathStyle::relative};
  BOOST_TEST(write_table(m_tree.tree(), "branches", "", destination).value() ==
             "| Branch segment | Agent |\n| --- | --- |\n| `ds`, `cpu` | `cpu` |\n|  | `nobody` |");
}

BOOST_AUTO_TEST_CASE(an_unknown_name_and_a_tree_without_language) {
  BOOST_TEST(write("agent") == "(no such table)");
  m_tree.tree().language.reset();
  for (const char* name : {"domains", "branches", "guides"}) BOOST_TEST(write(name) == "(no such table)");
  BOOST_TEST(write("agents") != "(no such table)");
}

BOOST_AUTO_TEST_CASE(the_names_are_sorted) {
  const std::vector<std::string> names = cf::assembler::table_names();
  BOOST_TEST(names.size() == 8U);
  BOOST_TEST(std::is_sorted(names.begin(), names.end()));
}

BOOST_AUTO_TEST_SUITE_END()
