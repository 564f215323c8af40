#include "assembler/model/hooks.hpp"

namespace cf::assembler {

namespace {

struct Events {
  const File* file;
  const doc::Node* events;
};

std::vector<Events> find_events(const Tree& tree) {
  std::vector<Events> found;
  for (const std::string_view path : {".claude-plugin/plugin.json", "hooks/hooks.json"}) {
    const File* file = tree.find(path);
    if (file == nullptr || !file->readable) continue;
    const doc::Node* hooks = file->document.find("hooks");
    // plugin.json may hold the file's whole content under its own key
    if (const doc::Node* inner = hooks == nullptr ? nullptr : hooks->find("hooks")) hooks = inner;
    if (hooks != nullptr && hooks->is(doc::Node::Kind::mapping)) found.push_back({file, hooks});
  }
  return found;
}

}  // namespace

std::vector<Hook> hooks_of(const Tree& tree) {
  std::vector<Hook> hooks;
  for (const auto& [file, events] : find_events(tree)) {
    for (const doc::Member& event : events->members) {
      for (const doc::Node& group : event.value.items) {
        const doc::Node* list = group.find("hooks");
        if (list == nullptr) continue;
        for (const doc::Node& hook : list->items) hooks.push_back({.file = file, .event = &event, .body = &hook});
      }
    }
  }
  return hooks;
}

std::vector<const doc::Node*> hook_events_of(const Tree& tree) {
  std::vector<const doc::Node*> all;
  for (const auto& [file, events] : find_events(tree)) all.push_back(events);
  return all;
}

const doc::Node* command_of(const Hook& hook) {
  const doc::Node* type = hook.body->find("type");
  const doc::Node* command = hook.body->find("command");
  const bool is_command =
      type != nullptr && type->scalar == "command" && command != nullptr && command->is(doc::Node::Kind::string);
  return is_command ? command : nullptr;
}

}  // namespace cf::assembler
