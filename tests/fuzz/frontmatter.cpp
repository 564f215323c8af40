// Any bytes as a file with front matter: every place lies in the file, and the parts do not overlap.
#include <cstdint>

#include "base/doc/front_matter.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cf::doc;
  const cf::Source source{.path = "x.md", .text = std::string(reinterpret_cast<const char*>(data), size)};
  const FrontMatter front = read_front_matter(source);
  fuzz::check_tree(front.fields, source);
  fuzz::check_span(front.block, source);
  fuzz::check_span(front.body, source);
  fuzz::require(front.fields.is(Node::Kind::mapping) && front.block.end <= front.body.begin);
  fuzz::require(front.error.has_value() ==
                (front.state == FrontMatterState::rescued || front.state == FrontMatterState::dropped));
  if (front.error) fuzz::check_span(front.error->span, source);
  for (const Member& member : front.fields.members) {
    fuzz::check_span(member.value.span, source);
    (void)field_text(member.value);
    for (const ListItem& item : list_items(member.value)) fuzz::check_span(item.span, source);
  }
  return 0;
}
