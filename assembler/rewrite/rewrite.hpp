// A file of the tree as text for one destination: references in the form that the reader there can follow.
//
// Claude Code expands `${CLAUDE_PLUGIN_ROOT}` in agents and commands, so paths there become ROOT paths; a file that is
// read raw gets paths relative to itself; so does a skill, which every host follows from its own folder, except inside
// text for a shell, whose working folder is the project's. Agent names resolve inside a plugin only when qualified.
#pragma once

#include <set>
#include <string>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

enum class PathStyle : std::uint8_t { root, relative, relative_but_in_commands };

struct Destination {
  std::string path;  ///< where the text will lie, from the tree's root: relative paths start from its folder
  PathStyle paths = PathStyle::relative;
  bool qualify_names = false;  ///< `name` → `plugin:name`
};

struct Rewritten {
  std::string text;
  std::set<Transform> transforms;
};

/// The whole file as it ships in the Claude tree. Bytes that no rewrite touches stay as they are. Of a JSON file the
/// (merged) document; of other files the bytes.
Rewritten rewrite_file(const Tree& tree, const File& file);

/// The body of a Markdown file for another destination.
Rewritten rewrite_body(const Tree& tree, const File& file, const Destination& destination);

/// `target`, a path of the tree, as it is written at the destination.
std::string write_path(const Destination& destination, std::string_view target, bool in_command = false);

/// An agent's name as it is written at the destination; names that are not of this tree stay.
std::string write_agent_name(const Tree& tree, const Destination& destination, std::string_view name);

}  // namespace cf::assembler
