#include "assembler/pipeline/publish.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "assembler/pipeline/publish_checks.hpp"
#include "assembler/pipeline/publish_stage.hpp"
#include "assembler/pipeline/publish_survey.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

/// The names around a tree. Whatever bears one of the last three was made by us.
struct Place {
  std::string out;
  std::string lock;
  std::string stage;    ///< the new tree before the exchange, the old one after it
  std::string journal;  ///< the old tree between the two renames of `--no-atomic`
};

Error cannot_publish(const std::string& out, Error error) {
  if (error.help.empty()) {
    switch (error.os_code) {
      case ENOSPC:
      case EDQUOT: error.help = "free some space and try again; what stood there is as it was"; break;
      case EACCES:
      case EPERM:
      case EROFS: {
        const std::string_view parent = parent_path(out);
        error.help = fmt::format("'{}' and what is in '{}' must be yours to write; what stood there is as it was",
                                 parent.empty() ? "." : parent, out);
        break;
      }
      default: error.help = "what stood there is as it was"; break;
    }
  }
  return in_step(fmt::format("cannot publish '{}'", out), std::move(error));
}

/// A link to a folder is followed, so that the folder is exchanged and the link stays.
Result<Place> place_of(const FileSystem& files, std::string out) {
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  const std::string_view name = file_name(out);
  if (name.empty() || name == "." || name == "..") {
    return Error(fmt::format("'{}' has no name that a new tree could be exchanged for", out),
                 "name the folder itself, as in --out dist-python");
  }
  const Result<std::optional<FileStat>> stat = find_entry(files, out);
  if (!stat) return stat.error();
  if (*stat && (*stat)->type == FileType::symlink) {
    Result<std::string> target = files.real_path(out);
    if (!target) return Error(fmt::format("the link '{}' leads nowhere", out), "remove it, or mend its target");
    out = std::move(*target);
  }
  return Place{.out = out, .lock = out + ".cf-lock", .stage = out + ".cf-stage", .journal = out + ".cf-old"};
}

void tell_waiting(const std::string& path) {
  const std::string text = fmt::format("waiting for another run to release '{}'\n", path);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

/// The place's lock. Its file is removed while it is held: whoever waits on it sees that and makes a new one.
class Held {
 public:
  static Result<std::optional<Held>> take(FileSystem& files, const Place& place, bool (*interrupted)()) {
    Result<std::unique_ptr<FileLock>> lock = files.lock(place.lock, tell_waiting);
    while (!lock && lock.error().os_code == EINTR) {
      if (interrupted != nullptr && interrupted()) return std::optional<Held>();
      lock = files.lock(place.lock, nullptr);
    }
    if (lock) return std::optional<Held>(Held(files, place.lock, std::move(*lock)));
    Error error = lock.error();
    if (error.os_code == ENOENT) error.help = fmt::format("make the folder '{}' first", parent_path(place.out));
    return cannot_publish(place.out, std::move(error));
  }

  Held(Held&&) noexcept = default;
  Held& operator=(Held&&) = delete;
  ~Held() {
    if (m_lock != nullptr) (void)m_files->remove(m_path);
  }

 private:
  Held(FileSystem& files, std::string path, std::unique_ptr<FileLock> lock)
      : m_files(&files), m_path(std::move(path)), m_lock(std::move(lock)) {}

  FileSystem* m_files;
  std::string m_path;
  std::unique_ptr<FileLock> m_lock;
};

/// Under the lock: puts back what a run with `--no-atomic` left half done, and removes what dead runs left.
Result<void> recover(FileSystem& files, const Place& place) {
  const Result<std::optional<FileStat>> journal = find_entry(files, place.journal);
  if (!journal) return journal.error();
  if (*journal) {
    const Result<std::optional<FileStat>> out = find_entry(files, place.out);
    if (!out) return out.error();
    if (!*out) {
      if (const Result<void> back = files.rename(place.journal, place.out); !back) return back;
    } else {
      const Result<std::optional<FileStat>> mark = find_entry(files, join_path(place.out, k_manifest_path));
      if (!mark) return mark.error();
      if (!*mark) {
        return Error(fmt::format("'{}' is the tree that a run which died put aside, and '{}' is not the new one",
                                 place.journal, place.out),
                     fmt::format("keep the one that you want under the name '{}' and move the other away", place.out));
      }
      if (const Result<void> removed = remove_tree(files, place.journal); !removed) return removed;
    }
  }
  const Result<void> removed = remove_tree(files, place.stage);
  if (removed) return {};
  Error error = removed.error();
  error.help = fmt::format("a run that died left '{}': remove it; what stood there is as it was", place.stage);
  return error;
}

/// The exchange failed: says what else can be done where the file system or the place is the reason.
Error explain_exchange(const Place& place, Error error) {
  constexpr std::array k_cannot = {EXDEV, EINVAL, EBUSY, ENOSYS, EOPNOTSUPP};
  if (std::find(k_cannot.begin(), k_cannot.end(), error.os_code) != k_cannot.end()) {
    error.help = fmt::format(
        "this file system cannot exchange two folders in one step: use --no-atomic; "
        "what stood at '{}' is as it was",
        place.out);
  }
  return error;
}

Result<void> rename_twice(FileSystem& files, const Place& place) {
  if (Result<void> aside = files.rename(place.out, place.journal); !aside) {
    Error error = aside.error();
    if (error.os_code == EXDEV || error.os_code == EBUSY) {
      error.help = fmt::format(
          "'{}' cannot be renamed (a mount point, or part of a container's image): "
          "remove it and build again, or choose another place with --out",
          place.out);
    }
    return error;
  }
  if (const Result<void> placed = files.rename(place.stage, place.out); !placed) {
    const Result<void> back = files.rename(place.journal, place.out);
    if (!back) return in_step(fmt::format("the old tree is in '{}'", place.journal), back.error());
    return placed;
  }
  return {};
}

/// From the first line's success on, the new tree stands. Says where the old one is now; "" when there was none.
Result<std::string> put_in_place(FileSystem& files, const Place& place, bool replaces, bool atomic) {
  if (!replaces) {
    const Result<void> renamed = files.rename(place.stage, place.out);
    return renamed ? Result<std::string>(std::string()) : renamed.error();
  }
  if (atomic) {
    const Result<void> exchanged = files.exchange(place.stage, place.out);
    return exchanged ? Result<std::string>(place.stage) : explain_exchange(place, exchanged.error());
  }
  const Result<void> renamed = rename_twice(files, place);
  return renamed ? Result<std::string>(place.journal) : renamed.error();
}

/// A folder beside the tree for what somebody put into it in the moment of the exchange.
std::string free_name(const FileSystem& files, const Place& place) {
  std::string name = place.out + ".cf-kept";
  for (int n = 2; files.exists(name); ++n) name = fmt::format("{}.cf-kept-{}", place.out, n);
  return name;
}

/// The old tree goes. The new one stands already, so that trouble here is told and does not undo it.
void remove_old(FileSystem& files, const Place& place, const std::string& old, const Standing& standing,
                SourceStore& sources, Report& report) {
  const Result<void> removed = remove_surveyed(files, old, standing);
  if (removed) return;
  const int code = removed.error().os_code;
  if (code == ENOTEMPTY || code == EEXIST) {
    const std::string kept = free_name(files, place);
    if (files.rename(old, kept)) {
      report.warning("CF606", start_of(sources.add(kept, {})), "'{}' changed while it was being replaced", place.out)
          .help(fmt::format("what is not ours is now in '{}'", kept));
      return;
    }
  }
  report.warning("CF606", start_of(sources.add(old, {})), "the old tree is still there: {}", removed.error().message)
      .help(fmt::format("the new tree stands; remove '{}'", old));
}

Result<void> refuse_sealed(const Place& place, const Standing& standing) {
  if (standing.sealed.empty()) return {};
  return Error(fmt::format("the folder '{}' is read-only", join_path(place.out, standing.sealed.front())),
               fmt::format("chmod -R u+w '{}'; it is as it was", place.out));
}

PublishSummary summarize(const Outputs& outputs, const Standing& standing) {
  PublishSummary summary;
  for (const StandingFile& file : standing.files) {
    if (file.output == nullptr) {
      ++summary.removed;
    } else if (file.is_same()) {
      ++summary.kept;
    }
  }
  summary.written = outputs.size() - summary.kept;
  return summary;
}

struct Publication {
  const Outputs& outputs;
  const PublishOptions& options;
  const Place& place;
  std::string manifest_text;
};

/// Everything that is done under the lock.
Result<PublishSummary> publish_locked(FileSystem& files, const Publication& publication, SourceStore& sources,
                                      Report& report) {
  const auto& [outputs, options, place, manifest_text] = publication;
  if (const Result<void> recovered = recover(files, place); !recovered) return recovered.error();

  const Result<Standing> standing = survey(files, place.out, outputs);
  if (!standing) return standing.error();
  if (const Result<void> ours = refuse_strangers(*standing, place.out, options.force, sources, report); !ours) {
    return ours.error();
  }
  PublishSummary summary = summarize(outputs, *standing);
  summary.changed = summary.written > 0 || summary.removed > 0 || standing->manifest_text != manifest_text;
  if (!summary.changed) return summary;
  if (const Result<void> open = refuse_sealed(place, *standing); !open) return open.error();

  const Result<Staged> staged = build_stage(files, {.stage = place.stage,
                                                    .out = place.out,
                                                    .outputs = outputs,
                                                    .standing = *standing,
                                                    .manifest_text = manifest_text,
                                                    .interrupted = options.interrupted});
  if (!staged || *staged == Staged::interrupted) {
    (void)remove_tree(files, place.stage);
    return staged ? Result<PublishSummary>(PublishSummary{.interrupted = true}) : staged.error();
  }
  const bool replaces = standing->state != Standing::State::nothing;
  const Result<std::string> old = put_in_place(files, place, replaces, options.atomic);
  if (!old) {
    (void)remove_tree(files, place.stage);
    return old.error();
  }
  note_litter(*standing, place.out, sources, report);
  if (!old->empty()) remove_old(files, place, *old, *standing, sources, report);
  return summary;
}

}  // namespace

Result<PublishSummary> publish(FileSystem& files, const Outputs& outputs, const PublishOptions& options,
                               SourceStore& sources, Report& report) {
  if (const Result<void> valid = check_output_paths(outputs, options.out, sources, report); !valid) {
    return valid.error();
  }
  const Result<Place> place = place_of(files, options.out);
  if (!place) return cannot_publish(options.out, place.error());
  const Publication publication{
      .outputs = outputs,
      .options = options,
      .place = *place,
      .manifest_text = write_manifest(make_manifest(outputs, options.plugin, options.language))};
  const Result<std::optional<Held>> held = Held::take(files, *place, options.interrupted);
  if (!held) return held.error();
  if (!*held) return PublishSummary{.interrupted = true};
  Result<PublishSummary> done = publish_locked(files, publication, sources, report);
  return done ? done : cannot_publish(place->out, done.error());
}

namespace {

Result<void> unpublish_locked(FileSystem& files, const PublishOptions& options, const Place& place,
                              SourceStore& sources, Report& report) {
  if (const Result<void> recovered = recover(files, place); !recovered) return recovered;
  const Result<Standing> standing = survey(files, place.out, Outputs{});
  if (!standing) return standing.error();
  if (standing->state == Standing::State::nothing) return {};
  if (const Result<void> ours = refuse_strangers(*standing, place.out, options.force, sources, report); !ours) {
    return ours;
  }
  if (const Result<void> open = refuse_sealed(place, *standing); !open) return open;
  // Gone in one step under its own name; a run that dies after it leaves a stage, which the next one removes.
  if (const Result<void> aside = files.rename(place.out, place.stage); !aside) return aside;
  note_litter(*standing, place.out, sources, report);
  remove_old(files, place, place.stage, *standing, sources, report);
  return {};
}

}  // namespace

Result<void> unpublish(FileSystem& files, const PublishOptions& options, SourceStore& sources, Report& report) {
  const Result<Place> place = place_of(files, options.out);
  if (!place) return place.error();
  const auto is_there = [&](const std::string& path) { return files.exists(path); };
  if (!is_there(place->out) && !is_there(place->stage) && !is_there(place->journal) && !is_there(place->lock))
    return {};
  const Result<std::optional<Held>> held = Held::take(files, *place, options.interrupted);
  if (!held) return held.error();
  if (!*held) return Error("interrupted", {}, EINTR);
  const Result<void> done = unpublish_locked(files, options, *place, sources, report);
  if (done) return done;
  Error error = done.error();
  if (error.help.empty()) error.help = "what stood there is as it was";
  return in_step(fmt::format("cannot remove '{}'", place->out), std::move(error));
}

}  // namespace cf::assembler
