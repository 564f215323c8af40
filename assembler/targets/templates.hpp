// The texts of templates/*.mustache, compiled into the program.
#pragma once

#include <string_view>

namespace cf::assembler {

/// By the file's stem; empty for an unknown one.
std::string_view template_text(std::string_view name);

}  // namespace cf::assembler
