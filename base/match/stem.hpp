// The stem of an English word, by the Snowball algorithm "english" (Porter 2).
//
// Words of other languages come back nearly as they are; this is no language detection.
#pragma once

#include <memory>
#include <string_view>

struct sb_stemmer;

namespace cf::match {

/// One per thread: the algorithm keeps its working memory in it.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// Of a lower-cased word in UTF-8. Valid until the next call.
  std::string_view stem(std::string_view word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> m_stemmer;
};

}  // namespace cf::match
