#include "runtime/experiment/jobs.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "base/util/process.hpp"
#include "tests/unit/runtime/folder.hpp"

namespace cf::runtime {
namespace {

JobList read(const TestFolder& folder) { return read_jobs(posix_file_system(), folder.path()).value(); }

BOOST_AUTO_TEST_SUITE(jobs)

BOOST_AUTO_TEST_CASE(no_folder_is_an_empty_list) {
  const TestFolder folder;
  BOOST_TEST(read(folder).jobs.empty());
}

BOOST_AUTO_TEST_CASE(newest_first_and_at_most_fifty) {
  const TestFolder folder;
  for (int i = 0; i < 60; ++i) {
    folder.write(
        fmt::format("jobs/j{}.json", i),
        fmt::format(R"({{"id":"j{0}","kind":"review","status":"completed","createdAt":"2026-11-20T00:{0:02}:00Z"}})",
                    i));
  }
  const JobList list = read(folder);
  BOOST_TEST_REQUIRE(list.jobs.size() == 50U);
  BOOST_TEST(list.jobs.front().id == "j59");
  BOOST_TEST(list.jobs.back().id == "j10");
}

BOOST_AUTO_TEST_CASE(a_running_job_without_its_process_is_lost) {
  const TestFolder folder;
  const std::string gone = run_process({.command = {"/bin/sh", "-c", "echo $$"}}).value().out;
  folder.write("jobs/a.json", R"({"id":"a","status":"running","pid":)" + gone + "}");
  folder.write("jobs/b.json", fmt::format(R"({{"id":"b","status":"running","pid":{}}})", ::getpid()));
  folder.write("jobs/c.json", R"({"id":"c","status":"queued"})");
  folder.write("jobs/d.json", R"({"id":"d","status":"failed","pid":)" + gone + "}");
  const JobList list = read(folder);
  BOOST_TEST_REQUIRE(list.jobs.size() == 4U);
  BOOST_TEST(list.jobs[0].lost);
  BOOST_TEST(!list.jobs[0].active());
  BOOST_TEST(list.jobs[1].active());
  BOOST_TEST(list.jobs[2].active());
  BOOST_TEST(!list.jobs[3].lost);
}

BOOST_AUTO_TEST_CASE(what_is_no_job_is_told) {
  const TestFolder folder;
  folder.write("jobs/a.json", "{");
  folder.write("jobs/b.json", "[]");
  folder.write("jobs/c.json", R"({"id":7})");
  folder.write("jobs/notes.txt", "not looked at");
  folder.write("jobs/d.json/inner", "a folder");
  const JobList list = read(folder);
  BOOST_TEST(list.jobs.empty());
  BOOST_TEST(list.unreadable.size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::runtime
