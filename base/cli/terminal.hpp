// What a command says and to whom: results on stdout, talk on stderr, colour only where a person looks.
//
// A reader that has gone away (`| head`) is no error: what is left is dropped. A full disk behind stdout is one; `run`
// finds out at the end and exits with 2.
#pragma once

#include <string_view>

#include "base/util/result.hpp"

namespace cf::cli {

enum class Stream { out, err };

/// Is it a terminal that shows colours? NO_COLOR (no-color.org), TERM=dumb and pipes say no.
bool colour_on(Stream stream);

void print(std::string_view text);  ///< results; ends where `text` ends, no newline is added
void talk(std::string_view text);   ///< everything else

/// `error: message`, and below it `  help: …`, on stderr. Returns k_usage, so that a command can `return fail(…)`.
int fail(const Error& error);
/// `warning: message`, and below it `  help: …`, on stderr.
void warn(const Error& warning);

/// Writes what is still buffered. False when stdout could not take it for another reason than a reader gone.
bool flush_output();

}  // namespace cf::cli
