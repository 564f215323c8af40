// schema/examples: what each schema takes and what it refuses. An invalid example holds one mistake.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/doc/json.hpp"
#include "base/doc/schema.hpp"
#include "base/doc/yaml.hpp"

namespace cf::doc {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> below(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Violation> violations_of(const fs::path& path, SourceStore& sources) {
  std::ifstream file(path, std::ios::binary);
  const Source& source = sources.add(path.filename(), {std::istreambuf_iterator<char>(file), {}});
  const Parsed parsed = path.extension() == ".json" ? parse_json(whole(source)) : parse_yaml(whole(source));
  BOOST_TEST_REQUIRE(!parsed.error.has_value(), path << " cannot be read");
  return builtin_schema(path.parent_path().filename().string()).validate(parsed.root);
}

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(valid_examples_are_valid) {
  SourceStore sources;
  for (const fs::path& folder : below(fs::path(CF_SOURCE_DIR) / "schema/examples/valid")) {
    for (const fs::path& path : below(folder)) {
      for (const Violation& violation : violations_of(path, sources)) {
        BOOST_TEST(false, path << violation.pointer << ": " << violation.message);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(invalid_examples_have_one_located_mistake) {
  SourceStore sources;
  for (const fs::path& folder : below(fs::path(CF_SOURCE_DIR) / "schema/examples/invalid")) {
    for (const fs::path& path : below(folder)) {
      const std::vector<Violation> violations = violations_of(path, sources);
      BOOST_TEST(violations.size() == 1U, path << " has " << violations.size() << " violations");
      for (const Violation& violation : violations) {
        BOOST_TEST((violation.span.source != nullptr), path);
        BOOST_TEST(!violation.message.empty(), path);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_languages_of_this_repository_keep_their_schema) {
  SourceStore sources;
  for (const fs::path& path : below(fs::path(CF_SOURCE_DIR) / "languages")) {
    std::ifstream file(path, std::ios::binary);
    const Source& source = sources.add(path.filename(), {std::istreambuf_iterator<char>(file), {}});
    for (const Violation& violation : builtin_schema("language").validate(parse_yaml(whole(source)).root)) {
      BOOST_TEST(false, path << violation.pointer << ": " << violation.message);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::doc
