// What the assembler writes keeps its own schemas: looked at before it is written, and where somebody validates it
// later.
#pragma once

#include "assembler/model/outputs.hpp"
#include "assembler/pipeline/context.hpp"

namespace cf::assembler {

/// Definitions, index, triggers and manifests against schema/*.json. A finding (CF109) is a bug of ours or a value of
/// the author's that no earlier check saw; its place is in the text that would have been written.
///
/// Without `definitions` the agents' own files are passed over: they are written from a model whose every value was
/// checked when it was read, and in a fleet of thousands looking again would take longer than all the rest.
void check_outputs(const Outputs& outputs, Context& context, bool definitions = true);

/// The same files of a tree or registry that stands already: definitions, index, triggers, our own manifest.
void check_registry_files(const Tree& tree, Context& context);

/// Does the folder hold a registry: an index and triggers?
bool is_registry(const Layer& layer);

}  // namespace cf::assembler
