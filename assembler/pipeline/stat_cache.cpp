#include "assembler/pipeline/stat_cache.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/cli/version.hpp"
#include "base/util/hash.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_magic = "cf-stat1";
constexpr std::int64_t k_tick_ns = 10'000'000;  // the coarsest clock of file times on Linux (HZ=100)

// A record is what FileStat holds, as seven numbers, and the path. The file never leaves the machine that wrote it,
// so that its byte order does not matter; a foreign one fails the checksum's comparison.
constexpr std::size_t k_numbers = 7;

std::array<std::uint64_t, k_numbers> numbers_of(const FileStat& stat) {
  return {stat.size,
          static_cast<std::uint64_t>(stat.mtime_ns),
          static_cast<std::uint64_t>(stat.ctime_ns),
          stat.inode,
          stat.device,
          stat.mode,
          static_cast<std::uint64_t>(stat.type)};
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  out.append(bytes.data(), bytes.size());
}

void append_record(std::string& out, const Looked& looked) {
  for (const std::uint64_t number : numbers_of(looked.stat)) append_number(out, number);
  append_number(out, looked.path.size());
  out += looked.path;
}

/// Takes numbers and texts from the front; empty-handed once anything was short.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : m_rest(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    const std::string_view bytes = text(sizeof number);
    if (m_good) std::memcpy(&number, bytes.data(), sizeof number);
    return number;
  }

  std::string_view text(std::uint64_t length) {
    m_good = m_good && length <= m_rest.size();
    if (!m_good) return {};
    const std::string_view taken = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return taken;
  }

  bool good() const { return m_good; }
  bool at_end() const { return m_rest.empty(); }

 private:
  std::string_view m_rest;
  bool m_good = true;
};

Result<void> look(const FileSystem& files, const std::string& path, std::vector<Looked>& looked) {
  const Result<FileStat> stat = files.stat(path);
  if (!stat) return stat.error();
  looked.push_back({path, *stat});
  if (stat->type != FileType::directory) return {};
  const Result<std::vector<DirectoryEntry>> entries = files.list(path);
  if (!entries) return entries.error();
  for (const DirectoryEntry& entry : *entries) {
    if (const Result<void> done = look(files, join_path(path, entry.name), looked); !done) return done;
  }
  return {};
}

}  // namespace

std::uint64_t cache_key(std::span<const std::string> parts) {
  std::string all;
  for (const std::string& part : parts) {
    append_number(all, part.size());
    all += part;
  }
  return fast_hash(all);
}

Result<std::string> program_identity(const FileSystem& files) {
  const Result<std::string> program = files.real_path("/proc/self/exe");
  if (!program) return program.error();
  const Result<FileStat> stat = files.stat(*program);
  if (!stat) return stat.error();
  return fmt::format("{} {} {} {}", cli::product_version(), stat->size, stat->mtime_ns, stat->inode);
}

Result<std::vector<Looked>> look_at_tree(const FileSystem& files, const std::string& root) {
  std::vector<Looked> looked;
  if (const Result<void> done = look(files, root, looked); !done) return done.error();
  return looked;
}

bool is_current(const FileSystem& files, const std::string& cache_path, std::uint64_t key) {
  const Result<std::string> cache = files.read(cache_path);
  if (!cache || cache->size() < sizeof(std::uint64_t)) return false;
  const std::string_view body = std::string_view(*cache).substr(0, cache->size() - sizeof(std::uint64_t));
  if (Taker(std::string_view(*cache).substr(body.size())).number() != fast_hash(body)) return false;

  Taker taker(body);
  if (taker.text(k_magic.size()) != k_magic || taker.number() != key) return false;
  std::string path;
  while (!taker.at_end()) {
    std::array<std::uint64_t, k_numbers> then{};
    for (std::uint64_t& number : then) number = taker.number();
    path = taker.text(taker.number());
    if (!taker.good()) return false;
    const Result<FileStat> now = files.stat(path);
    if (!now || numbers_of(*now) != then) return false;
  }
  return true;
}

Result<Saved> save_fingerprint(FileSystem& files, const std::string& cache_path, std::uint64_t key,
                               const Fingerprint& fingerprint, std::int64_t looked_at_ns) {
  const bool too_fresh = std::any_of(fingerprint.inputs.begin(), fingerprint.inputs.end(), [&](const Looked& input) {
    return std::max(input.stat.ctime_ns, input.stat.mtime_ns) > looked_at_ns - k_tick_ns;
  });
  if (too_fresh) {
    const Result<void> removed = remove_tree(files, cache_path);
    return removed ? Result<Saved>(Saved::too_fresh) : removed.error();
  }
  std::string out(k_magic);
  append_number(out, key);
  for (const Looked& looked : fingerprint.inputs) append_record(out, looked);
  for (const Looked& looked : fingerprint.outputs) append_record(out, looked);
  append_number(out, fast_hash(out));

  if (const Result<void> made = make_directories(files, std::string(parent_path(cache_path))); !made) {
    return made.error();
  }
  const Result<void> written = write_atomically(files, cache_path, out, 0644);
  return written ? Result<Saved>(Saved::yes) : written.error();
}

std::int64_t wall_clock_ns() {
  using std::chrono::nanoseconds;
  return std::chrono::duration_cast<nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace cf::assembler
