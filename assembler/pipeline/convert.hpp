// `cf-assemble convert`: any folder of agent Markdown → a registry folder.
#pragma once

#include <string>

#include "assembler/load/agent_definition.hpp"
#include "assembler/pipeline/context.hpp"
#include "assembler/pipeline/publish.hpp"

namespace cf::assembler {

struct ConvertFolderOptions {
  std::string source;  ///< folder of Markdown files, at any depth
  std::string out;
  ConvertOptions::Derive derive = ConvertOptions::Derive::missing;
  bool strict = false;  ///< write nothing when there was an error
  bool force = false;
  bool atomic = true;
};

struct ConvertedFolder {
  std::size_t agents = 0;
  bool published = false;
  PublishSummary summary;
};

/// What is right is written, what is wrong is reported with its place. Files without front matter are no agents.
Result<ConvertedFolder> convert_folder(const ConvertFolderOptions& options, Context& context);

}  // namespace cf::assembler
