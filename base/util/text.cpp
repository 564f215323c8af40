#include "base/util/text.hpp"

#include <algorithm>

namespace cf {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find(separator, begin)) != std::string_view::npos; begin = end + 1) {
    parts.push_back(text.substr(begin, end - begin));
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != parts.data()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t hit = 0; (hit = text.find(from, begin)) != std::string_view::npos; begin = hit + from.size()) {
    result.append(text, begin, hit - begin).append(to);
  }
  return result.append(text, begin);
}

std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

namespace {

struct Decoded {
  std::size_t length;  // bytes consumed: of the code point, or of the maximal invalid part
  bool valid;
};

// Table 3-7 of the Unicode Standard: well-formed UTF-8 byte sequences.
Decoded decode(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {1, true};
  unsigned low = 0x80;
  unsigned high = 0xBF;
  std::size_t length = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

}  // namespace

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size(); at += code_point_length(utf8, at)) ++count;
  return count;
}

std::size_t code_point_length(std::string_view utf8, std::size_t at) {
  const Decoded decoded = decode(utf8, at);
  return decoded.valid ? decoded.length : 1;
}

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode(bytes, at);
    if (!decoded.valid) return at;
    at += decoded.length;
  }
  return std::string_view::npos;
}

std::string scrub_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode(bytes, at);
    if (decoded.valid) {
      text.append(bytes, at, decoded.length);
    } else {
      text += "\xEF\xBF\xBD";
    }
    at += decoded.length;
  }
  return text;
}

std::string ellipsize(std::string_view utf8, std::size_t limit) {
  std::size_t count = 0;
  std::size_t kept = 0;  // bytes of the first limit - 1 code points
  for (std::size_t at = 0; at < utf8.size(); at += code_point_length(utf8, at)) {
    if (count + 1 == limit) kept = at;
    if (++count > limit) return std::string(utf8.substr(0, kept)) + "…";
  }
  return std::string(utf8);
}

namespace {

// Optimal string alignment distance; rows of the usual dynamic programme.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::span<const std::string> candidates, std::string_view word) {
  constexpr std::size_t k_longest = 128;  // longer words are not spelling mistakes
  if (word.size() > k_longest) return {};
  const std::string wanted = ascii_lower(word);
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > k_longest) continue;
    const std::size_t distance = edit_distance(wanted, ascii_lower(candidate));
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : ascii_lower(text)) {
    if (is_alnum(c)) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  if (result.ends_with('-')) result.pop_back();
  return result;
}

std::string title_case(std::string_view text) {
  std::string result;
  bool start = true;
  for (char c : text) {
    if (c == '-' || c == '_' || is_space(c)) {
      if (!result.empty() && result.back() != ' ') result += ' ';
      start = true;
      continue;
    }
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = false;
    result += c;
  }
  return std::string(trim(result));
}

}  // namespace cf
