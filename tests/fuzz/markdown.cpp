// Any bytes as Markdown: every place lies in the text, in the order of the text.
#include "base/doc/markdown.hpp"

#include <cstdint>

#include "tests/fuzz/check.hpp"

namespace {

using cf::doc::fuzz::check_span;
using cf::doc::fuzz::require;

template <class Things, class PlaceOf>
void check_order(const Things& things, const cf::Source& source, PlaceOf place_of) {
  std::uint32_t last = 0;
  for (const auto& thing : things) {
    const cf::Span span = place_of(thing);
    check_span(span, source);
    require(span.begin >= last);
    last = span.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cf::doc;
  const cf::Source source{.path = "x.md", .text = std::string(reinterpret_cast<const char*>(data), size)};
  const Markdown found = scan_markdown(cf::whole(source));
  check_order(found.headings, source, [](const Heading& heading) { return heading.text; });
  check_order(found.links, source, [](const Link& link) { return link.target; });
  check_order(found.code_spans, source, [](const cf::Span& span) { return span; });
  check_order(found.fences, source, [](const Fence& fence) { return fence.code; });
  check_order(found.bullets, source, [](const Bullet& bullet) { return bullet.text; });
  check_order(found.comments, source, [](const Comment& comment) { return comment.all; });
  check_order(found.paragraphs, source, [](const cf::Span& span) { return span; });
  return 0;
}
