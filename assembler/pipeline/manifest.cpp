#include "assembler/pipeline/manifest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "base/cli/version.hpp"
#include "base/diag/render.hpp"
#include "base/doc/json.hpp"
#include "base/util/hash.hpp"
#include "base/util/parallel.hpp"
#include "base/util/path.hpp"

namespace cf::assembler {

namespace {

constexpr std::string_view k_generator = "cf-assemble";
constexpr std::string_view k_mode_file = "0644";
constexpr std::string_view k_mode_program = "0755";

/// The texts to hash, each once: outputs, then those sources that are not also the bytes of an output.
class Hashes {
 public:
  explicit Hashes(const Outputs& outputs) {
    for (const auto& [path, file] : outputs) m_texts.push_back(file.bytes);
    std::size_t output = 0;
    for (const auto& [path, file] : outputs) {
      for (const LayerSource& share : file.sources) {
        if (share.source == nullptr) continue;
        const bool copied = share.source->text == file.bytes;
        const auto [at, added] = m_index.try_emplace(share.source, copied ? output : m_texts.size());
        if (added && !copied) m_texts.push_back(share.source->text);
      }
      ++output;
    }
    m_hashes.resize(m_texts.size());
    std::size_t bytes = 0;
    for (const std::string_view text : m_texts) bytes += text.size();
    constexpr std::size_t k_worth_a_thread = 512U << 10U;  // bytes; hashed in about four times a thread's start
    const unsigned jobs = bytes < k_worth_a_thread ? 1 : 0;
    parallel_for(m_texts.size(), jobs, [&](std::size_t i) { m_hashes[i] = sha256_hex(m_texts[i]); });
  }

  const std::string& of_output(std::size_t index) const { return m_hashes[index]; }
  const std::string& of_source(const Source* source) const { return m_hashes[m_index.at(source)]; }

 private:
  std::vector<std::string_view> m_texts;
  std::unordered_map<const Source*, std::size_t> m_index;  // looked up only: its order reaches nothing
  std::vector<std::string> m_hashes;
};

}  // namespace

const ManifestFile* Manifest::find(std::string_view path) const {
  const auto at =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const ManifestFile& file, std::string_view wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path ? &*at : nullptr;
}

std::uint32_t published_mode(bool executable) { return executable ? 0755 : 0644; }

Manifest make_manifest(const Outputs& outputs, std::string_view plugin, std::string_view language) {
  const Hashes hashes(outputs);
  Manifest manifest{
      .plugin = std::string(plugin), .language = std::string(language), .version = cli::product_version(), .files = {}};
  manifest.files.reserve(outputs.size());
  for (const auto& [path, output] : outputs) {
    ManifestFile file{.path = path,
                      .executable = output.executable,
                      .sha256 = hashes.of_output(manifest.files.size()),
                      .sources = {},
                      .transforms = {}};
    for (const LayerSource& share : output.sources) {
      if (share.source != nullptr) {
        file.sources.push_back({share.layer, share.layer_path, hashes.of_source(share.source)});
      }
    }
    for (const Transform transform : output.transforms) file.transforms.emplace_back(to_string(transform));
    manifest.files.push_back(std::move(file));
  }
  return manifest;
}

namespace {

void append_quoted(std::string& out, std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
  if (plain) {
    out.append(1, '"').append(text).append(1, '"');
  } else {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

void append_field(std::string& out, std::string_view key, std::string_view value) {
  out.append(1, '"').append(key).append("\": ");
  append_quoted(out, value);
}

void append_file(std::string& out, const ManifestFile& file) {
  out += "    {";
  append_field(out, "path", file.path);
  append_field(out += ", ", "mode", file.executable ? k_mode_program : k_mode_file);
  append_field(out += ", ", "sha256", file.sha256);
  out += ", \"sources\": [";
  for (const ManifestSource& source : file.sources) {
    if (&source != file.sources.data()) out += ", ";
    append_field(out += '{', "layer", source.layer);
    append_field(out += ", ", "path", source.path);
    append_field(out += ", ", "sha256", source.sha256);
    out += '}';
  }
  out += "], \"transforms\": [";
  for (const std::string& transform : file.transforms) {
    if (&transform != file.transforms.data()) out += ", ";
    append_quoted(out, transform);
  }
  out += "]}";
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  std::string out;
  out.reserve(512 * (manifest.files.size() + 1));
  out += "{\n  \"version\": 1,\n  ";
  append_field(out, "plugin", manifest.plugin);
  if (!manifest.language.empty()) append_field(out += ",\n  ", "language", manifest.language);
  append_field(out += ",\n  \"generator\": {", "name", k_generator);
  append_field(out += ", ", "version", manifest.version);
  out += "},\n  \"files\": [";
  for (const ManifestFile& file : manifest.files) {
    out += &file == manifest.files.data() ? "\n" : ",\n";
    append_file(out, file);
  }
  out += manifest.files.empty() ? "]\n}\n" : "\n  ]\n}\n";
  return out;
}

namespace {

using doc::Node;

/// Reads nodes into the model; keeps the first thing that is wrong.
class Reader {
 public:
  Manifest read(const Node& root) {
    const Node* version = require(root, "version", Node::Kind::integer);
    if (version != nullptr && version->scalar != "1") {
      complain(version->span, fmt::format("version {} of the manifest is not known here", version->scalar));
    }
    Manifest manifest;
    manifest.plugin = text(root, "plugin");
    if (root.find("language") != nullptr) manifest.language = text(root, "language");
    if (const Node* generator = require(root, "generator", Node::Kind::mapping)) {
      manifest.version = text(*generator, "version");
    }
    if (const Node* files = require(root, "files", Node::Kind::sequence)) {
      manifest.files.reserve(files->items.size());
      for (const Node& item : files->items) manifest.files.push_back(file(item));
    }
    const auto not_before = [](const ManifestFile& a, const ManifestFile& b) { return a.path >= b.path; };
    const auto bad = std::adjacent_find(manifest.files.begin(), manifest.files.end(), not_before);
    if (bad != manifest.files.end())
      complain(root.span, fmt::format("the files around '{}' are not sorted", bad->path));
    return manifest;
  }

  const std::optional<Error>& error() const { return m_error; }

 private:
  ManifestFile file(const Node& node) {
    ManifestFile file;
    file.path = text(node, "path");
    if (file.path.empty() || normalize_path(file.path) != file.path) {
      complain(node.span, fmt::format("'{}' is no path inside the tree", file.path));
    }
    const std::string mode = text(node, "mode");
    file.executable = mode == k_mode_program;
    if (!file.executable && mode != k_mode_file) complain(node.span, fmt::format("'{}' is no mode of ours", mode));
    file.sha256 = hash(node);
    if (const Node* sources = require(node, "sources", Node::Kind::sequence)) {
      for (const Node& item : sources->items) {
        file.sources.push_back({text(item, "layer"), text(item, "path"), hash(item)});
      }
    }
    if (const Node* transforms = require(node, "transforms", Node::Kind::sequence)) {
      for (const Node& item : transforms->items) file.transforms.push_back(item.scalar);
    }
    return file;
  }

  std::string text(const Node& node, std::string_view key) {
    const Node* value = require(node, key, Node::Kind::string);
    return value == nullptr ? std::string() : value->scalar;
  }

  std::string hash(const Node& node) {
    std::string value = text(node, "sha256");
    const bool valid = value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!valid) complain(node.span, fmt::format("'{}' is no SHA-256", value));
    return value;
  }

  const Node* require(const Node& node, std::string_view key, Node::Kind kind) {
    const Node* value = node.find(key);
    if (value != nullptr && value->is(kind)) return value;
    complain(value == nullptr ? node.span : value->span, fmt::format("'{}' is missing or of the wrong kind", key));
    return nullptr;
  }

  void complain(const Span& span, const std::string& message) {
    if (!m_error) m_error = Error(fmt::format("{}: {}", location_text(span), message), {});
  }

  std::optional<Error> m_error;
};

}  // namespace

Result<Manifest> read_manifest(const Source& source) {
  const doc::Parsed parsed = doc::parse_json(whole(source));
  if (parsed.error) return Error(fmt::format("{}: {}", location_text(parsed.error->span), parsed.error->message), {});
  Reader reader;
  Manifest manifest = reader.read(parsed.root);
  if (reader.error()) return *reader.error();
  return manifest;
}

}  // namespace cf::assembler
