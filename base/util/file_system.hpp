// The disk, behind one small interface.
//
// Everything that reads or writes files goes through `FileSystem`, so that tests can make any one operation fail. Paths
// are the caller's: this interface neither normalizes nor confines them. Every error names the path and carries errno.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/util/result.hpp"

namespace cf {

enum class FileType : std::uint8_t { regular, directory, symlink, other };

struct FileStat {
  FileType type = FileType::other;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  std::uint32_t mode = 0;  ///< permission bits only

  friend bool operator==(const FileStat&, const FileStat&) = default;
};

struct DirectoryEntry {
  std::string name;
  FileType type = FileType::other;
};

/// An advisory lock, held until it is destroyed or the process ends.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  virtual Result<FileStat> stat(const std::string& path) const = 0;                     ///< of a link: the link
  virtual Result<std::string> read(const std::string& path) const = 0;                  ///< links are followed
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;  ///< sorted by bytes of the name
  virtual Result<std::string> real_path(const std::string& path) const = 0;             ///< absolute, without links

  /// A new file; an existing one is an error. `mode` is set exactly, whatever the umask.
  virtual Result<void> write_new(const std::string& path, std::string_view bytes, std::uint32_t mode) = 0;
  virtual Result<void> make_directory(const std::string& path) = 0;  ///< an existing one is an error
  virtual Result<void> hard_link(const std::string& existing, const std::string& created) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;    ///< replaces `to`
  virtual Result<void> exchange(const std::string& one, const std::string& two) = 0;  ///< both names at once
  virtual Result<void> remove(const std::string& path) = 0;                           ///< a file or an empty directory

  /// Takes the lock on `path`, which is created if need be; waits for another holder, after calling `on_wait` once.
  /// A handled signal ends the wait with EINTR.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path, void (*on_wait)(const std::string& path)) = 0;

  bool exists(const std::string& path) const;  ///< anything at all, a broken link included
};

/// The real one. Stateless; safe from several threads.
FileSystem& posix_file_system();

/// `path` and everything below it; links are removed, not followed. A missing path is no error.
Result<void> remove_tree(FileSystem& files, const std::string& path);

/// The directory and its missing parents.
Result<void> make_directories(FileSystem& files, const std::string& path);

/// Writes `path` whole or not at all: a sibling, then a rename over it.
Result<void> write_atomically(FileSystem& files, const std::string& path, std::string_view bytes, std::uint32_t mode);

}  // namespace cf
