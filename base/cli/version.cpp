#include "base/cli/version.hpp"

namespace cf::cli {

std::string product_version() { return CF_VERSION; }

}  // namespace cf::cli
