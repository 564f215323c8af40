#!/usr/bin/env python3
"""Runs unified-profiling-script.py on every eval of evals/python and on commands that go wrong.

usage: run.py [REPOSITORY_ROOT]     exit status 0 when all is well; PYTHON names another interpreter to test with
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "..", ".."))
SCRIPT = os.path.join(ROOT, "plugin", "languages", "python", "references", "unified-profiling-script.py")
EVALS = os.path.join(ROOT, "evals", "python")
SCHEMA = json.load(open(os.path.join(ROOT, "schema", "profile.schema.json"), encoding="utf-8"))
PYTHON = os.environ.get("PYTHON", sys.executable)
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAIL %s" % message)


def run(folder, *words):
    """Run a copy of the script, as an agent would: copied elsewhere, started with the project's interpreter."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    copy = os.path.join(tempfile.gettempdir(), "deep_profile_test_%d.py" % os.getpid())
    shutil.copyfile(SCRIPT, copy)
    try:
        return subprocess.run([PYTHON, copy] + list(words), cwd=folder, env=environment, timeout=180,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    finally:
        os.remove(copy)


def violations(value, schema, place="$"):
    """The part of draft-07 that profile.schema.json uses."""
    if "$ref" in schema:
        schema = SCHEMA["definitions"][schema["$ref"].rsplit("/", 1)[1]]
    if "const" in schema and value != schema["const"]:
        yield "%s is not %r" % (place, schema["const"])
    if "enum" in schema and value not in schema["enum"]:
        yield "%s is none of %r" % (place, schema["enum"])
    wanted = schema.get("type")
    if wanted and (not isinstance(value, TYPES[wanted]) or (isinstance(value, bool) and wanted != "boolean")):
        yield "%s is no %s" % (place, wanted)
        return
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        for key in schema.get("required", []):
            if key not in value:
                yield "%s.%s is missing" % (place, key)
        for key, item in value.items():
            if key not in known and rest is False:
                yield "%s.%s is unknown" % (place, key)
            yield from violations(item, known.get(key, rest if isinstance(rest, dict) else {}), place + "." + key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from violations(item, schema.get("items", {}), "%s[%d]" % (place, index))
    elif wanted in ("number", "integer") and value < schema.get("minimum", value):
        yield "%s is below %r" % (place, schema["minimum"])


def found_at(profile, dimension, rank):
    """(file, name) at a rank of a dimension's table."""
    if dimension == "cpu":
        row = next(row for row in profile["cpu"]["functions"] if row["rank"] == rank)
    else:
        table = {"memory": ("memory", "allocators"), "async": ("async", "blocking"), "startup": ("startup", "modules")}[dimension]
        row = profile[table[0]][table[1]][rank - 1]
    return row["file"], row["name"]


def check_eval(name, work):
    case = os.path.join(EVALS, name)
    with open(os.path.join(case, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    repo = os.path.join(work, name)
    shutil.copytree(os.path.join(case, "repo"), repo)
    python = [PYTHON] + expected["test"][1:]
    tests = subprocess.run(python, cwd=repo, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, timeout=120)
    check(tests.returncode == 0 and "Ran 0 tests" not in tests.stdout, "%s: its tests: %s" % (name, tests.stdout[-300:]))
    wanted = expected["profile"]
    words = [wanted["source_root"], "--json", "--", PYTHON] + wanted["command"][1:]
    first, second = run(repo, *words), run(repo, *words)
    check(first.returncode == 0, "%s: status %d: %s" % (name, first.returncode, first.stderr[-300:]))
    profile = json.loads(first.stdout)
    for message in violations(profile, SCHEMA):
        check(False, "%s: schema: %s" % (name, message))
    for finding in expected["findings"]:
        found = found_at(profile, finding["dimension"], finding["rank"])
        check(found == (finding["file"], finding["function"]), "%s: rank %d in %s is %s, not %s" % (
            name, finding["rank"], finding["dimension"], found, (finding["file"], finding["function"])))
    check(profile["baseline"]["recorded"], "%s: the first run records a baseline" % name)
    again = json.loads(second.stdout)["baseline"]
    check(not again["recorded"] and "cpu_s" in again.get("delta_percent", {}), "%s: the second run shows a change" % name)
    print("ok   %s" % name)


def check_text_and_status(work):
    folder = os.path.join(work, "small")
    os.makedirs(os.path.join(folder, "pkg"))
    with open(os.path.join(folder, "pkg", "__init__.py"), "w") as file:
        file.write("class Box:\n    def fill(self):\n        return [n * n for n in range(20000)]\n\ndef work():\n    return len(Box().fill())\n")
    with open(os.path.join(folder, "go.py"), "w") as file:
        file.write("import sys, pkg\nprint('hello', pkg.work())\nsys.exit(7 if sys.argv[1:] == ['seven'] else 0)\n")
    code = "import pkg; pkg.work()"
    for words in (["python", "go.py"], ["go.py"], ["python", "-m", "go"], ["python", "-c", code], ["uv", "run", "python", "-u", "go.py"]):
        done = run(folder, "pkg", "--reset-baseline", "--", *words)
        check(done.returncode == 0 and "Box.fill  pkg/__init__.py:2" in done.stdout, "text report of %s: %s" % (words, done.stdout + done.stderr))
    check("baseline recorded" in done.stdout, "the first run says that it is the baseline")
    check("against the baseline" in run(folder, "pkg", "--", *words).stdout, "the second run prints the change")
    seven = run(folder, "pkg", "--json", "out.json", "--", "python", "go.py", "seven")
    check(seven.returncode == 7 and "ended with 7" in seven.stdout, "the command's status is kept: %d" % seven.returncode)
    check(json.load(open(os.path.join(folder, "out.json")))["exit_status"] == 7, "--json FILE beside the text")
    check(not json.load(open(os.path.join(folder, "out.json")))["baseline"]["recorded"], "a failed run is no baseline")
    raised = run(folder, "pkg", "--json", "--", "python", "-c", "print('out'); 1/0")
    check(raised.returncode == 1 and "ZeroDivisionError" in raised.stderr and json.loads(raised.stdout), "an exception is 1, JSON stays alone on stdout")
    lean = json.loads(run(folder, "pkg", "--json", "--skip", "memory", "--", "python", "go.py").stdout)
    check("memory" not in lean and not list(violations(lean, SCHEMA)), "--skip memory leaves the dimension out")
    elsewhere = run(folder, os.path.join(folder, "pkg"), "--json", "--", "python", "-c", "sum(range(10))")
    check("no function under" in elsewhere.stdout, "a source root that nothing ran from is told")


def check_refusals(work):
    folder = os.path.join(work, "small")
    for words, message in (
            ([], "the first argument is the source root"),
            (["nowhere", "--", "python", "go.py"], "no source root 'nowhere'"),
            (["pkg"], "no command after --"),
            (["pkg", "--", "python"], "names no script, -m module or -c code"),
            (["pkg", "--", "python", "gone.py"], "no script 'gone.py'"),
            (["pkg", "--", "python", "-m", "no_such_module"], "no module 'no_such_module'"),
            (["pkg", "--", "no-such-program"], "neither a file here nor a program on PATH"),
            (["pkg", "--", "ls", "-l"], "is not Python")):
        done = run(folder, *words)
        check(done.returncode == 2 and message in done.stderr, "%s: status %d, %r" % (words, done.returncode, done.stderr[-200:]))


def main():
    with tempfile.TemporaryDirectory() as work:
        for name in sorted(os.listdir(EVALS)):
            if os.path.exists(os.path.join(EVALS, name, "expected.json")):
                check_eval(name, work)
        check_text_and_status(work)
        check_refusals(work)
    print("%d failed" % len(failures) if failures else "all passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
