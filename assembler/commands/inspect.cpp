#include <nlohmann/json.hpp>

#include "assembler/commands/commands.hpp"
#include "assembler/pipeline/subject.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

using Json = nlohmann::ordered_json;

/// What a client shows of one component, or null when the file is none.
Json seen(const Tree& tree, const File& file) {
  if (!is_component(file.kind)) return nullptr;
  std::string description = field(file, "description").value_or("");
  const bool named = !tree.plugin_name.empty() && file.kind == FileKind::agent;
  if (description.empty() && named) description = "Agent from " + tree.plugin_name + " plugin";  // as Claude Code says
  Json component{{"file", scrub_utf8(file.content->path)},
                 {"kind", to_string(file.kind)},
                 {"name", scrub_utf8(component_name(file))},
                 {"description", scrub_utf8(description)},
                 {"tools", nullptr},
                 {"model", nullptr},
                 {"frontmatter", to_string(file.front_matter.state)}};
  const doc::Node* tools = file.front_matter.fields.find(file.kind == FileKind::agent ? "tools" : "allowed-tools");
  if (tools != nullptr) {
    component["tools"] = Json::array();
    for (const doc::ListItem& item : doc::list_items(*tools)) component["tools"].push_back(scrub_utf8(item.text));
  }
  if (const std::optional<std::string> model = field(file, "model")) component["model"] = scrub_utf8(*model);
  return component;
}

void print_table(const Json& components) {
  for (const Json& c : components) {
    const auto text = [&](const char* key) {
      return c[key].is_string() ? c[key].get<std::string>() : std::string("-");
    };
    std::string tools = "all";
    if (c["tools"].is_array()) {
      std::vector<std::string> names;
      for (const Json& tool : c["tools"]) names.push_back(tool.get<std::string>());
      tools = names.empty() ? "none" : join(names, ", ");
    }
    cli::print(fmt::format(
        "{} {}\n  file         {}\n  description  {}\n  tools        {}\n  model        {}\n  front matter {}\n",
        text("kind"), text("name"), text("file"), ellipsize(replace_all(text("description"), "\n", " "), 100),
        c["kind"] == "agent" || c["tools"].is_array() ? tools : "-", text("model"), text("frontmatter")));
  }
}

int run(const cli::Invocation& invocation) {
  Context context;
  Json components = Json::array();
  for (const std::string& path : invocation.positionals()) {
    const Result<std::vector<Tree>> trees = load_subject(path, context);
    if (!trees) return cli::fail(trees.error());
    for (const Tree& tree : *trees) {
      for (const auto& [name, file] : tree.files) {
        if (Json component = seen(tree, file); !component.is_null()) components.push_back(std::move(component));
      }
    }
  }
  if (invocation.has("json")) {
    cli::print(Json{{"components", std::move(components)}}.dump(2) + '\n');
  } else {
    print_table(components);
  }
  return cli::k_clean;
}

}  // namespace

cli::Command inspect_command() {
  return {.name = "inspect",
          .summary = "show what a client will see of each component",
          .description =
              "Reads agents, skills and commands as Claude Code does, and prints the name, description, tools and "
              "model that it takes from them, and how their front matter fared: ok, rescued (only after "
              "quoting), dropped (every field lost) or none. Judges nothing; `validate` does.",
          .options = {{.name = "json", .argument = "", .doc = "one document: {\"components\": […]}"}},
          .positional = "PATH…",
          .examples = {{"cf-assemble inspect dist-python", "a built tree"},
                       {"cf-assemble inspect --json .claude/agents", "any folder of agents"}},
          .run = run};
}

}  // namespace cf::assembler
