#include "base/doc/schema_check.hpp"

#include <fmt/core.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/doc/schema_words.hpp"
#include "base/util/text.hpp"

namespace cf::doc {

namespace {

using Json = nlohmann::ordered_json;

// Deeper than any document: only a schema that refers to itself without taking a step in the document gets here.
constexpr int k_deepest = 600;

const Json* find(const Json& schema, const char* keyword) {
  const auto found = schema.find(keyword);
  return found == schema.end() ? nullptr : &*found;
}

std::string escape_token(std::string_view key) { return replace_all(replace_all(key, "~", "~0"), "/", "~1"); }

// What tells branches of anyOf apart, and how sure it is that a branch was meant.
enum class Weight : int { detail = 1, wrong_value = 20, wrong_kind = 160, wrong_type = 400 };

struct Found {
  std::vector<Violation> violations;
  int weight = 0;  // how far the document is from what was wanted
};

class Checker {
 public:
  Checker(const Json& root, const Patterns& patterns) : m_root(root), m_patterns(patterns) {}

  Found check(const Json& schema, const Node& node, const std::string& pointer) {
    Found found;
    check(schema, node, pointer, found);
    return found;
  }

 private:
  void check(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>())
        report(out, node.span, pointer, Weight::detail, fmt::format("{} is not allowed here", field_in_words(pointer)));
      return;
    }
    if (!schema.is_object() || m_depth > k_deepest) return;
    ++m_depth;
    if (const Json* reference = find(schema, "$ref")) {
      if (const Json* target = resolve(*reference)) check(*target, node, pointer, out);
    } else if (type(schema, node, pointer, out)) {  // a value of the wrong type has no other mistakes
      value(schema, node, pointer, out);
      if (node.is(Node::Kind::string)) text(schema, node, pointer, out);
      if (has_type(node, "number")) number(schema, node, pointer, out);
      if (node.is(Node::Kind::sequence)) list(schema, node, pointer, out);
      if (node.is(Node::Kind::mapping)) object(schema, node, pointer, out);
      combined(schema, node, pointer, out);
    }
    --m_depth;
  }

  // A step down: what is wrong there says less of which branch was meant here.
  void descend(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    constexpr int k_fade = 8;
    Found inner = check(schema, node, pointer);
    std::move(inner.violations.begin(), inner.violations.end(), std::back_inserter(out.violations));
    out.weight += (inner.weight + k_fade - 1) / k_fade;
  }

  const Json* resolve(const Json& reference) const {
    try {
      return &m_root.at(nlohmann::json_pointer<std::string>(reference.get<std::string>().substr(1)));
    } catch (const nlohmann::json::exception&) {
      return nullptr;  // compile_patterns has seen that there is none
    }
  }

  static void report(Found& out, Span span, const std::string& pointer, Weight weight, std::string message,
                     std::string help = {}) {
    out.violations.push_back(
        {.span = span, .pointer = pointer, .message = std::move(message), .help = std::move(help)});
    out.weight += static_cast<int>(weight);
  }

  static std::string hint(const Json& schema) {
    const Json* description = find(schema, "description");
    return description != nullptr && description->is_string() ? description->get<std::string>() : std::string();
  }

  // ---- one value

  static bool type(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    const Json* types = find(schema, "type");
    if (types == nullptr) return true;
    const auto fits = [&](const Json& name) { return has_type(node, name.get_ref<const std::string&>()); };
    if (types->is_string() ? fits(*types) : std::any_of(types->begin(), types->end(), fits)) return true;
    const bool wants_text = types->is_string() && *types == "string";
    std::string help;
    if (wants_text && node.is_scalar() && !node.is(Node::Kind::null))
      help = fmt::format("quote it: \"{}\"", node.scalar);
    report(out, node.span, pointer, Weight::wrong_type,
           fmt::format("{} must be {}, not {}", field_in_words(pointer), types_in_words(*types), in_words(node)),
           std::move(help));
    return false;
  }

  static void value(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    if (const Json* wanted = find(schema, "const"); wanted != nullptr && !equals(node, *wanted)) {
      report(out, node.span, pointer, Weight::wrong_kind,
             fmt::format("{} must be '{}', not {}", field_in_words(pointer), plain_text(*wanted), in_words(node)));
    }
    const Json* choices = find(schema, "enum");
    if (choices == nullptr) return;
    if (std::any_of(choices->begin(), choices->end(), [&](const Json& choice) { return equals(node, choice); })) return;
    std::vector<std::string> words;
    for (const Json& choice : *choices) words.push_back(plain_text(choice));
    const std::string near = node.is_scalar() ? nearest(words, node.scalar) : std::string();
    report(out, node.span, pointer, Weight::wrong_value,
           fmt::format("{} is not one of {}", in_words(node), choices_in_words(words)),
           near.empty() ? std::string() : fmt::format("did you mean '{}'?", near));
  }

  void text(const Json& schema, const Node& node, const std::string& pointer, Found& out) const {
    const Json* least = find(schema, "minLength");
    const Json* most = find(schema, "maxLength");
    const std::size_t length = least == nullptr && most == nullptr ? 0 : code_points(node.scalar);
    if (least != nullptr && length < least->get<std::size_t>()) {
      report(out, node.span, pointer, Weight::detail,
             length == 0 ? fmt::format("{} must not be empty", field_in_words(pointer))
                         : fmt::format("{} must have at least {} characters, has {}", field_in_words(pointer),
                                       least->get<std::size_t>(), length));
    }
    if (most != nullptr && length > most->get<std::size_t>()) {
      report(out, node.span, pointer, Weight::detail,
             fmt::format("{} must have at most {} characters, has {}", field_in_words(pointer),
                         most->get<std::size_t>(), length));
    }
    if (const Json* pattern = find(schema, "pattern"); pattern != nullptr && !matches(*pattern, node.scalar)) {
      report(out, node.span, pointer, Weight::wrong_value,
             fmt::format("{} does not match {}", in_words(node), pattern->get<std::string>()), hint(schema));
    }
  }

  bool matches(const Json& pattern, std::string_view text) const {
    return matches(pattern.get_ref<const std::string&>(), text);
  }
  bool matches(const std::string& pattern, std::string_view text) const {
    const auto found = m_patterns.find(pattern);
    return found == m_patterns.end() ||
           re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *found->second);
  }

  static void number(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    struct Limit {
      const char* keyword;
      bool (*breaks)(double value, double limit);
      const char* words;
    };
    static constexpr std::array k_limits = {
        Limit{"minimum", [](double value, double limit) { return value < limit; }, "at least"},
        Limit{"maximum", [](double value, double limit) { return value > limit; }, "at most"},
        Limit{"exclusiveMinimum", [](double value, double limit) { return value <= limit; }, "more than"},
        Limit{"exclusiveMaximum", [](double value, double limit) { return value >= limit; }, "less than"},
    };
    for (const Limit& limit : k_limits) {
      const Json* bound = find(schema, limit.keyword);
      if (bound == nullptr || !limit.breaks(node.as_number(), bound->get<double>())) continue;
      report(out, node.span, pointer, Weight::detail,
             fmt::format("{} must be {} {}, not {}", field_in_words(pointer), limit.words, bound->dump(), node.scalar));
    }
  }

  // ---- lists

  void list(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    const std::size_t size = node.items.size();
    if (const Json* least = find(schema, "minItems"); least != nullptr && size < least->get<std::size_t>()) {
      report(out, node.span, pointer, Weight::detail,
             size == 0 ? fmt::format("{} must not be empty", field_in_words(pointer))
                       : fmt::format("{} must have at least {} entries, has {}", field_in_words(pointer),
                                     least->get<std::size_t>(), size));
    }
    if (const Json* most = find(schema, "maxItems"); most != nullptr && size > most->get<std::size_t>()) {
      report(out, node.span, pointer, Weight::detail,
             fmt::format("{} must have at most {} entries, has {}", field_in_words(pointer), most->get<std::size_t>(),
                         size));
    }
    if (const Json* unique = find(schema, "uniqueItems"); unique != nullptr && *unique == true)
      unique_items(node, pointer, out);
    const Json* items = find(schema, "items");
    for (std::size_t i = 0; items != nullptr && i < size; ++i) {
      const Json* each = !items->is_array()  ? items
                         : i < items->size() ? &(*items)[i]
                                             : find(schema, "additionalItems");
      if (each != nullptr) descend(*each, node.items[i], fmt::format("{}/{}", pointer, i), out);
    }
  }

  static void unique_items(const Node& node, const std::string& pointer, Found& out) {
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Node& item = node.items[i];
      if (seen.emplace(nlohmann::json(to_json(item)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), i)
              .second)
        continue;
      report(out, item.span, fmt::format("{}/{}", pointer, i), Weight::detail,
             fmt::format("{} is listed twice", in_words(item)));
    }
  }

  // ---- objects

  void object(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    std::unordered_map<std::string_view, const Member*> members;  // of duplicate keys the last
    for (const Member& member : node.members) members[member.key] = &member;
    required(schema, node, pointer, members, out);
    if (const Json* names = find(schema, "propertyNames")) {
      for (const Member& member : node.members) {
        Node name = make_string(member.key, member.key_span);
        check(*names, name, pointer + "/" + escape_token(member.key), out);
      }
    }
    for (const Member& member : node.members) {
      if (members.at(member.key) == &member) property(schema, member, pointer, out);
    }
  }

  using Members = std::unordered_map<std::string_view, const Member*>;

  static void required(const Json& schema, const Node& node, const std::string& pointer, const Members& members,
                       Found& out) {
    if (const Json* names = find(schema, "required")) {
      for (const Json& name : *names) {
        if (members.contains(name.get_ref<const std::string&>())) continue;
        report(out, node.span, pointer, Weight::wrong_value, fmt::format("'{}' is missing", name.get<std::string>()));
      }
    }
    const Json* dependencies = find(schema, "dependencies");
    if (dependencies == nullptr) return;
    for (const auto& [key, needed] : dependencies->items()) {
      const auto member = members.find(key);
      if (member == members.end() || !needed.is_array()) continue;
      for (const Json& name : needed) {
        if (members.contains(name.get_ref<const std::string&>())) continue;
        report(out, member->second->key_span, pointer, Weight::detail,
               fmt::format("'{}' needs '{}' beside it", key, name.get<std::string>()));
      }
    }
    const Json* least = find(schema, "minProperties");
    if (least != nullptr && members.size() < least->get<std::size_t>()) {
      report(out, node.span, pointer, Weight::detail,
             fmt::format("{} must have at least {} {}", field_in_words(pointer), least->get<std::size_t>(),
                         *least == 1 ? "key" : "keys"));
    }
  }

  void property(const Json& schema, const Member& member, const std::string& pointer, Found& out) {
    const std::string path = pointer + "/" + escape_token(member.key);
    bool known = false;
    const Json* properties = find(schema, "properties");
    if (const Json* own = properties == nullptr ? nullptr : find(*properties, member.key.c_str())) {
      known = true;
      descend(*own, member.value, path, out);
    }
    if (const Json* patterns = find(schema, "patternProperties")) {
      for (const auto& [pattern, each] : patterns->items()) {
        if (!matches(pattern, member.key)) continue;
        known = true;
        descend(each, member.value, path, out);
      }
    }
    const Json* others = find(schema, "additionalProperties");
    if (known || others == nullptr) return;
    if (*others == false) {
      unknown_key(properties, member, path, out);
    } else {
      descend(*others, member.value, path, out);
    }
  }

  static void unknown_key(const Json* properties, const Member& member, const std::string& path, Found& out) {
    std::vector<std::string> names;
    if (properties != nullptr) {
      for (const auto& [name, schema] : properties->items()) names.push_back(name);
    }
    const std::string near = nearest(names, member.key);
    std::string help = near.empty() ? std::string() : fmt::format("did you mean '{}'?", near);
    if (near.empty() && !names.empty()) help = fmt::format("known here: {}", choices_in_words(names));
    report(out, member.key_span, path, Weight::detail, fmt::format("unknown key '{}'", ellipsize(member.key, 60)),
           std::move(help));
  }

  // ---- combinations

  void combined(const Json& schema, const Node& node, const std::string& pointer, Found& out) {
    if (const Json* all = find(schema, "allOf")) {
      for (const Json& each : *all) check(each, node, pointer, out);
    }
    if (const Json* any = find(schema, "anyOf")) branches(*any, false, node, pointer, out);
    if (const Json* one = find(schema, "oneOf")) branches(*one, true, node, pointer, out);
    if (const Json* never = find(schema, "not"); never != nullptr && check(*never, node, pointer).violations.empty()) {
      report(out, node.span, pointer, Weight::wrong_value,
             fmt::format("{} must not be {}", field_in_words(pointer), in_words(node)), hint(schema));
    }
    if (const Json* condition = find(schema, "if")) {
      const Json* then = find(schema, check(*condition, node, pointer).violations.empty() ? "then" : "else");
      if (then != nullptr) check(*then, node, pointer, out);
    }
  }

  // Of branches that all fail, the one that the document comes nearest to speaks for them.
  void branches(const Json& list, bool only_one, const Node& node, const std::string& pointer, Found& out) {
    std::optional<Found> best;
    std::size_t fitting = 0;
    Json types = Json::array();  // wanted by the branches that fail for nothing but the type of this very value
    for (const Json& each : list) {
      Found found = check(each, node, pointer);
      if (found.violations.empty()) ++fitting;
      if (const Json* type = wrong_type_of(each, found, pointer)) collect_types(*type, types);
      if (!best || found.weight < best->weight) best = std::move(found);
    }
    if (fitting == 1 || (fitting > 1 && !only_one) || !best) return;
    if (fitting > 1) {
      report(out, node.span, pointer, Weight::wrong_value,
             fmt::format("{} fits more than one of the forms it may have", field_in_words(pointer)));
      return;
    }
    if (types.size() > 1 && best->weight >= static_cast<int>(Weight::wrong_type)) {
      report(out, node.span, pointer, Weight::wrong_type,
             fmt::format("{} must be {}, not {}", field_in_words(pointer), types_in_words(types), in_words(node)));
      return;
    }
    std::move(best->violations.begin(), best->violations.end(), std::back_inserter(out.violations));
    out.weight += best->weight;
  }

  const Json* wrong_type_of(const Json& branch, const Found& found, const std::string& pointer) const {
    const Json* schema = &branch;
    for (int i = 0; i < k_deepest && schema != nullptr && schema->is_object() && schema->contains("$ref"); ++i)
      schema = resolve((*schema)["$ref"]);
    const bool own = found.violations.size() == 1 && found.violations.front().pointer == pointer &&
                     found.weight == static_cast<int>(Weight::wrong_type);
    return own && schema != nullptr && schema->is_object() ? find(*schema, "type") : nullptr;
  }

  static void collect_types(const Json& type, Json& types) {
    const auto add = [&](const Json& name) {
      if (std::find(types.begin(), types.end(), name) == types.end()) types.push_back(name);
    };
    if (type.is_string()) {
      add(type);
    } else {
      for (const Json& name : type) add(name);
    }
  }

  const Json& m_root;
  const Patterns& m_patterns;
  int m_depth = 0;
};

std::string_view path_of(const Span& span) {
  return span.source == nullptr ? std::string_view{} : std::string_view(span.source->path);
}

Result<void> add_pattern(const std::string& pattern, Patterns& patterns) {
  if (patterns.contains(pattern)) return {};
  re2::RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_unique<re2::RE2>(pattern, options);
  if (!compiled->ok()) return Error(fmt::format("the pattern {} is none of RE2's: {}", pattern, compiled->error()), {});
  patterns.emplace(pattern, std::move(compiled));
  return {};
}

Result<void> check_types(const Json& types) {
  static const std::vector<std::string> k_types = {"null", "boolean", "integer", "number", "string", "array", "object"};
  for (const Json& type : types.is_array() ? types : Json::array({types})) {
    if (!type.is_string() || std::find(k_types.begin(), k_types.end(), type.get<std::string>()) == k_types.end()) {
      return Error(fmt::format("{} is no type of JSON Schema", type.dump()), {});
    }
  }
  return {};
}

Result<void> check_reference(const Json& reference, const Json& root) {
  const std::string target = reference.is_string() ? reference.get<std::string>() : std::string();
  try {
    if (target.starts_with('#') && root.contains(nlohmann::json_pointer<std::string>(target.substr(1)))) return {};
  } catch (const nlohmann::json::exception&) {
    // not a pointer: the same words
  }
  return Error(fmt::format("$ref {} leads to nothing in this schema", reference.dump()),
               "only references like #/definitions/name are followed");
}

// Every place where a schema stands, without recursion into the values of enum, const, default and examples.
Result<void> visit(const Json& schema, const Json& root, Patterns& patterns, int depth) {
  if (depth > k_deepest) return Error("the schema is nested too deep", {});
  if (schema.is_boolean()) return {};
  if (!schema.is_object()) return Error(fmt::format("{} stands where a schema should", schema.dump()), {});
  for (const auto& [key, value] : schema.items()) {
    Result<void> result;
    if (key == "type") {
      result = check_types(value);
    } else if (key == "$ref") {
      result = check_reference(value, root);
    } else if (key == "pattern") {
      result = value.is_string() ? add_pattern(value.get<std::string>(), patterns) : Error("a pattern is a string", {});
    } else if (key == "properties" || key == "patternProperties" || key == "definitions") {
      if (!value.is_object()) return Error(fmt::format("{} is a mapping of schemas", key), {});
      for (const auto& [name, each] : value.items()) {
        if (key == "patternProperties") result = add_pattern(name, patterns);
        if (result) result = visit(each, root, patterns, depth + 1);
        if (!result) return result;
      }
    } else if (key == "allOf" || key == "anyOf" || key == "oneOf" || (key == "items" && value.is_array())) {
      if (!value.is_array()) return Error(fmt::format("{} is a list of schemas", key), {});
      for (const Json& each : value) {
        result = visit(each, root, patterns, depth + 1);
        if (!result) return result;
      }
    } else if (key == "additionalProperties" || key == "additionalItems" || key == "items" || key == "not" ||
               key == "if" || key == "then" || key == "else" || key == "propertyNames" || key == "contains") {
      result = visit(value, root, patterns, depth + 1);
    } else if (key == "required" || key == "enum") {
      if (!value.is_array()) result = Error(fmt::format("{} is a list", key), {});
    } else if (key.starts_with("min") || key.starts_with("max") || key.starts_with("exclusiveM")) {
      const bool size = !key.ends_with("imum");
      if (!value.is_number() || (size && (!value.is_number_integer() || value < 0)))
        result = Error(fmt::format("{} is a number", key), {});
    }
    if (!result) return result;
  }
  return {};
}

}  // namespace

std::vector<Violation> check_schema(const Json& schema, const Patterns& patterns, const Node& document) {
  std::vector<Violation> violations = Checker(schema, patterns).check(schema, document, "").violations;
  const auto before = [](const Violation& a, const Violation& b) {
    return std::pair(path_of(a.span), a.span.begin) < std::pair(path_of(b.span), b.span.begin);
  };
  std::stable_sort(violations.begin(), violations.end(), before);
  const auto same = [](const Violation& a, const Violation& b) {
    return a.pointer == b.pointer && a.message == b.message;
  };
  violations.erase(std::unique(violations.begin(), violations.end(), same), violations.end());
  return violations;
}

Result<Patterns> compile_patterns(const Json& schema) {
  Patterns patterns;
  if (const Result<void> result = visit(schema, schema, patterns, 0); !result) return result.error();
  return patterns;
}

}  // namespace cf::doc
