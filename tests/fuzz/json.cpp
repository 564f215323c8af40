// Any bytes as JSON: nlohmann's verdict, a sound tree or a located error, and writing reads back the same.
#include "base/doc/json.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cf::doc;
  const cf::Source source{.path = "x.json", .text = std::string(reinterpret_cast<const char*>(data), size)};
  const Parsed parsed = parse_json(cf::whole(source));
  fuzz::check_parsed(parsed, source);
  if (parsed.error) return 0;
  fuzz::require(nlohmann::json::accept(source.text));
  const cf::Source written{.path = "y.json", .text = write_json(parsed.root)};
  fuzz::require(!parse_json(cf::whole(written)).error);
  return 0;
}
