#!/usr/bin/env python3
"""Runs node-profile.mjs on each JavaScript eval and on small programs of its own.

usage: run.py [--node PATH] [NAME...]      NAME: only tests whose name contains it. Standard library only; needs Node 18+.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.realpath(os.path.join(HERE, "..", "..", ".."))
DRIVER = os.path.join(ROOT, "plugin", "languages", "javascript", "references", "node-profile.mjs")
EVALS = os.path.join(ROOT, "evals", "javascript")
SCHEMA = os.environ.get("PROFILE_SCHEMA", os.path.join(ROOT, "schema", "profile.schema.json"))
NODE = os.environ.get("NODE", "node")


class Failed(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failed(message)


def call(words, folder, timeout=120, **more):
    return subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout, **more)


def drive(folder, *words, **more):
    return call([NODE, DRIVER, *words], folder, **more)


def profile_of(folder, *words, **more):
    run = drive(folder, words[0], "--json", *words[1:], **more)
    try:
        return run, json.loads(run.stdout)
    except ValueError:
        raise Failed("stdout is not one JSON document:\n%s\n%s" % (run.stdout[:500], run.stderr[:500]))


# --- the schema, as far as it is used: type, required, additionalProperties, enum, const, minimum, items, $ref ---

def violations(value, rule, schema, at="$"):
    if "$ref" in rule:
        rule = dict(schema["definitions"][rule["$ref"].rsplit("/", 1)[1]], **{k: v for k, v in rule.items() if k != "$ref"})
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float), "integer": int}
    kind = rule.get("type")
    if kind and (not isinstance(value, kinds[kind]) or (kind in ("number", "integer") and isinstance(value, bool))):
        return ["%s: %r is no %s" % (at, value, kind)]
    found = []
    if "const" in rule and value != rule["const"]:
        found.append("%s: not %r" % (at, rule["const"]))
    if "enum" in rule and value not in rule["enum"]:
        found.append("%s: %r not in %r" % (at, value, rule["enum"]))
    if "minimum" in rule and value < rule["minimum"]:
        found.append("%s: %r under %r" % (at, value, rule["minimum"]))
    if "minLength" in rule and len(value) < rule["minLength"]:
        found.append("%s: empty" % at)
    if isinstance(value, dict):
        known = rule.get("properties", {})
        found += ["%s: %s is missing" % (at, key) for key in rule.get("required", []) if key not in value]
        for key, item in value.items():
            if key in known:
                found += violations(item, known[key], schema, at + "." + key)
            elif rule.get("additionalProperties") is False:
                found.append("%s: %s is not in the schema" % (at, key))
            elif isinstance(rule.get("additionalProperties"), dict):
                found += violations(item, rule["additionalProperties"], schema, at + "." + key)
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += violations(item, rule.get("items", {}), schema, "%s[%d]" % (at, index))
    return found


def check_shape(profile):
    if os.path.exists(SCHEMA):
        with open(SCHEMA) as file:
            schema = json.load(file)
        found = violations(profile, schema, schema)
        check(not found, "against the schema: " + "; ".join(found[:5]))
    for key in ("version", "language", "runtime", "command", "exit_status", "wall_s", "source_root", "tools", "warnings"):
        check(key in profile, "key %s is missing" % key)


# --- evals ---

def first(profile, finding):
    """The row that the finding's rank points at."""
    dimension, index = finding["dimension"], finding["rank"] - 1
    if dimension == "cpu":
        rows = sorted(profile["cpu"]["functions"], key=lambda row: row["rank"])
    elif dimension == "memory":
        rows = profile["memory"]["allocators"]
    elif dimension == "async":
        rows = profile["async"]["blocking"]
    elif dimension == "startup":
        rows = profile["startup"]["modules"]
    else:
        raise Failed("unknown dimension %r" % dimension)
    check(len(rows) > index, "no row of rank %d in %s" % (finding["rank"], dimension))
    return rows[index]


def with_node(words):
    return [NODE if word == "node" else word for word in words]


def eval_case(name):
    def test(folder):
        with open(os.path.join(EVALS, name, "expected.json")) as file:
            expected = json.load(file)
        repo = os.path.join(folder, "repo")
        shutil.copytree(os.path.join(EVALS, name, "repo"), repo)
        tests = call(with_node(expected["test"]), repo)
        check(tests.returncode == 0, "its own tests fail:\n%s" % tests.stdout[-1500:])
        bench = call(with_node(expected["benchmark"]), repo)
        check(bench.returncode == 0 and isinstance(json.loads(bench.stdout), dict), "benchmark: %s%s" % (bench.stdout, bench.stderr))
        root, command = expected["profile"]["source_root"], with_node(expected["profile"]["command"])
        run, profile = profile_of(repo, root, "--", *command)
        check(run.returncode == 0, "exit status %d\n%s" % (run.returncode, run.stderr))
        check_shape(profile)
        for finding in expected["findings"]:
            if finding["dimension"] == "memory" and profile["memory"]["basis"] != "total":
                continue  # Node 18: garbage cannot be seen
            row = first(profile, finding)
            check(row["file"] == finding["file"] and row.get("name") == finding.get("function", row.get("name")),
                  "%s rank %d is %s in %s" % (finding["dimension"], finding["rank"], row.get("name"), row["file"]))
        for part in ("case.yaml", "scaffold.sh"):
            check(os.path.exists(os.path.join(EVALS, name, part)), "%s is missing" % part)
    return test


# --- the driver's own behaviour ---

BUSY = "function spin(ms) { const end = Date.now() + ms; while (Date.now() < end) Math.sqrt(end); }\n"


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def text_report(folder):
    write(folder, "src/a.mjs", BUSY + "spin(150);\n")
    run = drive(folder, "src", "--", NODE, "src/a.mjs")
    check(run.returncode == 0, run.stderr)
    for words in ("[cpu]", "rank", "spin  src/a.mjs:1", "[memory]", "[gc]", "[startup]", "baseline recorded"):
        check(words in run.stdout, "%r is not in the report:\n%s" % (words, run.stdout))


def baseline_and_delta(folder):
    write(folder, "a.mjs", BUSY + "spin(Number(process.env.SPIN));\n")
    run, one = profile_of(folder, ".", "--", NODE, "a.mjs", env=dict(os.environ, SPIN="100"))
    check(one["baseline"]["recorded"] and os.path.exists(os.path.join(folder, ".codeflash", "profile-baseline.json")), "no baseline")
    run, two = profile_of(folder, ".", "--", NODE, "a.mjs", env=dict(os.environ, SPIN="400"))
    check(not two["baseline"]["recorded"] and two["baseline"]["delta_percent"]["cpu_s"] > 50, "delta %r" % two["baseline"])
    run, three = profile_of(folder, ".", "--reset-baseline", "--", NODE, "a.mjs", env=dict(os.environ, SPIN="100"))
    check(three["baseline"]["recorded"], "not reset")


def exit_status(folder):
    write(folder, "three.cjs", "process.exit(3);\n")
    write(folder, "thrown.cjs", "throw new Error('no');\n")
    write(folder, "killed.cjs", "process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 1e5);\n")
    for script, status in (("three.cjs", 3), ("thrown.cjs", 1), ("killed.cjs", 128 + signal.SIGKILL)):
        run, profile = profile_of(folder, ".", "--", NODE, script)
        check(run.returncode == status and profile["exit_status"] == status, "%s: %d" % (script, run.returncode))
        check(profile["warnings"] and not profile["baseline"]["recorded"], "%s became a baseline" % script)
        check_shape(profile)


def failing_tests(folder):
    write(folder, "x.test.mjs", "import test from 'node:test';\n" + BUSY + "test('x', () => { spin(120); throw new Error('red'); });\n")
    run, profile = profile_of(folder, ".", "--", NODE, "--test", "x.test.mjs")
    check(run.returncode == 1, "status %d" % run.returncode)
    check(first(profile, {"dimension": "cpu", "rank": 1})["name"] == "spin", "the child process of node --test was not seen")


def json_keeps_stdout_clean(folder):
    write(folder, "talk.cjs", "console.log('from the command');\n")
    run, profile = profile_of(folder, ".", "--", NODE, "talk.cjs")
    check("from the command" in run.stderr, "the command's stdout is lost")
    run = drive(folder, ".", "--json", "out.json", "--", NODE, "talk.cjs")
    with open(os.path.join(folder, "out.json")) as file:
        check_shape(json.load(file))
    check("from the command" in run.stdout and "[cpu]" in run.stdout, "no text beside the file")


def workers_and_outside_code(folder):
    write(folder, "src/main.mjs", "import { Worker } from 'node:worker_threads';\nimport { outside } from 'dep';\n" + BUSY
          + "function asks() { outside(spin); }\nasks();\nnew Worker(new URL('./worker.mjs', import.meta.url));\n")
    write(folder, "src/worker.mjs", BUSY.replace("spin", "inWorker") + "inWorker(200);\n")
    write(folder, "src/node_modules/dep/package.json", '{"name": "dep", "type": "module", "main": "index.js"}')
    write(folder, "src/node_modules/dep/index.js", BUSY.replace("spin", "deep") + "export function outside() { deep(300); }\n")
    run, profile = profile_of(folder, "src", "--", NODE, "src/main.mjs")
    names = {row["name"]: row for row in profile["cpu"]["functions"]}
    check("deep" not in names and names["asks"]["rank"] == 1 and names["asks"]["own_s"] > 0.2, "outside code is not charged to its caller")
    check(names["asks"]["self_s"] < 0.05, "self_s holds outside time")
    check(names.get("inWorker", {}).get("own_s", 0) > 0.1, "the worker was not seen")


def gc_and_live_heap(folder):
    write(folder, "leak.mjs", "const kept = [];\nfunction keeps() { for (let i = 0; i < 2e5; i++) kept.push({ i, text: 'x' + i }); }\n"
          "function churns() { let n = 0; for (let i = 0; i < 3e6; i++) n += [i, i].length; return n; }\nkeeps(); churns(); setTimeout(() => {}, 200);\n")
    run, profile = profile_of(folder, ".", "--live", "--", NODE, "leak.mjs")
    check(profile["memory"]["basis"] == "peak" and profile["memory"]["allocators"][0]["name"] == "keeps", "live: %r" % profile["memory"]["allocators"][:2])
    if "gc" in profile:
        check(profile["gc"]["count"] > 0 and sum(profile["gc"]["by_kind"].values()) == profile["gc"]["count"], "gc %r" % profile["gc"])


def buffers_are_mentioned(folder):
    write(folder, "buffers.mjs", "const all = [];\nfor (let i = 0; i < 64; i++) all.push(Buffer.alloc(1 << 20, 1));\nsetTimeout(() => console.log(all.length), 120);\n")
    run, profile = profile_of(folder, ".", "--", NODE, "buffers.mjs")
    check(any("outside the V8 heap" in warning["message"] for warning in profile["warnings"]), "%r" % profile["warnings"])


def server_is_stopped(folder):
    write(folder, "server.mjs", "import http from 'node:http';\nhttp.createServer((q, r) => r.end()).listen(0);\n" + BUSY + "setTimeout(() => spin(150), 100);\n")
    begin = time.time()
    run, profile = profile_of(folder, ".", "--stop-after", "3", "--", NODE, "server.mjs")
    check(run.returncode == 128 + signal.SIGTERM and time.time() - begin < 20, "status %d" % run.returncode)
    check(first(profile, {"dimension": "async", "rank": 1})["name"] == "spin", "%r" % profile.get("async"))


def raw_files(folder):
    write(folder, "a.mjs", BUSY + "spin(50);\n")
    drive(folder, ".", "--keep", "raw", "--", NODE, "a.mjs")
    names = os.listdir(os.path.join(folder, "raw"))
    check(any(n.endswith(".cpuprofile") for n in names) and any(n.endswith(".heapprofile") for n in names), "%r" % names)


def clear_errors(folder):
    write(folder, "a.ts", "")
    cases = [
        ([], "SOURCE_ROOT is missing"), (["."], "no command"), (["gone", "--", NODE, "-e", "0"], "'gone' is no folder"),
        ([".", "--", "no-such-program"], "is not on PATH"), ([".", "--", NODE, "gone.mjs"], "'gone.mjs' does not exist"),
        ([".", "--top", "x", "--", NODE], "--top needs a number"), ([".", "--skip", "cpu", "--", NODE], "knows only 'memory'"),
        ([".", "--what", "--", NODE], "unknown option '--what'"), ([".", "--", "bun", "a.ts"], "bun"), ([".", "--", "./a.ts"], "TypeScript")]
    for words, message in cases:
        run = drive(folder, *words)
        check(run.returncode == 2 and message in run.stderr, "%r: %d %r" % (words, run.returncode, run.stderr))
    run, profile = profile_of(folder, ".", "--", "true")
    check(run.returncode == 0 and "cpu" not in profile and "no Node process" in profile["warnings"][0]["message"], "%r" % profile["warnings"])
    check_shape(profile)
    run = drive(folder, "--help")
    check(run.returncode == 0 and "SOURCE_ROOT" in run.stdout, "no help")


def npm_is_looked_through(folder):
    if not shutil.which("npm") or NODE != "node":
        return
    write(folder, "package.json", json.dumps({"name": "x", "version": "1.0.0", "scripts": {"test": "node --test x.test.mjs"}}))
    write(folder, "x.test.mjs", "import test from 'node:test';\n" + BUSY + "test('x', () => spin(120));\n")
    run, profile = profile_of(folder, ".", "--", "npm", "test")
    check(run.returncode == 0 and first(profile, {"dimension": "cpu", "rank": 1})["name"] == "spin", "%r" % profile["warnings"])
    check(not any("/npm/" in module["name"] for module in profile["startup"]["modules"]), "npm's own modules are listed")


def heap_snapshots(folder):
    write(folder, "leak.mjs", "import v8 from 'node:v8';\nimport { EventEmitter } from 'node:events';\nclass Session { constructor(i) { this.data = { i }; } }\n"
          "const bus = new EventEmitter(); bus.setMaxListeners(0);\nconst handle = (i) => { const s = new Session(i); bus.on('tick', () => s); };\n"
          "for (const [file, n] of [['1', 50], ['2', 700]]) { for (let i = 0; i < n; i++) handle(i); gc(); v8.writeHeapSnapshot(`${file}.heapsnapshot`); }\n")
    check(call([NODE, "--expose-gc", "leak.mjs"], folder).returncode == 0, "no snapshots")
    tool = os.path.join(os.path.dirname(DRIVER), "heap-snapshot.mjs")
    run = call([NODE, tool, "diff", "1.heapsnapshot", "2.heapsnapshot"], folder)
    check(re.search(r"^\s*700 .* Session$", run.stdout, re.M), run.stdout + run.stderr)
    run = call([NODE, tool, "path", "2.heapsnapshot", "Session"], folder)
    check("._events" in run.stdout and "EventEmitter" in run.stdout, run.stdout + run.stderr)
    for words in (["diff"], ["top", "gone"], ["path", "1.heapsnapshot", "Nobody"], ["top", "leak.mjs"]):
        check(call([NODE, tool] + words, folder).returncode == 2, "%r is no error" % words)


def main(words):
    global NODE
    if words[:1] == ["--node"]:
        NODE, words = words[1], words[2:]
    if not shutil.which(NODE):
        print("needs Node 18 or newer: apt-get install nodejs, or --node PATH", file=sys.stderr)
        return 2
    tests = [("eval " + name, eval_case(name)) for name in sorted(os.listdir(EVALS)) if os.path.isdir(os.path.join(EVALS, name))]
    tests += [(test.__name__, test) for test in (
        text_report, baseline_and_delta, exit_status, failing_tests, json_keeps_stdout_clean, workers_and_outside_code, gc_and_live_heap,
        buffers_are_mentioned, server_is_stopped, raw_files, clear_errors, npm_is_looked_through, heap_snapshots)]
    bad = 0
    for name, test in tests:
        if words and not any(re.search(re.escape(word), name) for word in words):
            continue
        folder = tempfile.mkdtemp(prefix="js-driver-")
        try:
            test(os.path.realpath(folder))
            print("ok   %s" % name, flush=True)
        except (Failed, subprocess.TimeoutExpired, OSError, ValueError, KeyError, IndexError) as error:
            bad += 1
            print("FAIL %s: %s" % (name, error), flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print("%d failed" % bad if bad else "all passed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
