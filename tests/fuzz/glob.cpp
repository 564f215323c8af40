// Any bytes as a glob, and as a keyword: no crash, places inside the glob, keyword_form stable.
#include "base/match/glob.hpp"

#include <cstdint>
#include <cstdlib>

#include "base/match/fold.hpp"
#include "base/match/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto problem = cf::match::check_glob(text)) {
    if (problem->offset > size || problem->length > size - problem->offset) std::abort();
  }
  const std::string form = cf::match::keyword_form(text);
  if (cf::match::keyword_form(form) != form) std::abort();
  for (const cf::match::Word& word : cf::match::split_words(form)) {
    if (word.begin >= word.end || word.end > form.size()) std::abort();
  }
  return 0;
}
