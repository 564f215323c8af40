// What our hooks do when the client calls them: take note, and get out of the way.
//
// A hook stands between a person and the client, so nothing here blocks, asks, prints or fails: whatever goes wrong
// becomes a line in the log. Stop never holds the client back; with `stop_hook_active` it does not even look.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/util/file_system.hpp"
#include "runtime/experiment/session.hpp"

namespace cf::runtime {

/// The largest input that is looked at. A Stop carries the last answer, so it may be long; this is far beyond any.
inline constexpr std::size_t k_largest_hook_input = 4 << 20;

/// The input's own members, or nothing when it is no JSON object or nests deeper than 64. Never throws; the memory used
/// does not depend on what the input holds beside those members.
std::optional<HookInput> parse_hook_input(std::string_view text);

/// Records the event. `event` is the one the hook was registered for; "" takes the input's word.
/// Returns what to log, "" when all went well.
std::string handle_hook(FileSystem& files, const std::string& state_folder, std::string_view event,
                        std::string_view input, const std::string& now);

}  // namespace cf::runtime
