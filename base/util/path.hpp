// Paths inside a tree: relative, `/` between names, no `.` or `..`, never empty names. Strings, not file system calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf {

/// `path` with `.`, `..` and doubled `/` resolved; nothing when it leaves the tree or is absolute. "" is the root
/// itself.
std::optional<std::string> normalize_path(std::string_view path);

/// `target` as it is written in a file that lies in `folder`: normalize_path(folder + "/" + target).
std::optional<std::string> resolve_path(std::string_view folder, std::string_view target);

std::string join_path(std::string_view folder, std::string_view name);  ///< either may be empty
std::string_view parent_path(std::string_view path);                    ///< "" for a name without a folder
std::string_view file_name(std::string_view path);
std::string_view file_stem(std::string_view path);       ///< the name without its last extension
std::string_view file_extension(std::string_view path);  ///< ".md"; "" for none and for dotfiles

/// How a file in `folder` links to `target`, both relative to one root: relative_path("a/b", "a/c.md") is "../c.md".
std::string relative_path(std::string_view folder, std::string_view target);

/// Is `path` the folder itself or something below it? The root "" holds everything.
bool is_below(std::string_view path, std::string_view folder);

}  // namespace cf
