#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "support.hpp"

namespace cf::assembler {

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Fixture {
  TempFolder folder;
  std::string out = folder.path("dist");
  SourceStore sources;

  Outputs with_source(const std::string& text) {
    Outputs outputs = old_tree();
    OutputFile& file = outputs["agents/two.md"];
    const Source& source = sources.add("plugin/agents/two.md", text);
    file.bytes = "made of " + text;
    file.sources = {{.layer = "base", .layer_path = "agents/two.md", .source = &source}};
    return outputs;
  }

  /// "CODE path: message" of every finding, in order.
  Lines check(const Outputs& outputs) {
    Report report;
    const Snapshot before = snapshot_of(out);
    const Result<void> done = check_published(
        posix_file_system(), outputs, {.out = out, .plugin = "codeflash-test", .language = "test"}, sources, report);
    BOOST_TEST((snapshot_of(out) == before));
    if (!done) return {done.error().message};
    Lines lines;
    for (const Diagnostic& d : report.diagnostics()) {
      lines.push_back(d.code + ' ' + fs::relative(d.span.source->path, folder.path("")).string() + ": " + d.message);
    }
    return lines;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checking_a_published_tree, Fixture)

BOOST_AUTO_TEST_CASE(the_same_tree_is_clean) {
  (void)publish_to(out, with_source("a")).result.value();
  BOOST_TEST(check(with_source("a")).empty());
}

BOOST_AUTO_TEST_CASE(a_tree_that_is_not_there) {
  const Lines expected = {"CF601 dist: not built yet"};
  BOOST_TEST(check(old_tree()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_most_telling_comes_first) {
  (void)publish_to(out, with_source("a")).result.value();
  write_file(out + "/mine.md", "mine");
  write_file(out + "/bin/tool", "edited");
  fs::remove(out + "/empty.txt");
  fs::permissions(out + "/.claude-plugin/plugin.json", fs::perms(0600));
  Outputs outputs = with_source("b");
  outputs.erase("old/only/here.md");
  outputs["agents/added.md"] = text_file("added");
  outputs["agents/changing.md"] = text_file("otherwise");
  const Lines expected = {
      "CF601 dist/agents/two.md: 'agents/two.md' changed since it was built",
      "CF601 dist/agents/added.md: new, and not in the tree yet",
      "CF601 dist/empty.txt: removed since it was built",
      "CF601 dist/old/only/here.md: the sources no longer make this file",
      "CF602 dist/bin/tool: edited since it was built",
      "CF603 dist/mine.md: not made by cf-assemble, and nothing like it is deleted here",
      "CF601 dist/agents/changing.md: would be made with other contents now",
      "CF601 dist/.claude-plugin/plugin.json: permissions are 0600, not 0644",
  };
  BOOST_TEST(check(outputs) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_source_that_changed_without_effect_shows_in_the_manifest) {
  Outputs outputs = with_source("a");
  (void)publish_to(out, outputs).result.value();
  const Source& reworded = sources.add("plugin/agents/two.md", "a, reworded in a comment");
  outputs["agents/two.md"].sources.front().source = &reworded;
  BOOST_TEST_REQUIRE(check(outputs).size() == 1U);
  BOOST_TEST(check(outputs).front().starts_with("CF601 dist/.cf/manifest.json: "));
}

BOOST_AUTO_TEST_CASE(litter_is_not_stale) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(out + "/.DS_Store", "x");
  BOOST_TEST(check(old_tree()).empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_ours_is_an_error) {
  write_file(out + "/thesis.tex", "x");
  BOOST_TEST_REQUIRE(check(old_tree()).size() == 1U);
  BOOST_TEST(check(old_tree()).front().find("is not a tree that cf-assemble made") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
