// valijson behind a wall: it is heavy to compile, and it must not see patterns (it hands them to std::regex, which
// overflows the stack on long texts). For schema.cpp only.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/doc/node.hpp"
#include "base/util/result.hpp"

namespace cf::doc {

struct Judgement {
  std::string pointer;
  std::string message;
};

class SchemaJudge {
 public:
  static Result<std::unique_ptr<SchemaJudge>> make(const nlohmann::ordered_json& schema);
  virtual ~SchemaJudge() = default;
  /// The leaves of what is wrong, in valijson's own words. Safe from several threads.
  virtual std::vector<Judgement> judge(const Node& document) const = 0;
};

}  // namespace cf::doc
