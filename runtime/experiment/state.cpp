#include "runtime/experiment/state.hpp"

#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/util/hash.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::runtime {

namespace {

constexpr std::size_t k_longest_name = 128;

std::string absolute_from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value == '/' ? value : std::string();
}

}  // namespace

Result<std::string> state_folder() {
  if (std::string folder = absolute_from_environment("CLAUDE_PLUGIN_DATA"); !folder.empty()) return folder;
  if (const std::string state = absolute_from_environment("XDG_STATE_HOME"); !state.empty()) {
    return join_path(state, "codeflash");
  }
  if (const std::string home = absolute_from_environment("HOME"); !home.empty()) {
    return join_path(home, ".local/state/codeflash");
  }
  return Error{"there is no folder for state", "set CLAUDE_PLUGIN_DATA to an absolute path"};
}

std::string now_utc() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec, ms % 1000);
}

std::string safe_file_name(std::string_view id) {
  const auto is_plain = [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; };
  const bool safe =
      !id.empty() && id.size() <= k_longest_name && id.front() != '.' && std::all_of(id.begin(), id.end(), is_plain);
  return safe ? std::string(id) : "id-" + sha256_hex(id).substr(0, 32);
}

}  // namespace cf::runtime
