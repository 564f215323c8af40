#include "base/doc/schema.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/unit/doc/read.hpp"

namespace cf::doc {

namespace {

// "line:column pointer message (help)" of every violation.
std::string check(const std::string& schema, const std::string& text) {
  const Result<Schema> compiled = Schema::compile(schema);
  if (!compiled) return "bad schema: " + compiled.error().message;
  const Source source{.path = "x.yaml", .text = text};
  const Parsed parsed = parse_yaml(whole(source));
  if (parsed.error) return "bad document: " + parsed.error->message;
  std::string out;
  for (const Violation& violation : compiled->validate(parsed.root)) {
    const Position place = source.position(violation.span.begin);
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + violation.pointer + " " +
           violation.message;
    out += violation.help.empty() ? "\n" : " (" + violation.help + ")\n";
  }
  return out;
}

constexpr const char* k_agent =
    R"({"type": "object", "additionalProperties": false, "required": ["name"], "properties": {
  "name": {"type": "string", "pattern": "^[a-z-]+$", "minLength": 1, "description": "lower case and dashes"},
  "model": {"enum": ["sonnet", "opus", "haiku"]},
  "level": {"type": "number", "minimum": 0, "maximum": 1},
  "turns": {"type": "integer", "minimum": 1},
  "tools": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "uniqueItems": true}]},
  "hook": {"oneOf": [
    {"type": "object", "properties": {"type": {"const": "command"}, "command": {"type": "string"}}, "required": ["type", "command"], "additionalProperties": false},
    {"type": "object", "properties": {"type": {"const": "prompt"}, "prompt": {"type": "string"}}, "required": ["type", "prompt"], "additionalProperties": false}]},
  "env": {"type": "object", "patternProperties": {"^[A-Z]+$": {"type": "string"}}, "additionalProperties": false},
  "tree": {"$ref": "#/definitions/tree"}},
  "definitions": {"tree": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}})";

}  // namespace

BOOST_AUTO_TEST_SUITE(schemas)

BOOST_AUTO_TEST_CASE(a_right_document_has_no_violations) {
  BOOST_TEST(check(k_agent,
                   "name: a-b\nmodel: opus\nlevel: 0.5\nturns: 3.0\ntools: [A, B]\nhook: {type: prompt, prompt: "
                   "x}\nenv: {A: b}\ntree: [[], [[]]]\n") == "");
}

BOOST_AUTO_TEST_CASE(every_mistake_is_told_where_it_is) {
  const std::pair<const char*, const char*> cases[] = {
      {"x: 1",
       "1:1  'name' is missing\n1:1 /x unknown key 'x' (known here: 'name', 'model', 'level', 'turns', 'tools', "
       "'hook', 'env' or 'tree')\n"},
      {"name: a\nmodle: opus", "2:1 /modle unknown key 'modle' (did you mean 'model'?)\n"},
      {"name: A", "1:7 /name 'A' does not match ^[a-z-]+$ (lower case and dashes)\n"},
      {"name: 42", "1:7 /name 'name' must be a string, not 42 (quote it: \"42\")\n"},
      {"name:", "1:6 /name 'name' must be a string, not nothing\n"},
      {"name: a\nmodel: sonet",
       "2:8 /model 'sonet' is not one of 'sonnet', 'opus' or 'haiku' (did you mean 'sonnet'?)\n"},
      {"name: a\nlevel: 1.5", "2:8 /level 'level' must be at most 1, not 1.5\n"},
      {"name: a\nturns: 1.5", "2:8 /turns 'turns' must be a whole number, not 1.5\n"},
      {"name: a\ntools: {a: b}", "2:8 /tools 'tools' must be a string or a list, not a mapping\n"},
      {"name: a\ntools:\n  - A\n  - 7\n",
       "4:5 /tools/1 an entry of 'tools' must be a string, not 7 (quote it: \"7\")\n"},
      {"name: a\ntools: [A, A]", "2:12 /tools/1 'A' is listed twice\n"},
      {"name: a\nhook: {type: prompt, promt: x}",
       "2:7 /hook 'prompt' is missing\n2:22 /hook/promt unknown key 'promt' (did you mean 'prompt'?)\n"},
      {"name: a\nenv: {a: b}", "2:7 /env/a unknown key 'a'\n"},
      {"name: a\ntree: [[1]]", "2:9 /tree/0/0 an entry of the list must be a list, not 1\n"},
      {"- a", "1:1  the document must be a mapping, not a list\n"},
      {"name: x\nname: B", "2:7 /name 'B' does not match ^[a-z-]+$ (lower case and dashes)\n"},
  };
  for (const auto& [text, wanted] : cases)
    BOOST_TEST(check(k_agent, text) == wanted, "of " << text << ":\n" << check(k_agent, text));
}

BOOST_AUTO_TEST_CASE(valijson_knows_what_we_do_not) {
  BOOST_TEST(check(R"({"properties": {"a": {"multipleOf": 5}}})", "a: 7").starts_with("1:4 /a "));
  BOOST_TEST(check(R"({"properties": {"a": {"contains": {"const": 1}}}})", "a: [2]").starts_with("1:4 /a "));
  BOOST_TEST(check(R"({"properties": {"a": {"multipleOf": 5}}})", "a: 10") == "");
}

BOOST_AUTO_TEST_CASE(patterns_do_not_mislead_the_second_judge) {
  BOOST_TEST(check(R"({"not": {"pattern": "x"}})", "abc") == "");
  BOOST_TEST(check(R"({"not": {"pattern": "x"}})", "axc") != "");
  BOOST_TEST(check(R"({"oneOf": [{"pattern": "^a"}, {"pattern": "^b"}]})", "abc") == "");
  BOOST_TEST(check(R"({"if": {"pattern": "^a"}, "then": {"maxLength": 1}})", "bcd") == "");
  BOOST_TEST(check(R"({"if": {"pattern": "^a"}, "then": {"maxLength": 1}})", "acd") != "");
  const std::string long_text(200'000, 'a');
  BOOST_TEST(check(R"({"pattern": "^(a|b)*$"})", long_text) == "");
}

BOOST_AUTO_TEST_CASE(wrong_schemas_do_not_compile) {
  const char* const schemas[] = {"{",
                                 "[]",
                                 R"({"type": "text"})",
                                 R"({"pattern": "("})",
                                 R"x({"pattern": "(?=x)"})x",
                                 R"({"$ref": "http://x/y"})",
                                 R"({"properties": {"a": {"$ref": "#/definitions/none"}}})",
                                 R"({"properties": {"a": 1}})",
                                 R"({"minLength": "x"})"};
  for (const char* schema : schemas) BOOST_TEST(!Schema::compile(schema).has_value(), schema);
}

BOOST_AUTO_TEST_CASE(a_schema_that_refers_to_itself_ends) {
  BOOST_TEST(check(R"({"type": "object", "properties": {"a": {"$ref": "#"}}})", "a: {a: {a: 1}}") != "");
}

BOOST_AUTO_TEST_CASE(the_schemas_of_this_program_compile_once) {
  BOOST_TEST(!schema_text("overlay").empty());
  BOOST_TEST(schema_text("none").empty());
  std::vector<const Schema*> seen(4);
  std::vector<std::thread> threads;
  for (const Schema*& schema : seen) threads.emplace_back([&schema] { schema = &builtin_schema("overlay"); });
  for (std::thread& thread : threads) thread.join();
  for (const Schema* schema : seen) BOOST_TEST(schema == seen.front());
  BOOST_CHECK_THROW(builtin_schema("none"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::doc
