// Trees made of texts, loaded as a build or a validation loads them, for tests. No disk.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/load/load_tree.hpp"
#include "assembler/overlay/merge.hpp"
#include "base/diag/diagnostic.hpp"
#include "base/diag/source.hpp"

namespace cf::assembler::test {

using Texts = std::map<std::string, std::string, std::less<>>;

/// A tree and what was found while it was read. Texts that begin with `#!` are executable.
class TextTree {
 public:
  TextTree(TreeOrigin origin, const Texts& base, const Texts& overlay = {}) {
    std::vector<Layer> layers = {layer("base", "", base)};
    if (!overlay.empty()) layers.push_back(layer("python", "languages/python", overlay));
    const std::string_view language = overlay.empty() ? "" : "python";
    m_tree = load_tree(merge_layers(layers, m_report), origin, language, 1, m_report);
  }

  const Tree& tree() const { return m_tree; }
  const Report& report() const { return m_report; }

 private:
  Layer layer(std::string name, std::string prefix, const Texts& texts) {
    Layer layer{.name = std::move(name), .prefix = std::move(prefix), .files = {}, .overlay_file = nullptr};
    for (const auto& [path, text] : texts) {
      const Source& source = m_sources.add(layer.prefix.empty() ? path : layer.prefix + '/' + path, text);
      layer.files[path] = {.executable = text.starts_with("#!"), .source = &source};
    }
    return layer;
  }

  SourceStore m_sources;
  Report m_report;
  Tree m_tree;
};

/// A source tree or a plugin named `tool`, unless the texts have a manifest of their own.
inline TextTree source_tree(Texts texts, const Texts& overlay = {}) {
  texts.try_emplace(".claude-plugin/plugin.json", R"({"name": "tool"})");
  return TextTree(TreeOrigin::source, texts, overlay);
}
inline TextTree plugin(Texts texts) {
  texts.try_emplace(".claude-plugin/plugin.json", R"({"name": "tool"})");
  return TextTree(TreeOrigin::plugin, texts);
}

/// Files without a manifest.
inline TextTree loose_folder(const Texts& texts) { return TextTree(TreeOrigin::plugin, texts); }

/// An agent's file with more lines of front matter, and a body.
inline std::string agent(std::string_view lines, std::string_view body = "Do it.\n") {
  return "---\nname: helper\ndescription: Helps.\n" + std::string(lines) + "---\n" + std::string(body);
}

}  // namespace cf::assembler::test
