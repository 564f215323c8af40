#include "support.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace cf::assembler {

namespace fs = std::filesystem;

TempFolder::TempFolder(On on) {
  const bool in_memory = on == On::memory && ::access("/dev/shm", W_OK) == 0;
  std::string pattern = ((in_memory ? fs::path("/dev/shm") : fs::temp_directory_path()) / "cf-publish-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  m_path = pattern;
}

TempFolder::~TempFolder() {
  for (fs::recursive_directory_iterator at(m_path), end; at != end; ++at) {
    if (!at->is_symlink() && at->is_directory())
      fs::permissions(at->path(), fs::perms::owner_all, fs::perm_options::add);
  }
  fs::remove_all(m_path);
}

std::vector<std::string> TempFolder::names() const {
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : posix_file_system().list(m_path).value()) names.push_back(entry.name);
  return names;
}

void write_file(const std::string& path, const std::string& bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Snapshot snapshot_of(const std::string& root) {
  Snapshot snapshot;
  if (!fs::exists(fs::symlink_status(root))) return snapshot;
  snapshot["."] = fs::is_directory(root) ? "folder" : "not a folder";
  if (!fs::is_directory(root)) return snapshot;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const auto mode = static_cast<unsigned>(fs::symlink_status(entry.path()).permissions());
    std::string& said = snapshot[fs::relative(entry.path(), root).string()];
    said = std::to_string(mode) + ' ';
    if (entry.is_symlink()) {
      said += "link " + fs::read_symlink(entry.path()).string();
    } else {
      said += entry.is_directory() ? "folder" : "file " + read_file(entry.path().string());
    }
  }
  return snapshot;
}

OutputFile text_file(std::string bytes) {
  return {.bytes = std::move(bytes), .executable = false, .sources = {}, .transforms = {}};
}

Outputs tree_of(std::initializer_list<std::pair<std::string, std::string>> files) {
  Outputs outputs;
  for (const auto& [path, bytes] : files) outputs.emplace(path, text_file(bytes));
  return outputs;
}

namespace {

Outputs shared_tree() {
  Outputs outputs = tree_of({{".claude-plugin/plugin.json", "{}\n"},
                             {"agents/deep/one.md", "one\n"},
                             {"agents/two.md", "two\n"},
                             {"empty.txt", ""}});
  outputs["bin/tool"] = {.bytes = "#!/bin/sh\n", .executable = true, .sources = {}, .transforms = {}};
  return outputs;
}

}  // namespace

Outputs old_tree() {
  Outputs outputs = shared_tree();
  outputs["agents/changing.md"] = text_file("before\n");
  outputs["old/only/here.md"] = text_file("old\n");
  return outputs;
}

Outputs new_tree() {
  Outputs outputs = shared_tree();
  outputs["agents/changing.md"] = text_file("after, and longer\n");
  outputs["new/only/here.md"] = text_file("new\n");
  return outputs;
}

std::vector<std::string> Published::codes() const {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : report.diagnostics()) codes.push_back(diagnostic.code);
  return codes;
}

Published publish_to(const std::string& out, const Outputs& outputs, PublishOptions options, FileSystem& files) {
  options.out = out;
  options.plugin = "codeflash-test";
  options.language = "test";
  Published published{.result = PublishSummary{}, .sources = std::make_unique<SourceStore>(), .report = {}};
  published.result = publish(files, outputs, options, *published.sources, published.report);
  return published;
}

bool FaultyFileSystem::fails() const {
  const std::size_t call = ++m_calls;
  return call == m_call || (m_fault == Fault::from_then_on && call > m_call);
}

Result<FileStat> FaultyFileSystem::stat(const std::string& path) const {
  return fails() ? Result<FileStat>(error()) : m_real.stat(path);
}

Result<std::string> FaultyFileSystem::read(const std::string& path) const {
  return fails() ? Result<std::string>(error()) : m_real.read(path);
}

Result<std::vector<DirectoryEntry>> FaultyFileSystem::list(const std::string& path) const {
  return fails() ? Result<std::vector<DirectoryEntry>>(error()) : m_real.list(path);
}

Result<std::string> FaultyFileSystem::real_path(const std::string& path) const {
  return fails() ? Result<std::string>(error()) : m_real.real_path(path);
}

Result<void> FaultyFileSystem::write_new(const std::string& path, std::string_view bytes, std::uint32_t mode) {
  if (!fails()) return m_real.write_new(path, bytes, mode);
  (void)m_real.write_new(path, bytes.substr(0, bytes.size() / 2), mode);
  return error();
}

Result<void> FaultyFileSystem::make_directory(const std::string& path) {
  return fails() ? Result<void>(error()) : m_real.make_directory(path);
}

Result<void> FaultyFileSystem::hard_link(const std::string& existing, const std::string& created) {
  return fails() ? Result<void>(error()) : m_real.hard_link(existing, created);
}

Result<void> FaultyFileSystem::rename(const std::string& from, const std::string& to) {
  return fails() ? Result<void>(error()) : m_real.rename(from, to);
}

Result<void> FaultyFileSystem::exchange(const std::string& one, const std::string& two) {
  return fails() ? Result<void>(error()) : m_real.exchange(one, two);
}

Result<void> FaultyFileSystem::remove(const std::string& path) {
  return fails() ? Result<void>(error()) : m_real.remove(path);
}

Result<std::unique_ptr<FileLock>> FaultyFileSystem::lock(const std::string& path,
                                                         void (*on_wait)(const std::string& path)) {
  return fails() ? Result<std::unique_ptr<FileLock>>(error()) : m_real.lock(path, on_wait);
}

}  // namespace cf::assembler
