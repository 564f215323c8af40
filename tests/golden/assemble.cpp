// Every case of tests/golden/assemble through the real passes, from files on disk to bytes in memory.
#define BOOST_TEST_MODULE golden
#include <stdlib.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "assembler/pipeline/assemble.hpp"
#include "base/diag/render.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"
#include "tests/golden/golden_case.hpp"

namespace {

using cf::assembler::Assembled;
using cf::assembler::Context;

/// A folder of its own for one case; the case's paths are relative to it, so it is the working folder, too.
class Project {
 public:
  explicit Project(const GoldenCase& golden) {
    char name[] = "/tmp/cf-golden-XXXXXX";
    m_root = ::mkdtemp(name);
    BOOST_REQUIRE(::chdir(m_root.c_str()) == 0);
    cf::FileSystem& files = cf::posix_file_system();
    for (const Section& section : golden.sections) {
      if (section.kind == "input") {
        cf::make_directories(files, std::string(cf::parent_path(section.name))).value();
        files.write_new(section.name, section.text, section.name.ends_with(".sh") ? 0755 : 0644).value();
      } else if (section.kind == "link") {
        const auto parts = cf::split(section.name, ' ');
        BOOST_REQUIRE(::symlink(std::string(parts.at(1)).c_str(), std::string(parts.at(0)).c_str()) == 0);
      }
    }
  }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  ~Project() {
    if (::chdir("/") == 0) (void)cf::remove_tree(cf::posix_file_system(), m_root);
  }

 private:
  std::string m_root;
};

std::string actual(const Section& section, const Assembled& assembled, const std::string& findings) {
  if (section.kind == "findings") return findings;
  if (section.kind == "files") {
    std::string list;
    for (const auto& [path, file] : assembled.outputs) list += path + '\n';
    return list;
  }
  const auto output = assembled.outputs.find(section.name);
  return output == assembled.outputs.end() ? "(not there)\n" : output->second.bytes;
}

void run_case(const std::string& path) {
  GoldenCase golden = read_case(path);
  std::string findings;
  {
    const Project project(golden);
    Context context;
    const auto assembled =
        cf::assembler::assemble({.plugin = "plugin", .language = "python", .overlays = {}}, {}, context);
    BOOST_REQUIRE_MESSAGE(assembled.has_value(), "the tree cannot be read");
    context.report.sort();
    findings = cf::render(context.report.diagnostics(), cf::Format::text);
    for (Section& section : golden.sections) {
      if (section.kind == "input" || section.kind == "link") continue;
      const std::string now = actual(section, *assembled, findings);
      if (std::getenv("CF_GOLDEN_WRITE") == nullptr) {
        BOOST_TEST(now == section.text, path << ": " << section.kind << ' ' << section.name << " is now:\n" << now);
      }
      section.text = now;
    }
  }
  if (std::getenv("CF_GOLDEN_WRITE") != nullptr) {
    cf::write_atomically(cf::posix_file_system(), path, write_case(golden), 0644).value();
  }
}

const bool k_added = [] {
  for (const std::string& path : case_files(CF_SOURCE_DIR "/tests/golden/assemble")) {
    boost::unit_test::framework::master_test_suite().add(boost::unit_test::make_test_case(
        [path] { run_case(path); }, std::string(cf::file_stem(path)), __FILE__, __LINE__));
  }
  return true;
}();

}  // namespace
