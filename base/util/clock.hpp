// The one date that may reach an output.
#pragma once

#include <string>

#include "base/util/result.hpp"

namespace cf {

/// `SOURCE_DATE_EPOCH` as 2026-01-31T12:00:00.000Z, or 1970-01-01T00:00:00.000Z when it is not set.
/// An error when it is set to something that is not a whole number of seconds (reproducible-builds.org).
Result<std::string> source_date();

}  // namespace cf
