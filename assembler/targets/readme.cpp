// `README.md`: for the plugin's users, made from what is in the tree.
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "assembler/rewrite/rewrite.hpp"
#include "assembler/targets/target.hpp"
#include "assembler/targets/templates.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

using kainjow::mustache::data;

std::string cell(const std::string& text) { return replace_all(replace_all(text, "\n", " "), "|", "\\|"); }

data row(const std::string& first_key, const std::string& first, const std::string& second_key,
         const std::string& second) {
  data values;
  values.set(first_key, first);
  values.set(second_key, cell(second));
  return values;
}

std::string manifest_text(const Tree& tree, std::string_view key) {
  const File* manifest = tree.find(".claude-plugin/plugin.json");
  const doc::Node* value = manifest == nullptr ? nullptr : manifest->document.find(key);
  return value == nullptr ? std::string() : value->scalar;
}

data calls(const Tree& tree) {
  data list(data::type::list);
  for (const FileKind kind : {FileKind::skill, FileKind::command}) {
    for (const File* file : tree.of_kind(kind)) {
      list.push_back(row("call", '/' + qualified_name(tree, *file), "what", field(*file, "description").value_or("")));
    }
  }
  return list;
}

data agents(const Tree& tree) {
  data list(data::type::list);
  for (const File* file : tree.of_kind(FileKind::agent)) {
    list.push_back(row("name", qualified_name(tree, *file), "what", field(*file, "description").value_or("")));
  }
  return list;
}

data entry_of(const std::string& event, const std::string& command) {
  data values;
  values.set("event", event);
  values.set("command", command);
  return values;
}

data hooks(const Tree& tree) {
  data list(data::type::list);
  const File* file = tree.find("hooks/hooks.json");
  const doc::Node* events = file == nullptr ? nullptr : file->document.find("hooks");
  if (events == nullptr) return list;
  for (const doc::Member& event : events->members) {
    for (const doc::Node& group : event.value.items) {
      const doc::Node* entries = group.find("hooks");
      if (entries == nullptr) continue;
      for (const doc::Node& entry : entries->items) {
        const doc::Node* command = entry.find("command");
        if (command != nullptr) list.push_back(entry_of(event.key, command->scalar));
      }
    }
  }
  return list;
}

void render(const TargetInput& input, Outputs& outputs) {
  const Tree& tree = input.tree;
  if (tree.find(".claude-plugin/plugin.json") == nullptr) return;
  data values;
  values.set("title", title_case(tree.plugin_name));
  values.set("description", manifest_text(tree, "description"));
  values.set("version", manifest_text(tree, "version"));
  values.set("license", manifest_text(tree, "license"));
  values.set("calls", calls(tree));
  values.set("agents", agents(tree));
  values.set("hooks", hooks(tree));
  const std::string glibc = glibc_needed(input.programs);
  values.set("glibc", glibc.empty() ? data(false) : data(glibc));

  kainjow::mustache::mustache page{std::string(template_text("plugin_readme"))};
  if (!page.is_valid()) throw std::logic_error("templates/plugin_readme.mustache: " + page.error_message());
  page.set_custom_escape([](const std::string& text) { return text; });  // this is Markdown, not HTML
  outputs["README.md"] = {
      .bytes = page.render(values), .executable = false, .sources = {}, .transforms = {Transform::generated}};
}

}  // namespace

extern const Target k_readme_target{.name = "readme", .doc = "README.md: for the plugin's users", .render = render};

}  // namespace cf::assembler
