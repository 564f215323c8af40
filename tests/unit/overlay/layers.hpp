// Layers in memory, and findings as lines of text.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include "assembler/overlay/merge.hpp"
#include "base/diag/render.hpp"
#include "base/doc/json.hpp"

namespace cf::test {

class Layers {
 public:
  using Files = std::initializer_list<std::pair<std::string, std::string>>;

  /// The base when it is the first, else "languages/<name>"; a file `overlay.yaml` steers the layer.
  Layers& add(const std::string& name, Files files) {
    assembler::Layer layer{
        .name = name, .prefix = m_layers.empty() ? "" : "languages/" + name, .files = {}, .overlay_file = nullptr};
    for (const auto& [path, text] : files) {
      const Source& source = m_store->add(name + '/' + path, text);
      if (path == "overlay.yaml") {
        layer.overlay_file = &source;
      } else {
        layer.files[path] = {.executable = path.ends_with(".sh"), .source = &source};
      }
    }
    m_layers.push_back(std::move(layer));
    return *this;
  }

  assembler::MergedFiles merge() {
    report = {};
    return assembler::merge_layers(m_layers, report);
  }

  /// Merges, and gives each finding on a line: "go/x.md:3:7 CF201 message (note: base/x.md:1:1 text) [help]".
  std::string findings() {
    (void)merge();
    std::string text;
    for (const Diagnostic& d : report.diagnostics()) {
      text += location_text(d.span) + ' ' + d.code + ' ' + d.message;
      for (const Note& note : d.notes) text += " (note: " + location_text(note.span) + ' ' + note.message + ')';
      text += (d.help.empty() ? "" : " [" + d.help + ']') + '\n';
    }
    return text;
  }

  /// Merges, and gives the paths on a line.
  std::string paths() {
    std::string text;
    for (const auto& [path, file] : merge()) text += (text.empty() ? "" : " ") + path;
    return text;
  }

  /// Merges; the text that counts at `path`.
  std::string text(const std::string& path) {
    const assembler::MergedFiles files = merge();
    const auto file = files.find(path);
    if (file == files.end()) return "(not there)";
    return file->second.merged ? doc::to_json(file->second.document).dump() : file->second.content->text;
  }

  Report report;

 private:
  std::unique_ptr<SourceStore> m_store = std::make_unique<SourceStore>();
  std::vector<assembler::Layer> m_layers;
};

}  // namespace cf::test
