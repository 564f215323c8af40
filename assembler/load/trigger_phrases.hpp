// The words and two-word phrases of what an author wrote about an agent, with a weight by where they stand. Used by
// derive_triggers.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assembler/load/derive_triggers.hpp"

namespace cf::assembler {

struct Phrase {
  enum class Kind : std::uint8_t {
    word,
    pair,
    quoted,    ///< put in quotes by the author
    declared,  ///< a keyword already, or the id: counts toward the fleet, is no candidate
  };
  std::uint64_t hash = 0;  ///< of its text
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  float weight = 0;
  std::uint32_t agents = 0;  ///< how many of the fleet say it; filled in later
  Kind kind = Kind::word;
};

struct PhraseList {
  std::string text;             ///< in keyword_form, line by line; phrases point into it
  std::vector<Phrase> phrases;  ///< by hash, each once

  std::string_view text_of(const Phrase& phrase) const {
    return std::string_view(text).substr(phrase.begin, phrase.length);
  }
};

PhraseList read_phrases(const TriggerTexts& texts);

}  // namespace cf::assembler
