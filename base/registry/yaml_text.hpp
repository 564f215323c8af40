// Writing YAML as text, for documents whose shape is known: mappings and lists in block style, scalars that every
// reader takes the same way.
//
// A string is written plain only where no reader of YAML 1.1 or 1.2 (js-yaml 3 and 4, yaml-cpp, libyaml) could take it
// for anything else; otherwise in double quotes on one line. Not a general emitter: no anchors, tags, block scalars.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cf::registry {

void append_yaml_string(std::string& out, std::string_view utf8);

/// 0.85, 3, 0.1: the shortest decimal that reads back the same, never with an exponent.
void append_number(std::string& out, double value);

/// Writes `key: value` lines of one document. Indentation is two spaces a level.
class YamlText {
 public:
  explicit YamlText(std::string& out) : m_out(out) {}

  void open(std::string_view key);  ///< `key:`, what follows is one level deeper
  void close();

  void string(std::string_view key, std::string_view value);
  void number(std::string_view key, double value);
  void boolean(std::string_view key, bool value);
  void list(std::string_view key, std::span<const std::string> items);  ///< `[]` when empty

  void empty_list(std::string_view key);
  void open_items();  ///< after `open`: what follows are items, one level deeper
  /// An item of a list of mappings: `- key: value`; other members follow until the next item or close.
  void item(std::string_view key, std::string_view value);

 private:
  void key(std::string_view name);

  std::string& m_out;
  std::size_t m_depth = 0;
};

}  // namespace cf::registry
