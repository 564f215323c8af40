#include "runtime/experiment/hook.hpp"

#include <fmt/core.h>

#include <array>
#include <nlohmann/json.hpp>

namespace cf::runtime {

namespace {

constexpr int k_deepest = 64;
constexpr std::size_t k_longest_member = 4096;  // PATH_MAX; no member we keep is longer
constexpr std::size_t k_kept_sessions = 200;
constexpr std::array k_events = {"SessionStart", "Stop", "SessionEnd"};

/// Keeps the top level's members that HookInput has and skips all else, without building a document.
class TopLevel : public nlohmann::json_sax<nlohmann::json> {
 public:
  HookInput input;

  bool is_object() const { return m_is_object; }

  bool null() override { return value(); }
  bool boolean(bool given) override {
    if (m_depth == 1 && m_key == "stop_hook_active") input.stop_hook_active = given;
    return value();
  }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool string(string_t& given) override {
    std::string* member = m_depth == 1 ? member_named(m_key) : nullptr;
    if (member != nullptr && given.size() <= k_longest_member) *member = given;
    return value();
  }
  bool start_object(std::size_t) override {
    if (m_depth == 0) m_is_object = true;
    return ++m_depth <= k_deepest;
  }
  bool end_object() override { return --m_depth >= 0; }
  bool start_array(std::size_t) override { return ++m_depth <= k_deepest; }
  bool end_array() override { return --m_depth >= 0; }
  bool key(string_t& given) override {
    if (m_depth == 1) m_key = given.substr(0, 64);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }

 private:
  bool value() const { return m_depth > 0; }

  std::string* member_named(std::string_view name) {
    if (name == "session_id") return &input.session_id;
    if (name == "hook_event_name") return &input.event;
    if (name == "cwd") return &input.cwd;
    if (name == "transcript_path") return &input.transcript_path;
    if (name == "source") return &input.source;
    if (name == "reason") return &input.reason;
    return nullptr;
  }

  int m_depth = 0;
  bool m_is_object = false;
  std::string m_key;
};

}  // namespace

std::optional<HookInput> parse_hook_input(std::string_view text) {
  TopLevel top;
  if (!nlohmann::json::sax_parse(text, &top) || !top.is_object()) return std::nullopt;
  return std::move(top.input);
}

std::string handle_hook(FileSystem& files, const std::string& state_folder, std::string_view event,
                        std::string_view input, const std::string& now) {
  if (input.size() > k_largest_hook_input) {
    return fmt::format("{}: the input is longer than {} bytes", event, k_largest_hook_input);
  }
  std::optional<HookInput> parsed = parse_hook_input(input);
  if (!parsed) return fmt::format("{}: the input ({} bytes) is no JSON object", event, input.size());
  if (!event.empty()) parsed->event = event;
  if (std::find(k_events.begin(), k_events.end(), parsed->event) == k_events.end()) {
    return fmt::format("unknown event '{}'", parsed->event);
  }
  if (parsed->session_id.empty()) return fmt::format("{}: the input has no session_id", parsed->event);
  if (parsed->stop_hook_active) return {};
  if (const Result<void> recorded = record_event(files, state_folder, *parsed, now); !recorded) {
    return fmt::format("{}: {}", parsed->event, recorded.error().message);
  }
  if (parsed->event != "SessionStart") return {};
  const Result<void> pruned = prune_sessions(files, state_folder, k_kept_sessions);
  return pruned ? std::string() : fmt::format("{}: {}", parsed->event, pruned.error().message);
}

}  // namespace cf::runtime
