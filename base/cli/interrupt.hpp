// Ctrl-C and `kill`, as a flag that long work looks at.
//
// The first SIGINT, SIGTERM or SIGHUP only sets the flag: work that polls it stops at its next safe point and leaves
// nothing half written. A second one ends the process at once, as if there were no handler.
#pragma once

namespace cf::cli {

/// Installed by `run`. Also ignores SIGPIPE, so that a write to a closed pipe fails instead of killing the process.
void install_signal_handlers();

bool interrupted();      ///< safe from any thread
int interrupt_signal();  ///< the signal seen, or 0

}  // namespace cf::cli
