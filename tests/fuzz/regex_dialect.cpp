// Any bytes as a regex: no crash, places inside the pattern, and whatever is accepted, RE2 compiles.
#include "base/match/regex_dialect.hpp"

#include <re2/re2.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view pattern(reinterpret_cast<const char*>(data), size);
  const cf::match::RegexCheck check = cf::match::check_regex(pattern);
  if (check.problem) {
    if (check.problem->offset > size || check.problem->length > size - check.problem->offset) std::abort();
    return 0;
  }
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(cf::match::k_regex_memory);
  if (!RE2(check.re2, options).ok()) std::abort();
  // A text as a wildcard is always a regex of the subset, but for its size.
  const cf::match::RegexCheck wildcard = cf::match::check_regex(cf::match::wildcard_regex(pattern));
  if (wildcard.problem && size < cf::match::k_max_regex_bytes / 4) std::abort();
  return 0;
}
