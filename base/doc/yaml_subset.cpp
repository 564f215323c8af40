#include "base/doc/yaml_input.hpp"

namespace cf::doc {

std::optional<Node> read_yaml_subset(const YamlInput& /*input*/) { return std::nullopt; }

}  // namespace cf::doc
