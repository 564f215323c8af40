"""A scripted model. Which agent asks is known by its system prompt, what it does next by what it has done before.

The answer to a request depends on that request alone: the client may ask twice, and agents may ask at the same time.
Nothing waits here. A step that needs a report ends the turn until the client has put the report into the conversation.
"""
import json
import re
from dataclasses import dataclass, field

MAIN = "main"
LAUNCH = "e2e launch: "  # in the prompt of a spawned agent; the rest of the line says which launch it is
REPORT = "e2e report: "  # in the last text of a spawned agent
MOST_REQUESTS = 60       # of one conversation: more is a loop


@dataclass(frozen=True)
class Agent:
    """An agent of a tree, as its file has it."""
    name: str
    tools: tuple
    body: str  # ${CLAUDE_PLUGIN_ROOT} expanded
    mark: str  # a line of the body that no other agent has
    memory: bool = False


@dataclass(frozen=True)
class Step:
    """What the model says in one turn: calls of tools. With `after`, not before all these launches have reported."""
    calls: list
    after: tuple = ()


@dataclass
class Conversation:
    """What one request shows of the talk it belongs to."""
    agent: str   # by the system prompt
    launch: str  # by the prompt; MAIN for the main loop
    system: str
    offered: list
    calls: list = field(default_factory=list)    # the model's own, in order: (id, name, input)
    rounds: int = 0                              # turns with calls
    results: dict = field(default_factory=dict)  # id of a call: (text, is it an error)
    heard: str = ""                              # everything that did not come from the model itself


def call(name, /, **arguments):
    return {"type": "tool_use", "name": name, "input": arguments}


def bash(command):
    return call("Bash", command=command, description="scripted")


def launch(tree, agent, label, /, **more):
    return call("Agent", subagent_type=f"{tree.name}:{agent}", description=label, prompt=LAUNCH + label, **more)


def text(words):
    return {"type": "text", "text": words}


def read_conversation(body, agents, start=0):
    """`agents` in the order of their files; `start` is the first message that counts."""
    system = text_of(body.get("system"))
    agent = next((each.name for each in agents if each.mark in system), MAIN)
    messages = body["messages"][start:]
    said = re.search(re.escape(LAUNCH) + r"([\w.-]+)", text_of(messages[0]["content"])) if messages else None
    talk = Conversation(agent, said[1] if said and agent != MAIN else MAIN, system, [tool["name"] for tool in body["tools"]])
    for message in messages:
        blocks = message["content"] if isinstance(message["content"], list) else []
        if message["role"] == "assistant":
            own = [block for block in blocks if block["type"] == "tool_use"]
            talk.calls += [(block["id"], block["name"], block["input"]) for block in own]
            talk.rounds += bool(own)
            continue
        talk.heard += text_of(message["content"]) + "\n"
        for block in blocks:
            if block["type"] == "tool_result":
                result = text_of(block.get("content"))
                talk.results[block["tool_use_id"]] = (result, bool(block.get("is_error")))
                talk.heard += result + "\n"
    return talk


def reported(label, talk):
    """Has the last text of this launch reached this conversation, as a result or as a notification?"""
    return bool(re.search(re.escape(REPORT + label) + r"(?![\w.-])", talk.heard))


def text_of(content):
    if isinstance(content, str):
        return content
    return "\n".join(block.get("text", "") for block in content or [] if isinstance(block, dict))


class Script:
    """Answers by `steps`, {launch: [Step]}, and keeps the fullest state of each conversation.

    A conversation without steps of its own gives its report at once. `complaints` holds what went wrong in the script's
    own eyes: a step that calls a tool which the client does not offer, a conversation that does not end.
    """

    def __init__(self, agents, steps, start_of=lambda body: (MAIN, 0)):
        self._agents = agents
        self._steps = steps
        self._start_of = start_of  # which steps the main loop follows, and from which message on
        self._requests = {}
        self.talks = {}
        self.complaints = []

    def __call__(self, body):
        try:
            return self._answer(body)
        except Exception as problem:  # the server's thread would swallow it
            self.complaints.append(f"the script failed: {problem!r}")
            return [text("the script failed")]

    def _answer(self, body):
        label, start = self._start_of(body)
        talk = read_conversation(body, self._agents, start)
        if talk.agent == MAIN:
            talk.launch = label
        self._requests[talk.launch] = self._requests.get(talk.launch, 0) + 1
        if self._requests[talk.launch] > MOST_REQUESTS:
            self.complaints.append(f"{talk.launch}: more than {MOST_REQUESTS} requests")
            return [text("stopped")]
        self.talks[talk.launch] = talk
        steps = self._steps.get(talk.launch, [])
        if talk.rounds >= len(steps):
            return [text(REPORT + talk.launch)]
        step = steps[talk.rounds]
        missing = [each for each in step.after if not reported(each, talk)]
        if missing:
            return [text("waiting for " + ", ".join(missing))]
        for each in step.calls:
            if each["name"] not in talk.offered and f"\n{each['name']}\n" not in talk.heard:
                self.complaints.append(f"{talk.launch}: the step needs {each['name']}, which the client does not offer")
        return step.calls


def calls_of(talk):
    """(name, input, result, is it an error) for each call; the result is None where the client gave none."""
    for number, name, arguments in talk.calls:
        result, error = talk.results.get(number, (None, False))
        yield name, arguments, result, error


def shown(value, most=300):
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = " ".join(words.split())
    return words if len(words) <= most else words[:most] + " ..."
