#!/usr/bin/env python3
"""Runs the Go profiler driver on the evaluation modules and on programs that fail in every way.
usage: run.py [name-substring…]      needs python3 and go; no network. Exit 0 when all pass."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
EVALS = ROOT / "evals" / "go"
SCHEMA = ROOT / "schema" / "profile.schema.json"
DRIVER = ROOT / "plugin" / "languages" / "go" / "references" / "go-profile.go"
REQUIRED = ["version", "language", "runtime", "command", "exit_status", "wall_s", "source_root", "tools", "warnings"]
CASES = []


def case(function):
    CASES.append(function)
    return function


class Bench:
    """A scratch folder with a blank in its name, and the driver copied into it under another name."""

    def __init__(self, work):
        self.work = Path(work) / "a folder"
        self.work.mkdir()
        self.driver = self.work / "deep_profile.go"
        shutil.copy(DRIVER, self.driver)
        self.env = dict(os.environ, TMPDIR=str(self.work), GOFLAGS="", GOPROXY="off", GODEBUG="")

    def repo(self, name):
        to = self.work / name
        shutil.copytree(EVALS / name / "repo", to)
        return to

    def module(self, name, **files):
        to = self.work / name
        to.mkdir()
        (to / "go.mod").write_text(f"module example.com/{name}\n\ngo 1.19\n")
        for file, text in files.items():
            (to / file.replace("__", ".")).write_text(text)
        return to

    def run(self, cwd, *args, env=None, stdin=""):
        return subprocess.run(["/bin/sh", str(self.driver), *args], cwd=cwd, env=env or self.env, input=stdin,
                              capture_output=True, text=True, timeout=120)

    def json(self, cwd, *args, status=0, **more):
        done = self.run(cwd, "--json", *args, **more)
        assert done.returncode == status, f"status {done.returncode}, want {status}\n{done.stderr}"
        document = json.loads(done.stdout)
        check_schema(document)
        assert document["exit_status"] == status
        return document


def check_schema(document):
    for key in REQUIRED:
        assert key in document, f"{key} is missing"
    assert document["version"] == 1 and document["language"] == "go"
    try:
        import jsonschema
    except ImportError:
        return
    if SCHEMA.exists():
        jsonschema.validate(document, json.loads(SCHEMA.read_text()))


def last(name):
    return name.rsplit(".", 1)[-1]


def ranked(document, finding):
    """The entry of rank 1 in the finding's dimension, as (file, function)."""
    kind = finding["dimension"]
    if kind == "cpu":
        row = next(f for f in document["cpu"]["functions"] if f["rank"] == finding["rank"])
    elif kind == "memory":
        row = document["memory"]["allocators"][finding["rank"] - 1]
    elif kind == "contention":
        rows = [s for s in document["contention"]["sites"] if finding.get("kind", s["kind"]) == s["kind"]]
        row = rows[finding["rank"] - 1]
    else:
        row = document[kind]["modules"][finding["rank"] - 1]
    return row


def finds_the_planted_bottleneck(bench, name):
    expected = json.loads((EVALS / name / "expected.json").read_text())
    repo = bench.repo(name)
    tests = subprocess.run(expected["test"], cwd=repo, env=bench.env, capture_output=True, text=True)
    assert tests.returncode == 0, tests.stdout
    before = tree_hash(repo)
    document = bench.json(repo, expected["profile"]["source_root"], "--", *expected["profile"]["command"])
    assert tree_hash(repo) == before, "the source tree was changed"
    for finding in expected["findings"]:
        if "alive_at_end_min" in finding:
            alive = document["contention"]["alive_at_end"]
            assert alive >= finding["alive_at_end_min"], f"{alive} goroutines alive"
            continue
        row = ranked(document, finding)
        if "module" in finding:
            assert row["name"] == finding["module"], row
        else:
            assert (row["file"], last(row["name"])) == (finding["file"], finding["function"]), row


def tree_hash(folder):
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


for _name in sorted(p.name for p in EVALS.iterdir() if (p / "expected.json").exists()):
    def _one(bench, name=_name):
        finds_the_planted_bottleneck(bench, name)
    _one.__name__ = "eval_" + _name
    case(_one)


MAIN = """package main

import (
	"fmt"
	"os"
)

func main() {
	t := 0
	for i := 0; i < 300000000; i++ {
		t += i & 3
	}
	fmt.Println("sum", t, len(os.Args))
	os.Exit(%d)
}
"""


@case
def status_of_a_program_is_kept(bench):
    repo = bench.module("three", main__go=MAIN % 3)
    document = bench.json(repo, ".", "--", "go", "run", ".", "argument", status=3)
    assert document["cpu"]["functions"][0]["name"] == "main.main", document["cpu"]
    assert document["cpu"]["functions"][0]["line"] == 8
    assert "baseline" not in document, "a failing run became the baseline"


@case
def status_of_a_failing_test_is_kept(bench):
    repo = bench.module("fails", a_test__go='package a\n\nimport "testing"\n\nfunc TestA(t *testing.T) { t.Fatal("on purpose") }\n')
    done = bench.run(repo, ".", "--", "go", "test", "./...")
    assert done.returncode == 1 and "on purpose" in done.stdout and "exit status 1" in done.stdout, done.stdout


@case
def a_panic_keeps_status_and_profiles(bench):
    repo = bench.module("panics", main__go='package main\n\nfunc main() { panic("on purpose") }\n')
    done = bench.run(repo, "--json", ".", "--", "go", "run", ".")
    assert done.returncode == 2 and "on purpose" in done.stderr
    assert json.loads(done.stdout)["exit_status"] == 2


@case
def log_fatal_writes_profiles(bench):
    repo = bench.module("fatal", main__go='package main\n\nimport "log"\n\nfunc main() { log.Fatalf("stop %d", 7) }\n')
    document = bench.json(repo, ".", "--", "go", "run", ".", status=1)
    assert "memory" in document


@case
def a_build_error_is_shown(bench):
    repo = bench.module("broken", main__go="package main\n\nfunc main() { nothing() }\n")
    done = bench.run(repo, ".", "--", "go", "run", ".")
    assert done.returncode != 0 and "undefined: nothing" in done.stderr and "does not build" in done.stderr, done.stderr


@case
def several_packages_and_arguments(bench):
    test = 'package %s\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestA(t *testing.T) {\n\tif os.Args[len(os.Args)-1] != "extra" {\n\t\tt.Fatal(os.Args)\n\t}\n}\n'
    repo = bench.module("many", a_test__go=test % "many")
    (repo / "sub").mkdir()
    (repo / "sub" / "b_test.go").write_text(test % "sub")
    document = bench.json(repo, ".", "--", "go", "test", "-count=1", "-run", "A", "./...", "-args", "extra")
    assert "memory" in document


@case
def second_run_prints_the_change(bench):
    repo = bench.repo("memory-statement")
    command = [".", "--", "go", "test", "-run", "^$", "-bench", "Year", "-benchtime", "5x", "./statement"]
    first = bench.json(repo, *command)
    assert first["baseline"]["recorded"] is True
    source = repo / "statement" / "statement.go"
    text = source.read_text().replace('text := ""', "var text strings.Builder").replace("return text\n", "return text.String()\n")
    text = text.replace('text += fmt.Sprintf("', 'fmt.Fprintf(&text, "')
    source.write_text(text)
    second = bench.json(repo, *command)
    assert second["baseline"]["recorded"] is False and second["baseline"]["delta_percent"]["cpu_s"] < -50, second["baseline"]
    assert second["memory"]["total_mb"] < first["memory"]["total_mb"] / 10
    printed = bench.run(repo, *command).stdout
    assert "against the baseline" in printed and "ns/op (" in printed, printed


@case
def text_table_names_rank_one(bench):
    repo = bench.repo("cpu-unique-tags")
    done = bench.run(repo, ".", "--", "go", "test", "-run", "^$", "-bench", "Library", "-benchtime", "20x", "./tags")
    row = next(line for line in done.stdout.splitlines() if line.split()[:2] == ["cpu", "1"])
    assert "tags.contains" in row and "tags/tags.go:34" in row, done.stdout


@case
def a_timed_benchmark_is_warned_about(bench):
    repo = bench.repo("cpu-unique-tags")
    document = bench.json(repo, ".", "--", "go", "test", "-run", "^$", "-bench", "Library", "-benchtime", "0.2s", "./tags")
    assert any("-benchtime" in w.get("fix", "") for w in document["warnings"]), document["warnings"]


@case
def trimpath_and_subfolder_root(bench):
    repo = bench.repo("cpu-unique-tags")
    document = bench.json(repo, "tags", "--", "go", "test", "-trimpath", "-run", "^$", "-bench", "Library", "-benchtime", "20x", "./tags")
    assert ranked(document, {"dimension": "cpu", "rank": 1})["file"] == "tags/tags.go"


@case
def a_plain_binary_says_what_is_missing(bench):
    repo = bench.module("plain", main__go=MAIN % 0)
    subprocess.run(["go", "build", "-o", "plain", "."], cwd=repo, env=bench.env, check=True)
    document = bench.json(repo, ".", "--", "./plain")
    assert {w.get("dimension") for w in document["warnings"]} >= {"cpu", "memory", "contention"}
    assert all("--build" in w["fix"] for w in document["warnings"] if w.get("dimension") == "cpu")


@case
def a_built_binary_has_all_dimensions(bench):
    repo = bench.module("built", main__go=MAIN % 0)
    done = bench.run(repo, "--build", "built.prof", "--", ".")
    assert done.returncode == 0, done.stderr
    document = bench.json(repo, ".", "--", "./built.prof")
    assert document["cpu"]["functions"][0]["name"] == "main.main" and "contention" in document
    quiet = subprocess.run(["./built.prof"], cwd=repo, env=bench.env, capture_output=True, text=True)
    assert quiet.returncode == 0 and quiet.stderr == ""


@case
def a_server_is_stopped(bench):
    repo = bench.module("server", main__go='package main\n\nimport "time"\n\nfunc main() {\n\tfor {\n\t\ttime.Sleep(time.Millisecond)\n\t}\n}\n')
    document = bench.json(repo, "--stop-after", "1", ".", "--", "go", "run", ".", status=128 + signal.SIGINT)
    assert "cpu" in document and "memory" in document


@case
def no_program(bench):
    repo = bench.module("empty")
    done = bench.run(repo, ".", "--", "./nothing-here")
    assert done.returncode == 127 and "no program" in done.stderr, done.stderr


@case
def not_executable(bench):
    repo = bench.module("locked")
    (repo / "script").write_text("echo\n")
    done = bench.run(repo, ".", "--", "./script")
    assert done.returncode == 126 and "chmod" in done.stderr, done.stderr


@case
def usage_errors(bench):
    repo = bench.module("usage")
    for arguments, message in [
        ([], "nothing to run"), ([".", "--"], "nothing to run"), (["--", "go", "test"], "no source root"),
        (["missing", "--", "go", "test"], "not a folder"), (["--colour", ".", "--", "x"], "unknown option"),
        ([".", "--", "go", "test", "-json"], "leave out -json"), (["--top", "x", ".", "--", "y"], "--top"),
        ([".", "--", "go", "test", "-cpuprofile", "x"], "leave out -cpuprofile"),
    ]:
        done = bench.run(repo, *arguments)
        assert done.returncode == 2 and message in done.stderr, (arguments, done.stderr)
    assert bench.run(repo, "--help").returncode == 0


@case
def no_go(bench):
    tools = bench.work / "bin"
    tools.mkdir()
    for tool in ["env", "mktemp", "cp", "rm", "sh", "true"]:
        os.symlink(shutil.which(tool), tools / tool)
    done = bench.run(bench.work, ".", "--", "go", "test", env=dict(bench.env, PATH=str(tools)))
    assert done.returncode == 2 and "install Go" in done.stderr, (done.returncode, done.stderr)


@case
def no_writable_folder(bench):
    done = bench.run(bench.work, ".", "--", "go", "test", env=dict(bench.env, TMPDIR="/nonexistent"))
    assert done.returncode == 2 and "TMPDIR" in done.stderr, done.stderr


@case
def the_driver_is_formatted_and_vetted(bench):
    assert subprocess.run(["gofmt", "-l", str(DRIVER)], capture_output=True, text=True).stdout == ""
    assert subprocess.run(["gofmt", "-l", str(EVALS)], capture_output=True, text=True).stdout == ""
    shutil.copy(DRIVER, bench.work / "main.go")
    (bench.work / "deep_profile.go").unlink()
    done = subprocess.run(["go", "vet", "main.go"], cwd=bench.work, env=dict(bench.env, GO111MODULE="off"), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def main():
    if shutil.which("go") is None:
        print("run.py: no 'go' on PATH; install golang-go", file=sys.stderr)
        return 2
    failed = 0
    chosen = [c for c in CASES if not sys.argv[1:] or any(part in c.__name__ for part in sys.argv[1:])]
    for one in chosen:
        with tempfile.TemporaryDirectory(prefix="go-profile-test-") as work:
            try:
                one(Bench(work))
                print(f"ok    {one.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"FAIL  {one.__name__}", flush=True)
                traceback.print_exc()
    print(f"{len(chosen) - failed} of {len(chosen)} passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
