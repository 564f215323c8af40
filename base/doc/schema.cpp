#include "base/doc/schema.hpp"

#include <fmt/core.h>
#include <re2/re2.h>

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "base/doc/json.hpp"
#include "base/doc/schema_check.hpp"
#include "base/doc/schema_judge.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

struct Schema::Impl {
  nlohmann::ordered_json schema;
  Patterns patterns;
  std::unique_ptr<SchemaJudge> judge;
};

Schema::Schema(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Result<Schema> Schema::compile(std::string_view text) {
  const Source source{.path = "schema", .text = std::string(text)};
  const Parsed parsed = parse_json(whole(source));
  if (parsed.error) {
    const Position place = source.position(parsed.error->span.begin);
    return Error(fmt::format("line {}, column {}: {}", place.line, place.column, parsed.error->message), {});
  }
  auto impl = std::make_unique<Impl>();
  impl->schema = to_json(parsed.root);
  Result<Patterns> patterns = compile_patterns(impl->schema);
  if (!patterns) return patterns.error();
  impl->patterns = std::move(*patterns);
  Result<std::unique_ptr<SchemaJudge>> judge = SchemaJudge::make(impl->schema);
  if (!judge) return judge.error();
  impl->judge = std::move(*judge);
  return Schema(std::move(impl));
}

namespace {

// The value at a pointer of our own making.
const Node& node_at(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  for (const std::string_view part : split(pointer, '/')) {
    if (part.data() == pointer.data()) continue;  // before the first slash
    const std::string token = replace_all(replace_all(part, "~1", "/"), "~0", "~");
    const Node* next = nullptr;
    if (node->is(Node::Kind::mapping)) next = node->find(token);
    if (node->is(Node::Kind::sequence) && token.find_first_not_of("0123456789") == std::string::npos &&
        token.size() < 9) {
      const std::size_t index = token.empty() ? node->items.size() : std::stoul(token);
      if (index < node->items.size()) next = &node->items[index];
    }
    if (next == nullptr) break;
    node = next;
  }
  return *node;
}

}  // namespace

std::vector<Violation> Schema::validate(const Node& document) const {
  std::vector<Violation> violations = check_schema(m_impl->schema, m_impl->patterns, document);
  if (!violations.empty()) return violations;
  for (Judgement& judgement : m_impl->judge->judge(document)) {
    const Span span = node_at(document, judgement.pointer).span;
    violations.push_back(
        {.span = span, .pointer = std::move(judgement.pointer), .message = std::move(judgement.message), .help = {}});
  }
  return violations;
}

const Schema& builtin_schema(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, Schema, std::less<>> compiled;
  const std::scoped_lock lock(mutex);
  if (const auto found = compiled.find(name); found != compiled.end()) return found->second;
  const std::string_view text = schema_text(name);
  if (text.empty()) throw std::logic_error(fmt::format("no schema named '{}' is compiled in", name));
  Result<Schema> schema = Schema::compile(text);
  if (!schema) throw std::logic_error(fmt::format("schema/{}.schema.json: {}", name, schema.error().message));
  return compiled.emplace(std::string(name), std::move(*schema)).first->second;
}

}  // namespace cf::doc
