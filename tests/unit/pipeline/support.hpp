// What the tests of publishing share: a folder of their own, small trees, and a disk that fails when told to.
#pragma once

#include <atomic>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "assembler/pipeline/publish.hpp"

namespace cf::assembler {

/// Removed at the end, read-only folders included.
class TempFolder {
 public:
  enum class On { disk, memory };  ///< memory, where there is a tmpfs, for what is done thousands of times

  explicit TempFolder(On on = On::disk);
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string path(const std::string& name) const { return m_path + '/' + name; }
  std::vector<std::string> names() const;  ///< what lies directly in it

 private:
  std::string m_path;
};

void write_file(const std::string& path, const std::string& bytes);  ///< replaces; makes the folders
std::string read_file(const std::string& path);

/// Every entry below `root` by its path: kind, permissions and bytes. Empty when nothing is there.
using Snapshot = std::map<std::string, std::string>;
Snapshot snapshot_of(const std::string& root);

OutputFile text_file(std::string bytes);
Outputs tree_of(std::initializer_list<std::pair<std::string, std::string>> files);
Outputs old_tree();  ///< shares most files with new_tree, has one of its own and others with other bytes
Outputs new_tree();

/// One call of publish, with what it said.
struct Published {
  Result<PublishSummary> result;
  std::unique_ptr<SourceStore> sources;
  Report report;

  std::vector<std::string> codes() const;
};

Published publish_to(const std::string& out, const Outputs& outputs, PublishOptions options = {},
                     FileSystem& files = posix_file_system());

/// The real disk, on which one call fails, or every call from one on. A write that fails leaves half a file.
class FaultyFileSystem : public FileSystem {
 public:
  enum class Fault { once, from_then_on };

  FaultyFileSystem(std::size_t call, int code, Fault fault) : m_call(call), m_code(code), m_fault(fault) {}

  std::size_t calls() const { return m_calls; }

  Result<FileStat> stat(const std::string& path) const override;
  Result<std::string> read(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  Result<std::string> real_path(const std::string& path) const override;
  Result<void> write_new(const std::string& path, std::string_view bytes, std::uint32_t mode) override;
  Result<void> make_directory(const std::string& path) override;
  Result<void> hard_link(const std::string& existing, const std::string& created) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> exchange(const std::string& one, const std::string& two) override;
  Result<void> remove(const std::string& path) override;
  Result<std::unique_ptr<FileLock>> lock(const std::string& path, void (*on_wait)(const std::string& path)) override;

 private:
  bool fails() const;
  Error error() const { return {"the disk says no", {}, m_code}; }

  mutable std::atomic<std::size_t> m_calls{0};
  std::size_t m_call;
  int m_code;
  Fault m_fault;
  FileSystem& m_real = posix_file_system();
};

}  // namespace cf::assembler
