#include "base/doc/front_matter.hpp"

#include <algorithm>
#include <utility>

#include "base/doc/offset_map.hpp"
#include "base/doc/yaml_input.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

constexpr std::string_view k_fence = "---";
constexpr std::string_view k_bom = "\xEF\xBB\xBF";
constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

// Length in bytes of a character that JavaScript's \s takes: ASCII white space, the byte order mark, every Unicode
// space separator, the line and paragraph separators.
std::size_t js_space_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  if (at < text.size() && is_space(text[at])) return 1;
  if (byte(0) == 0xC2 && byte(1) == 0xA0) return 2;  // U+00A0
  const unsigned code = byte(0) << 16 | byte(1) << 8 | byte(2);
  const bool general = code >= 0xE28080 && code <= 0xE2808A;                      // U+2000 to U+200A
  const bool other = code == 0xE19A80 || code == 0xE280A8 || code == 0xE280A9 ||  // U+1680, U+2028, U+2029
                     code == 0xE280AF || code == 0xE2819F || code == 0xE38080 || code == 0xEFBBBF;
  return general || other ? 3 : 0;
}

std::size_t skip_js_space(std::string_view text, std::size_t at) {
  while (const std::size_t length = js_space_length(text, at)) at += length;
  return at;
}

struct Fences {
  std::size_t begin = 0;  // of the block
  std::size_t end = 0;    // of the block: the closing fence starts here
  std::size_t body = 0;
};

// ^---\s*\n([\s\S]*?)---\s*\n? after a byte order mark. Bytes that are not UTF-8 match neither \s nor the dashes, so
// this may look at them as they are.
std::optional<Fences> find_fences(std::string_view text) {
  const std::size_t open = text.starts_with(k_bom) ? k_bom.size() : 0;
  if (!text.substr(open).starts_with(k_fence)) return std::nullopt;
  const std::size_t space = open + k_fence.size();
  const std::size_t newline = text.substr(0, skip_js_space(text, space)).rfind('\n');
  if (newline == std::string_view::npos || newline < space) return std::nullopt;
  Fences fences{.begin = newline + 1};
  fences.end = text.find(k_fence, fences.begin);
  if (fences.end == std::string_view::npos) return std::nullopt;
  fences.body = skip_js_space(text, fences.end + k_fence.size());
  return fences;
}

// The bytes at `from` with U+FFFD for what is not UTF-8.
void append_scrubbed(MappedText& out, std::string_view bytes, std::size_t from) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t bad = first_invalid_utf8(bytes.substr(at));
    out.copy(bytes.substr(at, bad), from + at);
    if (bad == std::string_view::npos) break;
    at += bad;
    // A maximal invalid part is at most three bytes long: as many as become one replacement character.
    std::size_t length = 1;
    while (length < 3 && at + length < bytes.size() && scrub_utf8(bytes.substr(at, length + 1)) == k_replacement)
      ++length;
    out.replace(k_replacement, from + at, length);
    at += length;
  }
}

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

bool is_flow_list(std::string_view value) {
  if (!value.starts_with('[') || !value.ends_with(']')) return false;
  const Parsed parsed = read_yaml({.text = value});
  return !parsed.error && parsed.root.is(Node::Kind::sequence);
}

// Would the client quote this value? The value is what (\S.*) matched, without white space at its end.
bool wants_quotes(std::string_view value) {
  const char first = value.front();
  if ((first == '"' || first == '\'') && value.back() == first) return false;
  const bool special =
      value.find_first_of("{}[]*&#!|>%@`") != std::string_view::npos || value.find(": ") != std::string_view::npos;
  return special && !is_flow_list(value);
}

std::string_view trim_js(std::string_view text) {
  text.remove_prefix(skip_js_space(text, 0));
  for (std::size_t length = 1; length <= 3 && length <= text.size();) {  // no space is longer than three bytes
    if (js_space_length(text, text.size() - length) == length) {
      text.remove_suffix(length);
      length = 1;
    } else {
      ++length;
    }
  }
  return text;
}

// Where a JavaScript `.` stops: a line that holds one of these does not match (\S.*)$.
bool has_line_end(std::string_view text) {
  return text.find('\r') != std::string_view::npos || text.find("\xE2\x80\xA8") != std::string_view::npos ||
         text.find("\xE2\x80\xA9") != std::string_view::npos;
}

void requote_line(MappedText& out, std::string_view line, std::size_t from) {
  const std::size_t tabs = std::min(line.find_first_not_of('\t'), line.size());
  for (std::size_t i = 0; i < tabs; ++i) out.replace("  ", from + i, 1);
  const std::size_t colon = line.find(':');
  const std::size_t value_at = colon == std::string_view::npos ? 0 : skip_js_space(line, colon + 1);
  if (tabs > 0 || colon == std::string_view::npos || !is_key(line.substr(0, colon)) || value_at == colon + 1 ||
      value_at == line.size() || has_line_end(line.substr(value_at))) {
    out.copy(line.substr(tabs), from + tabs);
    return;
  }
  const std::string_view value = trim_js(line.substr(value_at));
  if (!wants_quotes(value)) {
    out.copy(line, from);
    return;
  }
  out.copy(line.substr(0, colon + 1), from);
  out.replace(" \"", from + value_at, 0);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"' || value[i] == '\\') out.replace("\\", from + value_at + i, 0);
    out.copy(value.substr(i, 1), from + value_at + i);
  }
  out.replace("\"", from + value_at + value.size(), 0);
}

MappedText requote(std::string_view text) {
  MappedText out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    requote_line(out, text.substr(at, newline - at), at);
    at = newline;
    if (at < text.size()) out.copy(text.substr(at++, 1), newline);
  }
  return out;
}

Parsed read_block(std::string_view text) {
  Parsed parsed = read_yaml({.text = text});
  if (!parsed.error && parsed.root.is(Node::Kind::null)) parsed.root = make_mapping();
  return parsed;
}

}  // namespace

std::string_view to_string(FrontMatterState state) {
  switch (state) {
    case FrontMatterState::ok: return "ok";
    case FrontMatterState::rescued: return "rescued";
    case FrontMatterState::dropped: return "dropped";
    case FrontMatterState::none: break;
  }
  return "none";
}

FrontMatter read_front_matter(const Source& source) {
  const Span all = whole(source);
  const std::string_view text = source.text;
  FrontMatter result;
  result.fields = make_mapping(start_of(source));
  const std::optional<Fences> fences = find_fences(text);
  if (!fences) {
    result.block = start_of(source);
    const std::size_t bom = text.starts_with(k_bom) ? k_bom.size() : 0;
    result.body = all.part(bom, text.size() - bom);
    return result;
  }
  result.block = all.part(fences->begin, fences->end - fences->begin);
  result.body = all.part(fences->body, text.size() - fences->body);
  result.fields.span = result.block.part(0, 0);

  MappedText block;
  append_scrubbed(block, result.block.text(), fences->begin);
  Parsed parsed = read_block(block.text());
  restore_places(parsed, block, source);
  result.state = FrontMatterState::ok;
  if (parsed.error) {
    result.error = std::move(parsed.error);
    const MappedText quoted = requote(block.text());
    parsed = read_block(quoted.text());
    restore_places(parsed, quoted, source);  // places in the block as it was read first …
    restore_places(parsed, block, source);   // … and from there in the source
    result.state = parsed.error ? FrontMatterState::dropped : FrontMatterState::rescued;
  }
  if (parsed.error) return result;
  if (!parsed.root.is(Node::Kind::mapping)) {
    result.state = FrontMatterState::dropped;
    if (!result.error) result.error = SyntaxError{parsed.root.span, "the block is no mapping of keys to values"};
    return result;
  }
  result.fields = std::move(parsed.root);
  if (result.fields.members.empty()) result.fields.span = result.block;
  return result;
}

}  // namespace cf::doc
