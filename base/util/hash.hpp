// Two hashes: a fast one to see that something changed, and the one that is published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cf {

std::uint64_t fast_hash(std::string_view bytes);  ///< XXH3, 64 bits: change detection only
std::string sha256_hex(std::string_view bytes);   ///< 64 lower-case hexadecimal digits

}  // namespace cf
