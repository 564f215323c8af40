#include "assembler/rewrite/rewrite.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "assembler/rewrite/front_matter_text.hpp"
#include "assembler/rewrite/tables.hpp"
#include "base/doc/yaml.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_root = "${CLAUDE_PLUGIN_ROOT}";
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

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
  const std::string path = write_path(destination, target, reference.in_command) + reference.suffix;
  return reference.written.find("%20") == std::string::npos ? path : replace_all(path, " ", "%20");
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

/// Does `edits_in` on the text of each scalar: values of a patch stand in another source than the file.
void rewrite_scalars(doc::Node& node, const Tree& tree, const File& file, const Destination& destination,
                     std::set<Transform>& transforms) {
  for (doc::Node& item : node.items) rewrite_scalars(item, tree, file, destination, transforms);
  if (!node.is(doc::Node::Kind::string) || node.span.source == nullptr) return;
  std::vector<Edit> edits = edits_in(tree, file, node.span, destination, transforms);
  if (edits.empty()) return;
  const Source rewritten{.path = node.span.source->path, .text = splice(node.span, std::move(edits))};
  if (const doc::Parsed parsed = doc::parse_yaml(whole(rewritten)); !parsed.error) node.scalar = parsed.root.scalar;
}

/// The front matter written from its fields, inside the fences and with the line ends that the author chose.
std::string head_anew(const Tree& tree, const File& file, const Destination& destination,
                      std::set<Transform>& transforms) {
  const doc::FrontMatter& front_matter = file.front_matter;
  doc::Node fields = front_matter.fields;
  for (const std::string_view key : {"codex", "overrides"}) (void)fields.erase(key);
  if (doc::Node* tools = fields.find("tools")) rewrite_scalars(*tools, tree, file, destination, transforms);
  const Source& source = *file.content;
  const Span& block = front_matter.block;
  const std::uint32_t body = front_matter.body.begin;
  if (front_matter.state == doc::FrontMatterState::none) {
    const std::string fence = fields.members.empty() ? "" : "---\n";
    return std::string(Span{&source, 0, body}.text()) + fence + write_fields(fields) + fence;
  }
  if (fields.members.empty() && !is_component(file.kind)) {
    return source.text.starts_with(k_byte_order_mark) ? std::string(k_byte_order_mark) : std::string();
  }
  const std::string_view opening = Span{&source, 0, block.begin}.text();
  const std::string yaml = write_fields(fields);
  return std::string(opening) + (opening.ends_with("\r\n") ? replace_all(yaml, "\n", "\r\n") : yaml) +
         std::string(Span{&source, block.end, body}.text());
}

std::string markdown_head(const Tree& tree, const File& file, const Destination& destination,
                          std::set<Transform>& transforms) {
  const Span head{file.content, 0, file.front_matter.body.begin};
  if (file.patched) {
    transforms.insert(Transform::patched);
    return head_anew(tree, file, destination, transforms);
  }
  if (file.front_matter.state == doc::FrontMatterState::none) return std::string(head.text());
  std::vector<Edit> edits = edits_in(tree, file, head, destination, transforms);
  std::vector<Edit> cuts = cut_private_keys(file.front_matter);
  if (cuts.empty()) return splice(head, std::move(edits));
  transforms.insert(Transform::codex_stripped);
  edits.insert(edits.end(), cuts.begin(), cuts.end());
  std::string text = splice(head, std::move(edits));
  const bool nothing_left = cuts.size() == file.front_matter.fields.members.size();
  if (!nothing_left && holds_fields(text, file.front_matter.fields)) return text;
  return head_anew(tree, file, destination, transforms);
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
  const std::string_view folder = parent_path(destination.path);
  if (!target.empty()) return relative_path(folder, target);
  if (folder.empty()) return ".";
  std::string up = "..";
  for (const char c : folder) up += c == '/' ? "/.." : "";
  return up;
}

std::string write_agent_name(const Tree& tree, const Destination& destination, std::string_view name) {
  const File* agent = tree.find_agent(name);
  if (agent == nullptr) return std::string(name);
  return destination.qualify_names ? qualified_name(tree, *agent) : component_name(*agent);
}

namespace {

/// So that an added text does not run on in the paragraph before it.
void end_paragraph(std::string& text, std::string_view next) {
  if (text.empty()) return;
  const std::string_view line_end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  if (!text.ends_with('\n')) text += line_end;
  const bool apart = text.ends_with("\n\n") || text.ends_with("\n\r\n") || next.front() == '\n' || next.front() == '\r';
  if (!apart) text += line_end;
}

}  // namespace

Rewritten rewrite_body(const Tree& tree, const File& file, const Destination& destination) {
  Rewritten result;
  for (const Span& piece : file.body) {
    const std::string text = splice(piece, edits_in(tree, file, piece, destination, result.transforms));
    if (!text.empty()) end_paragraph(result.text, text);
    result.text += text;
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
