#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/util/file_system.hpp"

namespace cf {

namespace {

Error os_error(std::string_view action, const std::string& path, int code = errno) {
  return {std::string("cannot ").append(action).append(" '") + path + "': " + std::strerror(code), {}, code};
}

/// A file descriptor, closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  int get() const { return m_fd; }
  bool is_open() const { return m_fd >= 0; }
  int close() { return ::close(std::exchange(m_fd, -1)); }

 private:
  int m_fd;
};

class PosixLock : public FileLock {
 public:
  explicit PosixLock(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}

 private:
  Descriptor m_descriptor;
};

FileType type_of(mode_t mode) {
  if (S_ISREG(mode)) return FileType::regular;
  if (S_ISDIR(mode)) return FileType::directory;
  return S_ISLNK(mode) ? FileType::symlink : FileType::other;
}

FileType type_of(const dirent& entry, const std::string& folder) {
  switch (entry.d_type) {
    case DT_REG: return FileType::regular;
    case DT_DIR: return FileType::directory;
    case DT_LNK: return FileType::symlink;
    case DT_UNKNOWN: {  // some file systems do not say
      struct stat status {};
      return ::lstat((folder + '/' + entry.d_name).c_str(), &status) == 0 ? type_of(status.st_mode) : FileType::other;
    }
    default: return FileType::other;
  }
}

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * 1'000'000'000LL + time.tv_nsec; }

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

class PosixFileSystem : public FileSystem {
 public:
  Result<FileStat> stat(const std::string& path) const override {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return os_error("find", path);
    return FileStat{.type = type_of(status.st_mode),
                    .size = static_cast<std::uint64_t>(status.st_size),
                    .mtime_ns = nanoseconds(status.st_mtim),
                    .ctime_ns = nanoseconds(status.st_ctim),
                    .inode = status.st_ino,
                    .device = status.st_dev,
                    .mode = status.st_mode & 07777U};
  }

  Result<std::string> read(const std::string& path) const override {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return os_error("read", path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return os_error("read", path);
    if (S_ISDIR(status.st_mode)) return os_error("read", path, EISDIR);
    std::string bytes(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1,
                      '\0');  // + 1 sees the end at once
    std::size_t filled = 0;
    for (;;) {
      if (filled == bytes.size()) bytes.resize(2 * bytes.size());
      const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return os_error("read", path);
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
  }

  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    DIR* directory = ::opendir(path.c_str());
    if (directory == nullptr) return os_error("list", path);
    std::vector<DirectoryEntry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(directory)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") entries.push_back({std::string(name), type_of(*entry, path)});
      errno = 0;
    }
    const int code = errno;
    ::closedir(directory);
    if (code != 0) return os_error("list", path, code);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return entries;
  }

  Result<std::string> real_path(const std::string& path) const override {
    char* resolved = ::realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return os_error("resolve", path);
    std::string result(resolved);
    ::free(resolved);  // NOLINT: realpath(3) hands out malloc'ed memory
    return result;
  }

  Result<void> write_new(const std::string& path, std::string_view bytes, std::uint32_t mode) override {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.is_open()) return os_error("write", path);
    // close(2) is the last chance of some file systems to say that the disk is full.
    if (!write_all(file.get(), bytes) || ::fchmod(file.get(), mode) != 0 || file.close() != 0) {
      return os_error("write", path);
    }
    return {};
  }

  Result<void> make_directory(const std::string& path) override {
    return ::mkdir(path.c_str(), 0755) == 0 ? Result<void>{} : os_error("make the folder", path);
  }

  Result<void> hard_link(const std::string& existing, const std::string& created) override {
    return ::link(existing.c_str(), created.c_str()) == 0 ? Result<void>{} : os_error("link", created);
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    return ::rename(from.c_str(), to.c_str()) == 0 ? Result<void>{} : os_error("rename to", to);
  }

  Result<void> exchange(const std::string& one, const std::string& two) override {
    const int done = ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, two.c_str(), RENAME_EXCHANGE);
    return done == 0 ? Result<void>{} : os_error("exchange", two);
  }

  Result<void> remove(const std::string& path) override {
    if (::unlink(path.c_str()) == 0) return {};
    if (errno != EISDIR && errno != EPERM) return os_error("remove", path);
    return ::rmdir(path.c_str()) == 0 ? Result<void>{} : os_error("remove", path);
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path, void (*on_wait)(const std::string&)) override {
    for (;;) {
      Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
      if (!file.is_open()) return os_error("lock", path);
      if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return os_error("lock", path);
        if (on_wait != nullptr) std::exchange(on_wait, nullptr)(path);
        // EINTR is Ctrl-C here (base/cli/interrupt.hpp): whoever waits for another build can be told to stop.
        if (::flock(file.get(), LOCK_EX) != 0) return os_error("lock", path);
      }
      // The last holder may have removed the file while we waited: a lock on a nameless file excludes nobody.
      struct stat held {};
      struct stat named {};
      if (::fstat(file.get(), &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
          held.st_dev == named.st_dev) {
        return std::unique_ptr<FileLock>(std::make_unique<PosixLock>(std::move(file)));
      }
    }
  }
};

}  // namespace

FileSystem& posix_file_system() {
  static PosixFileSystem files;
  return files;
}

}  // namespace cf
