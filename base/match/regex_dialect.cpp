#include "base/match/regex_dialect.hpp"

#include <re2/re2.h>

#include <utility>

#include "base/match/regex_syntax.hpp"
#include "base/util/text.hpp"

namespace cf::match {

namespace {

// What the parser accepts, RE2 refuses only for its size, and compiling costs fifty times the parse. No atom of the
// subset takes more than about 60 instructions of 16 bytes; this many take less than k_regex_memory allows.
constexpr std::size_t k_surely_fits = 300;

RegexCheck refuse(std::size_t offset, std::size_t length, std::string message, std::string help = {}) {
  RegexCheck check;
  check.problem =
      PatternProblem{.offset = offset, .length = length, .message = std::move(message), .help = std::move(help)};
  return check;
}

RE2::Options re2_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(k_regex_memory);
  return options;
}

}  // namespace

RegexCheck check_regex(std::string_view pattern) {
  if (pattern.empty()) return refuse(0, 0, "an empty regex hits every text");
  if (pattern.size() > k_max_regex_bytes) return refuse(k_max_regex_bytes, 1, "the regex is over 4096 bytes long");
  if (const std::size_t bad = first_invalid_utf8(pattern); bad != std::string_view::npos) {
    return refuse(bad, 1, "not valid UTF-8");
  }
  RegexSyntax syntax = read_regex(pattern);
  if (syntax.problem) return {.problem = std::move(syntax.problem), .re2 = {}};

  RegexCheck check{.problem = std::nullopt, .re2 = std::move(syntax.re2)};
  if (syntax.size <= k_surely_fits && !syntax.nullable) return check;
  static const RE2::Options k_options = re2_options();
  const RE2 compiled(check.re2, k_options);
  if (!compiled.ok()) {
    const bool too_large =
        compiled.error_code() == RE2::ErrorPatternTooLarge || compiled.error_code() == RE2::ErrorRepeatSize;
    return refuse(0, pattern.size(), too_large ? "it repeats too much to be run in bounded memory" : compiled.error(),
                  too_large ? "lower the numbers in {…}" : "");
  }
  // Two texts that have nothing in common: a pattern that hits both hits all, short of one written to deceive.
  check.matches_everything = syntax.nullable && RE2::PartialMatch("", compiled) && RE2::PartialMatch("zq 7", compiled);
  return check;
}

std::string wildcard_regex(std::string_view text) {
  std::string regex = "^";
  for (const char c : text) {
    if (c == '*') {
      regex += ".*";
      continue;
    }
    if (std::string_view(".+?^${}()|[]\\").find(c) != std::string_view::npos) regex += '\\';
    regex += c;
  }
  return regex + "$";
}

}  // namespace cf::match
