// JSON (RFC 8259) → Node, with the place of every value and key. A leading byte order mark is skipped, as clients do.
#pragma once

#include "base/doc/yaml.hpp"

namespace cf::doc {

/// Reads the bytes of `text`. Duplicate keys are kept as written. Same limits as YAML.
Parsed parse_json(Span text);

}  // namespace cf::doc
