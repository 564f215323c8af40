// The plugin tree between reading and writing: typed files whose every value knows where it was written. No I/O.
//
// Paths are those of the assembled tree. A source tree (base and overlays) and a plugin that somebody else built become
// the same `Tree`; `Origin` says which, because only a source tree is rewritten.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/model/language.hpp"
#include "assembler/model/layer.hpp"
#include "base/diag/source.hpp"
#include "base/doc/front_matter.hpp"
#include "base/doc/node.hpp"

namespace cf::assembler {

enum class FileKind : std::uint8_t {
  agent,            ///< agents/**/*.md
  skill,            ///< skills/<name>/SKILL.md
  command,          ///< commands/**/*.md
  reference,        ///< references/**/*.md: the model reads it raw
  markdown,         ///< any other Markdown, skill attachments included: raw as well
  plugin_manifest,  ///< .claude-plugin/plugin.json
  hooks,            ///< hooks/hooks.json
  mcp,              ///< .mcp.json
  lsp,              ///< .lsp.json
  json,             ///< any other JSON
  bytes,            ///< everything else
};

/// What a file of that path is. `path` is relative to the plugin's root.
FileKind kind_of(std::string_view path);
std::string_view to_string(FileKind kind);
bool is_markdown(FileKind kind);
bool is_component(FileKind kind);  ///< agent, skill or command: the client reads its front matter and expands ROOT
bool is_json(FileKind kind);

enum class ReferenceKind : std::uint8_t { plugin_root, link, agent, table };

/// How a `${CLAUDE_PLUGIN_ROOT}/path` is written; what a rewrite may touch follows from it.
enum class RootForm : std::uint8_t {
  plain,      ///< ${CLAUDE_PLUGIN_ROOT}/path: the span holds all of it
  quoted,     ///< "${CLAUDE_PLUGIN_ROOT}"/path: the span holds all of it, quotes included
  path_only,  ///< inside a JSON string: the span holds the path alone
};

/// A place in a file that names another file or an agent.
struct Reference {
  ReferenceKind kind = ReferenceKind::link;
  Span span;            ///< of the part that a rewrite replaces
  std::string written;  ///< that part, as the author wrote it
  std::string target;   ///< the path in the tree, the agent's bare name, or the table's name; may hold <placeholders>
  std::string suffix;   ///< "#fragment" of a link, the arguments of a table
  RootForm form = RootForm::plain;
  bool in_command = false;   ///< inside a fence, or a code span with white space: text for a shell
  bool leaves_tree = false;  ///< a path with more .. than there are folders
};

/// Kept per file, in the order in which they were applied.
enum class Transform : std::uint8_t {
  merged,
  patched,
  paths_rewritten,
  names_qualified,
  tables_expanded,
  codex_stripped,
  generated
};
std::string_view to_string(Transform transform);

struct File {
  std::string path;
  FileKind kind = FileKind::bytes;
  bool executable = false;
  const Source* content = nullptr;    ///< whose bytes count, unless merged; of a patched file the unpatched text
  std::vector<LayerSource> sources;   ///< everything that has a share in it, the lowest layer first
  doc::Node document;                 ///< of JSON the (merged) document
  bool merged = false;                ///< `document` joins several layers: it is written anew
  doc::FrontMatter front_matter;      ///< of Markdown
  bool patched = false;               ///< the front matter's fields were patched: they are written anew
  std::vector<Span> body;             ///< of Markdown: the pieces in order, each from one source
  std::vector<Reference> references;  ///< in the order of the text, body pieces after the front matter
  bool in_scope = true;               ///< false: here because others refer to it; not itself checked in this run
  bool readable = true;               ///< false when its document could not be parsed: checks pass it over
};

enum class TreeOrigin : std::uint8_t { source, plugin };

struct Tree {
  TreeOrigin origin = TreeOrigin::source;
  std::string plugin_name;                         ///< from the merged plugin.json; empty when there is none
  std::optional<Language> language;                ///< of a source tree's overlay
  std::vector<Language> languages;                 ///< all of the project's, for the tables
  std::map<std::string, File, std::less<>> files;  ///< by path: the order of every output

  const File* find(std::string_view path) const;
  bool contains(std::string_view path) const;  ///< a file, or a folder of one; `<x>` and `*` stand for any name

  /// The agent of that name (the `name` field, else the file's stem), bare or qualified with this plugin's name.
  const File* find_agent(std::string_view name) const;
  std::vector<const File*> of_kind(FileKind kind) const;
};

/// The name a client gives the component: an agent's `name` or stem, a skill's folder, a command's stem.
std::string component_name(const File& file);

/// As others call it: `plugin:name`, with the sub-folders between for agents in sub-folders.
std::string qualified_name(const Tree& tree, const File& file);

/// The text of a front matter field, if it is there and a scalar.
std::optional<std::string> field(const File& file, std::string_view key);
/// Where to point when `key` is wrong or missing: its value, else the front matter, else the start of the file.
Span field_span(const File& file, std::string_view key);

}  // namespace cf::assembler
