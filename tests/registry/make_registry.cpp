// Writes the registry of N synthetic agents, and a file of strings that YAML readers trip over, for the Node tests.
// Prints how long the conversion took. Usage: make_registry COUNT FOLDER [JOBS], without FOLDER for the times alone
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "base/registry/json_text.hpp"
#include "base/registry/write.hpp"
#include "base/registry/yaml_text.hpp"
#include "base/util/file_system.hpp"
#include "base/util/parallel.hpp"
#include "base/util/path.hpp"
#include "tests/unit/load/agent_tree.hpp"
#include "tests/unit/load/synthetic_agents.hpp"

namespace {

/// Both the time on the wall and the time that all threads together spent, which a busy machine does not stretch.
class Stopwatch {
 public:
  void print(const char* what) {
    const double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_wall).count();
    const double cpu = 1000.0 * static_cast<double>(std::clock() - m_cpu) / CLOCKS_PER_SEC;
    std::printf("%s: %.0f ms, %.0f ms of CPU\n", what, wall, cpu);
    *this = {};
  }

 private:
  std::chrono::steady_clock::time_point m_wall = std::chrono::steady_clock::now();
  std::clock_t m_cpu = std::clock();
};

void write(const std::string& path, std::string_view bytes) {
  cf::FileSystem& files = cf::posix_file_system();
  cf::make_directories(files, std::string(cf::parent_path(path))).value();
  cf::write_atomically(files, path, bytes, 0644).value();
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> k_parts{
      "a",      "Z",      "9",      " ",      "  ",  ":",          ": ",   " #",   "#",    "-",      "- ",
      "? ",     "\"",     "'",      "\\",     "\n",  "\r\n",       "\t",   "{",    "}",    "[",      "]",
      ",",      "&",      "*",      "!",      "|",   ">",          "%",    "@",    "`",    "~",      "=",
      "<<",     "null",   "yes",    "0x1F",   "1e3", "2026-01-02", "--",   ".",    "é",    "日本",   "😀",
      "\u0085", "\u2028", "\u2029", "\uFEFF", "/",   "\uFFFE",     "\x01", "\x1B", "\x7F", "\u009F", "\u00A0",
      "$x",     "y",      "n",      "on",     "off", "_",          "+1",   ".5",   "1:30", "()",     ";"};
  std::string text;
  for (std::size_t i = 0, count = random() % 9; i < count; ++i) text += k_parts[random() % k_parts.size()];
  return text;
}

void write_strings(const std::string& folder) {
  std::mt19937 random(11);
  std::string yaml = "strings:\n";
  std::string json;
  cf::registry::JsonText list(json);
  list.begin('[');
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    yaml += "  - ";
    cf::registry::append_yaml_string(yaml, text);
    yaml += '\n';
    list.element();
    list.string(text);
  }
  list.end(']');
  write(folder + "/strings.yaml", yaml);
  write(folder + "/strings.json", json);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: make_registry COUNT [FOLDER [JOBS]]\n", stderr), 2;
  const auto count = static_cast<std::size_t>(std::strtoul(argv[1], nullptr, 10));
  const std::string folder = argc > 2 ? argv[2] : "";
  const unsigned jobs = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 0;

  cf::test::AgentTree tree;
  Stopwatch watch;
  for (std::size_t i = 0; i < count; ++i) {
    cf::test::SyntheticAgent agent = cf::test::synthetic_agent(i);
    tree.add(std::move(agent.path), std::move(agent.text));
  }
  watch.print("make the agents, read their front matter");
  const cf::registry::Fleet fleet = tree.convert({.jobs = jobs});
  watch.print("convert");
  const cf::registry::WrittenFleet written = cf::registry::write_fleet(fleet, "1970-01-01T00:00:00.000Z", jobs);
  watch.print("render");

  if (folder.empty()) return 0;
  cf::remove_tree(cf::posix_file_system(), folder).value();
  for (std::size_t i = 0; i < fleet.agents.size(); ++i) {
    write(folder + "/" + file_of(fleet.agents[i]), written.agents[i]);
  }
  write(folder + "/index.json", written.index_json);
  write(folder + "/triggers.json", written.triggers_json);
  write_strings(folder);
  std::fputs(tree.findings().c_str(), stdout);
  return 0;
}
