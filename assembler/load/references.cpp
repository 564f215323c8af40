#include "assembler/load/references.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/doc/markdown.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

bool is_name_char(char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; }

/// Length of the path at the start of `text`: names, slashes, `*`, `{}` lists and <placeholders>.
std::size_t path_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '<') {
      const std::size_t close = text.find_first_of(">\n /", at);
      if (close == std::string_view::npos || text[close] != '>' || close == at + 1) break;
      at = close + 1;
    } else if (is_name_char(c) || c == '/' || c == '*' || c == '+' || c == '@' ||
               static_cast<unsigned char>(c) >= 0x80) {
      ++at;
    } else {
      break;
    }
  }
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '*' || text[at - 1] == '_')) --at;  // prose, not path
  return at;
}

/// The folders whose names alone make a relative path in a code span one of ours.
bool is_plugin_path(std::string_view path) {
  constexpr std::array<std::string_view, 6> k_folders = {"references", "skills", "agents",
                                                         "commands",   "hooks",  "vendor"};
  const std::string_view first = path.substr(0, path.find('/'));
  return path.find('/') != std::string_view::npos &&
         std::find(k_folders.begin(), k_folders.end(), first) != k_folders.end();
}

class Finder {
 public:
  Finder(File& file, const Tree& tree, std::string_view language) : m_file(file), m_tree(tree), m_language(language) {}

  void markdown() {
    front_matter();
    for (const Span& piece : m_file.body) {
      const auto first = static_cast<std::ptrdiff_t>(m_file.references.size());
      body(piece);
      std::stable_sort(m_file.references.begin() + first, m_file.references.end(),
                       [](const Reference& a, const Reference& b) { return a.span.begin < b.span.begin; });
    }
  }

  void json(const doc::Node& node) {
    if (node.is(doc::Node::Kind::string) && node.span.source != nullptr) roots(node.span, true);
    for (const doc::Node& item : node.items) json(item);
    for (const doc::Member& member : node.members) json(member.value);
  }

 private:
  void front_matter() {
    if (const doc::Node* tools = m_file.front_matter.fields.find("tools")) {
      for (const doc::ListItem& item : doc::list_items(*tools)) {
        if (item.span.source != nullptr && item.text.starts_with("Agent(")) agent_arguments(item.span);
      }
    }
  }

  void body(const Span& piece) {
    const doc::Markdown markdown = doc::scan_markdown(piece);
    m_commands.clear();
    for (const doc::Fence& fence : markdown.fences) m_commands.push_back(fence.code);
    for (const Span& code : markdown.code_spans) {
      if (code.text().find(' ') != std::string_view::npos) m_commands.push_back(code);
    }
    roots(piece, false);
    for (const doc::Link& link : markdown.links) relative_link(link.target);
    for (const Span& code : markdown.code_spans) code_path(code);
    for (const doc::Comment& comment : markdown.comments) table(comment);
    agent_types(piece);
    agent_arguments(piece);
  }

  bool in_command(std::uint32_t offset) const {
    return std::any_of(m_commands.begin(), m_commands.end(),
                       [&](const Span& code) { return code.begin <= offset && offset < code.end; });
  }

  void roots(const Span& text, bool in_json) {
    const std::string_view bytes = text.text();
    for (std::size_t at = 0; (at = bytes.find(k_root_variable, at)) != std::string_view::npos;) {
      std::size_t begin = at;
      at += k_root_variable.size();
      RootForm form = in_json ? RootForm::path_only : RootForm::plain;
      std::size_t path = at;
      if (in_json && bytes.substr(at).starts_with("\\\"/")) {
        path += 2;
      } else if (begin > 0 && bytes[begin - 1] == '"' && bytes.substr(at).starts_with("\"/")) {
        path += 1;
        begin -= 1;
        form = RootForm::quoted;
      }
      if (!bytes.substr(path).starts_with('/')) continue;
      ++path;
      const std::size_t length = path_length(bytes.substr(path));
      Reference reference = resolve("", bytes.substr(path, length), nullptr);
      reference.kind = ReferenceKind::plugin_root;
      reference.form = form;
      if (in_json) begin = path;
      reference.span = text.part(begin, path + length - begin);
      reference.written = reference.span.text();
      reference.in_command = in_json || form == RootForm::quoted || in_command(reference.span.begin);
      m_file.references.push_back(std::move(reference));
      at = path + length;
    }
  }

  void relative_link(const Span& target) {
    const std::string_view all = target.text();
    if (all.empty() || all.front() == '#' || all.front() == '/' || all.find(k_root_variable) != std::string_view::npos)
      return;
    const std::size_t colon = all.find(':');
    if (colon != std::string_view::npos && colon < all.find('/')) return;  // a scheme
    const std::size_t path_end = std::min(all.find_first_of("#?"), all.size());
    add_path(target, all.substr(0, path_end), all.substr(path_end));
  }

  void code_path(const Span& code) {
    const std::string_view text = code.text();
    if (path_length(text) != text.size()) return;
    const std::optional<std::string> resolved = resolve_path(parent_path(m_file.path), text);
    const bool dotted = text.starts_with("../") || text.starts_with("./");
    if (dotted ? resolved && is_plugin_path(*resolved) && m_tree.contains(*resolved)
               : is_plugin_path(text) && names_existing(text)) {
      add_path(code, text, {});
    }
  }

  /// Prose may speak of a project's own `commands/` or `hooks/x`; only a path below references/ must be ours.
  bool names_existing(std::string_view path) const {
    return is_below(path, "references") || m_tree.contains(path) ||
           m_tree.contains(join_path(parent_path(m_file.path), path));
  }

  void add_path(const Span& span, std::string_view path, std::string_view suffix) {
    Reference reference = resolve(parent_path(m_file.path), path, span.source);
    reference.kind = ReferenceKind::link;
    reference.span = span;
    reference.written = span.text();
    reference.suffix = suffix;
    m_file.references.push_back(std::move(reference));
  }

  /// A path written in a file of `folder`: as it stands in the assembled tree, or in the source tree at the place of
  /// `source` (null: it is no path from a file), or from the tree's root.
  Reference resolve(std::string_view folder, std::string_view written, const Source* source) const {
    const std::string path = replace_all(written, "%20", " ");
    const std::optional<std::string> in_tree = resolve_path(folder, path);
    const std::string from_tree = in_tree ? assembled(*in_tree) : std::string{};
    const std::optional<std::string> from_source = source_target(source, path);
    Reference reference;
    if (in_tree && m_tree.contains(from_tree)) {
      reference.target = from_tree;
    } else if (from_source && m_tree.contains(*from_source)) {
      reference.target = *from_source;
    } else if (is_plugin_path(path) && m_tree.contains(path)) {
      reference.target = path;
    } else {
      reference.target = in_tree ? from_tree : from_source.value_or(path);
      reference.leaves_tree = !in_tree && !from_source;
    }
    return reference;
  }

  /// Where the path leads from the place where `source` lies in the source tree.
  std::optional<std::string> source_target(const Source* source, std::string_view path) const {
    const auto own = std::find_if(m_file.sources.begin(), m_file.sources.end(), [&](const LayerSource& share) {
      return source != nullptr && share.source == source;
    });
    if (own == m_file.sources.end()) return std::nullopt;
    const std::optional<std::string> in_source = resolve_path(parent_path(own->layer_path), path);
    if (!in_source) return std::nullopt;
    return assembled(*in_source);
  }

  /// `languages/<lang>/X` → `X`.
  std::string assembled(std::string_view path) const {
    const std::string prefix = "languages/" + std::string(m_language) + '/';
    return std::string(!m_language.empty() && path.starts_with(prefix) ? path.substr(prefix.size()) : path);
  }

  void table(const doc::Comment& comment) {
    const std::string_view text = trim(comment.text.text());
    constexpr std::string_view k_mark = "cf:table";
    if (!text.starts_with(k_mark)) return;
    const std::string_view rest = trim(text.substr(k_mark.size()));
    const std::size_t space = std::min(rest.find(' '), rest.size());
    m_file.references.push_back({.kind = ReferenceKind::table,
                                 .span = comment.all,
                                 .written = std::string(comment.all.text()),
                                 .target = std::string(rest.substr(0, space)),
                                 .suffix = std::string(trim(rest.substr(space))),
                                 .in_command = false,
                                 .leaves_tree = false});
  }

  /// subagent_type: "name", "subagent_type": "name", subagent_type="name"
  void agent_types(const Span& text) {
    constexpr std::string_view k_key = "subagent_type";
    const std::string_view bytes = text.text();
    for (std::size_t at = 0; (at = bytes.find(k_key, at)) != std::string_view::npos;) {
      at += k_key.size();
      std::size_t value = at;
      const auto skip = [&](std::string_view any) {
        while (value < bytes.size() && any.find(bytes[value]) != std::string_view::npos) ++value;
      };
      skip("\"'`");
      skip(" ");
      if (value >= bytes.size() || (bytes[value] != ':' && bytes[value] != '=')) continue;
      ++value;
      skip(" `");
      if (value >= bytes.size() || (bytes[value] != '"' && bytes[value] != '\'')) continue;
      const char quote = bytes[value++];
      const std::size_t close = bytes.find_first_of(std::string{quote, '\n'}, value);
      if (close == std::string_view::npos || bytes[close] != quote) continue;
      add_agent(text.part(value, close - value));
      at = close;
    }
  }

  /// Agent(name) and Agent(name, other), but not Agent(key: value).
  void agent_arguments(const Span& text) {
    constexpr std::string_view k_call = "Agent(";
    const std::string_view bytes = text.text();
    for (std::size_t at = 0; (at = bytes.find(k_call, at)) != std::string_view::npos;) {
      const bool part_of_word = at > 0 && is_name_char(bytes[at - 1]);
      at += k_call.size();
      const std::size_t close = bytes.find_first_of(")\n", at);
      if (part_of_word || close == std::string_view::npos || bytes[close] != ')') continue;
      for (const std::string_view argument : split(bytes.substr(at, close - at), ',')) {
        const std::string_view name = trim(argument);
        const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
          return is_name_char(c) || c == ':';
        }) && name.back() != ':';
        if (!is_name) break;  // key: value arguments, whose texts may hold commas
        add_agent(text.part(static_cast<std::size_t>(name.data() - bytes.data()), name.size()));
      }
      at = close;
    }
  }

  void add_agent(const Span& span) {
    const std::string_view name = span.text();
    if (name.empty() || name.find_first_of("<>{}$*") != std::string_view::npos || name.starts_with("...")) return;
    m_file.references.push_back({.kind = ReferenceKind::agent,
                                 .span = span,
                                 .written = std::string(name),
                                 .target = std::string(name),
                                 .suffix = {},
                                 .in_command = false,
                                 .leaves_tree = false});
  }

  File& m_file;
  const Tree& m_tree;
  std::string_view m_language;
  std::vector<Span> m_commands;
};

}  // namespace

void find_references(File& file, const Tree& tree, std::string_view language) {
  Finder finder(file, tree, language);
  if (is_markdown(file.kind)) finder.markdown();
  if ((file.kind == FileKind::hooks || file.kind == FileKind::mcp || file.kind == FileKind::lsp) && file.readable) {
    finder.json(file.document);
  }
}

}  // namespace cf::assembler
