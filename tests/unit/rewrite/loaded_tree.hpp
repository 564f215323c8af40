// A source tree in memory: base and one overlay, "go", merged and loaded.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "assembler/load/load_tree.hpp"
#include "assembler/overlay/merge.hpp"
#include "assembler/rewrite/rewrite.hpp"
#include "base/diag/render.hpp"

namespace cf::test {

class LoadedTree {
 public:
  /// A file by its path below the plugin folder: "agents/a.md", "languages/go/agents/b.md".
  LoadedTree& add(const std::string& path, const std::string& text) {
    const std::string prefix = "languages/go/";
    const bool overlay = path.starts_with(prefix);
    assembler::Layer& layer = overlay ? m_layers[1] : m_layers[0];
    const std::string below = overlay ? path.substr(prefix.size()) : path;
    const Source& source = m_store->add(path, text);
    if (below == "overlay.yaml") {
      layer.overlay_file = &source;
    } else {
      layer.files[below] = {.executable = false, .source = &source};
    }
    return *this;
  }

  /// Merged and loaded once, when it is first asked for. The plugin is called "p" unless a file says otherwise.
  assembler::Tree& tree() {
    if (!m_loaded) {
      m_loaded = true;
      m_tree = assembler::load_tree(assembler::merge_layers(m_layers, report), assembler::TreeOrigin::source, "go", 1,
                                    report);
      if (m_tree.plugin_name.empty()) m_tree.plugin_name = "p";
    }
    return m_tree;
  }

  /// The whole file as it ships.
  std::string text(const std::string& path) { return rewritten(path).text; }

  assembler::Rewritten rewritten(const std::string& path) {
    const assembler::File* file = tree().find(path);
    return file == nullptr ? assembler::Rewritten{.text = "(not there)", .transforms = {}}
                           : assembler::rewrite_file(tree(), *file);
  }

  /// Each reference of a file on a line: "root a/b.md", "link a/b.md #x", "agent name", "table name"; "out of the tree"
  /// for a path that leaves it.
  std::string references(const std::string& path) {
    std::string lines;
    for (const assembler::Reference& r : tree().find(path)->references) {
      const char* const kinds[] = {"root", "link", "agent", "table"};
      lines += kinds[static_cast<int>(r.kind)];
      lines += ' ' + (r.leaves_tree ? "out of the tree" : r.target) + (r.suffix.empty() ? "" : ' ' + r.suffix);
      if (r.kind == assembler::ReferenceKind::plugin_root && r.form == assembler::RootForm::quoted) lines += " quoted";
      if (r.kind == assembler::ReferenceKind::plugin_root && r.in_command) lines += " command";
      lines += '\n';
    }
    return lines;
  }

  std::string findings() {
    (void)tree();
    std::string lines;
    for (const Diagnostic& d : report.diagnostics())
      lines += location_text(d.span) + ' ' + d.code + ' ' + d.message + '\n';
    return lines;
  }

  Report report;

 private:
  std::unique_ptr<SourceStore> m_store = std::make_unique<SourceStore>();
  std::vector<assembler::Layer> m_layers = {
      {.name = "base", .prefix = "", .files = {}, .overlay_file = nullptr},
      {.name = "go", .prefix = "languages/go", .files = {}, .overlay_file = nullptr}};
  bool m_loaded = false;
  assembler::Tree m_tree;
};

}  // namespace cf::test
