"""The real clients: where they are, and how they are started without touching the person's own configuration."""
import json
import os
import platform
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
CLAUDE_PACKAGE = "@anthropic-ai/claude-code"
CODEX_PACKAGE = "@openai/codex"


def pinned():
    with open(os.path.join(HERE, "package.json"), encoding="utf-8") as file:
        return json.load(file)["dependencies"]


def installed(folder):
    """Are exactly the pinned versions there?"""
    for package, version in pinned().items():
        try:
            with open(os.path.join(folder, "node_modules", package, "package.json"), encoding="utf-8") as file:
                if json.load(file)["version"] != version:
                    return False
        except OSError:
            return False
    return True


def folder_of_clients():
    """CF_CLIENTS when it holds the pinned versions, else build/e2e/clients, where npm puts them once."""
    given = os.environ.get("CF_CLIENTS")
    if given:
        if not installed(given):
            sys.exit(f"error: CF_CLIENTS={given} does not hold {pinned()}")
        return given
    folder = os.path.join(REPOSITORY, "build", "e2e", "clients")
    if not installed(folder):
        if not shutil.which("npm"):
            sys.exit("error: npm is missing\n  help: scripts/bootstrap e2e")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(os.path.join(HERE, "package.json"), folder)
        print("installing the clients (about 700 MB, once) ...", flush=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=folder, check=False).returncode != 0:
            sys.exit("error: npm could not install the clients")
    return folder


def claude_program(folder):
    """The native binary of this platform; the package's own link is made by an install script that may be off."""
    arch = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    native = os.path.join(folder, "node_modules", f"{CLAUDE_PACKAGE}-linux-{arch}", "claude")
    return native if os.path.exists(native) else os.path.join(folder, "node_modules", ".bin", "claude")


def codex_program(folder):
    return os.path.join(folder, "node_modules", ".bin", "codex")


def clean_environment(home, **more):
    """Nothing of the caller's but PATH: no keys, no proxies, no configuration; loopback only."""
    os.makedirs(home, exist_ok=True)
    return {"PATH": os.environ["PATH"], "HOME": home, "TMPDIR": home, "LC_ALL": "C.UTF-8", "CI": "1", "NO_COLOR": "1",
            "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1", "DISABLE_ERROR_REPORTING": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", **more}


def start(command, folder, environment, seconds=120, stdin=""):
    """stdout, stderr and status of a client; `stdin` is all it gets. The status is 124 when it did not end in time."""
    try:
        done = subprocess.run(command, cwd=folder, env=environment, input=stdin, capture_output=True,
                              text=True, errors="replace", timeout=seconds, check=False)
        return done.stdout, done.stderr, done.returncode
    except subprocess.TimeoutExpired as expired:
        text = [(part or b"").decode("utf-8", "replace") for part in (expired.stdout, expired.stderr)]
        return text[0], text[1], 124
