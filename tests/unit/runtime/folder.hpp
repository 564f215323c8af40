// A temporary folder that is removed when the test passed, and kept and named when it failed.
#pragma once

#include <stdlib.h>

#include <boost/test/results_collector.hpp>
#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>

#include "base/util/file_system.hpp"

namespace cf::runtime {

class TestFolder {
 public:
  TestFolder() {
    std::string name = "/tmp/cf-test-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    m_path = name;
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    const auto& test = boost::unit_test::framework::current_test_case();
    if (boost::unit_test::results_collector.results(test.p_id).p_assertions_failed > 0) {
      BOOST_TEST_MESSAGE("kept: " + m_path);
    } else {
      (void)remove_tree(posix_file_system(), m_path);
    }
  }

  std::string path(const std::string& name = {}) const { return name.empty() ? m_path : m_path + '/' + name; }
  std::string text(const std::string& name) const { return posix_file_system().read(path(name)).value(); }
  void write(const std::string& name, const std::string& bytes, std::uint32_t mode = 0644) const {
    const std::string full = path(name);
    make_directories(posix_file_system(), full.substr(0, full.rfind('/'))).value();
    write_atomically(posix_file_system(), full, bytes, mode).value();
  }

 private:
  std::string m_path;
};

}  // namespace cf::runtime
