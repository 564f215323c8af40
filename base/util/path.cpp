#include "base/util/path.hpp"

#include <algorithm>
#include <vector>

#include "base/util/text.hpp"

namespace cf {

std::optional<std::string> normalize_path(std::string_view path) {
  if (path.starts_with('/')) return std::nullopt;
  std::vector<std::string_view> names;
  for (const std::string_view name : split(path, '/')) {
    if (name.empty() || name == ".") continue;
    if (name != "..") {
      names.push_back(name);
    } else if (names.empty()) {
      return std::nullopt;
    } else {
      names.pop_back();
    }
  }
  std::string result;
  for (const std::string_view name : names) result = join_path(result, name);
  return result;
}

std::optional<std::string> resolve_path(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::nullopt;
  return normalize_path(join_path(folder, target));
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder == "." && !name.empty()) return std::string(name);
  std::string path(folder);
  if (!folder.empty() && !folder.ends_with('/') && !name.empty()) path += '/';
  return path.append(name);
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view file_extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.size() - file_extension(path).size());
}

std::string relative_path(std::string_view folder, std::string_view target) {
  const std::vector<std::string_view> from = folder.empty() ? std::vector<std::string_view>{} : split(folder, '/');
  const std::vector<std::string_view> to = split(target, '/');
  std::size_t common = 0;
  while (common < from.size() && common + 1 < to.size() && from[common] == to[common]) ++common;
  std::string result;
  for (std::size_t i = common; i < from.size(); ++i) result += "../";
  for (std::size_t i = common; i < to.size(); ++i) {
    result += to[i];
    if (i + 1 < to.size()) result += '/';
  }
  return result;
}

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() || path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace cf
