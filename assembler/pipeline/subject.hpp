// What a path on the command line of `validate` and `inspect` is: a source tree, a plugin, a folder of agents, one
// file.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "assembler/model/tree.hpp"
#include "assembler/pipeline/context.hpp"
#include "base/util/result.hpp"

namespace cf::assembler {

enum class SubjectKind : std::uint8_t {
  source_tree,  ///< a base with overlays below `languages/`
  plugin,       ///< a folder with `.claude-plugin/plugin.json`: a built tree, or anybody's
  folder,       ///< any other folder: its Markdown files are agents, but for SKILL.md and what lies below commands/
  file,         ///< one file outside of any plugin
};

struct Subject {
  SubjectKind kind = SubjectKind::folder;
  std::string root;            ///< the source tree's base, the plugin, the folder or the file
  std::string language;        ///< of a source tree: only this overlay; empty: all
  std::set<std::string> only;  ///< files named one by one: only their findings count; empty: all
};

/// Sorts the paths into subjects: files of one tree become one subject, so that the tree is read once.
Result<std::vector<Subject>> find_subjects(const std::vector<std::string>& paths, const FileSystem& files);

/// Reads and checks a subject; findings go to the report. A source tree gives one tree a language.
Result<std::vector<Tree>> load_subject(const Subject& subject, Context& context);

/// The same for one path.
Result<std::vector<Tree>> load_subject(const std::string& path, Context& context);

}  // namespace cf::assembler
