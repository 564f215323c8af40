// Any bytes as an overlay: its overlay.yaml, a JSON file and a Markdown file over a small base, up to the rewritten
// text.
//
// The input is three texts apart by a line `=====`. No crash and no hang; whatever is reported has its place inside the
// text it points into, and no path of the result leaves the tree.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "assembler/load/load_tree.hpp"
#include "assembler/overlay/merge.hpp"
#include "assembler/rewrite/rewrite.hpp"
#include "base/util/path.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using cf::Source;
using cf::assembler::Layer;
using cf::assembler::LayerFile;

const Source k_manifest{.path = "plugin.json",
                        .text = R"({"name": "base", "keywords": ["a"], "author": {"name": "x"}})"};
const Source k_agent{.path = "agent.md",
                     .text = "---\nname: a\ndescription: d\ntools: Read\n---\n# A\n\n## One\n\ntext\n"};
const Source k_text{.path = "text.md", .text = "more ${CLAUDE_PLUGIN_ROOT}/agents/a.md\n"};

std::array<std::string, 3> parts_of(std::string_view input) {
  constexpr std::string_view k_mark = "\n=====\n";
  std::array<std::string, 3> parts;
  for (std::string& part : parts) {
    const std::size_t end = std::min(input.find(k_mark), input.size());
    part = input.substr(0, end);
    input.remove_prefix(std::min(end + k_mark.size(), input.size()));
  }
  return parts;
}

void check_places(const cf::Report& report) {
  for (const cf::Diagnostic& d : report.diagnostics()) {
    if (d.span.source != nullptr && (d.span.begin > d.span.end || d.span.end > d.span.source->text.size()))
      std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::array<std::string, 3> parts = parts_of({reinterpret_cast<const char*>(data), size});
  const Source overlay{.path = "overlay.yaml", .text = parts[0]};
  const Source json{.path = "over.json", .text = parts[1]};
  const Source markdown{.path = "over.md", .text = parts[2]};
  const auto file = [](const Source& source) { return LayerFile{.executable = false, .source = &source}; };
  const std::array layers = {
      Layer{.name = "base",
            .prefix = "",
            .files = {{".claude-plugin/plugin.json", file(k_manifest)}, {"agents/a.md", file(k_agent)}},
            .overlay_file = nullptr},
      Layer{.name = "lang",
            .prefix = "languages/lang",
            .files = {{".claude-plugin/plugin.json", file(json)},
                      {"agents/b.md", file(markdown)},
                      {"text.md", file(k_text)}},
            .overlay_file = &overlay}};
  cf::Report report;
  const cf::assembler::Tree tree = cf::assembler::load_tree(cf::assembler::merge_layers(layers, report),
                                                            cf::assembler::TreeOrigin::source, "lang", 1, report);
  check_places(report);
  for (const auto& [path, entry] : tree.files) {
    const std::optional<std::string> normal = cf::normalize_path(path);
    if (!normal || *normal != path) std::abort();
    if (entry.readable) (void)cf::assembler::rewrite_file(tree, entry);
  }
  return 0;
}
