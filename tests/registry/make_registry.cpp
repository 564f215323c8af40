// Writes the registry of N synthetic agents, and a file of strings that YAML readers trip over, for the Node tests.
// Prints how long the conversion took. Usage: make_registry COUNT FOLDER [JOBS]
#include <chrono>
#include <cstdio>
#include <cstdlib>
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

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point since) {
  return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

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
  if (argc < 3) return std::fputs("usage: make_registry COUNT FOLDER [JOBS]\n", stderr), 2;
  const auto count = static_cast<std::size_t>(std::strtoul(argv[1], nullptr, 10));
  const std::string folder = argv[2];
  const unsigned jobs = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 0;

  cf::test::AgentTree tree;
  auto start = Clock::now();
  for (std::size_t i = 0; i < count; ++i) {
    cf::test::SyntheticAgent agent = cf::test::synthetic_agent(i);
    tree.add(std::move(agent.path), std::move(agent.text));
  }
  std::printf("made and read front matter: %.0f ms on one thread\n", milliseconds(start));
  start = Clock::now();
  const cf::registry::Fleet fleet = tree.convert({.jobs = jobs});
  std::printf("converted %zu agents: %.0f ms\n", fleet.agents.size(), milliseconds(start));
  start = Clock::now();
  const cf::registry::WrittenFleet written = cf::registry::write_fleet(fleet, "1970-01-01T00:00:00.000Z", jobs);
  std::printf("rendered them: %.0f ms\n", milliseconds(start));

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
