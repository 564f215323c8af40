// Where the runtime keeps what must outlive a session, and what time it is there.
#pragma once

#include <string>
#include <string_view>

#include "base/util/result.hpp"

namespace cf::runtime {

/// CLAUDE_PLUGIN_DATA, which the client sets for hooks and which survives updates of the plugin. Elsewhere (Codex, a
/// shell) $XDG_STATE_HOME/codeflash, else ~/.local/state/codeflash. An error when none of these is an absolute path.
Result<std::string> state_folder();

/// 2026-11-20T09:30:00.123Z
std::string now_utc();

/// A file name made from an identifier that came from outside: itself when it is 1 to 128 letters, digits, `-`, `_` and
/// `.` and does not start with a dot, else `id-` and a part of its hash. Never a path, never hidden.
std::string safe_file_name(std::string_view id);

}  // namespace cf::runtime
