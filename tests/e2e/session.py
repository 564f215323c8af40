"""A whole session in the real client: the skill, the router, setup, the optimizer, a specialist, and every other agent.

The model is scripted (script.py) and follows the prompts; the client, the agents' prompts and tools, the references, the
programs and the hooks are real. What each agent is offered of the tools in its front matter is in expected_tools.json.
"""
import glob
import json
import os
import re
import subprocess

import claude
import clients
from fake_api import MessagesApi
from script import MAIN, Agent, Script, Step, bash, call, calls_of, launch, reported, shown, text_of

SECONDS = 600  # a bound for a machine that does much else; a session takes a few seconds
# What a person has to allow for a session that runs alone. Nothing may be refused beyond it.
ALLOWED = "Agent Skill Read Write Edit Bash SendMessage"
OPTIMIZE = "codeflash-optimize"
REQUEST = "start make it faster AUTONOMOUS MODE"
BASELINE = "[baseline] scripted"
COMMANDS = {"codex-setup": ("setup", 1, "not ready"), "codex-status": ("status", 0, "no jobs yet"),
            "codex-review": ("review --wait --scope auto", 2, "not there yet")}
DEEP, SPECIALIST = "codeflash-deep", "codeflash-cpu"


def agents_of(tree):
    agents = []
    for path in sorted(glob.glob(os.path.join(tree.path, "agents", "*.md"))):
        with open(path, encoding="utf-8") as file:
            _, head, body = file.read().split("---\n", 2)
        body = body.replace("${CLAUDE_PLUGIN_ROOT}", tree.path).strip()
        lines = [line for line in body.splitlines() if len(line) > 40 and tree.path not in line]
        agents.append(Agent(re.search(r"^name: *(\S+)", head, re.M)[1], tuple(tools_of(head)), body, lines[0],
                            bool(re.search(r"^memory:", head, re.M))))
    marks = [agent.mark for agent in agents]
    for agent in agents:
        others = [other.name for other in agents if other is not agent and agent.mark in other.body]
        assert not others and marks.count(agent.mark) == 1, f"{agent.name}: no line of its own"
    return agents


def tools_of(head):
    """`tools:` as a list of one line each, or as one line with commas."""
    line = re.search(r"^tools:(.*)\n((?: +- .*\n)*)", head, re.M)
    if not line:
        return []
    return [name.strip() for name in line[1].split(",") if name.strip()] + re.findall(r"- (\S+)", line[2])


def router_of(tree):
    return "codeflash-" + tree.name.removeprefix("codeflash-")


def references(tree, words):
    """The files of the tree that a prompt names by their expanded path."""
    named = re.findall(re.escape(tree.path) + r"/([\w./-]*\w)", words)
    return sorted(set(name for name in named if os.path.splitext(name)[1]))


def read(path):
    return call("Read", file_path=path, limit=3)


# ---- the optimization session


def optimization(tree, agents, project):
    """The steps of each launch. The order, the names and the wait on setup.md are those of the prompts."""
    setup_file = os.path.join(project, ".codeflash", "setup.md")
    wait = "timeout 60 sh -c 'until [ -s .codeflash/setup.md ]; do sleep 0.1; done'"
    begin = {agent.name: Step([bash("cf-experiment --version"),
                               *(read(os.path.join(tree.path, name)) for name in references(tree, agent.body))])
             for agent in agents}
    steps = {
        MAIN: [
            Step([call("Skill", skill=f"{tree.name}:{OPTIMIZE}", args=REQUEST)]),
            Step([bash("git rev-parse --show-toplevel && git branch --show-current && cf-experiment --version")]),
            Step([launch(tree, router_of(tree), "router", name="router")]),
            Step([launch(tree, name, label) for label, name in others(tree, agents).items()], after=("router",)),
            Step([bash("cf-experiment --version")], after=tuple(others(tree, agents))),
        ],
        "router": [
            begin[router_of(tree)],
            Step([launch(tree, "codeflash-setup", "setup")]),
            Step([bash(wait)]),
            Step([read(setup_file)]),
            Step([launch(tree, DEEP, "optimizer", name="optimizer")]),
            Step([launch(tree, "codeflash-review", "review")]),
        ],
        "setup": [begin["codeflash-setup"], Step([bash("mkdir -p .codeflash")]),
                  Step([call("Write", file_path=setup_file, content="# Setup\nstatus: ready\n")])],
        "optimizer": [
            begin[DEEP],
            Step([launch(tree, SPECIALIST, "specialist", name="cpu-specialist", isolation="worktree"),
                  launch(tree, "codeflash-researcher", "researcher", name="researcher", run_in_background=True)]),
            Step([call("SendMessage", to="router", summary="baseline", message=BASELINE)]),
        ],
        "specialist": [Step([bash("cf-experiment --version && test -f .git && git log --oneline -1")])],
        "researcher": [begin["codeflash-researcher"]],
        "review": [begin["codeflash-review"]],
    }
    return steps | {label: [begin[name]] for label, name in others(tree, agents).items()}


def chain(tree):
    """The launches of a usual session, in their order."""
    return {"router": router_of(tree), "setup": "codeflash-setup", "optimizer": DEEP, "specialist": SPECIALIST,
            "researcher": "codeflash-researcher", "review": "codeflash-review"}


def others(tree, agents):
    """The agents that have no part in it; and the specialist once more, which is offered more tools so near the top."""
    seen = set(chain(tree).values()) - {SPECIALIST}
    return {"other." + agent.name: agent.name for agent in agents if agent.name not in seen}


def optimize(program, tree, work):
    """The complaints about a session that goes from the skill to a specialist; empty when all is as it should be."""
    project = make_project(work)
    agents = agents_of(tree)
    script = Script(agents, optimization(tree, agents, project))
    command = ["-p", "Please make this project faster.", "--allowedTools", ALLOWED]
    events, complaints = run(program, tree, work, script, command, "")
    if complaints:
        return complaints
    launched = chain(tree) | others(tree, agents)
    complaints = finished(script, launched) + skill_arrived(tree, script.talks.get(MAIN))
    complaints += names_are_told(tree, script, launched)
    if "router" in script.talks and BASELINE not in script.talks["router"].heard:
        complaints.append("the optimizer's message to the name 'router' did not reach the router")
    for talk in script.talks.values():
        if talk.agent != launched.get(talk.launch, MAIN):
            complaints.append(f"{talk.launch}: the system prompt is that of {talk.agent}")
        complaints += refusals(talk)
        if talk.agent != MAIN:
            complaints += prompt_arrived(agents, talk) + tools_arrived(tree, agents, talk)
    return complaints + answers_of_the_program(script) + recorded(tree, work, project, events)


def skill_arrived(tree, talk):
    if talk is None:
        return ["the main loop never asked"]
    expected = body_of_markdown(tree, os.path.join("skills", OPTIMIZE, "SKILL.md"))
    expected = expected.replace("$ARGUMENTS", REQUEST)
    return [] if expected in talk.heard else [f"the skill {OPTIMIZE} did not arrive as it stands in the tree"]


def body_of_markdown(tree, path):
    with open(os.path.join(tree.path, path), encoding="utf-8") as file:
        return file.read().split("---\n", 2)[2].replace("${CLAUDE_PLUGIN_ROOT}", tree.path).strip()


def finished(script, launched):
    """Each launch must have been asked for a last time, with all its steps behind it."""
    complaints = []
    for label in launched:
        talk = script.talks.get(label)
        if talk is None:
            complaints.append(f"{label}: was launched, but no request of it arrived")
        elif not any(reported(label, other) for other in script.talks.values()):
            complaints.append(f"{label}: its report reached nobody; it has made {talk.rounds} rounds of calls")
    return complaints


def names_are_told(tree, script, launched):
    """The script knows the full name of each agent; so must the caller, from its prompt or a reference named there."""
    complaints = []
    for talk in script.talks.values():
        words = (talk.system if talk.agent != MAIN else "") + talk.heard
        for name in references(tree, words):
            with open(os.path.join(tree.path, name), encoding="utf-8") as file:
                words += file.read()
        for _, name, arguments in talk.calls:
            label = arguments["description"] if name == "Agent" else ""
            if label in chain(tree) and f'"{tree.name}:{launched[label]}"' not in words.replace("`", '"'):
                complaints.append(f"{talk.launch}: its prompt does not tell the full name of {launched[label]}")
    return complaints


def refusals(talk, but=None):
    """A call that the client refused or that failed: a name that does not resolve, a permission, a file, a program."""
    return [f"{talk.launch}: {name} {shown(arguments, 120)}: {shown(result or 'no answer')}"
            for name, arguments, result, error in calls_of(talk)
            if (error or result is None) and not (but and but in arguments.get("command", ""))]


def prompt_arrived(agents, talk):
    agent = next(agent for agent in agents if agent.name == talk.agent)
    complaints = [] if agent.body in talk.system else [
        f"{talk.launch}: the system prompt of {agent.name} is not the expanded body of its file"]
    if "CLAUDE_PLUGIN_ROOT" in talk.system:
        complaints.append(f"{talk.launch}: CLAUDE_PLUGIN_ROOT is left in the system prompt of {agent.name}")
    return complaints


def answers_of_the_program(script):
    """Its bare name answers in the shell of the main loop and of each agent."""
    return [f"{talk.launch}: cf-experiment --version says {shown(result)}"
            for talk in script.talks.values() for name, arguments, result, error in calls_of(talk)
            if name == "Bash" and "cf-experiment --version" in arguments["command"] and not error
            and not re.search(r"^cf-experiment \d", result or "", re.M)]


# ---- tools


def expected_tools():
    with open(os.path.join(clients.HERE, "expected_tools.json"), encoding="utf-8") as file:
        return json.load(file)


def tools_arrived(tree, agents, talk):
    """Of the front matter's tools, exactly those that are recorded; beside them only what the client always adds."""
    expected = expected_tools()
    agent = next(agent for agent in agents if agent.name == talk.agent)
    record = expected["trees"].get(tree.name, {}).get(agent.name)
    if record is None:
        return [f"{agent.name} has no entry in expected_tools.json; it is offered {sorted(talk.offered)}"]
    offered, dropped = set(record["offered"]), set(record["dropped"])
    complaints = []
    if offered | dropped != set(agent.tools):
        complaints.append(f"{agent.name}: expected_tools.json and its front matter differ in "
                          f"{sorted((offered | dropped) ^ set(agent.tools))}")
    complaints += [f"{agent.name}: expected_tools.json gives no reason for dropping {name}"
                   for name in sorted(dropped) if name not in expected["reasons"]]
    if talk.launch in expected["deepest"]["launches"]:
        offered -= set(expected["deepest"]["dropped"])
    added = set(expected["added"]["always"]) | (set(expected["added"]["with memory"]) if agent.memory else set())
    got = set(talk.offered) - (added - set(agent.tools))
    return complaints + [f"{talk.launch}: {agent.name} is offered {name} against expected_tools.json"
                         for name in sorted(got - offered)] + \
        [f"{talk.launch}: {agent.name} is not offered {name}" for name in sorted(offered - got)]


# ---- commands and the other skills


def commands(program, tree, work):
    """Each command and each other skill as a slash command, with no permission but those of its own front matter."""
    make_project(work)
    launcher = f'node "{tree.path}/vendor/codex/scripts/codex-companion.mjs"'
    steps, messages = {}, []
    for name, (action, _, _) in COMMANDS.items():
        steps[name] = [Step([bash(f"{launcher} {action}")])]
        messages.append(f"/{tree.name}:{name}")
    steps["codex-review"].insert(0, Step([bash("git status --short"),
                                          read(f"{tree.path}/references/shared/adversarial-review.md")]))
    steps["codex-review"].append(Step([launch(tree, "codeflash-review", "review", run_in_background=False)]))
    steps[OPTIMIZE] = [Step([bash("cf-experiment --version")])]
    messages.append(f"/{tree.name}:{OPTIMIZE} status")
    skills = [name.split(":")[1] for name in tree.skills() if not name.endswith(":" + OPTIMIZE)]
    for name in skills:
        words = body_of_markdown(tree, os.path.join("skills", name, "SKILL.md"))
        steps[name] = [Step([bash("cf-experiment --version"), *(read(f"{tree.path}/{path}") for path in references(tree, words))])]
        messages.append(f"/{tree.name}:{name}")
    script = Script(agents_of(tree), steps, start_of=lambda body: last_command(tree, body))
    lines = [json.dumps({"type": "user", "message": {"role": "user", "content": message}}) for message in messages]
    _, complaints = run(program, tree, work, script, ["-p", "--input-format", "stream-json"], "\n".join(lines) + "\n")
    for name in [*COMMANDS, OPTIMIZE, *skills]:
        talk = script.talks.get(name)
        if talk is None:
            complaints.append(f"/{tree.name}:{name}: no request arrived")
            continue
        path = f"commands/{name}.md" if name in COMMANDS else f"skills/{name}/SKILL.md"
        arguments = "status" if name == OPTIMIZE else ""
        if body_of_markdown(tree, path).replace("$ARGUMENTS", arguments) not in talk.heard:
            complaints.append(f"/{tree.name}:{name} did not arrive as it stands in the tree")
        complaints += refusals(talk, but=launcher) + exit_status(name, talk, launcher)
    return complaints + answers_of_the_program(script)


def last_command(tree, body):
    """The newest slash command of the main loop's conversation, and where it stands."""
    for index in range(len(body["messages"]) - 1, -1, -1):
        message = body["messages"][index]
        name = re.search(rf"<command-name>/{tree.name}:([\w-]+)</command-name>", text_of(message["content"]))
        if name and message["role"] == "user":
            return name[1], index
    return MAIN, 0


def exit_status(name, talk, launcher):
    """The launcher's status and its words; the client tells a status other than 0 in the first line of the result."""
    if name not in COMMANDS:
        return []
    _, status, words = COMMANDS[name]
    result = next((result for tool, arguments, result, _ in calls_of(talk)
                   if tool == "Bash" and launcher in arguments["command"]), None) or ""
    told = re.match(r"Exit code (\d+)", result)
    got = int(told[1]) if told else 0
    if got == status and words in result:
        return []
    return [f"{name}: the launcher should exit {status} and say '{words}'; it exits {got}: {shown(result)}"]


# ---- the client


def make_project(work):
    project = os.path.join(work, "project")
    os.makedirs(project)
    git = ["git", "-c", "user.name=e2e", "-c", "user.email=e2e@localhost", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*git, *command], cwd=project, check=True)
    return project


def run(program, tree, work, script, arguments, stdin):
    """The events of the session, and the complaints if it did not get to its end. The logs stay in `work`."""
    project, log = os.path.join(work, "project"), os.path.join(work, "debug.log")
    with MessagesApi(script) as api:
        command = [program, "--plugin-dir", tree.path, *arguments, "--output-format", "stream-json", "--verbose",
                   "--include-hook-events", "--permission-mode", "dontAsk", "--debug-file", log]
        environment = claude.environment(work, ANTHROPIC_BASE_URL=api.url)
        out, err, code = clients.start(command, project, environment, SECONDS, stdin)
        claude.keep(work, "requests.json", json.dumps(api.bodies(), indent=1, ensure_ascii=False))
    claude.keep(work, "stream.jsonl", out)
    claude.keep(work, "stderr.txt", err)
    events = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    results = [event for event in events if event.get("type") == "result"]
    complaints = list(dict.fromkeys(script.complaints))
    if code == 124:
        state = ", ".join(f"{talk.launch} after {talk.rounds}" for talk in script.talks.values())
        complaints.append(f"the session did not end in {SECONDS} s; rounds of calls: {state or 'none'}")
    elif code != 0 or not results:
        complaints.append(f"the session exits {code}: {shown(err or out[-500:])}")
    for result in results:
        if result.get("subtype") != "success":
            complaints.append(f"a turn ends with {result.get('subtype')}: {shown(result.get('result') or '')}")
        for denial in result.get("permission_denials") or []:
            complaints.append(f"refused: {shown(denial)}")
    return events, complaints


def recorded(tree, work, project, events):
    """The hooks ran, and their program has noted the session where the client keeps a plugin's data."""
    with open(os.path.join(work, "debug.log"), encoding="utf-8", errors="replace") as file:
        complaints = claude.hooks(tree, events, file.read())
    number = next((event["session_id"] for event in events if event.get("subtype") == "init"), "")
    path = os.path.join(work, "config", "plugins", "data", f"{tree.name}-inline", "sessions", f"{number}.json")
    if not os.path.exists(path):
        return complaints + [f"the hooks left no {os.path.relpath(path, work)}"]
    with open(path, encoding="utf-8") as file:
        session = json.load(file)
    wanted = {"session_id": number, "cwd": os.path.realpath(project), "source": "startup", "last_event": "SessionEnd"}
    complaints += [f"recorded session: {key} is {session.get(key)!r}, not {value!r}"
                   for key, value in wanted.items() if session.get(key) != value]
    missing = [key for key in ("started_at", "ended_at", "stops", "transcript_path") if not session.get(key)]
    return complaints + [f"recorded session: {key} is missing" for key in missing]
