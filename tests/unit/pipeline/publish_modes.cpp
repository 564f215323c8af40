// Interruptions, waiting, file systems that cannot exchange, and what dead runs leave.
#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>

#include "support.hpp"

namespace cf::assembler {

namespace {

namespace fs = std::filesystem;

/// The real disk but for one operation.
class NoExchange : public FaultyFileSystem {
 public:
  explicit NoExchange(int code) : FaultyFileSystem(0, 0, Fault::once), m_code(code) {}
  Result<void> exchange(const std::string&, const std::string&) override { return Error("no exchange", {}, m_code); }

 private:
  int m_code;
};

class NoLinks : public FaultyFileSystem {
 public:
  NoLinks() : FaultyFileSystem(0, 0, Fault::once) {}
  Result<void> hard_link(const std::string&, const std::string&) override { return Error("no links", {}, EPERM); }
};

/// Somebody saves a file into the tree in the moment after it was looked at.
class Intruder : public FaultyFileSystem {
 public:
  explicit Intruder(std::string path) : FaultyFileSystem(0, 0, Fault::once), m_path(std::move(path)) {}
  Result<void> exchange(const std::string& one, const std::string& two) override {
    write_file(m_path, "precious\n");
    return FaultyFileSystem::exchange(one, two);
  }

 private:
  std::string m_path;
};

int g_polls_left = 0;
bool interrupted_soon() { return --g_polls_left < 0; }

struct Fixture {
  TempFolder folder;
  std::string out = folder.path("dist");
  Fixture() { (void)publish_to(out, old_tree()).result.value(); }

  bool only_the_tree() const { return folder.names() == std::vector<std::string>{"dist"}; }
};

Snapshot fresh(const Outputs& outputs) {
  const TempFolder folder;
  (void)publish_to(folder.path("dist"), outputs).result.value();
  return snapshot_of(folder.path("dist"));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(publish_modes, Fixture)

BOOST_AUTO_TEST_CASE(an_interruption_at_any_file_leaves_the_old_tree) {
  const Snapshot before = snapshot_of(out);
  const auto polls = static_cast<int>(new_tree().size()) + 1;
  for (int at = 0; at < polls; ++at) {
    g_polls_left = at;
    const Published published = publish_to(out, new_tree(), {.interrupted = interrupted_soon});
    BOOST_TEST_REQUIRE(published.result.has_value());
    BOOST_TEST(published.result->interrupted);
    BOOST_TEST(!published.result->changed);
    BOOST_TEST((snapshot_of(out) == before));
    BOOST_TEST(only_the_tree());
  }
  g_polls_left = polls;
  BOOST_TEST(!publish_to(out, new_tree(), {.interrupted = interrupted_soon}).result->interrupted);
}

BOOST_AUTO_TEST_CASE(a_file_system_that_cannot_exchange_says_what_else_can_be_done) {
  const Snapshot before = snapshot_of(out);
  for (const int code : {EXDEV, EINVAL, EBUSY, ENOSYS, EOPNOTSUPP}) {
    NoExchange files(code);
    const Published published = publish_to(out, new_tree(), {}, files);
    BOOST_TEST_REQUIRE(!published.result.has_value());
    BOOST_TEST(published.result.error().help.find("--no-atomic") != std::string::npos);
    BOOST_TEST((snapshot_of(out) == before));
    BOOST_TEST(only_the_tree());
  }
  NoExchange files(EXDEV);
  BOOST_TEST(publish_to(out, new_tree(), {.atomic = false}, files).result.has_value());
  BOOST_TEST((snapshot_of(out) == fresh(new_tree())));
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(a_file_system_without_links_gets_copies) {
  NoLinks files;
  const Published published = publish_to(out, new_tree(), {}, files);
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST((snapshot_of(out) == fresh(new_tree())));
}

BOOST_AUTO_TEST_CASE(the_second_of_two_waits) {
  std::atomic<bool> done = false;
  std::unique_ptr<FileLock> held = posix_file_system().lock(out + ".cf-lock", nullptr).value();
  const Snapshot before = snapshot_of(out);
  std::jthread second([&] {
    (void)publish_to(out, new_tree()).result.value();
    done = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  BOOST_TEST(!done);
  BOOST_TEST((snapshot_of(out) == before));
  (void)posix_file_system().remove(out + ".cf-lock");
  held.reset();
  second.join();
  BOOST_TEST((snapshot_of(out) == fresh(new_tree())));
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(many_at_once_leave_one_whole_tree) {
  {
    std::vector<std::jthread> publishers;
    for (int i = 0; i < 8; ++i) {
      publishers.emplace_back([&, i] { (void)publish_to(out, i % 2 == 0 ? old_tree() : new_tree()).result.value(); });
    }
  }
  const Snapshot now = snapshot_of(out);
  BOOST_TEST((now == fresh(old_tree()) || now == fresh(new_tree())));
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(a_dead_stage_is_removed) {
  write_file(out + ".cf-stage/agents/half.md", "half");
  write_file(out + ".cf-lock", "");
  BOOST_TEST(publish_to(out, old_tree()).result.has_value());
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(a_journal_is_played_back_when_the_tree_is_missing) {
  fs::rename(out, out + ".cf-old");
  write_file(out + ".cf-stage/agents/half.md", "half");
  const Published published = publish_to(out, old_tree());
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(!published.result->changed);
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(a_journal_beside_a_new_tree_is_removed) {
  fs::rename(out, out + ".cf-old");
  fs::remove_all(out + ".cf-old/.cf");  // the run died while it removed it
  fs::copy(fs::path(out + ".cf-old"), folder.path("mine"), fs::copy_options::recursive);
  fs::rename(folder.path("mine"), out);
  const Published refused = publish_to(out, new_tree());  // that is not a tree of ours
  BOOST_TEST(!refused.result.has_value());
  BOOST_TEST(fs::exists(out + ".cf-old"));
  fs::remove_all(out);
  const TempFolder other;
  (void)publish_to(other.path("dist"), new_tree()).result.value();
  fs::copy(other.path("dist"), out, fs::copy_options::recursive);
  BOOST_TEST(publish_to(out, new_tree()).result.has_value());
  BOOST_TEST(only_the_tree());
}

BOOST_AUTO_TEST_CASE(what_appears_during_the_exchange_is_kept) {
  Intruder files(out + "/agents/mine.md");
  const Published published = publish_to(out, new_tree(), {}, files);
  BOOST_TEST_REQUIRE(published.result.has_value());
  BOOST_TEST(published.codes() == std::vector<std::string>{"CF606"}, boost::test_tools::per_element());
  BOOST_TEST((snapshot_of(out) == fresh(new_tree())));
  BOOST_TEST(read_file(out + ".cf-kept/agents/mine.md") == "precious\n");
  BOOST_TEST(publish_to(out, old_tree()).result.has_value());
  BOOST_TEST(read_file(out + ".cf-kept/agents/mine.md") == "precious\n");
}

BOOST_AUTO_TEST_CASE(a_tree_is_removed_and_nothing_else) {
  SourceStore sources;
  Report report;
  write_file(out + "/mine.md", "mine");
  const Snapshot before = snapshot_of(out);
  BOOST_TEST(!unpublish(posix_file_system(), {.out = out}, sources, report).has_value());
  BOOST_TEST((snapshot_of(out) == before));
  fs::remove(out + "/mine.md");
  write_file(out + "/agents/two.md", "edited");
  BOOST_TEST(!unpublish(posix_file_system(), {.out = out}, sources, report).has_value());
  BOOST_TEST(unpublish(posix_file_system(), {.out = out, .force = true}, sources, report).has_value());
  BOOST_TEST(folder.names().empty());
  BOOST_TEST(unpublish(posix_file_system(), {.out = out}, sources, report).has_value());  // nothing there: fine
  write_file(folder.path("thesis/x.tex"), "mine");
  BOOST_TEST(
      !unpublish(posix_file_system(), {.out = folder.path("thesis"), .force = true}, sources, report).has_value());
  BOOST_TEST(fs::exists(folder.path("thesis/x.tex")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
