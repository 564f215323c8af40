#include "runtime/experiment/session.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/util/path.hpp"
#include "base/util/text.hpp"
#include "runtime/experiment/state.hpp"

namespace cf::runtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t k_largest_session = 1 << 20;
constexpr std::uint32_t k_private = 0600;

Json load(const FileSystem& files, const std::string& path) {
  const auto stat = files.stat(path);
  if (stat && stat->type == FileType::regular && stat->size <= k_largest_session) {
    if (const auto text = files.read(path)) {
      Json session = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
      if (session.is_object()) return session;
    }
  }
  return Json::object();
}

void set_unless_empty(Json& session, const char* key, const std::string& value) {
  if (!value.empty()) session[key] = scrub_utf8(value);
}

void apply(Json& session, const HookInput& input, const std::string& now) {
  session["version"] = 1;
  session["session_id"] = scrub_utf8(input.session_id);
  set_unless_empty(session, "cwd", input.cwd);
  set_unless_empty(session, "transcript_path", input.transcript_path);
  if (input.event == "SessionStart") {
    if (!session.contains("started_at")) session["started_at"] = now;
    set_unless_empty(session, "source", input.source);
    session.erase("ended_at");  // resumed
    session.erase("end_reason");
  } else if (input.event == "Stop") {
    const auto stops = session.find("stops");
    const bool counted = stops != session.end() && stops->is_number_unsigned();
    session["stops"] = counted ? stops->get<std::uint64_t>() + 1 : 1;
  } else if (input.event == "SessionEnd") {
    session["ended_at"] = now;
    set_unless_empty(session, "end_reason", input.reason);
  }
  session["last_event"] = scrub_utf8(input.event);
  session["updated_at"] = now;
}

}  // namespace

Result<void> record_event(FileSystem& files, const std::string& state_folder, const HookInput& input,
                          const std::string& now) {
  const std::string folder = join_path(state_folder, "sessions");
  if (const Result<void> made = make_directories(files, folder); !made) return made;
  const std::string path = join_path(folder, safe_file_name(input.session_id) + ".json");
  Json session = load(files, path);
  apply(session, input, now);
  return write_atomically(files, path, session.dump(2) + '\n', k_private);
}

Result<void> prune_sessions(FileSystem& files, const std::string& state_folder, std::size_t keep) {
  const std::string folder = join_path(state_folder, "sessions");
  const auto entries = files.list(folder);
  if (!entries) return entries.error();
  if (entries->size() <= keep) return {};
  std::vector<std::pair<std::int64_t, std::string>> by_age;
  for (const DirectoryEntry& entry : *entries) {
    const std::string path = join_path(folder, entry.name);
    const auto stat = entry.type == FileType::regular ? files.stat(path) : Result<FileStat>(Error{});
    if (stat) by_age.emplace_back(stat->mtime_ns, path);
  }
  std::sort(by_age.begin(), by_age.end());
  for (std::size_t i = 0; i + keep < by_age.size(); ++i) {
    if (const Result<void> removed = files.remove(by_age[i].second); !removed) return removed;
  }
  return {};
}

}  // namespace cf::runtime
