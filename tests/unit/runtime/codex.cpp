#include "runtime/experiment/codex.hpp"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/runtime/folder.hpp"

namespace cf::runtime {
namespace {

/// PATH with only the given programs on it.
class Programs {
 public:
  Programs() : m_before(::getenv("PATH")) { ::setenv("PATH", m_folder.path().c_str(), 1); }
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;
  ~Programs() { ::setenv("PATH", m_before.c_str(), 1); }

  void add(const std::string& name, const std::string& script) const {
    m_folder.write(name, "#!/bin/sh\n" + script + "\n", 0755);
  }

 private:
  TestFolder m_folder;
  std::string m_before;
};

BOOST_AUTO_TEST_SUITE(codex)

BOOST_AUTO_TEST_CASE(nothing_there) {
  const Programs programs;
  const CodexSetup setup = inspect_codex_setup();
  BOOST_TEST(!setup.ready());
  BOOST_TEST(setup.codex.problem == "'codex' is not on PATH");
  BOOST_TEST(setup.node.problem == "'node' is not on PATH");
  BOOST_TEST(setup.next_steps.size() == 2U);
}

BOOST_AUTO_TEST_CASE(all_there) {
  const Programs programs;
  programs.add(
      "codex",
      R"(if [ "$1" = login ]; then echo "WARNING: a temp folder" >&2; echo "Logged in using ChatGPT" >&2; exit 0; fi
echo codex-cli 0.169.0)");
  programs.add("node", "echo v18.20.4");
  const CodexSetup setup = inspect_codex_setup();
  BOOST_TEST(setup.ready());
  BOOST_TEST(setup.codex.version == "codex-cli 0.169.0");
  BOOST_TEST(setup.login_detail == "Logged in using ChatGPT");
  BOOST_TEST(setup.next_steps.empty());
}

BOOST_AUTO_TEST_CASE(not_logged_in_and_an_old_node) {
  const Programs programs;
  programs.add("codex", R"([ "$1" = login ] && { echo "Not logged in" >&2; exit 1; }
echo codex-cli 0.169.0)");
  programs.add("node", "echo v16.20.2");
  const CodexSetup setup = inspect_codex_setup();
  BOOST_TEST((setup.login == Login::no));
  BOOST_TEST(setup.node.problem == "Node.js v16.20.2 is too old");
  BOOST_TEST_REQUIRE(setup.next_steps.size() == 2U);
  BOOST_TEST(setup.next_steps[1].find("codex login") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_program_that_fails) {
  const Programs programs;
  programs.add("codex", "exit 7");
  const CodexSetup setup = inspect_codex_setup();
  BOOST_TEST(setup.codex.problem.ends_with("ended with status 7"));
  BOOST_TEST((setup.login == Login::unknown));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace cf::runtime
