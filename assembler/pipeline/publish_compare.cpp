// `--check`: how the tree on disk differs from what a build would put there.
#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "assembler/pipeline/publish.hpp"
#include "assembler/pipeline/publish_checks.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

/// What tells the reader most comes first: a changed source explains the generated files after it.
enum class Weight : std::uint8_t { source_changed, added, removed, edited, foreign, derived, permissions, manifest };

class Comparison {
 public:
  Comparison(const Standing& standing, const Manifest& wanted, const std::string& out, SourceStore& sources)
      : m_standing(standing), m_wanted(wanted), m_out(out), m_sources(sources) {}

  void run(const Outputs& outputs) {
    for (const auto& [path, output] : outputs) wanted_file(path);
    for (const StandingFile& file : m_standing.files) {
      if (file.output == nullptr) stale(Weight::removed, file.path, "the sources no longer make this file");
      if (file.edited) report_edited(file, m_out, m_sources, at(Weight::edited));
    }
    for (const std::string& path : m_standing.foreign) report_foreign(path, m_out, m_sources, at(Weight::foreign));
  }

  void manifest_differs() {
    stale(Weight::manifest, std::string(k_manifest_path),
          fmt::format("records other sources, or another version of cf-assemble ({} then, {} now)",
                      m_standing.manifest.version, m_wanted.version));
  }

  bool found() const { return !m_findings.empty(); }

  void append_to(Report& report) {
    for (auto& [weight, findings] : m_findings) report.append(std::move(findings));
  }

 private:
  void wanted_file(const std::string& path) {
    const StandingFile* file = m_standing.find(path);
    if (file == nullptr) {
      const bool was_there = m_standing.manifest.find(path) != nullptr;
      return stale(Weight::added, path, was_there ? "removed since it was built" : "new, and not in the tree yet");
    }
    if (file->is_same() || file->edited) return;
    if (file->same_bytes) {
      return stale(
          Weight::permissions, path,
          fmt::format("permissions are {:04o}, not {:04o}", file->stat.mode, published_mode(file->output->executable)));
    }
    const std::string changed = changed_sources(*file);
    if (changed.empty()) return stale(Weight::derived, path, "would be made with other contents now");
    stale(Weight::source_changed, path, fmt::format("{} changed since it was built", changed));
  }

  std::string changed_sources(const StandingFile& file) const {
    std::string changed;
    for (const ManifestSource& now : m_wanted.find(file.path)->sources) {
      const auto& then = file.entry->sources;
      if (std::find(then.begin(), then.end(), now) != then.end()) continue;
      changed += fmt::format("{}'{}'", changed.empty() ? "" : ", ", now.path);
    }
    return changed;
  }

  void stale(Weight weight, const std::string& path, std::string message) {
    at(weight)
        .add("CF601", Severity::error, start_of(m_sources.add(join_path(m_out, path), {})), std::move(message))
        .help("build again");
  }

  Report& at(Weight weight) { return m_findings[weight]; }

  const Standing& m_standing;
  const Manifest& m_wanted;
  const std::string& m_out;
  SourceStore& m_sources;
  std::map<Weight, Report> m_findings;
};

}  // namespace

Result<void> check_published(FileSystem& files, const Outputs& outputs, const PublishOptions& options,
                             SourceStore& sources, Report& report) {
  std::string out = options.out;
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  if (const Result<void> valid = check_output_paths(outputs, out, sources, report); !valid) return valid;
  const Result<Standing> standing = survey(files, out, outputs);
  if (!standing) return in_step(fmt::format("cannot check '{}'", out), standing.error());
  if (standing->state != Standing::State::tree) {
    report.error("CF601", start_of(sources.add(out, {})), "not built yet").help("build it");
    return {};
  }
  const Manifest wanted = make_manifest(outputs, options.plugin, options.language);
  Comparison comparison(*standing, wanted, out, sources);
  comparison.run(outputs);
  if (!comparison.found() && standing->manifest_text != write_manifest(wanted)) comparison.manifest_differs();
  comparison.append_to(report);
  return {};
}

}  // namespace cf::assembler
