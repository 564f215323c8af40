#include "assembler/pipeline/publish_checks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/util/path.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

Span place_in(const std::string& out, std::string_view path, SourceStore& sources) {
  return start_of(sources.add(scrub_utf8(join_path(out, path)), {}));
}

/// Why nothing may be written under that path, if so.
std::optional<std::string> fault_of(std::string_view path, const Outputs& outputs) {
  if (path.empty()) return "the path is empty";
  const bool plain = std::none_of(path.begin(), path.end(), [](char c) { return c == '\\' || (c >= 0 && c < ' '); });
  if (!plain || first_invalid_utf8(path) != std::string_view::npos)
    return "the path is not printable UTF-8 without '\\'";
  const std::optional<std::string> normal = normalize_path(path);
  if (!normal) return "the path leaves the tree";
  if (*normal != path) return fmt::format("the path is not in its plain form, '{}'", *normal);
  if (is_below(path, k_manifest_folder)) return fmt::format("'{}' is kept for the manifest", k_manifest_folder);
  for (std::string_view at = parent_path(path); !at.empty(); at = parent_path(at)) {
    if (outputs.contains(at)) return fmt::format("'{}' is a file, and cannot be a folder too", at);
  }
  return std::nullopt;
}

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {} file{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

Result<void> check_output_paths(const Outputs& outputs, const std::string& out, SourceStore& sources, Report& report) {
  std::size_t faults = 0;
  for (const auto& [path, file] : outputs) {
    const std::optional<std::string> fault = fault_of(path, outputs);
    if (!fault) continue;
    ++faults;
    report.error("CF605", place_in(out, path, sources), "cannot write '{}': {}", scrub_utf8(path), *fault);
  }
  if (faults == 0) return {};
  return Error(fmt::format("{} of the {} paths to write into '{}' cannot be written", faults, outputs.size(), out),
               "nothing was written");
}

void report_edited(const StandingFile& file, const std::string& out, SourceStore& sources, Report& report) {
  const auto& shares = file.entry->sources;
  report.error("CF602", place_in(out, file.path, sources), "edited since it was built")
      .help(shares.empty() ? std::string("it is generated: undo the edit, or --force to overwrite it")
                           : fmt::format("make the change in '{}' of the plugin folder, or --force to overwrite it",
                                         shares.back().path));
}

void report_foreign(const std::string& path, const std::string& out, SourceStore& sources, Report& report) {
  report.error("CF603", place_in(out, path, sources), "not made by cf-assemble, and nothing like it is deleted here")
      .help("move it out of the tree; what belongs into it goes into the plugin folder");
}

Result<void> refuse_strangers(const Standing& standing, const std::string& out, bool force, SourceStore& sources,
                              Report& report) {
  std::size_t edited = 0;
  for (const StandingFile& file : standing.files) {
    if (!file.edited || force) continue;
    ++edited;
    report_edited(file, out, sources, report);
  }
  for (const std::string& path : standing.foreign) report_foreign(path, out, sources, report);
  const std::size_t foreign = standing.foreign.size();
  if (edited == 0 && foreign == 0) return {};

  std::string what = foreign == 0 ? std::string() : count_of(foreign, "foreign");
  if (edited > 0) what += (what.empty() ? "" : " and ") + count_of(edited, "edited");
  return Error(fmt::format("'{}' holds {}", out, what),
               foreign > 0 ? "move the foreign files out of the tree; it is as it was"
                           : "--force overwrites what was edited; the tree is as it was");
}

void note_litter(const Standing& standing, const std::string& out, SourceStore& sources, Report& report) {
  for (const std::string& path : standing.litter) {
    report.note("CF604", place_in(out, path, sources), "'{}' was dropped with the old tree", file_name(path));
  }
}

}  // namespace cf::assembler
