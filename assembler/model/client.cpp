#include "assembler/model/client.hpp"

#include <algorithm>
#include <array>

namespace cf::assembler::client {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array k_agent_keys_array = {"name"sv,
                                           "description"sv,
                                           "model"sv,
                                           "tools"sv,
                                           "disallowedTools"sv,
                                           "color"sv,
                                           "effort"sv,
                                           "permissionMode"sv,
                                           "mcpServers"sv,
                                           "hooks"sv,
                                           "maxTurns"sv,
                                           "autoCompactWindow"sv,
                                           "skills"sv,
                                           "initialPrompt"sv,
                                           "memory"sv,
                                           "background"sv,
                                           "omitClaudeMd"sv,
                                           "isolation"sv,
                                           "observer"sv,
                                           "observerMessage"sv,
                                           "observeToolResults"sv,
                                           "observeSubagents"sv,
                                           "experimental"sv,
                                           "when_to_use"sv,
                                           "when-to-use"sv};

constexpr std::array k_skill_keys_array = {"name"sv,           "description"sv,      "model"sv,
                                           "allowed-tools"sv,  "disallowed-tools"sv, "disallowedTools"sv,
                                           "argument-hint"sv,  "arguments"sv,        "disable-model-invocation"sv,
                                           "user-invocable"sv, "effort"sv,           "shell"sv,
                                           "version"sv,        "when_to_use"sv,      "paths"sv,
                                           "hooks"sv,          "context"sv,          "agent"sv,
                                           "background"sv,     "metadata"sv,         "license"sv,
                                           "compatibility"sv};

constexpr std::array k_plugin_keys_array = {"$schema"sv,
                                            "name"sv,
                                            "displayName"sv,
                                            "version"sv,
                                            "description"sv,
                                            "author"sv,
                                            "homepage"sv,
                                            "repository"sv,
                                            "license"sv,
                                            "keywords"sv,
                                            "defaultEnabled"sv,
                                            "dependencies"sv,
                                            "metadata"sv,
                                            "engines"sv,
                                            "network"sv,
                                            "hooks"sv,
                                            "commands"sv,
                                            "agents"sv,
                                            "skills"sv,
                                            "outputStyles"sv,
                                            "themes"sv,
                                            "workflows"sv,
                                            "channels"sv,
                                            "mcpServers"sv,
                                            "lspServers"sv,
                                            "monitors"sv,
                                            "settings"sv,
                                            "types"sv,
                                            "userConfig"sv,
                                            "binaries"sv,
                                            "experimental"sv,
                                            "icon"sv,
                                            "screenshots"sv,
                                            "classification"sv,
                                            "privacyPolicyUrl"sv,
                                            "supportUrl"sv,
                                            "termsOfServiceUrl"sv,
                                            "documentationUrl"sv};

constexpr std::array k_marketplace_keys_array = {"category"sv, "source"sv,    "tags"sv,    "strict"sv,
                                                 "id"sv,       "relevance"sv, "headers"sv, "headersHelper"sv};

constexpr std::array k_agent_keys_ignored_in_plugins_array = {"permissionMode"sv,  "hooks"sv,    "mcpServers"sv,
                                                              "initialPrompt"sv,   "observer"sv, "observerMessage"sv,
                                                              "observeSubagents"sv};

constexpr std::array k_own_keys_array = {"codex"sv, "overrides"sv};

constexpr std::array k_models_array = {"inherit"sv, "haiku"sv, "sonnet"sv, "opus"sv, "fable"sv};

constexpr std::array k_tools_array = {"Agent"sv,
                                      "Task"sv,
                                      "Bash"sv,
                                      "CronCreate"sv,
                                      "CronDelete"sv,
                                      "CronList"sv,
                                      "Edit"sv,
                                      "EnterWorktree"sv,
                                      "ExitWorktree"sv,
                                      "ListAgents"sv,
                                      "Monitor"sv,
                                      "NotebookEdit"sv,
                                      "Read"sv,
                                      "ReportFindings"sv,
                                      "ScheduleWakeup"sv,
                                      "SendMessage"sv,
                                      "Skill"sv,
                                      "TaskStop"sv,
                                      "ToolSearch"sv,
                                      "WebFetch"sv,
                                      "WebSearch"sv,
                                      "Workflow"sv,
                                      "Write"sv,
                                      "Grep"sv,
                                      "Glob"sv,
                                      "LS"sv,
                                      "MultiEdit"sv,
                                      "TodoWrite"sv,
                                      "TodoRead"sv,
                                      "NotebookRead"sv,
                                      "BashOutput"sv,
                                      "KillShell"sv,
                                      "AskUserQuestion"sv,
                                      "ExitPlanMode"sv,
                                      "SlashCommand"sv,
                                      "TeamCreate"sv,
                                      "TeamDelete"sv,
                                      "TaskCreate"sv,
                                      "TaskGet"sv,
                                      "TaskList"sv,
                                      "TaskUpdate"sv,
                                      "ListMcpResourcesTool"sv,
                                      "ReadMcpResourceTool"sv};

constexpr std::array k_hook_events_array = {"PreToolUse"sv,          "PostToolUse"sv,
                                            "PostToolUseFailure"sv,  "PostToolBatch"sv,
                                            "Notification"sv,        "UserPromptSubmit"sv,
                                            "UserPromptExpansion"sv, "SessionStart"sv,
                                            "SessionEnd"sv,          "Stop"sv,
                                            "StopFailure"sv,         "SubagentStart"sv,
                                            "SubagentStop"sv,        "PreCompact"sv,
                                            "PostCompact"sv,         "PreModelSwitch"sv,
                                            "PostModelSwitch"sv,     "PermissionRequest"sv,
                                            "PermissionDenied"sv,    "Setup"sv,
                                            "TeammateIdle"sv,        "TaskCreated"sv,
                                            "TaskCompleted"sv,       "Elicitation"sv,
                                            "ElicitationResult"sv,   "ConfigChange"sv,
                                            "WorktreeCreate"sv,      "WorktreeRemove"sv,
                                            "InstructionsLoaded"sv,  "CwdChanged"sv,
                                            "FileChanged"sv,         "DirectoryAdded"sv,
                                            "MessageDisplay"sv};

constexpr std::array k_agents_array = {"claude"sv, "Explore"sv, "general-purpose"sv, "Plan"sv, "statusline-setup"sv};

}  // namespace

const Names k_agent_keys = k_agent_keys_array;
const Names k_skill_keys = k_skill_keys_array;
const Names k_plugin_keys = k_plugin_keys_array;
const Names k_marketplace_keys = k_marketplace_keys_array;
const Names k_agent_keys_ignored_in_plugins = k_agent_keys_ignored_in_plugins_array;
const Names k_own_keys = k_own_keys_array;
const Names k_models = k_models_array;
const Names k_tools = k_tools_array;
const Names k_hook_events = k_hook_events_array;
const Names k_agents = k_agents_array;

bool knows(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::vector<std::string> list_of(Names names) { return {names.begin(), names.end()}; }

bool is_full_model_id(std::string_view model) {
  return model.find("claude-") != std::string_view::npos || model.starts_with("arn:");
}

bool is_tool(std::string_view name) { return name == "*" || name.starts_with("mcp__") || knows(k_tools, name); }

}  // namespace cf::assembler::client
