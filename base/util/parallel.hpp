// Running independent pieces of work on several threads, with the result in the order of the pieces.
#pragma once

#include <cstddef>
#include <functional>

namespace cf {

/// Calls `work(i)` once for each i in [0, count), on up to `jobs` threads (0: one a core). Returns when all are done.
/// The calls must not depend on each other. The first exception of a call is thrown again here, after the rest ended.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace cf
