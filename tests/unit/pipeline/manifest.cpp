#include "assembler/pipeline/manifest.hpp"

#include <boost/test/unit_test.hpp>

#include "base/cli/version.hpp"
#include "base/util/hash.hpp"
#include "base/util/text.hpp"
#include "support.hpp"

namespace cf::assembler {

namespace {

struct Fixture {
  SourceStore sources;

  Outputs outputs() {
    const Source& base = sources.add("plugin/a.json", "{\"a\": 1}");
    const Source& overlay = sources.add("plugin/languages/x/a.json", "{\"b\": 2}");
    Outputs outputs;
    outputs["copied.json"] = {.bytes = base.text,
                              .executable = false,
                              .sources = {{.layer = "base", .layer_path = "a.json", .source = &base}},
                              .transforms = {}};
    outputs["bin/tool"] = {.bytes = "tool", .executable = true, .sources = {}, .transforms = {}};
    outputs["a.json"] = {.bytes = "{\"a\": 1, \"b\": 2}",
                         .executable = false,
                         .sources = {{.layer = "base", .layer_path = "a.json", .source = &base},
                                     {.layer = "x", .layer_path = "languages/x/a.json", .source = &overlay}},
                         .transforms = {Transform::codex_stripped, Transform::merged}};
    return outputs;
  }

  Result<Manifest> read(std::string text) { return read_manifest(sources.add("m.json", std::move(text))); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(manifest, Fixture)

BOOST_AUTO_TEST_CASE(its_text_is_this) {
  const std::string expected = replace_all(
      "{\n"
      "  \"version\": 1,\n"
      "  \"plugin\": \"codeflash-x\",\n"
      "  \"language\": \"x\",\n"
      "  \"generator\": {\"name\": \"cf-assemble\", \"version\": \"VERSION\"},\n"
      "  \"files\": [\n"
      "    {\"path\": \"a.json\", \"mode\": \"0644\", \"sha256\": "
      "\"c9b1d1d8f1a7aa9ccbd4b1a3bf6ee1b0a7c9a9a7f7f0f3c37ff6a6d1cbd0d0b5\", \"sources\": [{\"layer\": \"base\", "
      "\"path\": \"a.json\", \"sha256\": \"BASE\"}, {\"layer\": \"x\", \"path\": \"languages/x/a.json\", \"sha256\": "
      "\"OVERLAY\"}], \"transforms\": [\"merged\", \"codex-stripped\"]},\n"
      "    {\"path\": \"bin/tool\", \"mode\": \"0755\", \"sha256\": \"TOOL\", \"sources\": [], \"transforms\": []},\n"
      "    {\"path\": \"copied.json\", \"mode\": \"0644\", \"sha256\": \"BASE\", \"sources\": [{\"layer\": \"base\", "
      "\"path\": \"a.json\", \"sha256\": \"BASE\"}], \"transforms\": []}\n"
      "  ]\n"
      "}\n",
      "c9b1d1d8f1a7aa9ccbd4b1a3bf6ee1b0a7c9a9a7f7f0f3c37ff6a6d1cbd0d0b5", sha256_hex("{\"a\": 1, \"b\": 2}"));
  std::string filled = replace_all(expected, "VERSION", cli::product_version());
  filled = replace_all(filled, "BASE", sha256_hex("{\"a\": 1}"));
  filled = replace_all(filled, "OVERLAY", sha256_hex("{\"b\": 2}"));
  filled = replace_all(filled, "TOOL", sha256_hex("tool"));
  BOOST_TEST(write_manifest(make_manifest(outputs(), "codeflash-x", "x")) == filled);
}

BOOST_AUTO_TEST_CASE(reading_gives_back_what_was_written) {
  Outputs all = outputs();
  all["päth \"quoted\" \x7f.md"] = text_file("x");
  const std::string text = write_manifest(make_manifest(all, "näme", ""));
  const Result<Manifest> again = read(text);
  BOOST_TEST_REQUIRE(again.has_value());
  BOOST_TEST(write_manifest(*again) == text);
  BOOST_TEST(again->find("bin/tool")->executable);
  BOOST_TEST(again->find("a.json")->sources.size() == 2U);
  BOOST_TEST(again->find("b.json") == nullptr);
  const std::string none = write_manifest(make_manifest({}, "p", "x"));
  BOOST_TEST(write_manifest(read(none).value()) == none);
}

BOOST_AUTO_TEST_CASE(hashes_do_not_depend_on_the_number_of_files) {
  Outputs many;
  for (int i = 0; i < 500; ++i) many["f" + std::to_string(i)] = text_file(std::string(4096, 'x') + std::to_string(i));
  const Manifest made = make_manifest(many, "p", "");
  for (const ManifestFile& file : made.files) BOOST_TEST_REQUIRE(file.sha256 == sha256_hex(many.at(file.path).bytes));
}

BOOST_AUTO_TEST_CASE(what_we_could_not_have_written_is_refused_with_its_place) {
  const std::string good = write_manifest(make_manifest(outputs(), "p", "x"));
  const std::pair<std::string, std::string> changes[] = {
      {"\"version\": 1", "\"version\": 2"},
      {"\"version\": 1", "\"version\": \"1\""},
      {"\"plugin\"", "\"plugins\""},
      {"\"files\": [", "\"files\": 1, \"x\": ["},
      {"\"bin/tool\"", "\"bin/../../tool\""},
      {"\"bin/tool\"", "\"/bin/tool\""},
      {"\"bin/tool\"", "\"zzz\""},
      {"\"bin/tool\"", "\"a.json\""},
      {"\"0755\"", "\"4755\""},
      {"\"sha256\": \"", "\"sha256\": \"G"},
      {"\"sources\": []", "\"sources\": [\"x\"]"},
      {"\"transforms\": []", "\"transforms\": {}"},
      {"{\n", "[\n"},
  };
  for (const auto& [from, to] : changes) {
    std::string bad = good;
    bad.replace(bad.find(from), from.size(), to);
    const Result<Manifest> result = read(bad);
    BOOST_TEST_REQUIRE(!result.has_value(), from + " -> " + to);
    BOOST_TEST(result.error().message.starts_with("m.json:"), result.error().message);
  }
  for (std::size_t length = 0; length + 1 < good.size(); ++length) {
    BOOST_TEST_REQUIRE(!read(good.substr(0, length)).has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace cf::assembler
