#include <boost/test/unit_test.hpp>

#include "base/doc/front_matter.hpp"
#include "tests/unit/doc/read.hpp"

namespace cf::doc {

namespace {

std::string items(const std::string& value) {
  const Source source{.path = "x", .text = "tools: " + value};
  const Parsed parsed = parse_yaml(whole(source));
  std::string text;
  for (const ListItem& item : list_items(*parsed.root.find("tools"))) {
    text += item.text + "@" + std::to_string(item.span.begin) + "-" + std::to_string(item.span.end) + ";";
  }
  return text;
}

std::string text_of(const std::string& value) {
  const Source source{.path = "x", .text = "[" + value + "]"};
  return field_text(parse_yaml(whole(source)).root.items.at(0)).value_or("none");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(lists_are_taken_apart_as_the_client_does) {
  BOOST_TEST(items("Read, Grep Bash") == "Read@7-11;Grep@13-17;Bash@18-22;");
  BOOST_TEST(items("Bash(git log:*), Agent(p:x, y)") == "Bash(git log:*)@7-22;Agent(p:x, y)@24-37;");
  BOOST_TEST(items("\"Read, Bash\"") == "Read@8-12;Bash@14-18;");
  BOOST_TEST(items("[Read, 'Bash', 42]") == "Read@8-12;Bash@15-19;");
  BOOST_TEST(items("\n- Read, Write\n- Bash\n") == "Read@10-14;Write@16-21;Bash@24-28;");
  BOOST_TEST(items("Bash(git log, Read") == "Bash(git log, Read@7-25;");
  BOOST_TEST(items("42") == "");
  BOOST_TEST(items("") == "");
}

BOOST_AUTO_TEST_CASE(numbers_read_as_javascript_prints_them) {
  const std::pair<const char*, const char*> cases[] = {{"42", "42"},
                                                       {"1.50", "1.5"},
                                                       {"017", "17"},
                                                       {"0x1F", "31"},
                                                       {"1e3", "1000"},
                                                       {"-0", "0"},
                                                       {"1e21", "1e+21"},
                                                       {"1e400", "Infinity"},
                                                       {"0.0000001", "1e-7"},
                                                       {"0.000001", "0.000001"},
                                                       {"12345678901234567890", "12345678901234567000"},
                                                       {"-7.25", "-7.25"},
                                                       {"5.", "5"},
                                                       {".nan", "NaN"},
                                                       {"-.inf", "-Infinity"},
                                                       {"TRUE", "true"},
                                                       {"~", ""},
                                                       {"yes", "yes"},
                                                       {"[a]", "none"},
                                                       {"1e-400", "0"},
                                                       {"123456789012345680000", "123456789012345680000"},
                                                       {"1.5e-9", "1.5e-9"}};
  for (const auto& [written, read] : cases)
    BOOST_TEST(text_of(written) == read, written << " reads " << text_of(written));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
