// `cf-experiment companion ACTION`: the review companion around the Codex CLI.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/cli/program.hpp"
#include "base/cli/terminal.hpp"
#include "base/util/text.hpp"
#include "runtime/experiment/codex.hpp"
#include "runtime/experiment/jobs.hpp"
#include "runtime/experiment/state.hpp"

namespace cf::runtime {

namespace {

using Json = nlohmann::ordered_json;

Json tool_json(const ToolState& state) {
  Json json = {{"found", state.path.has_value()}, {"path", nullptr}, {"version", state.version}, {"problem", nullptr}};
  if (state.path) json["path"] = *state.path;
  if (!state.problem.empty()) json["problem"] = state.problem;
  return json;
}

std::string_view login_word(Login login) { return login == Login::yes ? "yes" : login == Login::no ? "no" : "unknown"; }

std::string tool_line(std::string_view name, const ToolState& state) {
  return fmt::format("{:6} {}\n", name,
                     state.problem.empty() ? fmt::format("{} ({})", state.version, *state.path) : state.problem);
}

int setup(const cli::Invocation& line) {
  const CodexSetup state = inspect_codex_setup();
  if (line.has("json")) {
    const Json json = {{"ready", state.ready()},
                       {"codex", tool_json(state.codex)},
                       {"node", tool_json(state.node)},
                       {"login", {{"state", login_word(state.login)}, {"detail", state.login_detail}}},
                       {"nextSteps", state.next_steps}};
    cli::print(json.dump(2) + '\n');
    return state.ready() ? cli::k_clean : cli::k_findings;
  }
  std::string text = tool_line("codex", state.codex) + tool_line("node", state.node);
  if (state.codex.problem.empty()) {
    text += fmt::format("login  {}\n", state.login_detail.empty() ? login_word(state.login) : state.login_detail);
  }
  text += state.ready() ? "ready for reviews\n" : "not ready:\n";
  for (const std::string& step : state.next_steps) text += fmt::format("  {}\n", step);
  cli::print(text);
  return state.ready() ? cli::k_clean : cli::k_findings;
}

std::string job_line(const Job& job) {
  return fmt::format("  {}  {}  {}{}  {}{}\n", job.id, job.kind, job.lost ? "lost" : job.status,
                     job.active() && !job.phase.empty() ? " (" + job.phase + ')' : std::string(),
                     job.updated_at.empty() ? job.created_at : job.updated_at,
                     job.summary.empty() ? std::string() : "  " + ellipsize(job.summary, 80));
}

Json job_json(const Job& job) {
  Json json = Json::parse(job.source);
  if (job.lost) json["lost"] = true;
  return json;
}

int one_job(const JobList& list, const std::string& id, bool as_json) {
  const auto job = std::ranges::find(list.jobs, id, &Job::id);
  if (job == list.jobs.end()) {
    std::vector<std::string> ids;
    for (const Job& each : list.jobs) ids.push_back(each.id);
    const std::string near = nearest(ids, id);
    cli::fail({fmt::format("no job '{}'", id), near.empty() ? "`cf-experiment companion status` lists the jobs"
                                                            : fmt::format("did you mean '{}'?", near)});
    return cli::k_findings;
  }
  if (as_json) {
    cli::print(job_json(*job).dump(2) + '\n');
    return cli::k_clean;
  }
  std::string text = job_line(*job).substr(2);
  if (job->lost) text += fmt::format("its process ({}) is gone: it will not finish\n", job->pid);
  if (!job->log_file.empty()) text += fmt::format("log: {}\n", job->log_file);
  cli::print(text);
  return cli::k_clean;
}

int all_jobs(const JobList& list, bool as_json) {
  Json running = Json::array();
  Json recent = Json::array();
  std::string running_text;
  std::string recent_text;
  for (const Job& job : list.jobs) {
    (job.active() ? running : recent).push_back(job_json(job));
    (job.active() ? running_text : recent_text) += job_line(job);
  }
  if (as_json) {
    cli::print(Json{{"running", running}, {"recent", recent}}.dump(2) + '\n');
  } else if (list.jobs.empty()) {
    cli::print("no jobs yet\n");
  } else {
    if (!running_text.empty()) cli::print("running:\n" + running_text);
    if (!recent_text.empty()) cli::print("recent:\n" + recent_text);
  }
  return cli::k_clean;
}

int status(const cli::Invocation& line) {
  if (line.positionals().size() > 2) {
    return cli::fail({fmt::format("unexpected argument '{}'", line.positionals()[2]), "status takes at most one job"});
  }
  const Result<std::string> folder = state_folder();
  if (!folder) return cli::fail(folder.error());
  const Result<JobList> list = read_jobs(posix_file_system(), *folder);
  if (!list) return cli::fail(list.error());
  for (const std::string& problem : list->unreadable) cli::warn({problem, {}});
  return line.positionals().size() == 2 ? one_job(*list, line.positionals()[1], line.has("json"))
                                        : all_jobs(*list, line.has("json"));
}

int not_there_yet(const cli::Invocation& line) {
  return cli::fail({fmt::format("companion {} is not there yet", line.positionals().front()),
                    "setup and status are; use `codex review` until then"});
}

struct Action {
  const char* name;
  int (*run)(const cli::Invocation&);
};

constexpr std::array k_actions = {
    Action{"setup", setup},         Action{"review", not_there_yet}, Action{"adversarial-review", not_there_yet},
    Action{"task", not_there_yet},  Action{"status", status},        Action{"result", not_there_yet},
    Action{"cancel", not_there_yet}};

std::vector<std::string> action_names() {
  std::vector<std::string> names;
  for (const Action& action : k_actions) names.emplace_back(action.name);
  return names;
}

int run(const cli::Invocation& line) {
  const std::string& name = line.positionals().front();
  const auto action = std::ranges::find(k_actions, name, [](const Action& row) { return std::string_view(row.name); });
  if (action != k_actions.end()) return action->run(line);
  const std::string near = nearest(action_names(), name);
  return cli::fail({fmt::format("unknown action '{}'", name),
                    near.empty() ? "it takes " + join(action_names(), ", ") : fmt::format("did you mean '{}'?", near)});
}

}  // namespace

cli::Command companion_command() {
  return {.name = "companion",
          .summary = "Second opinions from the Codex CLI",
          .description =
              "setup says whether the Codex CLI is installed and logged in, and what to do if not (exit 1). "
              "status lists running and recent jobs, or shows one. review, adversarial-review, task, result "
              "and cancel are not there yet (exit 2).",
          .options = {{.name = "json", .doc = "one JSON document instead of text"},
                      {.name = "wait", .doc = "wait for the job to end"},
                      {.name = "background", .doc = "start the job and return"},
                      {.name = "base", .argument = "REF", .doc = "compare with this commit"},
                      {.name = "scope",
                       .argument = "SCOPE",
                       .doc = "auto, working-tree or branch (auto)",
                       .values = {"auto", "working-tree", "branch"}}},
          .positional = "ACTION [ARGUMENT…]",
          .positional_values = action_names(),
          .examples = {{"cf-experiment companion setup", "Is the Codex CLI there, and logged in?"},
                       {"cf-experiment companion status --json", "All jobs, for a program"}},
          .run = run};
}

}  // namespace cf::runtime
