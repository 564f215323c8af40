// JSON of two layers: RFC 7396, with arrays of hooks joined.
#include <boost/test/unit_test.hpp>

#include "tests/unit/overlay/layers.hpp"

using cf::test::Layers;

namespace {

/// The merge of two documents, and what was found, if anything.
std::string merged(const std::string& base, const std::string& overlay, const std::string& path = "a.json") {
  Layers layers;
  layers.add("base", {{path, base}}).add("go", {{path, overlay}});
  const std::string findings = layers.findings();
  return layers.text(path) + (findings.empty() ? "" : '\n' + findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merge_json)

BOOST_AUTO_TEST_CASE(keys_of_both_are_kept_in_the_order_of_the_base) {
  BOOST_TEST(merged(R"({"b": 1, "a": 2})", R"({"c": 3, "a": 4})") == R"({"b":1,"a":4,"c":3})");
}

BOOST_AUTO_TEST_CASE(objects_merge_at_any_depth) {
  BOOST_TEST(merged(R"({"a": {"b": {"c": 1, "d": 2}, "e": 3}})", R"({"a": {"b": {"c": 9, "f": 4}}})") ==
             R"({"a":{"b":{"c":9,"d":2,"f":4},"e":3}})");
}

BOOST_AUTO_TEST_CASE(arrays_are_replaced) {
  BOOST_TEST(merged(R"({"keywords": ["a", "b"]})", R"({"keywords": ["c"]})") == R"({"keywords":["c"]})");
}

BOOST_AUTO_TEST_CASE(a_value_of_another_kind_replaces) {
  BOOST_TEST(merged(R"({"author": "x"})", R"({"author": {"name": "y"}})") == R"({"author":{"name":"y"}})");
  BOOST_TEST(merged(R"({"author": {"name": "y"}})", R"({"author": "x"})") == R"({"author":"x"})");
  BOOST_TEST(merged(R"({"a": 1})", R"([2])") == "[2]");
}

BOOST_AUTO_TEST_CASE(null_deletes_a_key_at_any_depth) {
  BOOST_TEST(merged(R"({"a": 1, "b": {"c": 2, "d": 3}})", R"({"a": null, "b": {"c": null}})") == R"({"b":{"d":3}})");
}

BOOST_AUTO_TEST_CASE(null_without_a_key_to_delete_is_found_at_the_key) {
  BOOST_TEST(merged(R"({"a": 1})", "{\n  \"homepage\": null\n}") ==
             "{\"a\":1}\ngo/a.json:2:3 CF202 nothing to delete: no lower layer has the key 'homepage'\n");
}

BOOST_AUTO_TEST_CASE(null_inside_a_new_object_is_found_and_does_not_ship) {
  BOOST_TEST(merged(R"({"a": 1})", R"({"b": {"c": null, "d": 2}})") ==
             "{\"a\":1,\"b\":{\"d\":2}}\ngo/a.json:1:8 CF202 nothing to delete: no lower layer has the key 'c'\n");
  BOOST_TEST(merged(R"({"a": 1})", R"({"a": {"c": null}})") ==
             "{\"a\":{}}\ngo/a.json:1:8 CF202 nothing to delete: no lower layer has the key 'c'\n");
}

BOOST_AUTO_TEST_CASE(null_inside_an_array_is_a_value) {
  BOOST_TEST(merged(R"({"a": []})", R"({"a": [null, {"b": null}]})") == R"({"a":[null,{"b":null}]})");
}

BOOST_AUTO_TEST_CASE(arrays_of_hooks_are_joined) {
  const std::string base = R"({"hooks": {"Stop": [{"hooks": [1]}], "SessionStart": [{"hooks": [2]}]}})";
  const std::string overlay = R"({"hooks": {"Stop": [{"hooks": [3]}], "SessionEnd": [{"hooks": [4]}]}})";
  BOOST_TEST(merged(base, overlay, "hooks/hooks.json") ==
             R"({"hooks":{"Stop":[{"hooks":[1]},{"hooks":[3]}],"SessionStart":[{"hooks":[2]}],)"
             R"("SessionEnd":[{"hooks":[4]}]}})");
}

BOOST_AUTO_TEST_CASE(a_whole_event_of_hooks_can_be_deleted) {
  BOOST_TEST(merged(R"({"hooks": {"Stop": [1], "SessionEnd": [2]}})", R"({"hooks": {"Stop": null}})",
                    "hooks/hooks.json") == R"({"hooks":{"SessionEnd":[2]}})");
}

BOOST_AUTO_TEST_CASE(scalars_come_through_as_they_were) {
  BOOST_TEST(merged(R"({"a": 1.25, "b": 12345678901234567, "d": true})", R"({"c": "\u00e9\n\"", "d": false})") ==
             R"({"a":1.25,"b":12345678901234567,"d":false,"c":"é\n\""})");
}

BOOST_AUTO_TEST_CASE(broken_json_of_the_overlay_is_found_where_it_breaks) {
  BOOST_TEST(merged(R"({"a": 1})", "{\n \"b\": }") == "{\"a\": 1}\ngo/a.json:2:5 CF003 the key has no value\n");
}

BOOST_AUTO_TEST_SUITE_END()
