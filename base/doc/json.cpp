#include "base/doc/json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/doc/json_words.hpp"
#include "base/doc/tree_builder.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

std::size_t number_length(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const auto digits = [&] { at = std::min(text.find_first_not_of("0123456789", at), text.size()); };
  if (text.substr(at).starts_with('0')) {
    ++at;  // nothing follows a leading zero
  } else {
    digits();
  }
  if (text.substr(at).starts_with('.')) {
    ++at;
    digits();
  }
  if (text.substr(at).starts_with('e') || text.substr(at).starts_with('E')) {
    ++at;
    if (text.substr(at).starts_with('+') || text.substr(at).starts_with('-')) ++at;
    digits();
  }
  return at;
}

// nlohmann decides what is JSON and decodes the strings; it has no positions. Each of its events is one token, so the
// place of every token follows from the end of the one before it.
class JsonHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonHandler(std::string_view text, Span place) : m_text(text), m_place(place) {}

  bool null() override { return word(Node::Kind::null); }
  bool boolean(bool /*value*/) override { return word(Node::Kind::boolean); }
  bool number_integer(number_integer_t /*value*/) override { return word(Node::Kind::integer); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return word(Node::Kind::integer); }
  bool number_float(number_float_t /*value*/, const string_t& /*spelling*/) override {
    return word(Node::Kind::number);
  }
  bool binary(binary_t& /*value*/) override { return false; }  // not in JSON text

  bool string(string_t& value) override {
    const Span span = take_string();
    Node node = make_string(std::move(value), span);
    node.quoted = true;
    return add(std::move(node));
  }

  bool key(string_t& value) override {
    const Span span = take_string();
    m_builder.key(std::move(value), span);
    m_state = JsonState::after_key;
    return true;
  }

  bool start_object(std::size_t /*size*/) override { return open(make_mapping(take(1)), JsonState::key_or_end); }
  bool start_array(std::size_t /*size*/) override { return open(make_sequence(take(1)), JsonState::item_or_end); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& error) override {
    constexpr int k_number_too_large = 406;
    if (error.id == k_number_too_large) {
      const Span span = take_word();
      m_error = SyntaxError{span, fmt::format("the number {} is too large", span.text())};
      return false;
    }
    JsonMistake mistake = explain_json(m_text, m_at, m_state);
    m_error = SyntaxError{m_place.part(mistake.begin, mistake.end - mistake.begin), std::move(mistake.message)};
    return false;
  }

  Parsed result() {
    if (m_error) return {.root = {}, .error = std::move(m_error)};
    return {.root = m_builder.take_root(), .error = std::nullopt};
  }

 private:
  void skip_to_token() { m_at = std::min(m_text.find_first_not_of(" \t\r\n,:", m_at), m_text.size()); }

  Span take(std::size_t length) {
    skip_to_token();
    const Span span = m_place.part(m_at, length);
    m_at += length;
    return span;
  }

  Span take_string() {
    skip_to_token();
    std::size_t end = m_at + 1;
    while (m_text[end] != '"') end += m_text[end] == '\\' ? 2 : 1;
    return take(end + 1 - m_at);
  }

  Span take_word() {
    skip_to_token();
    if (m_text[m_at] == 't' || m_text[m_at] == 'n') return take(4);
    if (m_text[m_at] == 'f') return take(5);
    return take(number_length(m_text.substr(m_at)));
  }

  bool word(Node::Kind kind) {
    Node node;
    node.kind = kind;
    node.span = take_word();
    node.scalar = m_text.substr(m_at - (node.span.end - node.span.begin), node.span.end - node.span.begin);
    // An integer that fits no machine word arrives as a float.
    if (kind == Node::Kind::number && node.scalar.find_first_of(".eE") == std::string::npos)
      node.kind = Node::Kind::integer;
    return add(std::move(node));
  }

  bool add(Node node) {
    const Span span = node.span;
    if (!m_builder.add(std::move(node))) return refuse(span);
    after_value();
    return true;
  }

  bool open(Node node, JsonState next) {
    const Span span = node.span;
    if (!m_builder.open(std::move(node))) return refuse(span);
    m_state = next;
    return true;
  }

  bool close() {
    m_builder.close(take(1).end);
    after_value();
    return true;
  }

  void after_value() {
    m_state = m_builder.empty()                               ? JsonState::done
              : m_builder.innermost().is(Node::Kind::mapping) ? JsonState::in_object
                                                              : JsonState::in_array;
  }

  bool refuse(Span span) {
    m_error = SyntaxError{span, m_builder.refusal()};
    return false;
  }

  std::string_view m_text;
  Span m_place;  // of m_text
  std::size_t m_at = 0;
  JsonState m_state = JsonState::value;
  TreeBuilder m_builder;
  std::optional<SyntaxError> m_error;
};

}  // namespace

Parsed parse_json(Span text) {
  if (text.text().starts_with("\xEF\xBB\xBF")) text.begin += 3;
  const std::string_view bytes = text.text();
  if (const std::size_t bad = first_invalid_utf8(bytes); bad != std::string_view::npos) {
    return {.root = {},
            .error = SyntaxError{text.part(bad, 1), fmt::format("byte 0x{:02X} is not valid UTF-8",
                                                                static_cast<unsigned char>(bytes[bad]))}};
  }
  if (bytes.starts_with("\xEF\xBB\xBF"))
    return {.root = {}, .error = SyntaxError{text.part(0, 3), "a second byte order mark"}};
  JsonHandler handler(bytes, text);
  nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &handler);
  return handler.result();
}

}  // namespace cf::doc
