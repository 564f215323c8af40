// Our reader against the real client, on the files of tests/golden/frontmatter.
//
// oracle.json there holds what Claude Code 2.1.329 saw: name, description (null: it found none) and the list of tools.
// It is written by `CLAUDE_BIN=… tests/e2e/oracle.py --write`, and `make e2e` compares it with the client at hand.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/doc/front_matter.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

const std::string k_folder = CF_SOURCE_DIR "/tests/golden/frontmatter/";

// File → why we read it otherwise, on purpose.
const std::map<std::string, std::string> k_known_differences = {
    {"key-merge.md", "the client merges `<<`; here it is a key like any other, and a rule can say so"},
    {"name-list.md", "the client joins a list with commas; a list is no name"},
    {"name-mapping.md", "the client prints [object Object]; a mapping is no name"},
    {"plain-comma-first.md", "a plain value cannot start with a comma in YAML 1.2; yaml-cpp holds to it"},
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string text_of(const FrontMatter& front, std::string_view key) {
  const Node* node = front.fields.find(key);
  return node == nullptr ? std::string() : field_text(*node).value_or(std::string());
}

std::string tools_of(const FrontMatter& front) {
  std::string text;
  const Node* tools = front.fields.find("tools");
  for (const ListItem& item : tools == nullptr ? std::vector<ListItem>{} : list_items(*tools)) {
    text += (text.empty() ? "" : ", ") + item.text;
  }
  return text;
}

// As JavaScript trims; of its spaces beyond ASCII the files here have but this one.
std::string trimmed(std::string_view text) {
  constexpr std::string_view k_no_break_space = "\xC2\xA0";
  for (text = trim(text); text.starts_with(k_no_break_space); text = trim(text))
    text.remove_prefix(k_no_break_space.size());
  for (; text.ends_with(k_no_break_space); text = trim(text)) text.remove_suffix(k_no_break_space.size());
  return std::string(text);
}

void compare(const std::string& file, const nlohmann::json& client) {
  const Source source{.path = file, .text = read_file(k_folder + file)};
  const FrontMatter front = read_front_matter(source);
  const std::string stem = file.substr(0, file.size() - 3);
  const std::string name = text_of(front, "name").empty() ? stem : text_of(front, "name");
  const std::string description = trimmed(text_of(front, "description"));
  const std::string tools = tools_of(front);
  const std::string theirs =
      client.at("description").is_null() ? std::string() : client.at("description").get<std::string>();
  const std::string their_tools = client.at("tools").get<std::string>();
  const bool tools_agree =
      their_tools == "All tools" || their_tools == tools;  // "All tools" also stands for odd values
  const bool agrees = name == client.at("name").get<std::string>() && description == theirs && tools_agree;
  BOOST_TEST(agrees != k_known_differences.contains(file),
             file << " (" << to_string(front.state) << ")\n  client: " << client.dump() << "\n  ours:   " << name
                  << " | " << description << " | " << tools);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_real_client)

BOOST_AUTO_TEST_CASE(sees_what_we_see) {
  const nlohmann::json oracle = nlohmann::json::parse(read_file(k_folder + "oracle.json"));
  BOOST_TEST(oracle.size() >= 150U);
  for (const auto& [file, client] : oracle.items()) compare(file, client);
}

BOOST_AUTO_TEST_CASE(has_been_asked_about_every_file) {
  const nlohmann::json oracle = nlohmann::json::parse(read_file(k_folder + "oracle.json"));
  for (const auto& entry : std::filesystem::directory_iterator(k_folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".md"))
      BOOST_TEST(oracle.contains(name), name << " is not in oracle.json: run tests/e2e/oracle.py --write");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
