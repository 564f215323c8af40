#include "assembler/load/derive_triggers.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <map>
#include <random>

#include "assembler/load/stop_words.hpp"
#include "base/match/fold.hpp"
#include "base/registry/write.hpp"
#include "tests/unit/load/agent_tree.hpp"
#include "tests/unit/load/synthetic_agents.hpp"

using namespace cf;
using assembler::ConvertOptions;

namespace {

std::vector<std::string> keywords_of(const std::string& description, const std::string& body = "",
                                     const std::string& more = "") {
  test::AgentTree tree;
  tree.add("other.md",
           "---\nname: other\ndescription: Writes database migrations and index plans for databases.\n---\n");
  tree.add("x.md", "---\nname: memory-hunter\ndescription: >-\n  " + description + "\n" + more + "---\n" + body);
  return tree.convert().agents[0].triggers.keywords;
}

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

test::AgentTree synthetic_tree(std::size_t count) {
  test::AgentTree tree;
  for (std::size_t i = 0; i < count; ++i) {
    test::SyntheticAgent agent = test::synthetic_agent(i);
    tree.add(std::move(agent.path), std::move(agent.text));
  }
  return tree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(derive_triggers)

BOOST_AUTO_TEST_CASE(phrases_of_the_description_become_keywords) {
  const auto keywords = keywords_of("Finds memory leaks in long-running Python services and explains heap snapshots.");
  BOOST_TEST(has(keywords, "memory leaks"));
  BOOST_TEST(has(keywords, "heap snapshots"));
  BOOST_TEST(!has(keywords, "the"));
  BOOST_TEST(keywords.size() >= 5U);
  BOOST_TEST(keywords.size() <= 12U);
}

BOOST_AUTO_TEST_CASE(what_the_author_quotes_counts_most) {
  const auto keywords =
      keywords_of("Finds leaks. Use it when somebody says \"it eats RAM\" or \"oom\". Not for \"slow queries\".");
  BOOST_TEST(has(keywords, "it eats ram"));
  BOOST_TEST(has(keywords, "oom"));
  BOOST_TEST(!has(keywords, "slow queries"));
}

BOOST_AUTO_TEST_CASE(what_it_is_not_for_does_not_count) {
  const auto keywords =
      keywords_of("Finds memory leaks; not for kernel drivers or garbage trucks. Never touches spark plugs.");
  BOOST_TEST(!has(keywords, "kernel drivers"));
  BOOST_TEST(!has(keywords, "garbage trucks"));
  BOOST_TEST(!has(keywords, "spark plugs"));
}

BOOST_AUTO_TEST_CASE(dialogues_count_by_what_the_user_says) {
  const auto keywords = keywords_of(
      "Finds leaks. <example>user: \"My heap snapshots grow daily\" assistant: \"Purple elephants dance\" "
      "<commentary>Green monkeys sing</commentary></example>");
  BOOST_TEST(has(keywords, "heap snapshots"));
  BOOST_TEST(!has(keywords, "purple elephants"));
  BOOST_TEST(!has(keywords, "green monkeys"));
}

BOOST_AUTO_TEST_CASE(examples_and_headings_count) {
  const auto keywords = keywords_of("Finds leaks.", "## Native allocations\n",
                                    "examples:\n  - {trigger: why is rss growing, response: bla}\n");
  BOOST_TEST(has(keywords, "native allocations"));
  BOOST_TEST(has(keywords, "rss growing"));
}

BOOST_AUTO_TEST_CASE(no_keyword_is_what_prose_is_made_of) {
  const registry::Fleet fleet = synthetic_tree(200).convert();
  for (const registry::Agent& agent : fleet.agents) {
    for (const std::string& keyword : agent.triggers.keywords) {
      BOOST_TEST(keyword == match::keyword_form(keyword));
      BOOST_TEST(keyword.size() >= 4U, keyword);
      BOOST_TEST(!assembler::is_stop_word(keyword));
    }
  }
}

BOOST_AUTO_TEST_CASE(agents_that_declare_triggers_keep_theirs) {
  test::AgentTree tree;
  tree.add("a.md", "---\nname: a\ndescription: Finds memory leaks.\ntriggers: [mine]\n---\n");
  tree.add("b.md", "---\nname: b\ndescription: Reads heap snapshots.\ntriggers: {regex: ['(?=bad)']}\n---\n");
  registry::Fleet fleet = tree.convert();
  BOOST_TEST((fleet.agents[0].triggers.keywords == std::vector<std::string>{"mine"}));
  BOOST_TEST(has(fleet.agents[1].triggers.keywords, "heap snapshots"));  // its only trigger was set aside
  fleet = tree.convert({.derive = ConvertOptions::Derive::all});
  BOOST_TEST(fleet.agents[0].triggers.keywords.front() == "mine");
  BOOST_TEST(has(fleet.agents[0].triggers.keywords, "memory leaks"));
  fleet = tree.convert({.derive = ConvertOptions::Derive::off});
  BOOST_TEST(fleet.agents[1].triggers.keywords.empty());
}

BOOST_AUTO_TEST_CASE(every_agent_of_a_fleet_has_a_keyword_of_its_own) {
  test::AgentTree tree = synthetic_tree(200);
  for (int i = 0; i < 20; ++i) {  // twins, agents with nothing to say, and one that another one talks about
    tree.add("twin" + std::to_string(i) + ".md", "---\ndescription: Finds memory leaks in heap snapshots.\n---\n");
    tree.add("q" + std::to_string(i) + ".md",
             i % 2 == 0 ? "" : "---\ndescription: Use the twin1 and q2 agents.\n---\n");
  }
  const registry::Fleet fleet = tree.convert();
  std::map<std::string, int> owners;
  for (const registry::Agent& agent : fleet.agents) {
    for (const std::string& keyword : agent.triggers.keywords) ++owners[keyword];
  }
  for (const registry::Agent& agent : fleet.agents) {
    const auto& keywords = agent.triggers.keywords;
    const bool own = std::any_of(keywords.begin(), keywords.end(), [&](const auto& k) { return owners[k] == 1; });
    BOOST_TEST(own, agent.id);
    BOOST_TEST(keywords.size() <= 12U);
  }
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_changes_nothing) {
  test::AgentTree tree = synthetic_tree(300);
  const registry::Fleet one = tree.convert({.jobs = 1});
  const std::string findings = tree.findings();
  const registry::Fleet many = tree.convert({.jobs = 8});
  BOOST_TEST(registry::content_hash(one) == registry::content_hash(many));
  BOOST_TEST(tree.findings() == findings);
}

BOOST_AUTO_TEST_SUITE_END()
