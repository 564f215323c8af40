// The plugin as Claude Code loads it: every file of the tree, references in the form that each reader can follow.
#include "assembler/rewrite/rewrite.hpp"
#include "assembler/targets/target.hpp"
#include "base/util/parallel.hpp"

namespace cf::assembler {

namespace {

void render(const TargetInput& input, Outputs& outputs) {
  std::vector<std::pair<const File*, OutputFile*>> work;
  for (const auto& [path, file] : input.tree.files) work.emplace_back(&file, &outputs[path]);
  parallel_for(work.size(), input.jobs, [&](std::size_t i) {
    const auto& [file, output] = work[i];
    Rewritten rewritten = rewrite_file(input.tree, *file);
    *output = {.bytes = std::move(rewritten.text),
               .executable = file->executable,
               .sources = file->sources,
               .transforms = std::move(rewritten.transforms)};
  });
}

}  // namespace

extern const Target k_claude_target{
    .name = "claude", .doc = "the plugin tree that Claude Code loads as it is", .render = render};

}  // namespace cf::assembler
