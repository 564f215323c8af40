#include "base/match/stem.hpp"

#include <libstemmer.h>

#include <new>

namespace cf::match {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : m_stemmer(sb_stemmer_new("english", "UTF_8")) {
  if (!m_stemmer) throw std::bad_alloc();  // the algorithm is compiled in: nothing else can fail
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
  constexpr std::size_t k_longest = 256;  // longer ones are no words; the algorithm's sizes are ints
  if (word.size() > k_longest) return word;
  const sb_symbol* stem =
      sb_stemmer_stem(m_stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(m_stemmer.get()))};
}

}  // namespace cf::match
