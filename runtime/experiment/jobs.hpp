// The companion's jobs as they stand on disk: `<state>/jobs/<id>.json`, one object each. Reading only.
#pragma once

#include <string>
#include <vector>

#include "base/util/file_system.hpp"
#include "base/util/result.hpp"

namespace cf::runtime {

/// As much of a job as is shown. Times are ISO 8601 in UTC, and compare as text.
struct Job {
  std::string id;
  std::string kind;    ///< review, task
  std::string status;  ///< queued, running, completed, failed, cancelled
  std::string phase;
  std::string summary;
  std::string log_file;
  std::string created_at;
  std::string updated_at;
  long pid = 0;
  bool lost = false;   ///< says it is queued or running, but its process is gone
  std::string source;  ///< the whole object, as JSON

  bool active() const { return !lost && (status == "running" || status == "queued"); }
};

struct JobList {
  std::vector<Job> jobs;                ///< newest first
  std::vector<std::string> unreadable;  ///< files that are no job, with the reason
};

/// No folder is an empty list. At most the 50 newest jobs, as many as are kept.
Result<JobList> read_jobs(const FileSystem& files, const std::string& state_folder);

}  // namespace cf::runtime
