// Agents as foreign trees have them, made by a seeded generator: the same number gives the same text everywhere.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cf::test {

struct SyntheticAgent {
  std::string path;
  std::string text;
};

class SyntheticWords {
 public:
  explicit SyntheticWords(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  std::uint64_t next(std::uint64_t below) {  // xorshift64*
    m_state ^= m_state >> 12U;
    m_state ^= m_state << 25U;
    m_state ^= m_state >> 27U;
    return (m_state * 0x2545F4914F6CDD1DULL >> 33U) % below;
  }

  /// Half of them common words, half of a vocabulary of some thousand made-up ones.
  std::string word() {
    static constexpr std::array<std::string_view, 24> k_common{
        "the",    "code",   "and",    "review", "for",      "database", "memory",  "uses",
        "tests",  "a",      "python", "cache",  "with",     "when",     "network", "of",
        "design", "parser", "to",     "agent",  "security", "in",       "queue",   "build"};
    static constexpr std::array<std::string_view, 16> k_syllables{
        "ka", "lo", "mi", "ter", "san", "ver", "do", "pra", "qui", "bel", "nor", "tas", "fen", "gru", "hal", "zy"};
    if (next(2) == 0) return std::string(k_common[next(k_common.size())]);
    std::string word;
    for (int i = 0; i < 3; ++i) word += k_syllables[next(k_syllables.size())];
    return word;
  }

  std::string sentence(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + word();
    return text + ".";
  }

 private:
  std::uint64_t m_state;
};

inline SyntheticAgent synthetic_agent(std::size_t number) {
  SyntheticWords words(number + 1);
  const std::string name = words.word() + "-" + words.word() + "-" + std::to_string(number);
  std::string text =
      "---\nname: " + name + "\ntype: developer\ndescription: " + words.sentence(30) + " " + words.sentence(12) +
      "\ntools: Read, Edit, Bash(git log:*)\npriority: high\nmodel: sonnet\nmetadata:\n  complexity: moderate\n"
      "  autonomous: true\n";
  if (number % 3 == 1) {
    text += "triggers:\n  keywords: [" + words.word() + " " + words.word() + ", word " + std::to_string(number) +
            "]\n  regex:\n    - {pattern: \"\\\\b" + words.word() + "\\\\b.{0,40}" + words.word() +
            "\", priority: high}\n  file_patterns: [\"src/" + words.word() + "/**/*.py\"]\n";
  }
  text += "---\n# " + name + "\n\n" + words.sentence(20) + "\n";
  for (int section = 0; section < 6; ++section) {
    text += "\n## " + words.word() + " " + words.word() + "\n\n";
    for (int i = 0; i < 4; ++i) text += "- " + words.sentence(8) + "\n";
    text += "\n" + words.sentence(25) + "\n";
  }
  const std::string domain = "domain" + std::to_string(number % 12);
  return {.path = domain + "/" + name + ".md", .text = std::move(text)};
}

}  // namespace cf::test
