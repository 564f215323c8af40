// The rules as a whole: every one documented, every code known, the generated page current.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "assembler/rules/rule.hpp"
#include "assembler/rules/rules_text.hpp"
#include "base/util/text.hpp"
#include "tests/support/tree.hpp"

namespace cf::assembler {

namespace {

const std::filesystem::path k_root = CF_SOURCE_DIR;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  BOOST_TEST_REQUIRE(file.good(), "cannot read " << path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What `pattern` captures, or matches when it captures nothing, in all C++ sources below the folder.
std::set<std::string> occurrences(const std::filesystem::path& folder, const std::regex& pattern) {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = read(entry.path());
    for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern); at != std::sregex_iterator(); ++at) {
      found.insert((*at)[at->size() - 1].str());
    }
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(codes_are_sorted_and_unique) {
  std::string last;
  std::set<std::string_view> names;
  for (const Rule* rule : rules()) {
    BOOST_TEST(last < rule->code);
    BOOST_TEST(std::regex_match(std::string(rule->code), std::regex("CF[0-9]{3}")), rule->code);
    BOOST_TEST(std::regex_match(std::string(rule->name), std::regex("[a-z][a-z0-9]*(-[a-z0-9]+)*")), rule->name);
    BOOST_TEST(names.insert(rule->name).second, rule->name << " is the name of two rules");
    last = rule->code;
  }
}

BOOST_AUTO_TEST_CASE(every_rule_is_documented) {
  for (const Rule* rule : rules()) {
    for (const std::string_view text : {rule->doc.what, rule->doc.why, rule->doc.bad, rule->doc.good, rule->since}) {
      BOOST_TEST(!trim(text).empty(), rule->code << " lacks a part of its documentation");
    }
    BOOST_TEST((rule->doc.bad != rule->doc.good), rule->code);
    BOOST_TEST(rule->doc.what.ends_with('.'), rule->code);
  }
}

BOOST_AUTO_TEST_CASE(rules_are_found_by_code_and_by_name) {
  BOOST_TEST_REQUIRE(find_rule("CF301") != nullptr);
  BOOST_TEST(find_rule("CF301")->name == "dead-root-reference");
  BOOST_TEST(find_rule("dead-root-reference") == find_rule("CF301"));
  BOOST_TEST(find_rule("CF999") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_definition_has_its_line_and_its_file) {
  std::set<std::string> lines;
  const std::string def = read(k_root / "assembler/rules/rules.def");
  const std::regex line(R"(CF_RULE\((\w+)\))");
  for (auto at = std::sregex_iterator(def.begin(), def.end(), line); at != std::sregex_iterator(); ++at) {
    if (const std::string name = (*at)[1]; name != "its") lines.insert(name);
  }
  const std::regex definition(R"(extern const Rule k_(\w+)\{)");
  const std::set<std::string> defined = occurrences(k_root / "assembler/rules", definition);
  BOOST_TEST(lines == defined, boost::test_tools::per_element());
  for (const Rule* rule : rules()) BOOST_TEST(lines.contains(replace_all(rule->name, "-", "_")), rule->name);
}

BOOST_AUTO_TEST_CASE(every_code_that_is_reported_has_a_rule) {
  for (const char* folder : {"base", "assembler", "runtime"}) {
    if (!std::filesystem::exists(k_root / folder)) continue;
    for (const std::string& code : occurrences(k_root / folder, std::regex("\\bCF[0-9]{3}\\b"))) {
      BOOST_TEST(find_rule(code) != nullptr, code << " is reported below " << folder << "/ and documented nowhere");
    }
  }
}

BOOST_AUTO_TEST_CASE(every_checked_rule_is_tested) {
  const std::set<std::string> tested = occurrences(k_root / "tests/unit/rules", std::regex("\"(CF[0-9]{3})\""));
  for (const Rule* rule : rules()) {
    BOOST_TEST((rule->check == nullptr || tested.contains(std::string(rule->code))), rule->code << " has no test");
  }
}

BOOST_AUTO_TEST_CASE(the_page_is_current) {
  BOOST_TEST((read(k_root / "docs/rules.md") == write_rules_markdown()),
             "docs/rules.md is stale: run `make regenerate`");
}

BOOST_AUTO_TEST_CASE(the_json_holds_every_rule) {
  const nlohmann::json json = nlohmann::json::parse(write_rules_json());
  BOOST_TEST_REQUIRE(json.at("rules").size() == rules().size());
  BOOST_TEST(json["rules"][0]["code"] == "CF001");
  BOOST_TEST(json["rules"][0]["checked"] == false);
  BOOST_TEST(json["rules"][0].size() == 10);
}

BOOST_AUTO_TEST_CASE(checks_run_only_where_they_apply) {
  const test::Texts texts = {{"references/guide.md", "# Guide\n\nText.\n"}};
  Report of_source;
  check_tree(test::source_tree(texts).tree(), of_source);
  BOOST_TEST(of_source.diagnostics().size() == 1);
  Report of_plugin;
  check_tree(test::plugin(texts).tree(), of_plugin);
  BOOST_TEST(of_plugin.diagnostics().size() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace cf::assembler
