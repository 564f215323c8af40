#include "assembler/pipeline/publish_survey.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <string_view>
#include <utility>

#include "assembler/load/read_layer.hpp"
#include "base/util/hash.hpp"
#include "base/util/parallel.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

/// A folder is litter only under names that nobody gives to work of his own: `notes.orig/` may hold anything.
bool is_litter_folder(std::string_view name) { return name == "__pycache__" || name == "__MACOSX"; }

/// The walk: which entries are ours, litter, or somebody else's.
class Walk {
 public:
  Walk(FileSystem& files, const std::string& root, const Outputs& outputs, Standing& standing)
      : m_files(files), m_root(root), m_outputs(outputs), m_standing(standing) {
    m_folders.emplace(k_manifest_folder);
    for (const ManifestFile& file : standing.manifest.files) {
      for (std::string_view at = parent_path(file.path); !at.empty() && m_folders.emplace(at).second;) {
        at = parent_path(at);
      }
    }
  }

  Result<void> folder(const std::string& path) {
    const std::string disk = join_path(m_root, path);
    const Result<FileStat> stat = m_files.stat(disk);
    if (!stat) return stat.error();
    constexpr std::uint32_t k_owner_writes = 0200;
    if ((stat->mode & k_owner_writes) == 0) m_standing.sealed.push_back(path);
    const Result<std::vector<DirectoryEntry>> entries = m_files.list(disk);
    if (!entries) return entries.error();
    for (const DirectoryEntry& entry : *entries) {
      if (const Result<void> seen = visit(join_path(path, entry.name), entry); !seen) return seen;
    }
    return {};
  }

 private:
  // The depth of the recursion is that of the paths in the manifest, not of what somebody put below them.
  Result<void> visit(const std::string& path, const DirectoryEntry& entry) {
    if (entry.type == FileType::directory && m_folders.contains(path)) {
      m_standing.folders.push_back(path);
      return folder(path);
    }
    if (entry.type == FileType::regular) {
      if (path == k_manifest_path) return {};
      if (const ManifestFile* listed = m_standing.manifest.find(path)) return take(path, *listed);
    }
    const bool litter = entry.type == FileType::directory ? is_litter_folder(entry.name)
                                                          : entry.type == FileType::regular && is_litter(entry.name);
    (litter ? m_standing.litter : m_standing.foreign).push_back(path);
    return {};
  }

  Result<void> take(const std::string& path, const ManifestFile& entry) {
    const Result<FileStat> stat = m_files.stat(join_path(m_root, path));
    if (!stat) return stat.error();
    const auto output = m_outputs.find(path);
    m_standing.files.push_back({.path = path,
                                .entry = &entry,
                                .output = output == m_outputs.end() ? nullptr : &output->second,
                                .stat = *stat,
                                .same_bytes = false,
                                .edited = false});
    return {};
  }

  FileSystem& m_files;
  const std::string& m_root;
  const Outputs& m_outputs;
  Standing& m_standing;
  std::set<std::string, std::less<>> m_folders;  // those that the manifest's files lie in
};

/// Reads each file once: whether it is what is to come, and if not, whether it is what was published.
Result<void> compare(FileSystem& files, const std::string& root, Standing& standing) {
  std::vector<Result<void>> done(standing.files.size());
  parallel_for(standing.files.size(), 0, [&](std::size_t i) {
    StandingFile& file = standing.files[i];
    const Result<std::string> bytes = files.read(join_path(root, file.path));
    if (!bytes) {
      done[i] = bytes.error();
      return;
    }
    file.same_bytes = file.output != nullptr && file.output->bytes == *bytes;
    file.edited = !file.same_bytes && sha256_hex(*bytes) != file.entry->sha256;
  });
  const auto failed = std::find_if(done.begin(), done.end(), [](const Result<void>& one) { return !one; });
  return failed == done.end() ? Result<void>{} : *failed;
}

Error not_ours(const std::string& root) {
  return {fmt::format("'{}' is not a tree that cf-assemble made: it has no {}", root, k_manifest_path),
          "choose another folder with --out, or move what is there away"};
}

/// A folder without a manifest may be replaced only when nothing is lost by it.
Result<Standing> survey_unmarked(FileSystem& files, const std::string& root) {
  const Result<std::vector<DirectoryEntry>> entries = files.list(root);
  if (!entries) return entries.error();
  Standing standing;
  standing.state = Standing::State::empty_folder;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type != FileType::regular || !is_litter(entry.name)) return not_ours(root);
    standing.litter.push_back(entry.name);
  }
  return standing;
}

}  // namespace

bool StandingFile::is_same() const { return same_bytes && stat.mode == published_mode(output->executable); }

const StandingFile* Standing::find(std::string_view path) const {
  const auto at =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const StandingFile& file, std::string_view wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path ? &*at : nullptr;
}

Result<std::optional<FileStat>> find_entry(const FileSystem& files, const std::string& path) {
  const Result<FileStat> stat = files.stat(path);
  if (stat) return std::optional(*stat);
  if (stat.error().os_code == ENOENT || stat.error().os_code == ENOTDIR) return std::optional<FileStat>();
  return stat.error();
}

Result<Standing> survey(FileSystem& files, const std::string& root, const Outputs& outputs) {
  const Result<std::optional<FileStat>> stat = find_entry(files, root);
  if (!stat) return stat.error();
  if (!*stat) return Standing{};
  if ((*stat)->type != FileType::directory) {
    return Error(fmt::format("'{}' is not a folder", root), "move it away, or choose another place with --out");
  }
  Result<std::string> text = files.read(join_path(root, k_manifest_path));
  if (!text) {
    const int code = text.error().os_code;
    return code == ENOENT || code == ENOTDIR || code == EISDIR ? survey_unmarked(files, root)
                                                               : Result<Standing>(text.error());
  }
  const Source source{.path = join_path(root, k_manifest_path), .text = std::move(*text)};
  Result<Manifest> manifest = read_manifest(source);
  if (!manifest) {
    Error error = manifest.error();
    error.help = fmt::format(
        "without its manifest nobody can tell which files of '{0}' were made by hand: "
        "move '{0}' away, or remove it, and build again",
        root);
    return error;
  }
  Standing standing;
  standing.state = Standing::State::tree;
  standing.manifest_text = source.text;
  standing.manifest = std::move(*manifest);
  if (const Result<void> walked = Walk(files, root, outputs, standing).folder(""); !walked) return walked.error();
  std::sort(standing.files.begin(), standing.files.end(),
            [](const StandingFile& a, const StandingFile& b) { return a.path < b.path; });
  if (const Result<void> compared = compare(files, root, standing); !compared) return compared.error();
  return standing;
}

}  // namespace cf::assembler
