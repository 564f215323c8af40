// The last look before writing: what we rendered ourselves keeps its own schemas.
#pragma once

#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/context.hpp"

namespace cf::assembler {

/// Definitions, index, triggers and manifests against schema/*.json. A finding (CF109) is a bug of ours or a value of
/// the author's that no earlier check saw; its place is in the text that would have been written.
void check_outputs(const Outputs& outputs, Context& context);

}  // namespace cf::assembler
