#include "base/util/file_system.hpp"

#include <cerrno>

#include "base/util/path.hpp"

namespace cf {

bool FileSystem::exists(const std::string& path) const { return stat(path).has_value(); }

Result<void> remove_tree(FileSystem& files, const std::string& path) {
  const Result<FileStat> stat = files.stat(path);
  if (!stat) return stat.error().os_code == ENOENT ? Result<void>{} : Result<void>{stat.error()};
  if (stat->type == FileType::directory) {
    const Result<std::vector<DirectoryEntry>> entries = files.list(path);
    if (!entries) return entries.error();
    for (const DirectoryEntry& entry : *entries) {
      if (const Result<void> removed = remove_tree(files, join_path(path, entry.name)); !removed) return removed;
    }
  }
  return files.remove(path);
}

Result<void> make_directories(FileSystem& files, const std::string& path) {
  if (path.empty() || files.exists(path)) return {};
  if (const Result<void> made = make_directories(files, std::string(parent_path(path))); !made) return made;
  const Result<void> made = files.make_directory(path);
  return !made && made.error().os_code == EEXIST ? Result<void>{} : made;
}

Result<void> write_atomically(FileSystem& files, const std::string& path, std::string_view bytes, std::uint32_t mode) {
  const std::string staged = path + ".cf-new";
  if (const Result<void> removed = remove_tree(files, staged); !removed) return removed;
  if (const Result<void> written = files.write_new(staged, bytes, mode); !written) {
    (void)files.remove(staged);
    return written;
  }
  return files.rename(staged, path);
}

}  // namespace cf
