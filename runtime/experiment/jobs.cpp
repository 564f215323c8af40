#include "runtime/experiment/jobs.hpp"

#include <fmt/core.h>
#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/util/path.hpp"

namespace cf::runtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t k_kept_jobs = 50;
constexpr std::uint64_t k_largest_job = 4 << 20;

std::string text_of(const Json& object, const char* key) {
  const auto member = object.find(key);
  return member != object.end() && member->is_string() ? member->get<std::string>() : std::string();
}

long pid_of(const Json& object) {
  const auto member = object.find("pid");
  if (member == object.end() || !member->is_number_integer()) return 0;
  const auto pid = member->get<long>();
  return pid > 0 && pid <= 0x7FFFFFFF ? pid : 0;
}

bool is_gone(long pid) { return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH; }

std::optional<Job> job_from(const std::string& text) {
  const Json object = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object() || text_of(object, "id").empty()) return std::nullopt;
  Job job{.id = text_of(object, "id"),
          .kind = text_of(object, "kind"),
          .status = text_of(object, "status"),
          .phase = text_of(object, "phase"),
          .summary = text_of(object, "summary"),
          .log_file = text_of(object, "logFile"),
          .created_at = text_of(object, "createdAt"),
          .updated_at = text_of(object, "updatedAt"),
          .pid = pid_of(object),
          .source = object.dump()};
  job.lost = job.active() && is_gone(job.pid);
  return job;
}

}  // namespace

Result<JobList> read_jobs(const FileSystem& files, const std::string& state_folder) {
  const std::string folder = join_path(state_folder, "jobs");
  JobList list;
  const auto entries = files.list(folder);
  if (!entries) return entries.error().os_code == ENOENT ? Result<JobList>(list) : Result<JobList>(entries.error());
  for (const DirectoryEntry& entry : *entries) {
    if (file_extension(entry.name) != ".json") continue;
    const std::string path = join_path(folder, entry.name);
    const auto stat = files.stat(path);
    if (!stat || stat->type != FileType::regular || stat->size > k_largest_job) {
      list.unreadable.push_back(fmt::format("{}: no regular file of at most {} bytes", path, k_largest_job));
      continue;
    }
    const auto text = files.read(path);
    std::optional<Job> job = text ? job_from(*text) : std::nullopt;
    if (job) {
      list.jobs.push_back(std::move(*job));
    } else {
      list.unreadable.push_back(text ? path + ": no job" : text.error().message);
    }
  }
  std::stable_sort(list.jobs.begin(), list.jobs.end(),
                   [](const Job& a, const Job& b) { return a.created_at > b.created_at; });
  if (list.jobs.size() > k_kept_jobs) list.jobs.erase(list.jobs.begin() + k_kept_jobs, list.jobs.end());
  return list;
}

}  // namespace cf::runtime
