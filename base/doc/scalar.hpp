// What an unquoted YAML scalar is: the core schema of YAML 1.2, as the client's reader (Bun.YAML) applies it.
//
// For the readers of this folder only.
#pragma once

#include <string>
#include <string_view>

#include "base/doc/node.hpp"

namespace cf::doc {

/// null, boolean, integer, number or string. No locale, no allocation.
Node::Kind resolve_plain(std::string_view lexeme);

/// Sets kind and scalar of `node`. A number keeps its spelling, but for a leading `+`, which no reader of numbers here
/// takes, and for hexadecimal and octal ones, which are stored in decimal.
void set_plain(Node& node, std::string_view lexeme);

/// A number as JavaScript prints it: "42" of `42.0`, "1e+21". The lexeme is one that `set_plain` stored.
std::string number_text(std::string_view lexeme);

}  // namespace cf::doc
