#include "base/doc/schema.hpp"

namespace cf::doc {

struct Schema::Impl {};

Schema::Schema(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Result<Schema> Schema::compile(std::string_view /*text*/) { return Error("schemas are not read yet", {}); }
std::vector<Violation> Schema::validate(const Node& /*document*/) const { return {}; }

}  // namespace cf::doc
