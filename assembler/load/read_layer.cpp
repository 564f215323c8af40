#include "assembler/load/read_layer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/util/parallel.hpp"
#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

bool is_litter(std::string_view name) {
  constexpr std::array<std::string_view, 6> k_names = {".DS_Store", "Thumbs.db",   "desktop.ini",
                                                       "__MACOSX",  "__pycache__", ".cf-keep"};
  constexpr std::array<std::string_view, 6> k_endings = {"~", ".swp", ".swo", ".pyc", ".orig", ".rej"};
  return std::find(k_names.begin(), k_names.end(), name) != k_names.end() || name.starts_with("._") ||
         (name.starts_with('#') && name.ends_with('#')) ||
         std::any_of(k_endings.begin(), k_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_development_document(std::string_view name) {
  return name == "README.md" || name == "ARCHITECTURE.md" || name == "ROADMAP.md";
}

bool is_text_file(std::string_view path, const std::string& /*disk*/) {
  return path.ends_with(".md") || path.ends_with(".json") || path.ends_with(".yaml") || path.ends_with(".yml");
}

LayerRequest foreign_folder(std::string name, const std::string& root, unsigned jobs) {
  return {.name = std::move(name),
          .prefix = "",
          .root = root,
          .confine_to = root,
          .selection = Selection::foreign,
          .reads = is_text_file,
          .jobs = jobs};
}

namespace {

constexpr std::size_t k_deepest = 32;  // folders; what the client scans, too

bool is_known_dotfile(std::string_view name) {
  return name == ".claude-plugin" || name == ".mcp.json" || name == ".lsp.json";
}

/// Walks one layer's folder. The files found are read afterwards, in parallel.
class Walk {
 public:
  Walk(FileSystem& files, const LayerRequest& request, SourceStore& sources, Report& report,
       std::vector<Looked>* looked)
      : m_files(files), m_request(request), m_sources(sources), m_report(report), m_looked(looked) {}

  struct Found {
    std::string path;  // below the layer's root
    std::string disk;
    FileStat stat;
  };

  Result<std::vector<Found>> run() {
    const Result<std::string> confine = m_files.real_path(m_request.confine_to);
    if (!confine) return confine.error();
    m_confine = *confine;
    if (const Result<void> done = folder("", m_request.root, 0); !done) return done.error();
    return std::move(m_found);
  }

 private:
  Result<void> folder(const std::string& path, const std::string& disk, std::size_t depth) {
    look(disk);  // before it is listed: what is added later then shows as a change
    const Result<std::vector<DirectoryEntry>> entries = m_files.list(disk);
    if (!entries) {
      if (path.empty()) return entries.error();
      complain("CF207", disk, entries.error().message);
      return {};
    }
    for (const DirectoryEntry& entry : *entries) {
      if (is_excluded(path, entry.name)) continue;
      const std::string at = join_path(path, entry.name);
      const std::string at_disk = join_path(disk, entry.name);
      if (!is_portable(entry.name, at_disk)) continue;
      if (depth >= k_deepest) {
        complain("CF207", at_disk, fmt::format("more than {} folders deep: no client looks there", k_deepest));
        continue;
      }
      visit(at, at_disk, entry.type, depth);
    }
    return {};
  }

  void visit(const std::string& path, const std::string& disk, FileType type, std::size_t depth) {
    if (type == FileType::symlink) {
      const Result<std::string> target = m_files.real_path(disk);
      if (!target)
        return complain("CF205", disk, "the link leads nowhere").help("remove it, or mend its target"), void();
      if (!is_below(*target, m_confine)) {
        complain("CF205", disk, fmt::format("the link leaves its root: it leads to '{}'", *target))
            .help("put a plain file there: installers drop links that leave the plugin, without a word");
        return;
      }
      if (std::find(m_entered.begin(), m_entered.end(), *target) != m_entered.end()) {
        complain("CF205", disk, "the link leads back to a folder that it lies in");
        return;
      }
      const Result<FileStat> stat = m_files.stat(*target);
      if (!stat) return;
      m_entered.push_back(*target);
      look(disk);
      take(path, *target, stat->type, depth);
      m_entered.pop_back();
      return;
    }
    take(path, disk, type, depth);
  }

  void take(const std::string& path, const std::string& disk, FileType type, std::size_t depth) {
    if (type == FileType::directory) {
      (void)folder(path, disk, depth + 1);  // below the root every trouble is a finding
      return;
    }
    if (type != FileType::regular) {
      complain("CF207", disk, "neither a file nor a folder").help("a plugin holds plain files only");
      return;
    }
    const Result<FileStat> stat = m_files.stat(disk);
    if (!stat) return complain("CF207", disk, stat.error().message), void();
    if (m_looked != nullptr) m_looked->push_back({disk, *stat});
    m_found.push_back({path, disk, *stat});
  }

  bool is_excluded(const std::string& folder, std::string_view name) const {
    if (name == ".git" || name == "node_modules" || name == ".cf-cache") return true;
    if (m_request.selection == Selection::foreign) return false;
    const bool top = folder.empty();
    return is_litter(name) || is_development_document(name) || (name.starts_with('.') && !is_known_dotfile(name)) ||
           (top && m_request.prefix.empty() && m_request.name == "base" && name == "languages");
  }

  bool is_portable(std::string_view name, const std::string& disk) {
    const bool valid = first_invalid_utf8(name) == std::string_view::npos;
    const bool printable =
        std::none_of(name.begin(), name.end(), [](char c) { return c == '\\' || (c >= 0 && c < ' '); });
    if (!valid || !printable)
      complain("CF208", disk, "the name is not portable").help("use printable UTF-8 without '\\'");
    return valid && printable;
  }

  Reported complain(std::string_view code, const std::string& disk, std::string message) {
    return m_report.add(code, Severity::error, start_of(m_sources.add(scrub_utf8(disk), {})), std::move(message));
  }

  void look(const std::string& disk) {
    if (m_looked == nullptr) return;
    if (const Result<FileStat> stat = m_files.stat(disk)) m_looked->push_back({disk, *stat});
  }

  FileSystem& m_files;
  const LayerRequest& m_request;
  SourceStore& m_sources;
  Report& m_report;
  std::vector<Looked>* m_looked;
  std::string m_confine;
  std::vector<std::string> m_entered;  // real paths of the links that we are inside of
  std::vector<Found> m_found;
};

}  // namespace

Result<Layer> read_layer(FileSystem& files, const LayerRequest& request, SourceStore& sources, Report& report,
                         std::vector<Looked>* looked) {
  Walk walk(files, request, sources, report, looked);
  const Result<std::vector<Walk::Found>> found = walk.run();
  if (!found) return found.error();

  std::vector<Result<std::string>> texts(found->size());
  parallel_for(found->size(), request.jobs, [&](std::size_t i) {
    const Walk::Found& file = (*found)[i];
    const bool wanted = !request.reads || request.reads(file.path, file.disk);
    texts[i] = wanted ? files.read(file.disk) : Result<std::string>(std::string());
  });

  Layer layer{.name = request.name, .prefix = request.prefix, .files = {}, .overlay_file = nullptr};
  for (std::size_t i = 0; i < found->size(); ++i) {
    const Walk::Found& file = (*found)[i];
    if (!texts[i]) {
      report.add("CF207", Severity::error, start_of(sources.add(file.disk, {})), texts[i].error().message);
      continue;
    }
    const Source& source = sources.add(join_path(request.root, file.path), std::move(*texts[i]));
    if (file.path == "overlay.yaml" && request.name != "base" && request.selection == Selection::ours) {
      layer.overlay_file = &source;
    } else {
      layer.files.emplace(file.path, LayerFile{.executable = (file.stat.mode & 0111U) != 0, .source = &source});
    }
  }
  return layer;
}

}  // namespace cf::assembler
