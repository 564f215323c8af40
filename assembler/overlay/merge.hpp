// Base + overlays → one set of files, each with its origins. Knows no language and no kind of component.
//
// The order is the caller's, lowest layer first. JSON merges key by key, Markdown is replaced where its front matter
// says `overrides: base`, anything else where `overlay.yaml` says so; every other meeting of two files is an error,
// because an accidental shadow is how trees drift.
#pragma once

#include <span>

#include "assembler/model/layer.hpp"
#include "base/diag/diagnostic.hpp"

namespace cf::assembler {

/// Findings: CF201 accidental shadow, a file where another layer has a folder included, CF202–CF204 delete, replace or
/// patch without a target, CF206 paths that differ only in case, CF209 `overrides: base` without a base file, CF2xx on
/// the overlay file itself.
MergedFiles merge_layers(std::span<const Layer> layers, Report& report);

/// RFC 7396 with one addition: where `append_arrays`, arrays are joined instead of replaced (hooks). A null that
/// deletes nothing is reported.
doc::Node merge_json(doc::Node base, const doc::Node& overlay, bool append_arrays, Report& report);

}  // namespace cf::assembler
