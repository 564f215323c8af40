#include "runtime/experiment/session.hpp"

#include <boost/test/unit_test.hpp>
#include <cerrno>

#include "runtime/experiment/state.hpp"
#include "tests/unit/runtime/folder.hpp"

namespace cf::runtime {
namespace {

FileSystem& disk() { return posix_file_system(); }

void record(const TestFolder& folder, const HookInput& input, const std::string& now) {
  record_event(disk(), folder.path(), input, now).value();
}

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(a_whole_session) {
  const TestFolder folder;
  record(folder,
         {.session_id = "s1", .event = "SessionStart", .cwd = "/p", .transcript_path = "/t.jsonl", .source = "startup"},
         "T1");
  record(folder, {.session_id = "s1", .event = "Stop"}, "T2");
  record(folder, {.session_id = "s1", .event = "Stop"}, "T3");
  record(folder, {.session_id = "s1", .event = "SessionEnd", .reason = "exit"}, "T4");
  BOOST_TEST(folder.text("sessions/s1.json") == R"({
  "version": 1,
  "session_id": "s1",
  "cwd": "/p",
  "transcript_path": "/t.jsonl",
  "started_at": "T1",
  "source": "startup",
  "last_event": "SessionEnd",
  "updated_at": "T4",
  "stops": 2,
  "ended_at": "T4",
  "end_reason": "exit"
}
)");
}

BOOST_AUTO_TEST_CASE(a_resumed_session_has_not_ended) {
  const TestFolder folder;
  record(folder, {.session_id = "s1", .event = "SessionStart", .source = "startup"}, "T1");
  record(folder, {.session_id = "s1", .event = "SessionEnd", .reason = "exit"}, "T2");
  record(folder, {.session_id = "s1", .event = "SessionStart", .source = "resume"}, "T3");
  const std::string text = folder.text("sessions/s1.json");
  BOOST_TEST(text.find("ended_at") == std::string::npos);
  BOOST_TEST(text.find("\"started_at\": \"T1\"") != std::string::npos);
  BOOST_TEST(text.find("\"source\": \"resume\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(members_of_others_are_kept) {
  const TestFolder folder;
  folder.write("sessions/s1.json", R"({"goal": {"memory": -20}, "stops": "many"})");
  record(folder, {.session_id = "s1", .event = "Stop"}, "T1");
  const std::string text = folder.text("sessions/s1.json");
  BOOST_TEST(text.find("\"memory\": -20") != std::string::npos);
  BOOST_TEST(text.find("\"stops\": 1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_started_anew) {
  const TestFolder folder;
  folder.write("sessions/s1.json", "{\"half");
  record(folder, {.session_id = "s1", .event = "Stop"}, "T1");
  BOOST_TEST(folder.text("sessions/s1.json").find("\"stops\": 1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_id_never_becomes_a_path) {
  BOOST_TEST(safe_file_name("0b9f-4.x_Y") == "0b9f-4.x_Y");
  for (const char* id : {"", "..", ".hidden", "../../etc/passwd", "a/b", "a b", "ä", "con\n"}) {
    const std::string name = safe_file_name(id);
    BOOST_TEST_CONTEXT(id) {
      BOOST_TEST(name.starts_with("id-"));
      BOOST_TEST(name.find('/') == std::string::npos);
    }
  }
  BOOST_TEST(safe_file_name(std::string(129, 'a')).size() < 60U);
}

BOOST_AUTO_TEST_CASE(the_oldest_go) {
  const TestFolder folder;
  for (const char* id : {"old", "middle", "new"}) {
    record(folder, {.session_id = id, .event = "Stop"}, "T");
  }
  prune_sessions(disk(), folder.path(), 2).value();
  const auto left = disk().list(folder.path("sessions")).value();
  BOOST_TEST(left.size() == 2U);
  BOOST_TEST(!disk().exists(folder.path("sessions/old.json")));
}

BOOST_AUTO_TEST_CASE(an_unwritable_folder_is_an_error) {
  const TestFolder folder;
  folder.write("sessions", "a file where the folder should be");
  const auto recorded = record_event(disk(), folder.path(), {.session_id = "s1", .event = "Stop"}, "T");
  BOOST_TEST(recorded.has_error());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::runtime
