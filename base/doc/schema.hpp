// JSON Schema (draft-07) over Nodes: what is wrong, where it was written, in words a person can act on.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diag/source.hpp"
#include "base/doc/node.hpp"
#include "base/util/result.hpp"

namespace cf::doc {

struct Violation {
  Span span;            ///< the offending value; of an unknown key, the key; of a missing one, the object that lacks it
  std::string pointer;  ///< JSON Pointer (RFC 6901) of the value
  std::string message;  ///< "unknown key 'colour'", "'sonet' is not one of …", "'name' is missing"
  std::string help;     ///< a near spelling, or empty
};

/// A compiled schema. Const use is safe from several threads.
class Schema {
 public:
  /// From the text of a schema. No `$ref` outside the document. Fails on a schema that is itself wrong.
  static Result<Schema> compile(std::string_view text);

  /// The leaves only: one violation for one mistake, in the order of the document.
  std::vector<Violation> validate(const Node& document) const;

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct Impl;
  explicit Schema(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

/// The text of `schema/<name>.schema.json`, compiled into the program. Empty for an unknown name.
std::string_view schema_text(std::string_view name);

/// The compiled schema of that name; built once. The name must exist.
const Schema& builtin_schema(std::string_view name);

}  // namespace cf::doc
