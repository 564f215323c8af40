#include "runtime/experiment/hook.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/runtime/folder.hpp"

namespace cf::runtime {
namespace {

BOOST_AUTO_TEST_SUITE(hook)

BOOST_AUTO_TEST_CASE(members_at_the_top_only) {
  const auto input = parse_hook_input(R"({"session_id":"s","nested":{"session_id":"wrong","a":[1,2.5,null,true]},
    "hook_event_name":"Stop","stop_hook_active":true,"cwd":"/p","transcript_path":"/t","source":"x","reason":7})");
  BOOST_TEST_REQUIRE(input.has_value());
  BOOST_TEST(input->session_id == "s");
  BOOST_TEST(input->event == "Stop");
  BOOST_TEST(input->cwd == "/p");
  BOOST_TEST(input->transcript_path == "/t");
  BOOST_TEST(input->source == "x");
  BOOST_TEST(input->reason == "");
  BOOST_TEST(input->stop_hook_active);
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_refused) {
  for (const char* text : {"", " ", "null", "[]", "\"s\"", "{", "{\"a\":1} x", "{\"a\":\"\xff\"}", "{'a':1}"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_hook_input(text).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + ",\"session_id\":\"s\"}";
  };
  BOOST_TEST(parse_hook_input(nested(63)).has_value());
  BOOST_TEST(!parse_hook_input(nested(64)).has_value());
  BOOST_TEST(!parse_hook_input(std::string(4'000'000, '[')).has_value());
}

BOOST_AUTO_TEST_CASE(problems_are_told_not_thrown) {
  const TestFolder folder;
  const auto problem = [&](const char* event, const std::string& input) {
    return handle_hook(posix_file_system(), folder.path(), event, input, "T");
  };
  BOOST_TEST(problem("Stop", "x") == "Stop: the input (1 bytes) is no JSON object");
  BOOST_TEST(problem("Stop", "{}") == "Stop: the input has no session_id");
  BOOST_TEST(problem("Stopp", R"({"session_id":"s"})") == "unknown event 'Stopp'");
  BOOST_TEST(problem("", R"({"session_id":"s"})") == "unknown event ''");
  BOOST_TEST(problem("Stop", std::string(k_largest_hook_input + 1, ' ')) ==
             "Stop: the input is longer than 4194304 bytes");
  BOOST_TEST(problem("", R"({"session_id":"s","hook_event_name":"Stop"})") == "");
  BOOST_TEST(posix_file_system().exists(folder.path("sessions/s.json")));
}

BOOST_AUTO_TEST_CASE(a_stop_that_we_caused_is_left_alone) {
  const TestFolder folder;
  BOOST_TEST(handle_hook(posix_file_system(), folder.path(), "Stop", R"({"session_id":"s","stop_hook_active":true})",
                         "T") == "");
  BOOST_TEST(!posix_file_system().exists(folder.path("sessions")));
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made) {
  const TestFolder folder;
  folder.write("data", "a file");
  const std::string problem =
      handle_hook(posix_file_system(), folder.path("data"), "SessionEnd", R"({"session_id":"s"})", "T");
  BOOST_TEST(problem.starts_with("SessionEnd: cannot make the folder"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::runtime
