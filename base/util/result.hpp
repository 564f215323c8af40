// What a function that can be expected to fail returns.
//
// `Result<T>` holds a value or an `Error`. Use it for whatever the outside world may refuse: files, documents, options.
// A broken invariant of our own is a bug and throws instead.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace cf {

/// A failure with the words for the person who has to mend it.
struct Error {
  Error() = default;
  Error(std::string what, std::string what_to_do, int code = 0)
      : message(std::move(what)), help(std::move(what_to_do)), os_code(code) {}

  std::string message;  ///< what failed and on what, one line, no final full stop
  std::string help;     ///< what to do about it; may be empty
  int os_code;          ///< errno of a failed system call, else 0
};

template <class T>
using Result = boost::system::result<T, Error>;

/// Called by `Result::value()` when it holds an error: reading a value that is not there is a bug.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& location);

/// The same error, told from the caller's side: `step: message`.
Error in_step(std::string_view step, Error error);

}  // namespace cf
