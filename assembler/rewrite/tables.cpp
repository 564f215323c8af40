#include "assembler/rewrite/tables.hpp"

#include <algorithm>
#include <array>

#include "assembler/model/tables.hpp"
#include "base/doc/markdown.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

using Row = std::vector<std::string>;

std::string code(const std::string& text) { return text.empty() ? std::string() : '`' + text + '`'; }

std::string write_rows(const Row& head, const std::vector<Row>& rows) {
  std::string table;
  const auto line = [&](const Row& cells) {
    table += '|';
    for (const std::string& cell : cells) table += ' ' + replace_all(replace_all(cell, "\n", " "), "|", "\\|") + " |";
    table += '\n';
  };
  line(head);
  line(Row(head.size(), "---"));
  for (const Row& row : rows) line(row);
  table.pop_back();
  return table;
}

/// Up to the first full stop that ends a sentence.
std::string first_sentence(std::string_view text) {
  text = trim(text);
  const std::size_t stop = text.find(". ");
  return std::string(stop == std::string_view::npos ? text : text.substr(0, stop + 1));
}

/// "Read this when the profile shows X. Checked …" → "the profile shows X"
std::string read_condition(const File& reference) {
  if (reference.body.empty()) return {};
  const doc::Markdown markdown = doc::scan_markdown(reference.body.front());
  if (markdown.paragraphs.empty()) return {};
  std::string sentence = first_sentence(replace_all(markdown.paragraphs.front().text(), "\n", " "));
  for (const std::string_view opening : {"Read this when ", "Read this "}) {
    if (!sentence.starts_with(opening)) continue;
    sentence.erase(0, opening.size());
    if (sentence.ends_with('.')) sentence.pop_back();
    break;
  }
  return sentence;
}

std::string agent_cell(const Tree& tree, const Destination& destination, const std::string& name) {
  return code(write_agent_name(tree, destination, name));
}

std::string languages_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const Language& language : tree.languages) {
    const bool own = tree.language && tree.language->name == language.name;
    Row markers;
    std::transform(language.markers.begin(), language.markers.end(), std::back_inserter(markers), code);
    const std::string router = own || !destination.qualify_names ? write_agent_name(tree, destination, language.router)
                                                                 : language.plugin + ':' + language.router;
    rows.push_back(
        {language.title, join(markers, ", "), code(language.plugin) + (own ? " (this one)" : ""), code(router)});
  }
  return write_rows({"Language", "Detected by", "Plugin", "Router"}, rows);
}

std::string domains_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const Domain& domain : tree.language->domains) {
    rows.push_back({join(domain.signals, ", "), domain.title, agent_cell(tree, destination, domain.agent)});
  }
  return write_rows({"Signals", "Domain", "Agent"}, rows);
}

std::string branches_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const Domain& domain : tree.language->domains) {
    Row segments;
    std::transform(domain.branch.begin(), domain.branch.end(), std::back_inserter(segments), code);
    rows.push_back({join(segments, ", "), agent_cell(tree, destination, domain.agent)});
  }
  return write_rows({"Branch segment", "Agent"}, rows);
}

std::string guides_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const Domain& domain : tree.language->domains) {
    const File* guide = tree.find(domain.guide);
    rows.push_back({agent_cell(tree, destination, domain.agent), code(write_path(destination, domain.guide)),
                    domain.covers, guide == nullptr ? std::string() : read_condition(*guide)});
  }
  return write_rows({"Agent", "Guide", "Covers", "Read when"}, rows);
}

std::string agents_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const File* agent : tree.of_kind(FileKind::agent)) {
    rows.push_back({agent_cell(tree, destination, component_name(*agent)),
                    first_sentence(field(*agent, "description").value_or(""))});
  }
  return write_rows({"Agent", "What for"}, rows);
}

std::string triggers_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const File* agent : tree.of_kind(FileKind::agent)) {
    const doc::Node* keywords = agent->front_matter.fields.at({"codex", "triggers", "keywords"});
    if (keywords == nullptr) continue;
    Row words;
    for (const doc::ListItem& item : doc::list_items(*keywords)) words.push_back(item.text);
    rows.push_back({agent_cell(tree, destination, component_name(*agent)), join(words, ", ")});
  }
  return write_rows({"Agent", "Keywords"}, rows);
}

std::string references_table(const Tree& tree, std::string_view prefix, const Destination& destination) {
  const std::string below = "references/" + std::string(prefix);
  std::vector<Row> rows;
  for (const File* reference : tree.of_kind(FileKind::reference)) {
    if (!reference->path.starts_with(below) || reference->path == destination.path) continue;
    rows.push_back({code(write_path(destination, reference->path)), read_condition(*reference)});
  }
  return write_rows({"File", "Read when"}, rows);
}

std::string state_files_table(const Tree& tree, std::string_view, const Destination& destination) {
  std::vector<Row> rows;
  for (const File* agent : tree.of_kind(FileKind::agent)) {
    const doc::Node* files = agent->front_matter.fields.at({"codex", "state_files"});
    if (files == nullptr) continue;
    for (const doc::Node& file : files->items) {
      const auto text = [&](std::string_view key) {
        const doc::Node* value = file.find(key);
        return value == nullptr ? std::string() : value->scalar;
      };
      rows.push_back({code(text("path")), agent_cell(tree, destination, component_name(*agent)), text("purpose")});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.front() < b.front(); });
  return write_rows({"File", "Written by", "Purpose"}, rows);
}

struct Table {
  std::string_view name;
  bool of_language;  // needs the tree's language file
  std::string (*write)(const Tree&, std::string_view argument, const Destination&);
};

constexpr std::array<Table, 8> k_tables = {{
    {"agents", false, agents_table},
    {"branches", true, branches_table},
    {"domains", true, domains_table},
    {"guides", true, guides_table},
    {"languages", false, languages_table},
    {"references", false, references_table},
    {"state-files", false, state_files_table},
    {"triggers", false, triggers_table},
}};

// The rule that finds unknown names reads them from the model.
static_assert(std::equal(k_tables.begin(), k_tables.end(), k_table_names.begin(), k_table_names.end(),
                         [](const Table& table, std::string_view name) { return table.name == name; }));

}  // namespace

std::optional<std::string> write_table(const Tree& tree, std::string_view name, std::string_view argument,
                                       const Destination& destination) {
  for (const Table& table : k_tables) {
    if (table.name == name && (!table.of_language || tree.language)) return table.write(tree, argument, destination);
  }
  return std::nullopt;
}

std::vector<std::string> table_names() { return {k_table_names.begin(), k_table_names.end()}; }

}  // namespace cf::assembler
