// A golden case: an input tree and what is expected of it, in one text file.
//
//   # What the case shows
//   === input PATH          a file of the project, written as it stands
//   === link PATH TARGET    a symbolic link
//   === findings            all findings as text
//   === files               every path of the output, one a line
//   === output PATH         the whole text of one of them
//
// A section's text ends before the next `=== ` line; its last newline belongs to it.
#pragma once

#include <string>
#include <vector>

struct Section {
  std::string kind;  // "input", "link", "findings", "files", "output"
  std::string name;
  std::string text;
};

struct GoldenCase {
  std::string path;
  std::string intro;
  std::vector<Section> sections;
};

GoldenCase read_case(const std::string& path);
std::string write_case(const GoldenCase& golden);
std::vector<std::string> case_files(const std::string& folder);
