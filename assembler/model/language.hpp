// What a language is, for the tables in prompts and for detection: one `languages/<lang>.yaml`.
#pragma once

#include <string>
#include <vector>

#include "base/doc/node.hpp"

namespace cf::assembler {

/// One optimization domain of a language and the agent that owns it.
struct Domain {
  std::string id;
  std::string title;
  std::string agent;                 ///< bare name
  std::vector<std::string> signals;  ///< words of a request that point here
  std::vector<std::string> branch;   ///< whole segments of a branch name that resume it
  std::string guide;                 ///< path in the assembled tree
  std::string covers;
};

struct Language {
  std::string name;                  ///< "python": the file's stem and the overlay's folder
  std::string title;                 ///< "Python"
  std::string plugin;                ///< the assembled plugin's name
  std::string router;                ///< bare name of the agent that routes in this language
  std::vector<std::string> markers;  ///< files and globs that identify a project, strongest first
  std::vector<Domain> domains;
  doc::Node document;  ///< the whole file
};

/// From a document that its schema accepts.
Language language_from(doc::Node document);

}  // namespace cf::assembler
