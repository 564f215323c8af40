// The few things of Markdown that the toolchain looks at: headings, links, code, bullets, comments. No rendering.
//
// Follows CommonMark 0.30 for fences, ATX headings, code spans and inline links; raw HTML is text, except comments.
#pragma once

#include <string>
#include <vector>

#include "base/diag/source.hpp"

namespace cf::doc {

struct Heading {
  int level = 1;
  Span text;  ///< without the #s
};

struct Link {
  Span target;  ///< the destination as written, without <> and title, with its #fragment
  bool image = false;
};

struct Fence {
  Span info;  ///< "bash" of ```bash
  Span code;
};

struct Bullet {
  Span text;  ///< of the first line of the item, without the marker
  int indent = 0;
};

struct Comment {
  Span text;  ///< inside <!-- -->
  Span all;   ///< with the marks
};

struct Markdown {
  std::vector<Heading> headings;
  std::vector<Link> links;       ///< inline links, images and reference definitions, outside code
  std::vector<Span> code_spans;  ///< the inside of `…`
  std::vector<Fence> fences;
  std::vector<Bullet> bullets;
  std::vector<Comment> comments;  ///< outside code
  std::vector<Span> paragraphs;   ///< runs of text lines that are none of the above
};

/// All of them in the order of the text. Linear time.
Markdown scan_markdown(Span text);

}  // namespace cf::doc
