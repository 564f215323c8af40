#include "assembler/pipeline/publish_stage.hpp"

#include <algorithm>
#include <cerrno>
#include <set>

#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

class Stage {
 public:
  Stage(FileSystem& files, const StageRequest& request) : m_files(files), m_request(request) {}

  Result<void> folder(std::string_view path) {
    if (path.empty() || !m_made.emplace(path).second) return {};
    if (const Result<void> parent = folder(parent_path(path)); !parent) return parent;
    return m_files.make_directory(join_path(m_request.stage, path));
  }

  Result<void> file(const std::string& path, const OutputFile& output) {
    if (const Result<void> made = folder(parent_path(path)); !made) return made;
    const std::string created = join_path(m_request.stage, path);
    const StandingFile* standing = m_request.standing.find(path);
    // A link that cannot be made (too many, another owner, a file system without them) only costs the writing; a
    // trouble that is more than that, the writing meets as well.
    if (standing != nullptr && standing->is_same() &&
        m_files.hard_link(join_path(m_request.out, path), created).has_value()) {
      return {};
    }
    return m_files.write_new(created, output.bytes, published_mode(output.executable));
  }

 private:
  FileSystem& m_files;
  const StageRequest& m_request;
  std::set<std::string, std::less<>> m_made;
};

Result<void> remove_known(FileSystem& files, const std::string& path) {
  const Result<void> removed = files.remove(path);
  return !removed && removed.error().os_code == ENOENT ? Result<void>{} : removed;
}

}  // namespace

Result<Staged> build_stage(FileSystem& files, const StageRequest& request) {
  const auto stopped = [&] { return request.interrupted != nullptr && request.interrupted(); };
  if (const Result<void> made = files.make_directory(request.stage); !made) return made.error();
  Stage stage(files, request);
  for (const auto& [path, output] : request.outputs) {
    if (stopped()) return Staged::interrupted;
    if (const Result<void> done = stage.file(path, output); !done) return done.error();
  }
  if (const Result<void> made = stage.folder(k_manifest_folder); !made) return made.error();
  const Result<void> written = files.write_new(join_path(request.stage, k_manifest_path), request.manifest_text,
                                               published_mode(/*executable=*/false));
  if (!written) return written.error();
  return stopped() ? Staged::interrupted : Staged::whole;
}

Result<void> remove_surveyed(FileSystem& files, const std::string& root, const Standing& standing) {
  for (const std::string& path : standing.litter) {
    if (const Result<void> removed = remove_tree(files, join_path(root, path)); !removed) return removed;
  }
  for (const StandingFile& file : standing.files) {
    if (const Result<void> removed = remove_known(files, join_path(root, file.path)); !removed) return removed;
  }
  // The manifest and its folder go last: as long as they stand, what is left can be told from a stranger's.
  for (auto folder = standing.folders.rbegin(); folder != standing.folders.rend(); ++folder) {
    if (*folder == k_manifest_folder) continue;
    if (const Result<void> removed = remove_known(files, join_path(root, *folder)); !removed) return removed;
  }
  if (standing.state == Standing::State::tree) {
    for (const std::string_view path : {k_manifest_path, k_manifest_folder}) {
      if (const Result<void> removed = remove_known(files, join_path(root, path)); !removed) return removed;
    }
  }
  return remove_known(files, root);
}

}  // namespace cf::assembler
