// What is wrong with a text that is not JSON, in words for the person who wrote it.
//
// For json.cpp only: nlohmann says that a document is wrong, this says why and where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cf::doc {

/// What the reader was waiting for when it gave up.
enum class JsonState : std::uint8_t {
  value,        ///< at the start of the document
  key_or_end,   ///< after {
  after_key,    ///< the colon and a value
  in_object,    ///< after a member
  item_or_end,  ///< after [
  in_array,     ///< after an item
  done,         ///< after the document
};

struct JsonMistake {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
};

/// `at` is the end of the last token that was right.
JsonMistake explain_json(std::string_view text, std::size_t at, JsonState state);

}  // namespace cf::doc
