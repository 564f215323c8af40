// `codex/toml/<name>.toml`: the agents as Codex reads them from `.codex/agents/` of a project or of CODEX_HOME.
//
// A Codex plugin cannot carry agents, so these are copied by hand or by a command, which also puts the plugin's folder
// in the place of `${CLAUDE_PLUGIN_ROOT}`. Codex refuses a file with a key that it does not know: three keys, no more.
#include "assembler/rewrite/rewrite.hpp"
#include "assembler/targets/target.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

/// A basic string (TOML 1.0): everything that may not stand in one is escaped.
std::string toml_string(std::string_view text, bool multi_line) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append(1, '\\').append(1, c);
    } else if ((c == '\n' && multi_line) || c == '\t' || (byte >= 0x20 && byte != 0x7F)) {
      out += c;
    } else {
      out.append("\\u00").append(1, k_digits[byte >> 4U]).append(1, k_digits[byte & 15U]);
    }
  }
  return multi_line ? "\"\"\"\n" + out + "\"\"\"" : '"' + out + '"';
}

void render(const TargetInput& input, Outputs& outputs) {
  for (std::size_t i = 0; i < input.fleet.agents.size(); ++i) {
    const registry::Agent& agent = input.fleet.agents[i];
    const File& file = *input.agent_files[i];
    const std::string path = "codex/toml/" + agent.id + ".toml";
    Rewritten body = rewrite_body(input.tree, file, {.path = path, .paths = PathStyle::root, .qualify_names = false});
    const std::string& description = agent.long_description.empty() ? agent.description : agent.long_description;
    body.transforms.insert(Transform::generated);
    outputs[path] = {
        .bytes = "name = " + toml_string(agent.id, false) + "\ndescription = " + toml_string(description, false) +
                 "\ndeveloper_instructions = " +
                 toml_string(std::string(trim(scrub_utf8(replace_all(body.text, "\r\n", "\n")))) + '\n', true) + '\n',
        .executable = false,
        .sources = file.sources,
        .transforms = std::move(body.transforms)};
  }
}

}  // namespace

extern const Target k_codex_toml_target{
    .name = "codex-toml", .doc = "codex/toml/: the agents for Codex, to be copied", .render = render};

}  // namespace cf::assembler
