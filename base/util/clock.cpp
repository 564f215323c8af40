#include "base/util/clock.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace cf {

Result<std::string> source_date() {
  std::time_t seconds = 0;
  if (const char* text = std::getenv("SOURCE_DATE_EPOCH"); text != nullptr && *text != '\0') {
    const char* end = text + std::strlen(text);
    constexpr std::time_t k_last = 253402300799;  // the end of the year 9999
    if (const auto [stop, code] = std::from_chars(text, end, seconds);
        code != std::errc{} || stop != end || seconds < 0 || seconds > k_last) {
      return Error(std::string("SOURCE_DATE_EPOCH is '") + text + "', not a number of seconds",
                   "unset it, or set it to `git log -1 --format=%ct`");
    }
  }
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char buffer[32];
  return std::string(buffer, std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%S.000Z", &utc));
}

}  // namespace cf
