#include "assembler/rewrite/rewrite.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "assembler/rewrite/front_matter_text.hpp"
#include "assembler/rewrite/tables.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_root = "${CLAUDE_PLUGIN_ROOT}";

Destination in_claude_tree(const File& file) {
  Destination destination{.path = file.path, .paths = PathStyle::relative, .qualify_names = true};
  if (file.kind == FileKind::agent || file.kind == FileKind::command) destination.paths = PathStyle::root;
  if (file.kind == FileKind::skill) destination.paths = PathStyle::relative_but_in_commands;
  return destination;
}

std::string replacement(const Tree& tree, const File& file, const Reference& reference,
                        const Destination& destination) {
  switch (reference.kind) {
    case ReferenceKind::agent: return write_agent_name(tree, destination, reference.target);
    case ReferenceKind::table: return write_table(tree, reference.target, reference.suffix, destination).value_or("");
    case ReferenceKind::plugin_root:
    case ReferenceKind::link: break;
  }
  std::string target = reference.target;
  if (reference.written.ends_with('/') && !target.empty()) target += '/';
  if (reference.form == RootForm::path_only) return target;
  const bool as_root = reference.in_command && destination.paths == PathStyle::relative_but_in_commands;
  if (reference.form == RootForm::quoted && (as_root || destination.paths == PathStyle::root)) {
    return '"' + std::string(k_root) + "\"/" + target;
  }
  if (reference.kind == ReferenceKind::link && file.kind == FileKind::markdown && target == reference.written)
    return target;
  return write_path(destination, target, reference.in_command) + reference.suffix;
}

Transform transform_of(ReferenceKind kind) {
  if (kind == ReferenceKind::agent) return Transform::names_qualified;
  return kind == ReferenceKind::table ? Transform::tables_expanded : Transform::paths_rewritten;
}

/// The edits of all references inside `piece`, and what they amount to.
std::vector<Edit> edits_in(const Tree& tree, const File& file, const Span& piece, const Destination& destination,
                           std::set<Transform>& transforms) {
  std::vector<Edit> edits;
  for (const Reference& reference : file.references) {
    if (reference.span.source != piece.source || reference.span.begin < piece.begin || reference.span.end > piece.end)
      continue;
    if (!edits.empty() && reference.span.begin < edits.back().span.end) continue;  // a ROOT path inside a link
    std::string text = replacement(tree, file, reference, destination);
    if (text == reference.written) continue;
    edits.push_back({.span = reference.span, .text = std::move(text)});
    transforms.insert(transform_of(reference.kind));
  }
  return edits;
}

std::string markdown_head(const Tree& tree, const File& file, const Destination& destination,
                          std::set<Transform>& transforms) {
  const Source& source = *file.content;
  const Span head{&source, 0, file.front_matter.body.begin};
  if (file.front_matter.state == doc::FrontMatterState::none) return std::string(head.text());
  if (file.patched) {
    transforms.insert(Transform::patched);
    return write_front_matter(file.front_matter.fields);
  }
  std::vector<Edit> edits = edits_in(tree, file, head, destination, transforms);
  for (Edit& cut : cut_private_keys(file.front_matter)) {
    transforms.insert(Transform::codex_stripped);
    edits.push_back(std::move(cut));
  }
  return splice(head, std::move(edits));
}

Rewritten rewrite_json(const Tree& tree, const File& file) {
  Rewritten result;
  if (!file.merged) {
    const Span all = whole(*file.content);
    result.text = splice(all, edits_in(tree, file, all, in_claude_tree(file), result.transforms));
    return result;
  }
  result.text = doc::write_json(file.document);
  result.transforms.insert(Transform::merged);
  for (const Reference& reference :
       file.references) {  // values moved, so their texts are replaced wherever they are now
    if (reference.written == reference.target) continue;
    for (std::size_t at = 0; (at = result.text.find(reference.written, at)) != std::string::npos;
         at += reference.target.size()) {
      result.text.replace(at, reference.written.size(), reference.target);
    }
    result.transforms.insert(Transform::paths_rewritten);
  }
  return result;
}

}  // namespace

std::string write_path(const Destination& destination, std::string_view target, bool in_command) {
  const bool root =
      destination.paths == PathStyle::root || (destination.paths == PathStyle::relative_but_in_commands && in_command);
  if (root) return std::string(k_root) + '/' + std::string(target);
  return target.empty() ? "." : relative_path(parent_path(destination.path), target);
}

std::string write_agent_name(const Tree& tree, const Destination& destination, std::string_view name) {
  const File* agent = tree.find_agent(name);
  if (agent == nullptr) return std::string(name);
  return destination.qualify_names ? qualified_name(tree, *agent) : component_name(*agent);
}

Rewritten rewrite_body(const Tree& tree, const File& file, const Destination& destination) {
  Rewritten result;
  for (const Span& piece : file.body) {
    if (!result.text.empty() && !result.text.ends_with('\n')) result.text += '\n';
    result.text += splice(piece, edits_in(tree, file, piece, destination, result.transforms));
  }
  if (file.body.size() > 1) result.transforms.insert(Transform::patched);
  return result;
}

Rewritten rewrite_file(const Tree& tree, const File& file) {
  if (is_json(file.kind)) return rewrite_json(tree, file);
  if (!is_markdown(file.kind)) return {.text = file.content->text, .transforms = {}};
  const Destination destination = in_claude_tree(file);
  Rewritten result = rewrite_body(tree, file, destination);
  result.text.insert(0, markdown_head(tree, file, destination, result.transforms));
  return result;
}

}  // namespace cf::assembler
