// "Nothing changed": known from one stat per path, without reading a single file.
//
// After a build the paths that it looked at and the paths that it made are saved with their status. As long as all of
// them have the same status, the next build has nothing to do. This is a cache and may only err to one side: whatever
// is odd about it (missing, truncated, of another version) means "not current", never an error.
//
// It does not see a file that was changed within one tick of the clock after a build wrote it, at the same size.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "assembler/load/read_layer.hpp"
#include "base/util/file_system.hpp"
#include "base/util/result.hpp"

namespace cf::assembler {

struct Fingerprint {
  std::vector<Looked> inputs;   ///< files and folders that the build looked at, in any order
  std::vector<Looked> outputs;  ///< files and folders of the tree: `look_at_tree`
};

/// Everything else that a build depends on, as one number: its options, and which program it is.
std::uint64_t cache_key(std::span<const std::string> parts);

/// Size and time of the running program, and its version: a rebuilt program makes every cache stale.
Result<std::string> program_identity(const FileSystem& files);

/// `root` and all that is in it.
Result<std::vector<Looked>> look_at_tree(const FileSystem& files, const std::string& root);

/// Does the cache exist, bear that key, and does every path in it have the status that it had?
bool is_current(const FileSystem& files, const std::string& cache_path, std::uint64_t key);

enum class Saved : std::uint8_t {
  yes,
  too_fresh,  ///< an input changed so shortly before it was looked at that a later change might bear the same time
};

/// Saves atomically, making the cache's folder if need be. `looked_at_ns` is the wall clock (`wall_clock_ns`) before
/// the first input was looked at. When the inputs are too fresh an older cache of that name is removed.
Result<Saved> save_fingerprint(FileSystem& files, const std::string& cache_path, std::uint64_t key,
                               const Fingerprint& fingerprint, std::int64_t looked_at_ns);

/// Now, in nanoseconds, on the clock that file times are taken from. It reaches no output.
std::int64_t wall_clock_ns();

}  // namespace cf::assembler
