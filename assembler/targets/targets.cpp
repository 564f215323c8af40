#include <array>

#include "assembler/targets/target.hpp"

namespace cf::assembler {

#define CF_TARGET(name) extern const Target k_##name##_target;
#include "assembler/targets/targets.def"
#undef CF_TARGET

std::span<const Target* const> targets() {
  static const std::array k_targets = {
#define CF_TARGET(name) &k_##name##_target,
#include "assembler/targets/targets.def"
#undef CF_TARGET
  };
  return k_targets;
}

}  // namespace cf::assembler
