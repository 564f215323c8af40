// The hooks of a tree one by one, whichever file declares them. No I/O.
#pragma once

#include <string_view>
#include <vector>

#include "assembler/model/tree.hpp"

namespace cf::assembler {

/// One hook: a mapping with a `type`, below its event and matcher.
struct Hook {
  const File* file = nullptr;
  const doc::Member* event = nullptr;  ///< the key is the event's name
  const doc::Node* body = nullptr;
};

/// Those of hooks/hooks.json and those written into plugin.json, in the order of the text. What has another shape than
/// a hook is passed over: its schema reports it.
std::vector<Hook> hooks_of(const Tree& tree);

/// The `hooks` mappings, event by event: their keys are the events' names.
std::vector<const doc::Node*> hook_events_of(const Tree& tree);

/// The text of a hook's `command`, or null when it has another type.
const doc::Node* command_of(const Hook& hook);

}  // namespace cf::assembler
