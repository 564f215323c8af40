#include <algorithm>

#include "assembler/commands/commands.hpp"
#include "assembler/pipeline/subject.hpp"
#include "assembler/rewrite/front_matter_text.hpp"
#include "assembler/rewrite/rewrite.hpp"
#include "assembler/rules/rule.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

std::string indented(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(text)) out.append("    ").append(line).append("\n");
  return out;
}

void explain_rule(const Rule& rule) {
  cli::print(fmt::format("{} {} ({}, since {})\n\n{}\n\nWhy it matters: {}\n\nBad:\n{}\nGood:\n{}", rule.code,
                         rule.name, to_string(rule.severity), rule.since, rule.doc.what, rule.doc.why,
                         indented(rule.doc.bad), indented(rule.doc.good)));
}

std::string place(const Span& span) { return span.source == nullptr ? std::string("generated") : location_text(span); }

std::string shown(const doc::Node& node) {
  if (node.is(doc::Node::Kind::sequence)) return fmt::format("[{} items]", node.items.size());
  return ellipsize(replace_all(node.scalar, "\n", " "), 60);
}

/// Each value of a document with the place that it came from, nested keys joined by dots.
void explain_values(const doc::Node& node, const std::string& key) {
  if (node.is(doc::Node::Kind::mapping)) {
    for (const doc::Member& member : node.members) {
      explain_values(member.value, key.empty() ? member.key : key + '.' + member.key);
    }
    return;
  }
  cli::print(fmt::format("    {:<32} {}   <- {}\n", key, shown(node), place(node.span)));
}

std::string becomes(const Tree& tree, const File& file, const Reference& reference) {
  if (reference.kind == ReferenceKind::table) return "a table of " + reference.target;
  if (reference.kind != ReferenceKind::agent) return reference.target.empty() ? "the tree's root" : reference.target;
  return write_agent_name(tree, {.path = file.path, .paths = PathStyle::root, .qualify_names = true}, reference.target);
}

void explain_file(const Tree& tree, const File& file) {
  cli::print(fmt::format("{} ({} of {})\n  written to   {}\n", file.content->path, to_string(file.kind),
                         tree.plugin_name.empty() ? "no plugin" : tree.plugin_name, file.path));
  if (is_component(file.kind)) {
    cli::print(fmt::format("  called       {}\n  front matter {}\n", qualified_name(tree, file),
                           to_string(file.front_matter.state)));
  }
  cli::print("  layers\n");
  for (const LayerSource& share : file.sources)
    cli::print(fmt::format("    {:<12} {}\n", share.layer, share.source->path));
  if (tree.origin == TreeOrigin::source) {
    std::vector<std::string> names;
    for (const Transform transform : rewrite_file(tree, file).transforms) names.emplace_back(to_string(transform));
    cli::print("  transforms   " +
               (names.empty() ? std::string("none: the bytes are taken as they are") : join(names, ", ")) + '\n');
  }
  const doc::Node& values = is_markdown(file.kind) ? file.front_matter.fields : file.document;
  if (!values.members.empty()) cli::print("  values\n");
  explain_values(values, "");
  if (!file.references.empty()) cli::print("  references\n");
  for (const Reference& reference : file.references) {
    cli::print(fmt::format("    {:<32} -> {}   <- {}\n", ellipsize(reference.written, 60),
                           becomes(tree, file, reference), place(reference.span)));
  }
}

int run(const cli::Invocation& invocation) {
  const std::string& what = invocation.positionals().front();
  Context context;
  if (const Rule* rule = find_rule(what); rule != nullptr && !context.files.exists(what)) {
    explain_rule(*rule);
    return cli::k_clean;
  }
  const bool like_code = what.size() == 5 && what.starts_with("CF");
  if (like_code || !context.files.exists(what)) {
    std::vector<std::string> codes;
    for (const Rule* rule : rules()) codes.insert(codes.end(), {std::string(rule->code), std::string(rule->name)});
    const std::string near = nearest(codes, what);
    return cli::fail(
        Error(like_code ? "no rule has the code '" + what + "'" : "'" + what + "' is neither a rule nor a file",
              near.empty() ? "`cf-assemble rules` lists the codes" : "did you mean '" + near + "'?"));
  }
  const Result<std::vector<Subject>> subjects = find_subjects({what}, context.files);
  if (!subjects) return cli::fail(subjects.error());
  const Subject& subject = subjects->front();
  const Result<std::vector<Tree>> trees = load_subject(subject, context);
  if (!trees) return cli::fail(trees.error());
  bool found = false;
  for (const Tree& tree : *trees) {
    for (const auto& [path, file] : tree.files) {
      const bool asked =
          subject.only.empty() || std::any_of(file.sources.begin(), file.sources.end(), [&](const LayerSource& share) {
            return subject.only.contains(share.source->path);
          });
      if (asked && (found = true)) explain_file(tree, file);
    }
  }
  if (!found)
    return cli::fail(Error("'" + what + "' is not in any tree", "development documents and dotfiles never ship"));
  return cli::k_clean;
}

}  // namespace

cli::Command explain_command() {
  return {.name = "explain",
          .summary = "tell what a code means, or where every value of a file comes from",
          .description =
              "Of a code or a rule's name: what is found, why it matters, a bad and a good example. Of a file: the "
              "layers it is made of, what is done to it, each value and reference with the place it came from.",
          .options = {},
          .positional = "CODE|FILE",
          .examples = {{"cf-assemble explain CF301", "a rule"},
                       {"cf-assemble explain plugin/hooks/hooks.json", "a file, in each language's tree"}},
          .run = run};
}

}  // namespace cf::assembler
