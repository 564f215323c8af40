#include "tests/golden/golden_case.hpp"

#include "base/util/file_system.hpp"
#include "base/util/text.hpp"

GoldenCase read_case(const std::string& path) {
  GoldenCase golden{.path = path, .intro = {}, .sections = {}};
  std::string* text = &golden.intro;
  const std::string whole = cf::posix_file_system().read(path).value();
  for (const std::string_view line : cf::split_lines(whole)) {
    constexpr std::string_view k_mark = "=== ";
    if (line.starts_with(k_mark)) {
      const std::string_view rest = line.substr(k_mark.size());
      const std::size_t space = std::min(rest.find(' '), rest.size());
      golden.sections.push_back(
          {.kind = std::string(rest.substr(0, space)), .name = std::string(cf::trim(rest.substr(space))), .text = {}});
      text = &golden.sections.back().text;
    } else {
      text->append(line).append("\n");
    }
  }
  return golden;
}

std::string write_case(const GoldenCase& golden) {
  std::string text = golden.intro;
  for (const Section& section : golden.sections) {
    text += "=== " + section.kind + (section.name.empty() ? "" : " " + section.name) + '\n' + section.text;
  }
  return text;
}

std::vector<std::string> case_files(const std::string& folder) {
  std::vector<std::string> paths;
  const auto entries = cf::posix_file_system().list(folder).value();
  for (const cf::DirectoryEntry& entry : entries) {
    if (entry.name.ends_with(".txt")) paths.push_back(folder + '/' + entry.name);
  }
  return paths;
}
