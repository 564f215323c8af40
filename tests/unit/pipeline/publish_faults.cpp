// Any one call to the disk may fail, at any point: the tree is whole, and the next run mends the rest.
#include <boost/test/unit_test.hpp>
#include <cerrno>

#include "support.hpp"

namespace cf::assembler {

namespace {

using Fault = FaultyFileSystem::Fault;

struct Start {
  const char* name;
  void (*prepare)(const std::string& out);
};

const Start k_starts[] = {
    {"nothing", [](const std::string&) {}},
    {"an empty folder", [](const std::string& out) { (void)posix_file_system().make_directory(out); }},
    {"an older tree", [](const std::string& out) { (void)publish_to(out, old_tree()).result.value(); }},
};

Snapshot wanted_tree() {
  const TempFolder folder;
  (void)publish_to(folder.path("dist"), new_tree()).result.value();
  return snapshot_of(folder.path("dist"));
}

/// With two renames there is a moment in which the old tree stands under the journal's name only.
bool is_whole(const Snapshot& now, const Snapshot& before, const Snapshot& wanted, bool atomic,
              const std::string& out) {
  if (now == before || now == wanted) return true;
  return !atomic && now.empty() && snapshot_of(out + ".cf-old") == before;
}

/// Returns whether the fault was reached at all.
bool survives(const Start& start, std::size_t call, int code, Fault fault, bool atomic, const Snapshot& wanted) {
  const TempFolder folder(TempFolder::On::memory);
  const std::string out = folder.path("dist");
  start.prepare(out);
  const Snapshot before = snapshot_of(out);
  FaultyFileSystem faulty(call, code, fault);

  const Published broken = publish_to(out, new_tree(), {.atomic = atomic}, faulty);
  const Snapshot now = snapshot_of(out);
  BOOST_TEST(is_whole(now, before, wanted, atomic, out));
  if (broken.result) BOOST_TEST((now == wanted));
  if (!broken.result) BOOST_TEST(!broken.result.error().help.empty());

  const Published mended = publish_to(out, new_tree(), {.atomic = atomic});
  BOOST_TEST_REQUIRE(mended.result.has_value());
  BOOST_TEST((snapshot_of(out) == wanted));
  const std::vector<std::string> only_the_tree = {"dist"};
  BOOST_TEST(folder.names() == only_the_tree, boost::test_tools::per_element());
  return faulty.calls() >= call;
}

void survive_every_call(Fault fault, bool atomic, const std::vector<int>& codes) {
  const Snapshot wanted = wanted_tree();
  for (const Start& start : k_starts) {
    for (const int code : codes) {
      std::size_t call = 1;
      for (;; ++call) {
        BOOST_TEST_CONTEXT("from " << start.name << ", call " << call << ", errno " << code) {
          if (!survives(start, call, code, fault, atomic, wanted)) break;
        }
      }
      BOOST_TEST(call > 20U);  // the loop did meet the calls of a whole publication
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(publish_faults)

BOOST_AUTO_TEST_CASE(one_call_fails) { survive_every_call(Fault::once, /*atomic=*/true, {ENOSPC, EACCES, EIO}); }
BOOST_AUTO_TEST_CASE(every_call_fails_from_one_on) {
  survive_every_call(Fault::from_then_on, /*atomic=*/true, {ENOSPC});
}
BOOST_AUTO_TEST_CASE(one_call_fails_with_two_renames) { survive_every_call(Fault::once, /*atomic=*/false, {EACCES}); }
BOOST_AUTO_TEST_CASE(every_call_fails_from_one_on_with_two_renames) {
  survive_every_call(Fault::from_then_on, /*atomic=*/false, {EIO});
}

BOOST_AUTO_TEST_CASE(removing_a_tree_survives_any_fault) {
  for (std::size_t call = 1;; ++call) {
    const TempFolder folder(TempFolder::On::memory);
    const std::string out = folder.path("dist");
    (void)publish_to(out, old_tree()).result.value();
    const Snapshot before = snapshot_of(out);
    FaultyFileSystem faulty(call, EIO, Fault::once);
    SourceStore sources;
    Report report;
    const Result<void> broken = unpublish(faulty, {.out = out}, sources, report);
    const Snapshot now = snapshot_of(out);
    BOOST_TEST((now.empty() || now == before));
    if (broken && call > 3) BOOST_TEST(now.empty());  // the first calls only ask whether anything is there
    BOOST_TEST(unpublish(posix_file_system(), {.out = out}, sources, report).has_value());
    BOOST_TEST(folder.names().empty());
    if (faulty.calls() < call) break;
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
