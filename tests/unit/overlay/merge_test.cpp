// Files of several layers: which one counts, and every way in which two of them can meet by accident.
#include <boost/test/unit_test.hpp>

#include "tests/unit/overlay/layers.hpp"

using cf::test::Layers;

BOOST_AUTO_TEST_SUITE(merge_layers)

BOOST_AUTO_TEST_CASE(a_path_of_one_layer_is_taken_as_it_is) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}, {"s.sh", "#!"}}).add("go", {{"b.md", "B"}});
  BOOST_TEST(layers.paths() == "a.md b.md s.sh");
  BOOST_TEST(layers.text("b.md") == "B");
  BOOST_TEST(layers.findings() == "");
  const cf::assembler::MergedFiles files = layers.merge();
  BOOST_TEST(files.at("s.sh").executable);
  BOOST_TEST(!files.at("b.md").executable);
  BOOST_TEST(files.at("b.md").sources.at(0).layer == "go");
  BOOST_TEST(files.at("b.md").sources.at(0).layer_path == "languages/go/b.md");
}

BOOST_AUTO_TEST_CASE(a_shadow_is_an_error_that_shows_both_files) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}, {"t.txt", "T"}}).add("go", {{"a.md", "x"}, {"t.txt", "y"}});
  BOOST_TEST(layers.findings() ==
             "go/a.md:1:1 CF201 'a.md' is already in the base layer (note: base/a.md:1:1 the file that it would hide) "
             "[write `overrides: base` in its front matter if it is meant to replace that file]\n"
             "go/t.txt:1:1 CF201 't.txt' is already in the base layer (note: base/t.txt:1:1 the file that it would "
             "hide) [list it under `replace:` in overlay.yaml if it is meant to replace that file]\n");
  BOOST_TEST(layers.text("a.md") == "A");
}

BOOST_AUTO_TEST_CASE(markdown_that_overrides_the_base_replaces_it) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}}).add("go", {{"a.md", "---\noverrides: base\n---\nB"}});
  BOOST_TEST(layers.findings() == "");
  BOOST_TEST(layers.text("a.md") == "---\noverrides: base\n---\nB");
  BOOST_TEST(layers.merge().at("a.md").sources.size() == 2U);
}

BOOST_AUTO_TEST_CASE(overrides_of_anything_but_base_is_a_shadow) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}}).add("go", {{"a.md", "---\noverrides: all\n---\nB"}});
  BOOST_TEST(layers.findings().find("go/a.md:1:1 CF201 ") == 0U);
}

BOOST_AUTO_TEST_CASE(overrides_without_a_base_file_is_found_at_its_value) {
  Layers layers;
  layers.add("base", {{"agents/review.md", "A"}})
      .add("go", {{"agents/reviewer.md", "---\nname: x\noverrides: base\n---\nB"}});
  BOOST_TEST(layers.findings() ==
             "go/agents/reviewer.md:3:12 CF209 'overrides: base', but no lower layer has 'agents/reviewer.md' "
             "[did you mean 'agents/review.md'?]\n");
}

BOOST_AUTO_TEST_CASE(overrides_in_the_base_itself_is_found) {
  Layers layers;
  layers.add("base", {{"a.md", "---\noverrides: base\n---\n"}});
  BOOST_TEST(layers.findings() ==
             "base/a.md:2:12 CF209 'overrides: base', but no lower layer has 'a.md' "
             "[remove the key, or correct the file's path]\n");
}

BOOST_AUTO_TEST_CASE(the_word_overrides_in_the_text_is_no_key) {
  Layers layers;
  layers.add("base", {{"a.md", "---\nname: x\n---\noverrides: base\n"}});
  BOOST_TEST(layers.findings() == "");
}

BOOST_AUTO_TEST_CASE(replace_takes_the_overlays_file) {
  Layers layers;
  layers.add("base", {{"t.txt", "T"}, {"a.json", "{\"a\":1}"}, {"b.md", "B"}})
      .add("go", {{"overlay.yaml", "replace: [t.txt, ./a.json, b.md]\n"},
                  {"t.txt", "new"},
                  {"a.json", "{\"b\":2}"},
                  {"b.md", "C"}});
  BOOST_TEST(layers.findings() == "");
  BOOST_TEST(layers.text("t.txt") == "new");
  BOOST_TEST(layers.text("a.json") == "{\"b\":2}");
  BOOST_TEST(layers.text("b.md") == "C");
}

BOOST_AUTO_TEST_CASE(replace_without_a_file_on_either_side) {
  Layers layers;
  layers.add("base", {{"vendor/tool.js", "T"}})
      .add("go", {{"overlay.yaml", "replace:\n  - vendor/tool.js\n  - vendor/toll.js\n"}});
  BOOST_TEST(layers.findings() ==
             "go/overlay.yaml:2:5 CF203 nothing to replace 'vendor/tool.js' with: this layer does not have it\n"
             "go/overlay.yaml:3:5 CF203 nothing to replace: no lower layer has 'vendor/toll.js' "
             "[did you mean 'vendor/tool.js'?]\n");
}

BOOST_AUTO_TEST_CASE(delete_takes_a_file_or_a_folder_away) {
  Layers layers;
  layers.add("base", {{"a.md", ""}, {"old/x.md", ""}, {"old/deep/y.md", ""}, {"older.md", ""}})
      .add("go", {{"overlay.yaml", "delete: [a.md, old/]\n"}});
  BOOST_TEST(layers.paths() == "older.md");
  BOOST_TEST(layers.findings() == "");
}

BOOST_AUTO_TEST_CASE(what_is_deleted_may_be_added_anew_without_a_shadow) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}}).add("go", {{"overlay.yaml", "delete: [a.md]\n"}, {"a.md", "B"}});
  BOOST_TEST(layers.text("a.md") == "B");
  BOOST_TEST(layers.findings() == "");
}

BOOST_AUTO_TEST_CASE(delete_without_a_target_is_found_at_its_path) {
  Layers layers;
  layers.add("base", {{"agents/review.md", ""}})
      .add("go", {{"agents/own.md", ""}, {"overlay.yaml", "delete: [agents/own.md, agents/reviews.md]\n"}});
  BOOST_TEST(layers.findings() ==
             "go/overlay.yaml:1:10 CF202 nothing to delete: no lower layer has 'agents/own.md'\n"
             "go/overlay.yaml:1:25 CF202 nothing to delete: no lower layer has 'agents/reviews.md' "
             "[did you mean 'agents/review.md'?]\n");
}

BOOST_AUTO_TEST_CASE(paths_that_leave_the_tree) {
  Layers layers;
  layers.add("base", {{"a.md", ""}})
      .add("go", {{"overlay.yaml",
                   "delete: [../a.md, /etc/passwd, x/../..]\nreplace: ['.']\n"
                   "patch: [{target: ../a.md, merge: {x: y}}]\n"}});
  const std::string help = " is not a path inside the tree [write it relative to the plugin's root, without '..']\n";
  BOOST_TEST(layers.findings() == "go/overlay.yaml:1:10 CF210 '../a.md'" + help +
                                      "go/overlay.yaml:1:19 CF210 '/etc/passwd'" + help +
                                      "go/overlay.yaml:1:32 CF210 'x/../..'" + help + "go/overlay.yaml:2:11 CF210 '.'" +
                                      help + "go/overlay.yaml:3:18 CF210 '../a.md'" + help);
}

BOOST_AUTO_TEST_CASE(an_overlay_file_of_another_shape_changes_nothing) {
  Layers layers;
  layers.add("base", {{"a.md", ""}}).add("go", {{"overlay.yaml", "delete: [a.md]\nremove: [a.md]\n"}});
  BOOST_TEST(layers.paths() == "a.md");
  BOOST_TEST(layers.findings().find("go/overlay.yaml:2:1 CF107 unknown key 'remove'") == 0U);
}

BOOST_AUTO_TEST_CASE(an_overlay_file_that_is_no_yaml) {
  Layers layers;
  layers.add("base", {{"a.md", ""}}).add("go", {{"overlay.yaml", "delete: [a.md\n"}});
  BOOST_TEST(layers.paths() == "a.md");
  BOOST_TEST(layers.findings().find("CF002") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_empty_overlay_file_asks_for_nothing) {
  Layers layers;
  layers.add("base", {{"a.md", ""}}).add("go", {{"overlay.yaml", "# nothing yet\n"}});
  BOOST_TEST(layers.paths() == "a.md");
  BOOST_TEST(layers.findings() == "");
}

BOOST_AUTO_TEST_CASE(a_patch_is_kept_with_its_file_and_the_added_text_does_not_ship) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}})
      .add("go", {{"overlay.yaml", "patch: [{target: a.md, merge: {k: v}, append: parts/p.md, section: S}]\n"},
                  {"parts/p.md", "more"}});
  BOOST_TEST(layers.findings() == "");
  BOOST_TEST(layers.paths() == "a.md");
  const cf::assembler::MergedFiles files = layers.merge();
  const cf::assembler::MergedFile& file = files.at("a.md");
  BOOST_REQUIRE(file.patches.size() == 1U);
  BOOST_TEST(file.patches[0].append->text == "more");
  BOOST_TEST(file.patches[0].section == "S");
  BOOST_TEST(file.patches[0].merge.find("k")->scalar == "v");
  std::string sources;
  for (const cf::assembler::LayerSource& share : file.sources) sources += share.layer + ':' + share.layer_path + ' ';
  BOOST_TEST(sources == "base:a.md go:languages/go/overlay.yaml go:languages/go/parts/p.md ");
}

BOOST_AUTO_TEST_CASE(a_patch_without_target_or_text) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}, {"t.txt", "T"}, {"j.json", "{}"}})
      .add("go", {{"overlay.yaml",
                   "patch:\n  - {target: b.md, merge: {k: v}}\n  - {target: t.txt, merge: {k: v}}\n"
                   "  - {target: j.json, merge: {k: v}}\n  - {target: a.md, append: none.md}\n"}});
  BOOST_TEST(layers.findings() ==
             "go/overlay.yaml:2:14 CF204 nothing to patch: no layer has 'b.md' [did you mean 'a.md'?]\n"
             "go/overlay.yaml:3:14 CF204 't.txt' cannot be patched: it is no Markdown [list it under `replace:`]\n"
             "go/overlay.yaml:4:14 CF204 'j.json' cannot be patched: it is no Markdown "
             "[put a file of that path into this layer: JSON merges by itself]\n"
             "go/overlay.yaml:5:28 CF204 'none.md' is not a file of this layer\n");
}

BOOST_AUTO_TEST_CASE(several_overlays_are_laid_in_their_order) {
  Layers layers;
  layers.add("base", {{"a.json", R"({"v": 0})"}, {"b.md", "0"}})
      .add("one", {{"a.json", R"({"v": 1, "one": 1})"}, {"b.md", "---\noverrides: base\n---\n1"}, {"c.md", "1"}})
      .add("two", {{"a.json", R"({"v": 2, "one": null})"},
                   {"b.md", "---\noverrides: base\n---\n2"},
                   {"overlay.yaml", "delete: [c.md]\n"}});
  BOOST_TEST(layers.findings() == "");
  BOOST_TEST(layers.text("a.json") == R"({"v":2})");
  BOOST_TEST(layers.text("b.md") == "---\noverrides: base\n---\n2");
  BOOST_TEST(layers.paths() == "a.json b.md");
  BOOST_TEST(layers.merge().at("a.json").sources.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_replaced_loses_its_patches) {
  Layers layers;
  layers.add("base", {{"a.md", "A"}})
      .add("one", {{"overlay.yaml", "patch: [{target: a.md, merge: {k: v}}]\n"}})
      .add("two", {{"a.md", "---\noverrides: base\n---\nB"}});
  BOOST_TEST(layers.findings() == "");
  BOOST_TEST(layers.merge().at("a.md").patches.empty());
}

BOOST_AUTO_TEST_CASE(files_that_differ_only_in_case) {
  Layers layers;
  layers.add("base", {{"r/Guide.md", "A"}}).add("go", {{"r/guide.md", "B"}});
  BOOST_TEST(layers.findings() ==
             "go/r/guide.md:1:1 CF206 'r/guide.md' and 'r/Guide.md' differ only in case "
             "(note: base/r/Guide.md:1:1 the other one) [rename one: on many file systems they are the same]\n");
}

BOOST_AUTO_TEST_CASE(folders_that_differ_only_in_case_are_told_once) {
  Layers layers;
  layers.add("base", {{"Data/x/a", "A"}, {"Data/x/b", "B"}}).add("go", {{"data/x/c", "C"}, {"data/x/d", "D"}});
  BOOST_TEST(layers.findings() ==
             "go/data/x/c:1:1 CF206 the folders 'data/x' and 'Data/x' differ only in case "
             "[rename one: on many file systems they are the same]\n"
             "go/data/x/c:1:1 CF206 the folders 'data' and 'Data' differ only in case "
             "[rename one: on many file systems they are the same]\n");
}

BOOST_AUTO_TEST_CASE(a_file_and_a_folder_of_one_name) {
  Layers layers;
  layers.add("base", {{"data", "a file"}}).add("go", {{"data/x.txt", "X"}});
  BOOST_TEST(layers.findings() ==
             "go/data/x.txt:1:1 CF201 'data' is a folder here and a file in the base layer "
             "(note: base/data:1:1 the file) [rename one, or list the file under `delete:` in overlay.yaml]\n");
}

BOOST_AUTO_TEST_CASE(a_file_and_a_folder_that_differ_only_in_case) {
  Layers layers;
  layers.add("base", {{"Data", "a file"}}).add("go", {{"data/x.txt", "X"}, {"data/y.txt", "Y"}});
  BOOST_TEST(layers.findings() ==
             "go/data/x.txt:1:1 CF206 the folder 'data' and the file 'Data' differ only in case "
             "(note: base/Data:1:1 the file) [rename one: on many file systems they are the same]\n");
}

BOOST_AUTO_TEST_SUITE_END()
