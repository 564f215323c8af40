#include "assembler/load/load_tree.hpp"

#include <algorithm>
#include <utility>

#include "assembler/load/references.hpp"
#include "base/doc/json.hpp"
#include "base/doc/markdown.hpp"
#include "base/doc/schema.hpp"
#include "base/doc/yaml.hpp"
#include "base/util/parallel.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

Span invalid_byte(const Source& source, std::size_t at) { return whole(source).part(at, 1); }

void report_duplicate_keys(const doc::Node& node, Report& report) {
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (node.members[i].key != node.members[j].key) continue;
      report.error("CF006", node.members[i].key_span, "the key '{}' stands here a second time", node.members[i].key)
          .note(node.members[j].key_span, "first written here; clients keep the last one, without a word");
      break;
    }
    report_duplicate_keys(node.members[i].value, report);
  }
  for (const doc::Node& item : node.items) report_duplicate_keys(item, report);
}

void load_json(File& file, Report& report) {
  if (!file.merged) {
    doc::Parsed parsed = doc::parse_json(whole(*file.content));
    if (parsed.error) {
      report.error("CF003", parsed.error->span, "{}", parsed.error->message);
      file.readable = false;
      return;
    }
    file.document = std::move(parsed.root);
    report_duplicate_keys(file.document, report);
    return;
  }
  for (const LayerSource& share : file.sources) {  // the merge has kept one of two equal keys
    report_duplicate_keys(doc::parse_json(whole(*share.source)).root, report);
  }
}

void report_front_matter(const File& file, TreeOrigin origin, Report& report) {
  const doc::FrontMatter& front_matter = file.front_matter;
  const Severity severity = origin == TreeOrigin::source ? Severity::error : Severity::warning;
  switch (front_matter.state) {
    case doc::FrontMatterState::ok: break;
    case doc::FrontMatterState::none:
      if (!is_component(file.kind)) break;
      report
          .add("CF008", file.kind == FileKind::command ? Severity::warning : severity, start_of(*file.content),
               fmt::format("this {} has no front matter", to_string(file.kind)))
          .help("start the file with a line `---`, then `name:` and `description:`, then `---`");
      break;
    case doc::FrontMatterState::rescued:
      report.add("CF004", severity, front_matter.error->span, "not valid YAML: " + front_matter.error->message)
          .help("put the value in quotes; Claude Code guesses them, other readers lose the file");
      break;
    case doc::FrontMatterState::dropped:
      report.error("CF005", front_matter.error->span, "every field is lost: {}", front_matter.error->message)
          .help("clients then take the file's name for its name and show no description");
      break;
  }
}

}  // namespace

void load_document(File& file, TreeOrigin origin, Report& report) {
  if (file.kind == FileKind::bytes) return;
  if (const std::size_t bad = first_invalid_utf8(file.content->text); bad != std::string::npos) {
    report
        .error("CF001", invalid_byte(*file.content, bad), "not UTF-8: the byte 0x{:02X}",
               static_cast<unsigned char>(file.content->text[bad]))
        .help("save the file as UTF-8; clients show U+FFFD instead");
  }
  if (is_json(file.kind)) return load_json(file, report);
  if (!is_component(file.kind) && origin == TreeOrigin::plugin) {
    file.body = {whole(*file.content)};
    return;
  }
  file.front_matter = doc::read_front_matter(*file.content);
  file.body = {file.front_matter.body};
  report_front_matter(file, origin, report);
  report_duplicate_keys(file.front_matter.fields, report);
}

namespace {

/// Where text for `section` goes: before the next heading of its level or a higher one. Nothing when there is no such
/// heading.
std::optional<std::uint32_t> end_of_section(const Span& body, const std::string& section) {
  const doc::Markdown markdown = doc::scan_markdown(body);
  const auto start = std::find_if(markdown.headings.begin(), markdown.headings.end(),
                                  [&](const doc::Heading& heading) { return trim(heading.text.text()) == section; });
  if (start == markdown.headings.end()) return std::nullopt;
  const auto next = std::find_if(start + 1, markdown.headings.end(),
                                 [&](const doc::Heading& heading) { return heading.level <= start->level; });
  if (next == markdown.headings.end()) return body.end;
  const std::size_t line = body.source->text.rfind('\n', next->text.begin);
  return static_cast<std::uint32_t>(std::max<std::size_t>(line + 1, body.begin));
}

void append_text(File& file, const Patch& patch, Report& report) {
  const Span addition = doc::read_front_matter(*patch.append).body;
  if (patch.section.empty()) {
    file.body.push_back(addition);
    return;
  }
  for (auto piece = file.body.begin(); piece != file.body.end(); ++piece) {
    const std::optional<std::uint32_t> at = end_of_section(*piece, patch.section);
    if (!at) continue;
    const Span after{piece->source, *at, piece->end};
    piece->end = *at;
    file.body.insert(file.body.insert(piece + 1, addition) + 1, after);
    return;
  }
  report.error("CF204", patch.where, "nothing to patch: '{}' has no heading '{}'", file.path, patch.section);
}

void apply_patches(File& file, std::vector<Patch> patches, Report& report) {
  for (Patch& patch : patches) {
    for (doc::Member& member : patch.merge.members) {
      file.patched = true;
      if (member.value.is(doc::Node::Kind::null)) {
        if (!file.front_matter.fields.erase(member.key)) {
          report.error("CF202", member.key_span, "nothing to delete: '{}' has no key '{}'", file.path, member.key);
        }
      } else {
        file.front_matter.fields.set(member.key, std::move(member.value));
      }
    }
    if (patch.append != nullptr) append_text(file, patch, report);
  }
}

}  // namespace

Tree load_tree(MergedFiles files, TreeOrigin origin, std::string_view language, unsigned jobs, Report& report,
               const std::set<std::string>& only) {
  Tree tree;
  tree.origin = origin;
  struct Work {
    File* file;
    std::vector<Patch> patches;
    Report report;
  };
  std::vector<Work> work;
  for (auto& [path, merged] : files) {
    File& file = tree.files[path];
    file.path = path;
    file.kind = kind_of(path);
    file.executable = merged.executable;
    file.content = merged.content;
    file.sources = std::move(merged.sources);
    file.in_scope =
        only.empty() || std::any_of(file.sources.begin(), file.sources.end(),
                                    [&](const LayerSource& share) { return only.contains(share.source->path); });
    file.merged = merged.merged;
    file.document = std::move(merged.document);
    work.push_back({.file = &file, .patches = std::move(merged.patches), .report = {}});
  }
  parallel_for(work.size(), jobs, [&](std::size_t i) {
    load_document(*work[i].file, origin, work[i].report);
    apply_patches(*work[i].file, std::move(work[i].patches), work[i].report);
  });
  // References resolve against the whole set of paths, so they are read once it is closed.
  parallel_for(work.size(), jobs, [&](std::size_t i) {
    if (work[i].file->in_scope) find_references(*work[i].file, tree, language);
  });
  for (Work& done : work) report.append(std::move(done.report));

  if (const File* manifest = tree.find(".claude-plugin/plugin.json"); manifest != nullptr && manifest->readable) {
    if (const doc::Node* name = manifest->document.find("name")) tree.plugin_name = name->scalar;
  }
  return tree;
}

std::vector<Language> load_languages(FileSystem& files, const std::string& project_root, SourceStore& sources,
                                     Report& report, std::vector<Looked>* looked) {
  const auto look = [&](const std::string& path) {
    if (looked == nullptr) return;
    if (const Result<FileStat> stat = files.stat(path)) looked->push_back({path, *stat});
  };
  std::vector<Language> languages;
  const std::string folder = join_path(project_root, "languages");
  const Result<std::vector<DirectoryEntry>> entries = files.list(folder);
  if (!entries) return languages;
  look(folder);
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type != FileType::regular || !entry.name.ends_with(".yaml")) continue;
    const std::string path = join_path(folder, entry.name);
    look(path);
    Result<std::string> text = files.read(path);
    if (!text) {
      report.add("CF207", Severity::error, start_of(sources.add(path, {})), text.error().message);
      continue;
    }
    doc::Parsed parsed = doc::parse_yaml(whole(sources.add(path, std::move(*text))));
    if (parsed.error) {
      report.error("CF002", parsed.error->span, "{}", parsed.error->message);
      continue;
    }
    const std::vector<doc::Violation> violations = doc::builtin_schema("language").validate(parsed.root);
    for (const doc::Violation& violation : violations) {
      report.error("CF106", violation.span, "{}", violation.message).help(violation.help);
    }
    if (violations.empty()) languages.push_back(language_from(std::move(parsed.root)));
  }
  return languages;
}

}  // namespace cf::assembler
