// A small log of what went wrong where nobody looks: hooks have no terminal.
#pragma once

#include <string>
#include <string_view>

namespace cf::runtime {

/// Appends `time message` to `<folder>/logs/hooks.log`, which starts anew (the old one becomes hooks.log.1) at 256 KiB.
/// Best effort: when even this fails, there is nobody left to tell.
void log_line(const std::string& folder, std::string_view message);

}  // namespace cf::runtime
