// `bin/`: our programs, which Claude Code puts on the PATH of the model's shell and hooks call by path.
#include <algorithm>
#include <charconv>

#include "assembler/targets/target.hpp"

namespace cf::assembler {

namespace {

void render(const TargetInput& input, Outputs& outputs) {
  for (const BuiltProgram& program : input.programs) {
    outputs["bin/" + program.name] = {
        .bytes = program.bytes, .executable = true, .sources = {}, .transforms = {Transform::generated}};
  }
}

}  // namespace

std::string glibc_needed(std::span<const BuiltProgram> programs) {
  // Symbol versions stand in the dynamic string table as they are named, so the bytes need no ELF reader.
  constexpr std::string_view k_mark = "GLIBC_2.";
  int newest = -1;
  for (const BuiltProgram& program : programs) {
    for (std::size_t at = 0; (at = program.bytes.find(k_mark, at)) != std::string::npos;) {
      at += k_mark.size();
      int minor = 0;
      const char* text = program.bytes.data() + at;
      if (std::from_chars(text, program.bytes.data() + program.bytes.size(), minor).ec == std::errc{}) {
        newest = std::max(newest, minor);
      }
    }
  }
  return newest < 0 ? std::string() : "2." + std::to_string(newest);
}

extern const Target k_programs_target{.name = "programs", .doc = "bin/: our programs", .render = render};

}  // namespace cf::assembler
