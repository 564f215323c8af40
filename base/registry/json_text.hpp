// Writing JSON as text, byte for byte what `JSON.stringify(value, null, 2)` gives for the same value.
//
// For documents of known shape; whoever writes keeps members apart by calling `object`/`array` in pairs.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cf::registry {

void append_json_string(std::string& out, std::string_view utf8);

class JsonText {
 public:
  explicit JsonText(std::string& out) : m_out(out) {}

  void begin(char bracket);  ///< `{` or `[`
  void end(char bracket);    ///< `}` or `]`; an empty pair stays on its line

  void key(std::string_view name);  ///< within an object, before its value
  void element();                   ///< within an array, before each element

  void string(std::string_view value) { append_json_string(m_out, value); }
  void number(double value);

  template <class Strings>
  void strings(const Strings& items) {
    begin('[');
    for (const auto& item : items) {
      element();
      string(item);
    }
    end(']');
  }

 private:
  void next();

  std::string& m_out;
  std::size_t m_depth = 0;
};

}  // namespace cf::registry
