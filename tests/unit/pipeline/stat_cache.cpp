#include "assembler/pipeline/stat_cache.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "support.hpp"

namespace cf::assembler {

namespace {

namespace fs = std::filesystem;

void let_the_clock_tick() { std::this_thread::sleep_for(std::chrono::milliseconds(15)); }

struct Fixture {
  TempFolder folder{TempFolder::On::memory};
  FileSystem& files = posix_file_system();
  std::string cache = folder.path(".cf-cache/python");

  Fixture() {
    write_file(folder.path("plugin/agents/a.md"), "a");
    write_file(folder.path("plugin/agents/b.md"), "b");
    write_file(folder.path("dist/a.md"), "made");
    let_the_clock_tick();
  }

  Fingerprint fingerprint() {
    return {.inputs = look_at_tree(files, folder.path("plugin")).value(),
            .outputs = look_at_tree(files, folder.path("dist")).value()};
  }

  void save(std::uint64_t key = 7) {
    const Result<Saved> saved = save_fingerprint(files, cache, key, fingerprint(), wall_clock_ns());
    BOOST_TEST_REQUIRE((saved.value() == Saved::yes));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stat_cache, Fixture)

BOOST_AUTO_TEST_CASE(nothing_changed) {
  BOOST_TEST(!is_current(files, cache, 7));
  save();
  BOOST_TEST(is_current(files, cache, 7));
  BOOST_TEST(!is_current(files, cache, 8));
}

BOOST_AUTO_TEST_CASE(any_change_is_seen) {
  const std::pair<const char*, void (*)(const TempFolder&)> changes[] = {
      {"an input's bytes", [](const TempFolder& f) { write_file(f.path("plugin/agents/a.md"), "A"); }},
      {"an input's permissions",
       [](const TempFolder& f) { fs::permissions(f.path("plugin/agents/a.md"), fs::perms(0755)); }},
      {"a new input", [](const TempFolder& f) { write_file(f.path("plugin/agents/c.md"), "c"); }},
      {"an input removed", [](const TempFolder& f) { fs::remove(f.path("plugin/agents/b.md")); }},
      {"an input replaced at the same size and time",
       [](const TempFolder& f) {
         const auto time = fs::last_write_time(f.path("plugin/agents/a.md"));
         write_file(f.path("new"), "x");
         fs::rename(f.path("new"), f.path("plugin/agents/a.md"));
         fs::last_write_time(f.path("plugin/agents/a.md"), time);
       }},
      {"an output edited", [](const TempFolder& f) { write_file(f.path("dist/a.md"), "mine"); }},
      {"an output removed", [](const TempFolder& f) { fs::remove(f.path("dist/a.md")); }},
      {"a foreign file", [](const TempFolder& f) { write_file(f.path("dist/mine.md"), "mine"); }},
      {"the tree removed", [](const TempFolder& f) { fs::remove_all(f.path("dist")); }},
  };
  for (const auto& [name, change] : changes) {
    BOOST_TEST_CONTEXT(name) {
      let_the_clock_tick();
      save();
      BOOST_TEST(is_current(files, cache, 7));
      let_the_clock_tick();
      change(folder);
      BOOST_TEST(!is_current(files, cache, 7));
      write_file(folder.path("dist/a.md"), "made");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fresh_input_is_not_trusted) {
  save();
  write_file(folder.path("plugin/agents/a.md"), "fresh");
  const Result<Saved> saved = save_fingerprint(files, cache, 7, fingerprint(), wall_clock_ns());
  BOOST_TEST((saved.value() == Saved::too_fresh));
  BOOST_TEST(!fs::exists(cache));
  let_the_clock_tick();
  save();
  BOOST_TEST(is_current(files, cache, 7));
}

BOOST_AUTO_TEST_CASE(fresh_outputs_are_what_a_build_leaves) {
  write_file(folder.path("dist/a.md"), "made anew");
  save();
  BOOST_TEST(is_current(files, cache, 7));
}

BOOST_AUTO_TEST_CASE(garbage_is_not_current) {
  save();
  const std::string good = read_file(cache);
  for (std::size_t length = 0; length < good.size(); ++length) {
    write_file(cache, good.substr(0, length));
    BOOST_TEST_REQUIRE(!is_current(files, cache, 7));
  }
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1U << (random() % 8));
    write_file(cache, bad);
    BOOST_TEST_REQUIRE(!is_current(files, cache, 7));
  }
  write_file(cache, good + "x");
  BOOST_TEST(!is_current(files, cache, 7));
  fs::remove(cache);
  fs::create_directory(cache);
  BOOST_TEST(!is_current(files, cache, 7));
}

BOOST_AUTO_TEST_CASE(a_check_reads_one_file_and_looks_once_at_each_path) {
  save();
  class Counting : public FaultyFileSystem {
   public:
    Counting() : FaultyFileSystem(0, 0, Fault::once) {}
  };
  const Counting counting;
  BOOST_TEST(is_current(counting, cache, 7));
  BOOST_TEST(counting.calls() == 1 + fingerprint().inputs.size() + fingerprint().outputs.size());
}

BOOST_AUTO_TEST_CASE(the_key_tells_options_apart) {
  const auto key = [](std::vector<std::string> parts) { return cache_key(parts); };
  BOOST_TEST(key({"a", "b"}) == key({"a", "b"}));
  BOOST_TEST(key({"a", "b"}) != key({"ab"}));
  BOOST_TEST(key({"a", ""}) != key({"a"}));
  BOOST_TEST(!program_identity(files).value().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
