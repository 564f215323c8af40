// What a path is, what a tree contains, and what its components are called.
#include <boost/test/unit_test.hpp>
#include <deque>

#include "assembler/model/resolve.hpp"
#include "assembler/model/tree.hpp"

using namespace cf::assembler;

namespace {

/// A tree of paths; of agents the text counts, too.
class Paths {
 public:
  explicit Paths(std::initializer_list<std::pair<std::string, std::string>> files) {
    for (const auto& [path, text] : files) {
      File& file = tree.files[path];
      file.path = path;
      file.kind = kind_of(path);
      file.content = &m_sources.emplace_back(cf::Source{.path = path, .text = text});
      if (is_markdown(file.kind)) file.front_matter = cf::doc::read_front_matter(*file.content);
    }
  }

  std::string path_of(std::string_view name) const {
    const File* agent = tree.find_agent(name);
    return agent == nullptr ? "(nobody)" : agent->path;
  }

  Tree tree;

 private:
  std::deque<cf::Source> m_sources;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(model)

BOOST_AUTO_TEST_CASE(kinds) {
  const std::pair<const char*, FileKind> k_expected[] = {
      {"agents/a.md", FileKind::agent},
      {"agents/sub/deep/a.md", FileKind::agent},
      {"agents/README.md", FileKind::agent},
      {"agents/a.txt", FileKind::bytes},
      {"agents.md", FileKind::markdown},
      {"my/agents/a.md", FileKind::markdown},
      {"commands/a.md", FileKind::command},
      {"commands/sub/a.md", FileKind::command},
      {"skills/s/SKILL.md", FileKind::skill},
      {"skills/s/notes.md", FileKind::markdown},
      {"skills/s/skill.md", FileKind::markdown},
      {"SKILL.md", FileKind::markdown},
      {"references/a.md", FileKind::reference},
      {"references/a.py", FileKind::bytes},
      {".claude-plugin/plugin.json", FileKind::plugin_manifest},
      {"plugin.json", FileKind::json},
      {"hooks/hooks.json", FileKind::hooks},
      {"hooks/other.json", FileKind::json},
      {".mcp.json", FileKind::mcp},
      {".lsp.json", FileKind::lsp},
      {"LICENSE", FileKind::bytes},
  };
  for (const auto& [path, kind] : k_expected) BOOST_TEST(to_string(kind_of(path)) == to_string(kind), path);
}

BOOST_AUTO_TEST_CASE(a_tree_contains_its_files_and_their_folders) {
  const Paths paths{{"references/cpu/guide.md", ""}, {"references-old/x.md", ""}, {"a", ""}};
  for (const char* there : {"a", "references", "references/", "references/cpu", "references/cpu/guide.md", ""}) {
    BOOST_TEST(paths.tree.contains(there), there);
  }
  for (const char* absent : {"b", "reference", "references/cp", "references/cpu/guide", "references/cpu/guide.md/x"}) {
    BOOST_TEST(!paths.tree.contains(absent), absent);
  }
}

BOOST_AUTO_TEST_CASE(placeholders_stand_for_any_name_of_one_folder) {
  const Paths paths{{"references/cpu/guide.md", ""}, {"references/memory/guide.md", ""}, {"agents/x-go.md", ""}};
  for (const char* there :
       {"references/<domain>/guide.md", "references/*/guide.md", "references/c<x>/guide.md", "agents/<who>-<lang>.md",
        "references/*", "references/<domain>/", "*/cpu", "agents/*o.md", "agents/*.*", "references/cpu/<open"}) {
    BOOST_TEST(paths.tree.contains(there), there);
  }
  for (const char* absent :
       {"references/<domain>/gone.md", "*.md", "agents/<who>-<lang>.txt", "references/*/*/*", "<a>/<b>/<c>/<d>"}) {
    BOOST_TEST(!paths.tree.contains(absent), absent);
  }
}

BOOST_AUTO_TEST_CASE(a_hostile_placeholder_costs_no_more_than_its_length) {
  const std::string name = "agents/" + std::string(250, 'a') + ".md";
  const Paths paths{{name, ""}};
  std::string pattern = "agents/";
  for (int i = 0; i < 60; ++i) pattern += "*a";
  BOOST_TEST(!paths.tree.contains(pattern + "b"));  // backtracking into every star would not end
  BOOST_TEST(paths.tree.contains(pattern + "*"));
}

BOOST_AUTO_TEST_CASE(names_of_components) {
  const Paths paths{
      {"agents/file.md", "---\nname: given\n---\n"},        {"agents/stem.md", ""},
      {"agents/empty.md", "---\nname: ''\n---\n"},          {"agents/sub/deep/x.md", "---\nname: y\n---\n"},
      {"commands/go.md", "---\nname: ignored\n---\n"},      {"commands/git/push.md", ""},
      {"skills/tune/SKILL.md", "---\nname: ignored\n---\n"}};
  const std::pair<const char*, const char*> k_expected[] = {{"agents/file.md", "given"},
                                                            {"agents/stem.md", "stem"},
                                                            {"agents/empty.md", "empty"},
                                                            {"commands/go.md", "go"},
                                                            {"skills/tune/SKILL.md", "tune"}};
  for (const auto& [path, name] : k_expected) BOOST_TEST(component_name(*paths.tree.find(path)) == name);
}

BOOST_AUTO_TEST_CASE(qualified_names) {
  Paths paths{
      {"agents/a.md", ""}, {"agents/sub/deep/b.md", ""}, {"commands/git/push.md", ""}, {"skills/s/SKILL.md", ""}};
  const auto name = [&](const char* path) { return qualified_name(paths.tree, *paths.tree.find(path)); };
  BOOST_TEST(name("agents/a.md") == "a");
  paths.tree.plugin_name = "p";
  BOOST_TEST(name("agents/a.md") == "p:a");
  BOOST_TEST(name("agents/sub/deep/b.md") == "p:sub:deep:b");
  BOOST_TEST(name("commands/git/push.md") == "p:git:push");
  BOOST_TEST(name("skills/s/SKILL.md") == "p:s");
}

BOOST_AUTO_TEST_CASE(agents_are_found_bare_and_qualified) {
  Paths paths{{"agents/a.md", "---\nname: given\n---\n"}, {"agents/sub/b.md", ""}, {"commands/c.md", ""}};
  paths.tree.plugin_name = "p";
  BOOST_TEST(paths.path_of("given") == "agents/a.md");
  BOOST_TEST(paths.path_of("p:given") == "agents/a.md");
  BOOST_TEST(paths.path_of("b") == "agents/sub/b.md");
  BOOST_TEST(paths.path_of("p:sub:b") == "agents/sub/b.md");
  for (const char* nobody : {"a", "p:b", "q:given", "c", "p:", ""}) BOOST_TEST(paths.path_of(nobody) == "(nobody)");
}

BOOST_AUTO_TEST_CASE(a_source_tree_has_what_the_build_will_make) {
  Paths paths{{".claude-plugin/plugin.json", "{}"}};
  for (const char* made : {"bin/cf-experiment", "bin/", "README.md", "codex/agents/index.json", ".cf/manifest.json"}) {
    paths.tree.origin = TreeOrigin::source;
    BOOST_TEST(leads_somewhere(paths.tree, made), made);
    paths.tree.origin = TreeOrigin::plugin;
    BOOST_TEST(!leads_somewhere(paths.tree, made), made);
  }
  paths.tree.origin = TreeOrigin::source;
  BOOST_TEST(!leads_somewhere(paths.tree, "bin/cf-experimant"));
}

BOOST_AUTO_TEST_CASE(fields_and_their_places) {
  const Paths paths{{"agents/a.md", "---\nname: x\nmaxTurns: 5\ntools: [a]\n---\n"}, {"agents/b.md", "text"}};
  const File& file = *paths.tree.find("agents/a.md");
  BOOST_TEST(field(file, "maxTurns").value() == "5");
  BOOST_TEST(!field(file, "tools").has_value());
  BOOST_TEST(!field(file, "color").has_value());
  BOOST_TEST(field_span(file, "maxTurns").text() == "5");
  BOOST_TEST(field_span(file, "color").begin == 4U);
  BOOST_TEST(field_span(*paths.tree.find("agents/b.md"), "name").begin == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
