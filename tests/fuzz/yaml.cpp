// Any bytes as YAML: located errors or a sound tree, and the fast reader agrees with yaml-cpp whenever it answers.
#include "base/doc/yaml.hpp"

#include <cstdint>

#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cf::doc;
  const cf::Source source{.path = "x.yaml", .text = std::string(reinterpret_cast<const char*>(data), size)};
  const Parsed fast = parse_yaml(cf::whole(source));
  fuzz::check_parsed(fast, source);
  const Parsed reference = parse_yaml_reference(cf::whole(source));
  fuzz::check_parsed(reference, source);
  fuzz::require(fast.error.has_value() == reference.error.has_value());
  fuzz::require(fast.error || fuzz::same_tree(fast.root, reference.root));
  return 0;
}
