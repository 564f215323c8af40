// The version of the product, which all of its programs share. CMake's project() is where it is written.
#pragma once

#include <string>

namespace cf::cli {

std::string product_version();  ///< "0.1.0"

}  // namespace cf::cli
