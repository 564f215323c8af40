#include "base/util/process.hpp"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>

namespace cf {
namespace {

using namespace std::chrono_literals;

ProcessRequest shell(const char* script) { return {.command = {"/bin/sh", "-c", script}}; }

BOOST_AUTO_TEST_SUITE(process)

BOOST_AUTO_TEST_CASE(output_and_status) {
  const auto result = run_process(shell("echo out; echo err >&2; exit 3"));
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->out == "out\n");
  BOOST_TEST(result->err == "err\n");
  BOOST_TEST(result->exit_code == 3);
  BOOST_TEST(!result->timed_out);
}

BOOST_AUTO_TEST_CASE(arguments_meet_no_shell) {
  const auto result = run_process({.command = {"/bin/echo", "a b", "$HOME", "*"}});
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->out == "a b $HOME *\n");
}

BOOST_AUTO_TEST_CASE(input_longer_than_a_pipe) {
  ProcessRequest request{.command = {"/bin/cat"}, .input = std::string(1'000'000, 'x')};
  const auto result = run_process(request);
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST((result->out == request.input));
  BOOST_TEST(!result->truncated);
}

BOOST_AUTO_TEST_CASE(no_input_is_an_end_of_file) {
  const auto result = run_process({.command = {"/bin/cat"}, .timeout = 5s});
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(!result->timed_out);
}

BOOST_AUTO_TEST_CASE(a_child_that_does_not_read_its_input) {
  ProcessRequest request = shell("exit 0");
  request.input = std::string(1'000'000, 'x');
  const auto result = run_process(request);
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->exit_code == 0);
}

BOOST_AUTO_TEST_CASE(output_is_cut_at_the_limit_and_the_child_still_ends) {
  ProcessRequest request = shell("head -c 3000000 /dev/zero; echo end >&2");
  request.output_limit = 1000;
  const auto result = run_process(request);
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->out.size() == 1000U);
  BOOST_TEST(result->truncated);
  BOOST_TEST(result->err == "end\n");
  BOOST_TEST(result->exit_code == 0);
}

BOOST_AUTO_TEST_CASE(the_time_limit_kills_grandchildren_too) {
  ProcessRequest request = shell("sleep 60 & sleep 60");
  request.timeout = 100ms;
  const auto start = std::chrono::steady_clock::now();
  const auto result = run_process(request);
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->timed_out);
  BOOST_TEST(result->exit_code == 128 + 9);
  BOOST_TEST((std::chrono::steady_clock::now() - start < 10s));
}

BOOST_AUTO_TEST_CASE(a_grandchild_that_keeps_the_output_open_does_not_hold_us) {
  const auto start = std::chrono::steady_clock::now();
  const auto result = run_process(shell("echo done; sleep 30 & exit 0"));
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->out == "done\n");
  BOOST_TEST((std::chrono::steady_clock::now() - start < 10s));
}

BOOST_AUTO_TEST_CASE(cancelled) {
  ProcessRequest request = shell("sleep 60");
  request.cancelled = [] { return true; };
  const auto result = run_process(request);
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->cancelled);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there) {
  const auto result = run_process({.command = {"/nowhere/program"}});
  BOOST_TEST_REQUIRE(result.has_error());
  BOOST_TEST(result.error().message == "cannot start '/nowhere/program': No such file or directory");
  BOOST_TEST(result.error().os_code == ENOENT);
}

BOOST_AUTO_TEST_CASE(a_folder_to_run_in) {
  const auto result = run_process({.command = {"/bin/pwd"}, .folder = "/usr"});
  BOOST_TEST_REQUIRE(result.has_value());
  BOOST_TEST(result->out == "/usr\n");
}

BOOST_AUTO_TEST_CASE(programs_on_the_path) {
  ::setenv("PATH", "/nowhere:/usr/bin:/bin", 1);
  BOOST_TEST(find_program("sh").value_or("") == "/usr/bin/sh");
  BOOST_TEST(!find_program("cf-no-such-program").has_value());
  ::setenv("PATH", "/usr", 1);  // /usr/bin is a folder, no program
  BOOST_TEST(!find_program("bin").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf
