#include "assembler/load/derive_triggers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "assembler/load/trigger_phrases.hpp"
#include "base/match/stem.hpp"
#include "base/match/words.hpp"
#include "base/util/parallel.hpp"

namespace cf::assembler {

namespace {

constexpr std::size_t k_most_words = 4;   // single words among the keywords of one agent, if pairs do
constexpr double k_score_floor = 0.35;    // of the best: what scores less is taken only to reach the minimum
constexpr float k_word_weight_floor = 3;  // a word that stands in the name, or more than once
constexpr std::size_t k_word_share = 20;  // a word that more than one agent in so many says is too common

// --- how many agents say each phrase ---

/// Counts the phrases whose hash starts with `shard` of `shards`: their places sorted by hash, then runs of equals.
void count_shard(std::vector<PhraseList>& fleet, std::size_t shard, unsigned shard_bits) {
  std::vector<std::pair<std::uint64_t, Phrase*>> places;
  const std::uint64_t low = static_cast<std::uint64_t>(shard) << (64U - shard_bits);
  const std::uint64_t high = low + ((std::uint64_t{1} << (64U - shard_bits)) - 1);
  for (PhraseList& list : fleet) {
    auto phrase = std::lower_bound(list.phrases.begin(), list.phrases.end(), low,
                                   [](const Phrase& p, std::uint64_t hash) { return p.hash < hash; });
    for (; phrase != list.phrases.end() && phrase->hash <= high; ++phrase) places.emplace_back(phrase->hash, &*phrase);
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin;
    while (end < places.size() && places[end].first == places[begin].first) ++end;
    for (std::size_t i = begin; i < end; ++i) places[i].second->agents = static_cast<std::uint32_t>(end - begin);
    begin = end;
  }
}

// --- the choice for one agent ---

struct Candidate {
  const Phrase* phrase = nullptr;
  std::int64_t score = 0;  ///< in 1/1024: no two machines round it differently
};

class Chooser {
 public:
  Chooser(const TriggerTexts& texts, const PhraseList& list, std::span<const std::string> ids, std::size_t fleet_size)
      : m_texts(texts), m_list(list), m_ids(ids), m_fleet_size(fleet_size) {}

  std::vector<std::string> choose() {
    rank();
    take_quoted_and_pairs();
    take_words();
    fill_up();
    ensure_own();
    std::vector<std::string> keywords;
    for (const Phrase* phrase : m_taken) keywords.emplace_back(m_list.text_of(*phrase));
    if (!m_own.empty()) keywords.push_back(m_own);
    return keywords;
  }

 private:
  void rank() {
    for (const Phrase& phrase : m_list.phrases) {
      if (phrase.kind == Phrase::Kind::declared || is_other_agent(m_list.text_of(phrase))) continue;
      m_candidates.push_back({.phrase = &phrase, .score = score(phrase)});
    }
    std::sort(m_candidates.begin(), m_candidates.end(), [&](const Candidate& a, const Candidate& b) {
      if (a.score != b.score) return a.score > b.score;
      return m_list.text_of(*a.phrase) < m_list.text_of(*b.phrase);
    });
    if (!m_candidates.empty())
      m_floor = static_cast<std::int64_t>(k_score_floor * static_cast<double>(m_candidates[0].score));
  }

  std::int64_t score(const Phrase& phrase) const {
    const double rarity = std::log((static_cast<double>(m_fleet_size) + 1) / (phrase.agents + 0.5)) + 0.1;
    const double kind = phrase.kind == Phrase::Kind::quoted ? 3 : phrase.kind == Phrase::Kind::pair ? 1.5 : 1;
    return std::llround(1024 * std::sqrt(static_cast<double>(phrase.weight)) * std::max(rarity, 0.1) * kind);
  }

  bool is_other_agent(std::string_view text) const {
    return text != m_texts.id && std::binary_search(m_ids.begin(), m_ids.end(), text);
  }

  void take_quoted_and_pairs() {
    for (const Candidate& candidate : m_candidates) {
      if (m_taken.size() == k_max_derived || candidate.score < m_floor) break;
      if (candidate.phrase->kind != Phrase::Kind::word) take(*candidate.phrase);
    }
  }

  void take_words() {
    std::size_t words = 0;
    for (const Candidate& candidate : m_candidates) {
      if (m_taken.size() == k_max_derived || words == k_most_words || candidate.score < m_floor) break;
      const Phrase& phrase = *candidate.phrase;
      const bool telling = phrase.weight >= k_word_weight_floor && phrase.agents <= 1 + m_fleet_size / k_word_share;
      if (phrase.kind == Phrase::Kind::word && telling && !in_taken(m_list.text_of(phrase)) && take(phrase)) ++words;
    }
  }

  void fill_up() {
    for (const Candidate& candidate : m_candidates) {
      if (m_taken.size() >= k_min_derived) break;
      take(*candidate.phrase);
    }
  }

  /// One keyword that nobody else can have: no other agent says it, so none declares or derives it.
  void ensure_own() {
    const auto own = [](const Phrase* phrase) { return phrase->agents == 1; };
    if (std::any_of(m_taken.begin(), m_taken.end(), own)) return;
    if (m_taken.size() == k_max_derived) m_taken.pop_back();
    for (const Candidate& candidate : m_candidates) {
      if (!own(candidate.phrase)) continue;
      m_taken.push_back(candidate.phrase);
      return;
    }
    constexpr std::size_t k_shortest = 4;
    m_own = m_texts.id.size() < k_shortest ? m_texts.id + " agent" : m_texts.id;
    if (std::find(m_texts.declared.begin(), m_texts.declared.end(), m_own) != m_texts.declared.end()) m_own.clear();
  }

  /// Unless a form of the same words is taken already.
  bool take(const Phrase& phrase) {
    if (std::find(m_taken.begin(), m_taken.end(), &phrase) != m_taken.end()) return false;
    std::string stems = stems_of(m_list.text_of(phrase));
    if (std::find(m_stems.begin(), m_stems.end(), stems) != m_stems.end()) return false;
    m_stems.push_back(std::move(stems));
    m_taken.push_back(&phrase);
    return true;
  }

  static std::string stems_of(std::string_view text) {
    thread_local match::Stemmer stemmer;
    std::string stems;
    for (const match::Word& word : match::split_words(text)) {
      stems.append(stemmer.stem(text.substr(word.begin, word.end - word.begin))).append(1, ' ');
    }
    return stems;
  }

  /// Is the word part of a longer keyword that is taken? Alone it would hit more than was meant.
  bool in_taken(std::string_view word) const {
    return std::any_of(m_taken.begin(), m_taken.end(), [&](const Phrase* phrase) {
      return m_list.text_of(*phrase).find(word) != std::string_view::npos;
    });
  }

  const TriggerTexts& m_texts;
  const PhraseList& m_list;
  std::span<const std::string> m_ids;
  std::size_t m_fleet_size;
  std::vector<Candidate> m_candidates;
  std::int64_t m_floor = 0;
  std::vector<const Phrase*> m_taken;
  std::vector<std::string> m_stems;
  std::string m_own;
};

}  // namespace

std::vector<std::vector<std::string>> derive_keywords(std::span<const TriggerTexts> fleet, unsigned jobs) {
  std::vector<PhraseList> lists(fleet.size());
  parallel_for(fleet.size(), jobs, [&](std::size_t i) { lists[i] = read_phrases(fleet[i]); });

  constexpr unsigned k_shard_bits = 5;
  parallel_for(std::size_t{1} << k_shard_bits, jobs,
               [&](std::size_t shard) { count_shard(lists, shard, k_shard_bits); });

  // From here on every phrase knows how many agents say it.
  std::vector<std::string> ids;
  for (const TriggerTexts& texts : fleet) ids.push_back(texts.id);
  std::sort(ids.begin(), ids.end());
  std::vector<std::vector<std::string>> derived(fleet.size());
  parallel_for(fleet.size(), jobs, [&](std::size_t i) {
    if (fleet[i].wanted) derived[i] = Chooser(fleet[i], lists[i], ids, fleet.size()).choose();
  });
  return derived;
}

}  // namespace cf::assembler
