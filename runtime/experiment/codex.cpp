#include "runtime/experiment/codex.hpp"

#include <fmt/core.h>

#include <charconv>

#include "base/util/process.hpp"
#include "base/util/text.hpp"

namespace cf::runtime {

namespace {

constexpr std::chrono::seconds k_patience{5};
constexpr int k_oldest_node = 18;

constexpr std::string_view k_install_codex = "install the Codex CLI: npm install -g @openai/codex";
constexpr std::string_view k_install_node = "install Node.js 18 or newer: https://nodejs.org, or apt install nodejs";
constexpr std::string_view k_log_in = "log in: codex login (or: printenv OPENAI_API_KEY | codex login --with-api-key)";

Result<ProcessResult> ask(std::vector<std::string> command) {
  return run_process({.command = std::move(command), .timeout = k_patience, .output_limit = 64 * 1024});
}

/// The first line that says something; Codex prints warnings of its own before it.
std::string first_line(const ProcessResult& result) {
  for (const std::string& text : {result.out, result.err}) {
    for (const std::string_view line : split_lines(text)) {
      if (!trim(line).empty() && !line.starts_with("WARNING:")) return ellipsize(scrub_utf8(trim(line)), 200);
    }
  }
  return {};
}

ToolState inspect(std::string_view name) {
  ToolState state;
  state.path = find_program(name);
  if (!state.path) {
    state.problem = fmt::format("'{}' is not on PATH", name);
    return state;
  }
  const Result<ProcessResult> result = ask({*state.path, "--version"});
  if (!result) {
    state.problem = result.error().message;
  } else if (result->timed_out) {
    state.problem = fmt::format("'{} --version' did not answer in {} s", *state.path, k_patience.count());
  } else if (result->exit_code != 0) {
    state.problem = fmt::format("'{} --version' ended with status {}", *state.path, result->exit_code);
  } else {
    state.version = first_line(*result);
  }
  return state;
}

/// "v20.1.0" → 20; 0 when there is no number.
int major_version(std::string_view version) {
  const std::size_t digit = version.find_first_of("0123456789");
  int major = 0;
  if (digit != std::string_view::npos) std::from_chars(version.data() + digit, version.data() + version.size(), major);
  return major;
}

void inspect_login(CodexSetup& setup) {
  const Result<ProcessResult> result = ask({*setup.codex.path, "login", "status"});
  if (!result || result->timed_out) {
    setup.login_detail = result ? "'codex login status' did not answer" : result.error().message;
    return;
  }
  setup.login_detail = first_line(*result);
  setup.login = result->exit_code == 0 ? Login::yes : Login::no;
}

}  // namespace

CodexSetup inspect_codex_setup() {
  CodexSetup setup;
  setup.codex = inspect("codex");
  setup.node = inspect("node");
  if (setup.node.problem.empty() && major_version(setup.node.version) < k_oldest_node) {
    setup.node.problem = fmt::format("Node.js {} is too old", setup.node.version);
  }
  if (setup.codex.problem.empty()) inspect_login(setup);
  if (!setup.codex.problem.empty()) setup.next_steps.emplace_back(k_install_codex);
  if (!setup.node.problem.empty()) setup.next_steps.emplace_back(k_install_node);
  if (setup.codex.problem.empty() && setup.login != Login::yes) setup.next_steps.emplace_back(k_log_in);
  return setup;
}

}  // namespace cf::runtime
