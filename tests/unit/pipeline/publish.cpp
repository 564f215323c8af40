#include "assembler/pipeline/publish.hpp"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "support.hpp"

namespace cf::assembler {

namespace {

namespace fs = std::filesystem;
using Codes = std::vector<std::string>;

FileStat stat_of(const std::string& path) { return posix_file_system().stat(path).value(); }

struct Fixture {
  TempFolder folder;
  std::string out = folder.path("dist");

  std::string in_tree(const std::string& path) const { return out + '/' + path; }

  /// Publishing was refused for that reason, and nothing changed on disk.
  void refused(const Published& published, const Snapshot& before, const std::string& message) const {
    BOOST_TEST_REQUIRE(!published.result.has_value());
    BOOST_TEST(published.result.error().message.find(message) != std::string::npos, published.result.error().message);
    BOOST_TEST(!published.result.error().help.empty());
    BOOST_TEST((snapshot_of(out) == before));
    BOOST_TEST(!fs::exists(out + ".cf-lock"));
    BOOST_TEST(!fs::exists(out + ".cf-stage"));
  }
};

bool says(const Report& report, const std::string& code, const std::string& path) {
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    if (diagnostic.code == code && diagnostic.span.source->path == path) return !diagnostic.help.empty();
  }
  return false;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(publishing, Fixture)

BOOST_AUTO_TEST_CASE(a_first_tree_is_whole) {
  const Published published = publish_to(out, old_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.result->changed);
  BOOST_TEST(published.result->written == old_tree().size());
  BOOST_TEST(published.result->kept == 0U);
  BOOST_TEST(read_file(in_tree("agents/deep/one.md")) == "one\n");
  BOOST_TEST(stat_of(in_tree("agents/two.md")).mode == 0644U);
  BOOST_TEST(stat_of(in_tree("bin/tool")).mode == 0755U);
  BOOST_TEST(fs::exists(in_tree(".cf/manifest.json")));
  const Codes only = {"dist"};
  BOOST_TEST(folder.names() == only, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_umask_does_not_reach_a_file) {
  const auto before = ::umask(0077);
  (void)publish_to(out, old_tree()).result.value();
  ::umask(before);
  BOOST_TEST(stat_of(in_tree("agents/two.md")).mode == 0644U);
}

BOOST_AUTO_TEST_CASE(the_same_tree_is_not_touched) {
  (void)publish_to(out, old_tree()).result.value();
  std::vector<FileStat> before;
  for (const auto& entry : fs::recursive_directory_iterator(out)) before.push_back(stat_of(entry.path().string()));
  before.push_back(stat_of(out));
  const Published again = publish_to(out + "/", old_tree());
  BOOST_TEST_REQUIRE(again.result.has_value());
  BOOST_TEST(!again.result->changed);
  BOOST_TEST(again.result->kept == old_tree().size());
  BOOST_TEST(again.result->written == 0U);
  std::vector<FileStat> after;
  for (const auto& entry : fs::recursive_directory_iterator(out)) after.push_back(stat_of(entry.path().string()));
  after.push_back(stat_of(out));
  BOOST_TEST((before == after));
}

BOOST_AUTO_TEST_CASE(a_change_touches_only_what_changed) {
  (void)publish_to(out, old_tree()).result.value();
  const FileStat kept = stat_of(in_tree("agents/two.md"));
  const FileStat changed = stat_of(in_tree("agents/changing.md"));
  const Published published = publish_to(out, new_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.result->written == 2U);
  BOOST_TEST(published.result->kept == 5U);
  BOOST_TEST(published.result->removed == 1U);
  BOOST_TEST(stat_of(in_tree("agents/two.md")).inode == kept.inode);  // a hard link, not a copy
  BOOST_TEST(stat_of(in_tree("agents/two.md")).mtime_ns == kept.mtime_ns);
  BOOST_TEST(stat_of(in_tree("agents/changing.md")).inode != changed.inode);
  BOOST_TEST(!fs::exists(in_tree("old")));
  const Codes only = {"dist"};
  BOOST_TEST(folder.names() == only, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_went_missing_is_written_again) {
  (void)publish_to(out, old_tree()).result.value();
  const Snapshot whole_tree = snapshot_of(out);
  fs::remove_all(in_tree("agents"));
  const Published published = publish_to(out, old_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.result->written == 3U);
  BOOST_TEST((snapshot_of(out) == whole_tree));
}

BOOST_AUTO_TEST_CASE(other_permissions_are_set_right) {
  (void)publish_to(out, old_tree()).result.value();
  const Snapshot whole_tree = snapshot_of(out);
  fs::permissions(in_tree("bin/tool"), fs::perms(0600));
  const Published published = publish_to(out, old_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.result->written == 1U);
  BOOST_TEST((snapshot_of(out) == whole_tree));
}

BOOST_AUTO_TEST_CASE(an_edited_file_is_refused_and_force_overwrites_it) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(in_tree("agents/two.md"), "mine\n");
  const Snapshot before = snapshot_of(out);
  const Published published = publish_to(out, new_tree());
  refused(published, before, "holds 1 edited file");
  BOOST_TEST(says(published.report, "CF602", in_tree("agents/two.md")));
  const Published forced = publish_to(out, new_tree(), {.force = true});
  BOOST_TEST_REQUIRE(forced.result.has_value());
  BOOST_TEST(read_file(in_tree("agents/two.md")) == "two\n");
}

BOOST_AUTO_TEST_CASE(an_edited_file_that_goes_away_is_refused_too) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(in_tree("old/only/here.md"), "mine\n");
  const Snapshot before = snapshot_of(out);
  refused(publish_to(out, new_tree()), before, "holds 1 edited file");
}

BOOST_AUTO_TEST_CASE(an_edit_that_is_what_comes_next_is_none) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(in_tree("agents/changing.md"), "after, and longer\n");
  const Published published = publish_to(out, new_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.result->kept == 6U);
}

BOOST_AUTO_TEST_CASE(what_is_foreign_is_refused_even_with_force) {
  struct Case {
    const char* path;
    void (*make)(const std::string& path);
  };
  const Case cases[] = {
      {"agents/mine.md", [](const std::string& path) { write_file(path, "mine\n"); }},
      {"notes", [](const std::string& path) { fs::create_directory(path); }},
      {"notes.orig", [](const std::string& path) { write_file(path + "/work.txt", "mine\n"); }},
      {"link.md", [](const std::string& path) { fs::create_symlink("agents/two.md", path); }},
      {".cf/mine.json", [](const std::string& path) { write_file(path, "{}"); }},
      {"agents/two.md",  // one of ours, replaced by a link to the same bytes
       [](const std::string& path) {
         fs::rename(path, fs::path(path).parent_path().parent_path().parent_path() / "elsewhere.md");
         fs::create_symlink("../../elsewhere.md", path);
       }},
      {"agents/changing.md",  // one of ours, replaced by a folder
       [](const std::string& path) {
         fs::remove(path);
         fs::create_directory(path);
       }},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.path) {
      fs::remove_all(out);
      (void)publish_to(out, old_tree()).result.value();
      one.make(in_tree(one.path));
      const Snapshot before = snapshot_of(out);
      for (const bool force : {false, true}) {
        const Published published = publish_to(out, new_tree(), {.force = force});
        refused(published, before, "holds 1 foreign file");
        BOOST_TEST(says(published.report, "CF603", in_tree(one.path)));
      }
      BOOST_TEST(!publish_to(out, old_tree()).result.has_value());  // nothing to write, but not clean either
    }
  }
}

BOOST_AUTO_TEST_CASE(every_stranger_is_named) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(in_tree("agents/two.md"), "mine\n");
  write_file(in_tree("a.md"), "mine\n");
  write_file(in_tree("b.md"), "mine\n");
  const Snapshot before = snapshot_of(out);
  const Published published = publish_to(out, new_tree());
  refused(published, before, "holds 2 foreign files and 1 edited file");
  const Codes codes = {"CF602", "CF603", "CF603"};
  BOOST_TEST(published.codes() == codes, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(litter_is_dropped_with_a_note) {
  (void)publish_to(out, old_tree()).result.value();
  write_file(in_tree(".DS_Store"), "x");
  write_file(in_tree("agents/two.md~"), "x");
  write_file(in_tree("bin/__pycache__/tool.pyc"), "x");
  BOOST_TEST(publish_to(out, old_tree()).codes().empty());  // the tree stays, and so does the litter
  BOOST_TEST(fs::exists(in_tree(".DS_Store")));
  const Published published = publish_to(out, new_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  const Codes codes = {"CF604", "CF604", "CF604"};
  BOOST_TEST(published.codes() == codes, boost::test_tools::per_element());
  BOOST_TEST(!fs::exists(in_tree(".DS_Store")));
  BOOST_TEST(!fs::exists(in_tree("bin/__pycache__")));
  const Codes only = {"dist"};
  BOOST_TEST(folder.names() == only, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_manifest_is_taken_only_when_empty) {
  fs::create_directory(out);
  write_file(in_tree(".DS_Store"), "x");
  BOOST_TEST(publish_to(out, old_tree()).result.has_value());
  fs::remove_all(out);
  write_file(in_tree("thesis.tex"), "x");
  refused(publish_to(out, old_tree(), {.force = true}), snapshot_of(out), "is not a tree that cf-assemble made");
}

BOOST_AUTO_TEST_CASE(a_manifest_that_cannot_be_read_is_no_licence) {
  (void)publish_to(out, old_tree()).result.value();
  const std::string good = read_file(in_tree(".cf/manifest.json"));
  for (const std::string& text :
       {std::string(), good.substr(0, good.size() / 2), std::string("[1, 2]"),
        good.substr(0, good.find("old/only")) + "../../x" + good.substr(good.find("old/only"))}) {
    write_file(in_tree(".cf/manifest.json"), text);
    refused(publish_to(out, new_tree(), {.force = true}), snapshot_of(out), ".cf/manifest.json");
  }
}

BOOST_AUTO_TEST_CASE(a_file_where_the_folder_should_be) {
  write_file(out, "mine\n");
  refused(publish_to(out, old_tree()), snapshot_of(out), "is not a folder");
  BOOST_TEST(read_file(out) == "mine\n");
}

BOOST_AUTO_TEST_CASE(a_parent_that_is_missing_is_named) {
  const Published published = publish_to(folder.path("no/such/dist"), old_tree());
  BOOST_TEST_REQUIRE(!published.result.has_value());
  BOOST_TEST(published.result.error().help == "make the folder '" + folder.path("no/such") + "' first");
}

BOOST_AUTO_TEST_CASE(a_place_without_a_name_is_refused) {
  for (const char* place : {"", ".", "..", "/", "dist/..", "dist/."}) {
    BOOST_TEST(!publish_to(place, old_tree()).result.has_value(), place);
  }
}

BOOST_AUTO_TEST_CASE(a_link_stays_a_link) {
  fs::create_directory(folder.path("elsewhere"));
  fs::create_directory_symlink("elsewhere", out);
  (void)publish_to(out, old_tree()).result.value();
  (void)publish_to(out, new_tree()).result.value();
  BOOST_TEST(fs::is_symlink(out));
  BOOST_TEST(read_file(in_tree("new/only/here.md")) == "new\n");
  const Codes names = {"dist", "elsewhere"};
  BOOST_TEST(folder.names() == names, boost::test_tools::per_element());
  fs::remove_all(folder.path("elsewhere"));
  BOOST_TEST(!publish_to(out, new_tree()).result.has_value());
}

BOOST_AUTO_TEST_CASE(paths_that_cannot_be_written_are_refused) {
  for (const char* path : {"", "/etc/passwd", "../x", "a/../../x", "a/../b", "a//b", "./a", "a/", ".cf/manifest.json",
                           ".cf", "a\\b", "a\nb", "a\xff", "agents/two.md/below"}) {
    Outputs outputs = old_tree();
    outputs[path] = text_file("x");
    const Published published = publish_to(out, outputs);
    refused(published, {}, "cannot be written");
    const Codes codes = {"CF605"};
    BOOST_TEST(published.codes() == codes, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_read_only_tree_is_left_as_it_is) {
  (void)publish_to(out, old_tree()).result.value();
  fs::permissions(in_tree("agents"), fs::perms(0555));
  const Snapshot before = snapshot_of(out);
  refused(publish_to(out, new_tree()), before, "is read-only");
  BOOST_TEST(publish_to(out, old_tree()).result.has_value());  // nothing would change
  fs::permissions(in_tree("agents"), fs::perms(0755));
}

BOOST_AUTO_TEST_CASE(read_only_files_do_not_stand_in_the_way) {
  (void)publish_to(out, old_tree()).result.value();
  fs::permissions(in_tree("agents/two.md"), fs::perms(0444));
  fs::permissions(in_tree("old/only/here.md"), fs::perms(0444));
  BOOST_TEST(publish_to(out, new_tree()).result.has_value());
  BOOST_TEST(stat_of(in_tree("agents/two.md")).mode == 0644U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
