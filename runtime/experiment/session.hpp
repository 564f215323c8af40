// What is known about one session of the client, kept in `<state>/sessions/<session id>.json`.
//
// The file is one JSON object. Members that this code does not know are kept as they are, so that other parts of the
// runtime may add theirs. Written atomically; the newest 200 sessions are kept.
#pragma once

#include <string>

#include "base/util/file_system.hpp"
#include "base/util/result.hpp"

namespace cf::runtime {

/// The members of a hook's input that matter here; "" where it has none.
struct HookInput {
  std::string session_id;
  std::string event;
  std::string cwd;
  std::string transcript_path;
  std::string source;  ///< SessionStart: startup, resume, clear, compact
  std::string reason;  ///< SessionEnd
  bool stop_hook_active = false;
};

/// Adds an event to the session's file at the time `now`. A file that cannot be read as an object is started anew.
Result<void> record_event(FileSystem& files, const std::string& state_folder, const HookInput& input,
                          const std::string& now);

/// Removes the oldest session files beyond `keep`, and what killed writers left behind.
Result<void> prune_sessions(FileSystem& files, const std::string& state_folder, std::size_t keep);

}  // namespace cf::runtime
