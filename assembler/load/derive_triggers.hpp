// Keywords for agents that declare none, from what their authors wrote about them.
//
// Words and two-word phrases of the name, the description, the examples and the headings, weighed by how few agents of
// the fleet say them (TF-IDF: Spärck Jones 1972). What an author put in quotes counts as a phrase; what stands after
// "not for" does not count at all. Each agent gets at least one keyword that no other agent declares or derives, as far
// as there is one: in the end its own id. Not for declared triggers, which are taken as they are.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace cf::assembler {

struct TriggerTexts {
  std::string id;
  std::string name;
  std::string description;
  std::vector<std::string> examples;  ///< what users say
  std::vector<std::string> headings;
  std::span<const std::string> declared;  ///< keywords in keyword_form
  bool wanted = true;                     ///< false: it only counts toward the fleet
};

inline constexpr std::size_t k_min_derived = 5;  ///< fewer only where the texts hold no more
inline constexpr std::size_t k_max_derived = 12;

/// For each agent its derived keywords, the best first, in base/match/fold.hpp's keyword_form, none of them declared by
/// itself; nothing for those that want none. Depends on the texts alone, not on `jobs`. Linear in their total length.
std::vector<std::vector<std::string>> derive_keywords(std::span<const TriggerTexts> fleet, unsigned jobs);

}  // namespace cf::assembler
