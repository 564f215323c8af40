#include "runtime/experiment/log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util/file_system.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"
#include "runtime/experiment/state.hpp"

namespace cf::runtime {

namespace {

constexpr off_t k_largest_log = 256 * 1024;
constexpr std::size_t k_longest_message = 500;

}  // namespace

void log_line(const std::string& folder, std::string_view message) {
  FileSystem& files = posix_file_system();
  const std::string logs = join_path(folder, "logs");
  if (!make_directories(files, logs)) return;
  const std::string path = join_path(logs, "hooks.log");
  if (const auto stat = files.stat(path); stat && static_cast<off_t>(stat->size) > k_largest_log) {
    (void)files.rename(path, path + ".1");
  }
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (fd < 0) return;
  // One write: lines of concurrent hooks do not mix. What came from outside must not start a line of its own.
  const std::string one_line = replace_all(replace_all(scrub_utf8(message), "\n", " "), "\r", " ");
  const std::string line = now_utc() + ' ' + ellipsize(one_line, k_longest_message) + '\n';
  [[maybe_unused]] const ssize_t written = ::write(fd, line.data(), line.size());
  ::close(fd);
}

}  // namespace cf::runtime
