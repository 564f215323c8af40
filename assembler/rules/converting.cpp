// What is found while agents become registry definitions.
#include "assembler/rules/rule.hpp"

namespace cf::assembler {

extern const Rule k_duplicate_agent_id{
    .code = "CF401",
    .name = "duplicate-agent-id",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "Two agents whose names become the same id.",
            .why = "The registry can hold one of them; the other would never be routed to.",
            .bad = "name: Code Reviewer        (agents/a.md)\nname: code-reviewer        (agents/b.md)",
            .good = "name: code-reviewer\nname: security-reviewer"}};

extern const Rule k_empty_agent_id{
    .code = "CF402",
    .name = "empty-agent-id",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "An agent's name without any letter a–z or digit to make an id of.",
            .why = "The id is the name of the definition's file and what routes answer with.",
            .bad = "name: レビュー",
            .good = "name: reviewer"}};

extern const Rule k_invalid_regex{
    .code = "CF403",
    .name = "invalid-regex",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A trigger's regex that is broken, or outside of what RE2 and ECMAScript have in common.",
            .why = "One of the two routers that read triggers.json would refuse it or mean something else by it.",
            .bad = R"(regex: [{pattern: "(?<!pre)fetch"}])",
            .good = R"(regex: [{pattern: "\\bfetch\\b"}])"}};

extern const Rule k_invalid_glob{
    .code = "CF404",
    .name = "invalid-glob",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A trigger's file pattern that is no glob.",
            .why = "It matches no file, so the agent is never chosen by the files of a task.",
            .bad = R"(file_patterns: ["**/*.{js,ts"])",
            .good = R"(file_patterns: ["**/*.{js,ts}"])"}};

extern const Rule k_wrong_type{
    .code = "CF405",
    .name = "wrong-type",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A declared value of a type that its registry key cannot hold.",
            .why = "The value cannot be carried over; the default would stand where the author wrote something else.",
            .bad = "codex:\n  runtime: {timeout_ms: soon}",
            .good = "codex:\n  runtime: {timeout_ms: 600000}"}};

extern const Rule k_unread_key{
    .code = "CF406",
    .name = "unread-key",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "A key that the conversion does not know; its value is not in the registry.",
            .why = "Whoever wrote it believes that it does something.",
            .bad = "codex:\n  trigger: {keywords: [memray]}",
            .good = "codex:\n  triggers: {keywords: [memray]}"}};

extern const Rule k_value_out_of_range{
    .code = "CF407",
    .name = "value-out-of-range",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A value that is none of those that its registry key allows.",
            .why = "Runtimes that load the definition would refuse it, or clamp it to something else.",
            .bad = "codex:\n  tier: expert",
            .good = "codex:\n  tier: specialist"}};

extern const Rule k_unknown_delegate{
    .code = "CF408",
    .name = "unknown-delegate",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A delegation to an agent that the fleet does not have. A warning in others' folders.",
            .why = "The router would hand a task to nobody.",
            .bad = "delegations: {prefers: [codeflash-depe]}",
            .good = "delegations: {prefers: [codeflash-deep]}"}};

extern const Rule k_regex_hits_everything{
    .code = "CF409",
    .name = "regex-hits-everything",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "A trigger's regex that matches the empty text, and so every task.",
            .why = "The agent is a candidate for all tasks, and its trigger tells nothing.",
            .bad = R"(regex: [{pattern: "(slow)?"}])",
            .good = R"(regex: [{pattern: "\\bslow\\b"}])"}};

extern const Rule k_empty_keyword{.code = "CF410",
                                  .name = "empty-keyword",
                                  .severity = Severity::warning,
                                  .since = "0.1",
                                  .doc = {.what = "A trigger's keyword that is nothing but white space.",
                                          .why = "It is left out: it would be in every text, or in none.",
                                          .bad = R"(keywords: [memray, " "])",
                                          .good = "keywords: [memray]"}};

extern const Rule k_unknown_level{
    .code = "CF411",
    .name = "unknown-level",
    .severity = Severity::warning,
    .since = "0.1",
    .doc = {.what = "A `priority` or `complexity` of an agent that stands for nothing.",
            .why = "Autonomy, quality and concurrency are derived from it; they keep their defaults.",
            .bad = "priority: urgent",
            .good = "priority: critical"}};

}  // namespace cf::assembler
