"""Claude Code: is the tree valid to it, and does a real session list and run exactly what is in it?"""
import json
import os
import re

import clients
from fake_api import MessagesApi

# Warnings that a session without a person, a network and a terminal always logs.
UNRELATED = (".claude.json",)
BAD_COMPONENT = re.compile(r"Duplicate agent name|has invalid (memory|effort|maxTurns|color|model)|[Ff]rontmatter")
SESSION_END = re.compile(r"SessionEnd:\S+ \[.*\] completed with status (\d+)")


def environment(work, **more):
    return clients.clean_environment(os.path.join(work, "home"), CLAUDE_CONFIG_DIR=os.path.join(work, "config"),
                                     ANTHROPIC_API_KEY="not-a-key", **more)


def validate(program, tree, work):
    """What it says about the plugin. Its checks for the plugin directory come after, and do not change its result."""
    out, err, code = clients.start([program, "plugin", "validate", "--strict", tree.path], work, environment(work))
    keep(work, "validate.txt", out + err)
    problems = [f"claude plugin validate --strict exits {code}"] if code != 0 else []
    about_the_plugin = (out + err).split("Plugin directory checks for")[0]
    return problems + [line.strip() for line in about_the_plugin.splitlines() if re.search(r"[⚠✘]", line)]


def session(program, tree, work):
    """The complaints about one real session; empty when all is as it should be."""
    project = os.path.join(work, "project")
    os.makedirs(project, exist_ok=True)
    log = os.path.join(work, "debug.log")
    with MessagesApi() as api:
        command = [program, "--plugin-dir", tree.path, "-p", "hi", "--output-format", "stream-json", "--verbose",
                   "--include-hook-events", "--debug-file", log]
        out, err, code = clients.start(command, project, environment(work, ANTHROPIC_BASE_URL=api.url))
    keep(work, "stream.jsonl", out)
    keep(work, "stderr.txt", err)
    events = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    init = next((event for event in events if event.get("subtype") == "init"), None)
    if code != 0 or init is None:
        return [f"the session exits {code}: {err.strip()[:500] or out.strip()[-500:]}"]
    if not os.path.exists(log):
        return ["the session wrote no debug log"]
    with open(log, encoding="utf-8", errors="replace") as file:
        debug = file.read()
    return listed(tree, init) + hooks(tree, events, debug) + warnings(init, debug)


def keep(work, name, text):
    with open(os.path.join(work, name), "w", encoding="utf-8") as file:
        file.write(text)


def listed(tree, init):
    own = lambda key: sorted(name for name in init.get(key, []) if name.startswith(tree.name + ":"))  # noqa: E731
    # Skills and commands are one list of slash commands to the client; its list of skills holds both, too.
    return (difference("agents", tree.agents(), own("agents")) +
            difference("skills and commands", sorted(tree.skills() + tree.commands()), own("slash_commands")) +
            [f"skill not listed: {name}" for name in tree.skills() if name not in init.get("skills", [])])


def difference(what, expected, got):
    return ([f"{what}: {name} is in the tree but not listed" for name in expected if name not in got] +
            [f"{what}: {name} is listed but not in the tree" for name in got if name not in expected])


def hooks(tree, events, debug):
    """SessionEnd runs after the stream is closed, so that only the debug log tells of it."""
    fired = {}
    for event in events:
        if event.get("subtype") == "hook_response":
            fired.setdefault(event["hook_event"], []).append(event.get("exit_code"))
    fired.setdefault("SessionEnd", []).extend(int(status) for status in SESSION_END.findall(debug))
    complaints = []
    for name in tree.hook_events():
        statuses = fired.get(name, [])
        if not statuses:
            complaints.append(f"hook {name} did not fire")
        complaints += [f"hook {name} ended with status {status}" for status in statuses if status not in (0, None)]
    return complaints


def warnings(init, debug):
    found = [str(error) for error in init.get("plugin_errors") or []]
    for line in debug.splitlines():
        loud = re.search(r"\[(WARN|ERROR)\]", line) and "lugin" in line
        if (loud or BAD_COMPONENT.search(line)) and not any(word in line for word in UNRELATED):
            found.append("debug log: " + re.sub(r"^\S+ ", "", line)[:300])
    return sorted(set(found))
