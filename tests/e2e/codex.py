"""Codex CLI: does it install the tree from a marketplace, and list its skills in a real session?"""
import json
import os
import re
import shutil

import clients
from claude import difference, keep
from fake_api import ResponsesApi

MARKETPLACE = "e2e"
# A model that nobody knows; hooks trusted for the test; Codex gives no SessionEnd hook more than 3 s, and says so.
EXPECTED_ERRORS = ("Model metadata", "bypass-hook-trust", "clamping SessionEnd hook timeout")


def configuration(api_url, project, added):
    """What `codex plugin` wrote, the fake provider, and a project that is trusted."""
    return f"""model = "fake"
model_provider = "fake"
approval_policy = "never"
sandbox_mode = "read-only"

[model_providers.fake]
name = "fake"
base_url = "{api_url}/v1"
env_key = "FAKE_KEY"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0

[analytics]
enabled = false

[projects."{project}"]
trust_level = "trusted"

{added}"""


def make_marketplace(tree, folder):
    """A marketplace that holds a copy of the tree, in the Claude format that Codex reads as it is."""
    os.makedirs(os.path.join(folder, ".claude-plugin"))
    shutil.copytree(tree.path, os.path.join(folder, "plugins", tree.name))
    with open(os.path.join(folder, ".claude-plugin", "marketplace.json"), "w", encoding="utf-8") as file:
        json.dump({"name": MARKETPLACE, "owner": {"name": MARKETPLACE},
                   "plugins": [{"name": tree.name, "source": f"./plugins/{tree.name}"}]}, file)


def install_and_list(program, tree, work):
    """The complaints about installing the tree and one real session; empty when all is as it should be."""
    home, project = os.path.join(work, "codex-home"), os.path.join(work, "project")
    os.makedirs(home)
    os.makedirs(os.path.join(project, ".codex", "agents"))
    os.makedirs(os.path.join(project, ".git"))
    make_marketplace(tree, os.path.join(work, "marketplace"))
    toml = os.path.join(tree.path, "codex", "toml")
    for name in sorted(os.listdir(toml)) if os.path.isdir(toml) else []:
        shutil.copy(os.path.join(toml, name), os.path.join(project, ".codex", "agents"))
    environment = clients.clean_environment(os.path.join(work, "home"), CODEX_HOME=home, FAKE_KEY="not-a-key")

    for arguments in (["marketplace", "add", os.path.join(work, "marketplace")], ["add", f"{tree.name}@{MARKETPLACE}"]):
        out, err, code = clients.start([program, "plugin", *arguments, "--json"], project, environment)
        if code != 0:
            return [f"codex plugin {' '.join(arguments[:2])} exits {code}: {(err or out).strip()[:500]}"]

    config = os.path.join(home, "config.toml")
    with open(config, encoding="utf-8") as file:
        added = file.read()
    with ResponsesApi() as api:
        with open(config, "w", encoding="utf-8") as file:
            file.write(configuration(api.url, project, added))
        command = [program, "exec", "--skip-git-repo-check", "--json", "--dangerously-bypass-hook-trust", "hi"]
        out, err, code = clients.start(command, project, environment)
        asked = json.dumps(api.bodies(), ensure_ascii=False)
    keep(work, "stdout.jsonl", out)
    keep(work, "stderr.txt", err)
    keep(work, "requests.json", asked)
    if code != 0:
        return [f"codex exec exits {code}: {(err or out).strip()[-500:]}"]
    listed = sorted(set(re.findall(rf"- ({re.escape(tree.name)}:[A-Za-z0-9._-]+): ", asked)))
    return (difference("skills", sorted(tree.skills() + tree.codex_command_skills()), listed) +
            roles(project, asked) + errors(out))


def roles(project, asked):
    """Each agent of .codex/agents must be a role that can be spawned."""
    names = []
    for name in sorted(os.listdir(os.path.join(project, ".codex", "agents"))):
        with open(os.path.join(project, ".codex", "agents", name), encoding="utf-8") as file:
            match = re.search(r'^name = "([^"]+)"', file.read(), re.M)
        names.append(match[1] if match else name)
    # In the request the roles stand in a JSON string of a JSON string.
    return [f"roles: {name} is in codex/toml but cannot be spawned" for name in names
            if not re.search(rf"\\n{re.escape(name)}: {{", asked)]


def errors(out):
    messages = []
    for line in out.splitlines():
        event = json.loads(line) if line.startswith("{") else {}
        item = event.get("item", {})
        if item.get("type") == "error" and not any(word in item.get("message", "") for word in EXPECTED_ERRORS):
            messages.append(item["message"][:300])
    return messages
