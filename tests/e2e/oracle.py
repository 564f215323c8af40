#!/usr/bin/env python3
"""What does the real Claude Code client see in the front matter of agent files?

    CLAUDE_BIN=path/to/claude tests/e2e/oracle.py [--write]

Puts every tests/golden/frontmatter/*.md into a plugin of its own making, starts the client with it against a server on
loopback, and reads names, descriptions and tools from the list of agents in the client's first request. Without
--write the answers are compared with tests/golden/frontmatter/oracle.json (exit 1 when they differ), with it they
replace that file. The unit test `unit.doc` holds our reader to the recorded answers. Nothing leaves this machine.
"""
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "frontmatter")
ANSWER = [
    ("message_start", {"message": {"id": "msg_1", "type": "message", "role": "assistant", "model": "fake", "content": [],
                                   "stop_reason": None, "stop_sequence": None,
                                   "usage": {"input_tokens": 1, "output_tokens": 1}}}),
    ("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}),
    ("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": "ok"}}),
    ("content_block_stop", {"index": 0}),
    ("message_delta", {"delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 1}}),
    ("message_stop", {}),
]


class Messages(http.server.BaseHTTPRequestHandler):
    """Answers every prompt with "ok" and keeps what was asked."""
    requests = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        if "count_tokens" in self.path:
            self.answer("application/json", json.dumps({"input_tokens": 1}))
            return
        Messages.requests.append(body)
        if body.get("stream"):
            events = (f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n" for kind, data in ANSWER)
            self.answer("text/event-stream", "".join(events))
        else:
            message = dict(ANSWER[0][1]["message"], content=[{"type": "text", "text": "ok"}], stop_reason="end_turn")
            self.answer("application/json", json.dumps(message))

    def do_GET(self):
        self.answer("application/json", "{}")

    do_HEAD = do_GET

    def answer(self, kind, text):
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def make_plugin(folder, files):
    os.makedirs(folder + "/.claude-plugin")
    with open(folder + "/.claude-plugin/plugin.json", "w") as out:
        json.dump({"name": "orc", "version": "1.0.0", "description": "front matter oracle", "author": {"name": "a"}}, out)
    for number, name in enumerate(files):  # a folder each: names may repeat
        os.makedirs(f"{folder}/agents/d{number:04}")
        shutil.copy(os.path.join(GOLDEN, name), f"{folder}/agents/d{number:04}/{name}")


def run_client(plugin, work, port):
    env = {"PATH": os.environ["PATH"], "HOME": work + "/home", "CLAUDE_CONFIG_DIR": work + "/config", "TMPDIR": work,
           "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{port}", "ANTHROPIC_API_KEY": "dummy-not-a-key", "CI": "1",
           "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1", "DISABLE_ERROR_REPORTING": "1",
           "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1"}
    for folder in ("home", "config", "project"):
        os.makedirs(f"{work}/{folder}")
    subprocess.run([os.environ["CLAUDE_BIN"], "--plugin-dir", plugin, "-p", "hi"], cwd=work + "/project", env=env,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False)


def answers(files):
    listing = max((text for request in Messages.requests for text in strings(request) if "- orc:d0" in text), key=len, default="")
    found = {}
    parts = re.split(r"^- (?=orc:d\d{4}:|\S+: )", listing, flags=re.M)
    joined = []  # a description may itself have lines that look like entries
    for part in parts:
        if re.match(r"orc:d\d{4}:", part):
            joined.append(part)
        elif joined and not joined[-1].rstrip("\n").endswith(")"):
            joined[-1] += "- " + part
    for part in joined:
        entry = re.match(r"orc:d(\d{4}):(.*?): (.*) \(Tools: (.*?)\)\s*(?:\n\n.*)?$", part, re.S)
        if entry and int(entry[1]) < len(files):
            described = not entry[3].startswith("Agent from orc")
            found[files[int(entry[1])]] = {"name": entry[2], "description": entry[3] if described else None, "tools": entry[4]}
    return {name: found.get(name) for name in files}


def ask(files):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Messages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    work = tempfile.mkdtemp(prefix="cf-oracle-")
    try:
        make_plugin(work + "/orc", files)
        run_client(work + "/orc", work, server.server_port)
    finally:
        server.shutdown()
        shutil.rmtree(work, ignore_errors=True)
    return answers(files)


def main():
    if not os.environ.get("CLAUDE_BIN"):
        sys.exit("CLAUDE_BIN is not set: name the client's program")
    files = sorted(name for name in os.listdir(GOLDEN) if name.endswith(".md"))
    seen = ask(files)
    if not any(seen.values()):
        sys.exit("the client listed no agent: did it start?")
    path = os.path.join(GOLDEN, "oracle.json")
    if "--write" in sys.argv[1:]:
        with open(path, "w") as out:
            out.write(json.dumps(seen, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
        return
    with open(path) as recorded:
        wanted = json.load(recorded)
    different = [name for name in sorted(set(wanted) | set(seen)) if wanted.get(name) != seen.get(name)]
    for name in different:
        print(f"{name}\n  recorded {wanted.get(name)}\n  now      {seen.get(name)}")
    print(f"{len(files)} files, {len(different)} read differently than recorded")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
