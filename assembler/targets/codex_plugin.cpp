// `.codex-plugin/plugin.json`: what the Codex CLI reads first. It takes skills and hooks from the same folders as
// Claude Code; agents cannot travel in a plugin there (see codex_toml.cpp).
#include <array>

#include "assembler/targets/target.hpp"

namespace cf::assembler {

namespace {

void render(const TargetInput& input, Outputs& outputs) {
  const File* manifest = input.tree.find(".claude-plugin/plugin.json");
  if (manifest == nullptr) return;
  constexpr std::array<std::string_view, 8> k_shared = {"name",     "version",    "description", "author",
                                                        "homepage", "repository", "license",     "keywords"};
  doc::Node document = doc::make_mapping();
  for (const std::string_view key : k_shared) {
    if (const doc::Node* value = manifest->document.find(key)) document.set(key, *value);
  }
  if (!input.tree.of_kind(FileKind::skill).empty()) document.set("skills", doc::make_string("./skills/"));
  outputs[".codex-plugin/plugin.json"] = {.bytes = doc::write_json(document),
                                          .executable = false,
                                          .sources = manifest->sources,
                                          .transforms = {Transform::generated}};
}

}  // namespace

extern const Target k_codex_plugin_target{
    .name = "codex-plugin", .doc = ".codex-plugin/plugin.json: the manifest that Codex reads", .render = render};

}  // namespace cf::assembler
