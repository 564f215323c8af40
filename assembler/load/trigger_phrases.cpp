#include "assembler/load/trigger_phrases.hpp"

#include <algorithm>
#include <array>

#include "assembler/load/stop_words.hpp"
#include "base/match/fold.hpp"
#include "base/match/words.hpp"
#include "base/util/hash.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

constexpr float k_name_weight = 3;
constexpr float k_description_weight = 2;
constexpr float k_example_weight = 1.5F;
constexpr float k_heading_weight = 1;
constexpr float k_quoted_weight = 4;

constexpr std::size_t k_most_text = 4096;  // bytes of one text that are looked at
constexpr std::size_t k_most_examples = 12;
constexpr std::size_t k_quoted_bytes = 48;
constexpr std::size_t k_quoted_words = 4;

std::string_view cut(std::string_view text) {
  std::size_t end = std::min(text.size(), k_most_text);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

/// Long enough not to stand in every text: four letters, or two of a script whose letters are syllables or words.
bool is_long_enough(std::string_view word) {
  const std::size_t count = code_points(word);
  return count >= 4 || (count >= 2 && word.size() >= 3 * count);
}

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c < 0 || (is_alnum(c) && (c < '0' || c > '9')); });
}

class PhraseReader {
 public:
  PhraseList read(const TriggerTexts& texts) {
    for (const std::string& keyword : texts.declared) add_whole(keyword, Phrase::Kind::declared, 0);
    add_whole(texts.id, Phrase::Kind::declared, 0);
    std::string words_of_id = texts.id;
    std::replace(words_of_id.begin(), words_of_id.end(), '-', ' ');
    add_line(words_of_id, k_name_weight);
    if (match::keyword_form(texts.name) != words_of_id) add_line(texts.name, k_name_weight);
    add_description(texts.description);
    for (std::size_t i = 0; i < std::min(k_most_examples, texts.examples.size()); ++i) {
      add_text(cut(texts.examples[i]), k_example_weight);
    }
    for (const std::string& heading : texts.headings) add_line(cut(heading), k_heading_weight);
    merge();
    return std::move(m_list);
  }

 private:
  void add(std::size_t begin, std::size_t length, Phrase::Kind kind, float weight) {
    const std::string_view text = std::string_view(m_list.text).substr(begin, length);
    m_list.phrases.push_back({.hash = fast_hash(text),
                              .begin = static_cast<std::uint32_t>(begin),
                              .length = static_cast<std::uint32_t>(length),
                              .weight = weight,
                              .agents = 0,
                              .kind = kind});
  }

  void add_whole(std::string_view form, Phrase::Kind kind, float weight) {
    const std::size_t begin = m_list.text.size();
    m_list.text.append(form).append(1, '\n');
    add(begin, form.size(), kind, weight);
  }

  /// Words and pairs of one clause. A pair stands with one space between in the text, so a plain matcher finds it.
  void add_line(std::string_view clause, float weight) {
    const std::size_t begin = m_list.text.size();
    const std::string line = match::keyword_form(clause);
    if (line.empty()) return;
    m_list.text.append(line).append(1, '\n');
    std::string_view before;
    for (const match::Word& word : match::split_words(line)) {
      const std::string_view text = std::string_view(line).substr(word.begin, word.end - word.begin);
      if (is_stop_word(text) || text.find('\'') != std::string_view::npos || text.size() < 2) {
        before = {};
        continue;
      }
      if (has_letter(text) && is_long_enough(text) && !is_common_word(text)) {
        add(begin + word.begin, text.size(), Phrase::Kind::word, weight);
      }
      if (word.joined && !before.empty() && (has_letter(before) || has_letter(text))) {
        const auto pair_begin = static_cast<std::size_t>(before.data() - line.data());
        const bool weak = is_common_word(before) && is_common_word(text);
        add(begin + pair_begin, word.end - pair_begin, Phrase::Kind::pair, weak ? weight / 2 : weight);
      }
      before = text;
    }
  }

  /// Clauses up to what they exclude: "not for …" names what others do.
  void add_text(std::string_view text, float weight) {
    add_quoted(text);
    constexpr std::string_view k_ends = ".;!?()\n";
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      for (;; ++end) {
        end = std::min(text.find_first_of(k_ends, end), text.size());
        if (end + 1 >= text.size() || text[end] != '.' || is_space(text[end + 1])) break;  // not the dot of "node.js"
      }
      const std::string_view clause = trim(text.substr(begin, end - begin));
      add_line(clause.substr(0, end_of_claim(clause)), weight);
      begin = end + 1;
    }
  }

  static std::size_t end_of_claim(std::string_view clause) {
    constexpr std::array<std::string_view, 8> k_negations{"not for ",     "do not ",     "don't ",  "never ",
                                                          "rather than ", "instead of ", "except ", "not to "};
    const std::string lowered = ascii_lower(clause);
    std::size_t end = clause.size();
    for (const std::string_view negation : k_negations) {
      const std::size_t hit = lowered.find(negation);
      if (hit != std::string::npos && (hit == 0 || !is_alnum(lowered[hit - 1]))) end = std::min(end, hit);
    }
    return end;
  }

  /// The marks that open and close a quotation.
  struct Quotes {
    std::string_view open, close;
  };

  void add_quoted(std::string_view text) {
    constexpr std::array<Quotes, 3> k_quotes{{{"\"", "\""}, {"“", "”"}, {"`", "`"}}};
    for (const Quotes& quotes : k_quotes) {
      for (std::size_t at = 0; (at = text.find(quotes.open, at)) != std::string_view::npos;) {
        const std::size_t begin = at + quotes.open.size();
        const std::size_t end = text.find(quotes.close, begin);
        if (end == std::string_view::npos) break;
        add_quotation(text, begin, end);
        at = end + quotes.close.size();
      }
    }
  }

  void add_quotation(std::string_view text, std::size_t begin, std::size_t end) {
    if (end - begin > k_quoted_bytes) return;
    const std::size_t sentence = text.find_last_of(".;!?\n", begin);
    const std::size_t start = sentence == std::string_view::npos ? 0 : sentence + 1;
    if (end_of_claim(text.substr(start, begin - start)) < begin - start) return;  // "not for "x""
    std::string form = match::keyword_form(text.substr(begin, end - begin));
    while (!form.empty() && std::string_view(".,!?;: ").find(form.back()) != std::string_view::npos) form.pop_back();
    const std::vector<match::Word> words = match::split_words(form);
    if (words.empty() || words.size() > k_quoted_words || form.size() < 3 || !has_letter(form)) return;
    const auto is_stop = [&](const match::Word& w) { return is_stop_word(form.substr(w.begin, w.end - w.begin)); };
    if (std::all_of(words.begin(), words.end(), is_stop)) return;
    if (words.size() == 1 && is_common_word(form)) return;
    add_whole(form, Phrase::Kind::quoted, k_quoted_weight);
  }

  /// Agents written for Claude Code carry dialogues in their descriptions: what the user says counts, what the
  /// assistant answers and what comments on it does not.
  void add_description(std::string_view description) {
    struct Mark {
      std::string_view text;
      bool counts;
    };
    constexpr std::array<Mark, 7> k_marks{{{"user:", true},
                                           {"assistant:", false},
                                           {"context:", true},
                                           {"<commentary>", false},
                                           {"</commentary>", true},
                                           {"<example>", true},
                                           {"</example>", true}}};
    const std::string text = replace_all(cut(description), "\\n", "\n");
    const std::string lowered = ascii_lower(text);
    bool counts = true;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t next = text.size();
      const Mark* mark = nullptr;
      for (const Mark& each : k_marks) {
        const std::size_t hit = lowered.find(each.text, at);
        if (hit < next) {
          next = hit;
          mark = &each;
        }
      }
      if (counts) add_text(std::string_view(text).substr(at, next - at), k_description_weight);
      if (mark == nullptr) break;
      counts = mark->counts;
      at = next + mark->text.size();
    }
  }

  /// One entry a text: weights added, the strongest kind.
  void merge() {
    std::vector<Phrase>& phrases = m_list.phrases;
    std::sort(phrases.begin(), phrases.end(),
              [](const Phrase& a, const Phrase& b) { return a.hash != b.hash ? a.hash < b.hash : a.begin < b.begin; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      if (kept > 0 && phrases[kept - 1].hash == phrases[i].hash) {
        phrases[kept - 1].weight += phrases[i].weight;
        phrases[kept - 1].kind = std::max(phrases[kept - 1].kind, phrases[i].kind);
      } else {
        phrases[kept++] = phrases[i];
      }
    }
    phrases.resize(kept);
  }

  PhraseList m_list;
};

}  // namespace

PhraseList read_phrases(const TriggerTexts& texts) { return PhraseReader().read(texts); }

}  // namespace cf::assembler
