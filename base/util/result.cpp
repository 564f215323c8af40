#include "base/util/result.hpp"

#include <stdexcept>

namespace cf {

void throw_exception_from_error(const Error& error, const boost::source_location& location) {
  throw std::logic_error(location.to_string() + ": value of a failed result: " + error.message);
}

Error in_step(std::string_view step, Error error) {
  error.message = std::string(step) + ": " + error.message;
  return error;
}

}  // namespace cf
