#include "assembler/rewrite/front_matter_text.hpp"

#include <algorithm>

#include "base/registry/yaml_text.hpp"

namespace cf::assembler {

std::string splice(const Span& piece, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string text;
  std::uint32_t at = piece.begin;
  for (const Edit& edit : edits) {
    text.append(Span{piece.source, at, edit.span.begin}.text()).append(edit.text);
    at = edit.span.end;
  }
  return text.append(Span{piece.source, at, piece.end}.text());
}

bool is_private_key(std::string_view key) { return key == "codex" || key == "overrides"; }

std::vector<Edit> cut_private_keys(const doc::FrontMatter& front_matter) {
  std::vector<Edit> cuts;
  const std::vector<doc::Member>& members = front_matter.fields.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!is_private_key(members[i].key)) continue;
    const std::uint32_t end = i + 1 < members.size() ? members[i + 1].key_span.begin : front_matter.block.end;
    cuts.push_back({.span = {members[i].key_span.source, members[i].key_span.begin, end}, .text = {}});
  }
  return cuts;
}

namespace {

std::string write_scalar(const doc::Node& node) {
  if (node.is(doc::Node::Kind::null)) return "null";
  if (!node.is(doc::Node::Kind::string)) return node.scalar;
  std::string text;
  registry::append_yaml_string(text, node.scalar);
  return text;
}

void write_node(const doc::Node& node, std::size_t indent, std::string& out) {
  const std::string margin(indent, ' ');
  if (node.is(doc::Node::Kind::mapping) && !node.members.empty()) {
    out += '\n';
    for (const doc::Member& member : node.members) {
      out += margin + write_scalar(doc::make_string(member.key)) + ':';
      write_node(member.value, indent + 2, out);
    }
  } else if (node.is(doc::Node::Kind::sequence) && !node.items.empty()) {
    out += '\n';
    for (const doc::Node& item : node.items) {
      out += margin + '-';
      write_node(item, indent + 2, out);
    }
  } else if (node.is_scalar()) {
    out += ' ' + write_scalar(node) + '\n';
  } else {
    out += node.is(doc::Node::Kind::mapping) ? " {}\n" : " []\n";
  }
}

}  // namespace

std::string write_fields(const doc::Node& fields) {
  std::string out;
  for (const doc::Member& member : fields.members) {
    if (is_private_key(member.key)) continue;
    out += write_scalar(doc::make_string(member.key)) + ':';
    write_node(member.value, 2, out);
  }
  return out;
}

bool holds_fields(const std::string& text, const doc::Node& fields) {
  const Source source{.path = {}, .text = text};
  const doc::FrontMatter read = doc::read_front_matter(source);
  std::vector<std::string> wanted;
  for (const doc::Member& member : fields.members) {
    if (!is_private_key(member.key)) wanted.push_back(member.key);
  }
  return read.state == doc::FrontMatterState::ok &&
         std::equal(wanted.begin(), wanted.end(), read.fields.members.begin(), read.fields.members.end(),
                    [](const std::string& key, const doc::Member& member) { return key == member.key; });
}

}  // namespace cf::assembler
