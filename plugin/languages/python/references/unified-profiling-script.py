#!/usr/bin/env python3
"""Profile one Python command in this process: CPU, memory, garbage collection, event loop, imports.

usage: python unified-profiling-script.py SOURCE_ROOT [options] -- COMMAND...

  SOURCE_ROOT         only code below it is reported; what it calls elsewhere is charged to it
  COMMAND             python app.py ... | python -m mod ... | python -c CODE | pytest ... | app.py ...
  --json [FILE]       print the JSON of schema/profile.schema.json (the command's stdout then goes to stderr),
                      or write it to FILE beside the text report
  --top N             rows of a table (10)
  --state FILE        where baselines are kept (.codeflash/profile-baseline.json), one per command
  --reset-baseline    make this run the baseline
  --skip memory       do not trace allocations: CPU times are then less inflated
  --threshold-ms MS   an event-loop hold worth reporting (50)

The exit status is the command's own; 2 also means that this program could not start it.
The command runs inside this interpreter: start this file with the project's own one. Work in child processes
is not seen (xdist, multiprocessing); os._exit() in the command ends the run without a report.
cProfile makes small functions look slower and tracemalloc makes allocation slower: the tables rank targets,
and a gain is proved only by timing the command without them. Needs CPython 3.8+, standard library only.
"""
import argparse
import ast
import cProfile
import collections
import gc
import importlib.util
import json
import os
import platform
import pstats
import runpy
import shutil
import signal
import sys
import threading
import time
import traceback
import tracemalloc

MIB = 1024.0 * 1024.0
RUNNERS = {"uv", "poetry", "pdm", "pipenv", "hatch", "rye"}
IDLE = ("'poll' of 'select.", "select.select", "'control' of 'select.kqueue'", "select.epoll.poll")
HERE = os.path.realpath(__file__)
SINGLE_PROFILER = sys.version_info >= (3, 12)  # cProfile is process-wide there and mixes up threads


class UsageError(Exception):
    """The command cannot be started; the message says what to write instead."""


# --- the command ------------------------------------------------------------------------------------------

class Target:
    """A command line, reduced to what runpy can execute here."""

    def __init__(self, kind, name, argv, notes):
        self.kind, self.name, self.argv, self.notes = kind, name, argv, notes
        self.path = os.path.realpath(name) if kind == "script" else None

    def is_main(self, file):
        """Is this the file that ran as __main__? Its time is the work, not an import."""
        if self.kind == "module":
            tail = self.name.replace(".", os.sep)
            return file.endswith((tail + ".py", os.path.join(tail, "__main__.py")))
        return self.kind == "script" and os.path.realpath(file) == self.path

    def run(self):
        sys.argv = [self.name] + self.argv
        sys.path[0] = os.path.dirname(self.path) if self.kind == "script" else os.getcwd()
        if self.kind == "script":
            runpy.run_path(self.path, run_name="__main__")
        elif self.kind == "module":
            runpy.run_module(self.name, run_name="__main__", alter_sys=True)
        else:
            sys.argv[0] = "-c"
            exec(compile(self.name, "<string>", "exec"), {"__name__": "__main__"})


def parse_command(words):
    notes, words = [], list(words)
    if len(words) > 1 and words[0] in RUNNERS and words[1] == "run":
        notes.append("ran without '%s run': this interpreter is %s" % (words[0], sys.executable))
        del words[:2]
    if not words:
        raise UsageError("no command after --; for example: -- pytest tests/test_pipeline.py -x")
    program = os.path.basename(words[0])
    if program.startswith(("python", "pypy")):
        return parse_python(words, notes)
    if program in ("pytest", "py.test"):
        return module_target("pytest", words[1:], notes)
    path = words[0] if os.path.isfile(words[0]) else shutil.which(words[0])
    if path is None:
        raise UsageError("'%s' is neither a file here nor a program on PATH" % words[0])
    with open(path, "rb") as file:
        first = file.readline(200)
    if not path.endswith(".py") and not (first.startswith(b"#!") and b"python" in first):
        raise UsageError("'%s' is not Python, and this profiler does not follow child processes; give the Python "
                         "command that it starts, such as: -- python -m package" % words[0])
    return Target("script", path, words[1:], notes)


def parse_python(words, notes):
    found = shutil.which(words[0])
    if found and os.path.realpath(found) != os.path.realpath(sys.executable):
        notes.append("profiled by %s, not by %s" % (sys.executable, found))
    index = 1
    while index < len(words) and words[index].startswith("-") and words[index] not in ("-m", "-c", "-"):
        notes.append("interpreter option %s has no effect here" % words[index])
        index += 2 if words[index] in ("-X", "-W") else 1
    rest = words[index:]
    if not rest or rest == ["-"] or (rest[0] in ("-m", "-c") and len(rest) < 2):
        raise UsageError("'%s' names no script, -m module or -c code" % " ".join(words))
    if rest[0] == "-m":
        return module_target(rest[1], rest[2:], notes)
    if rest[0] == "-c":
        return Target("code", rest[1], rest[2:], notes)
    if not os.path.exists(rest[0]):
        raise UsageError("no script '%s' in %s" % (rest[0], os.getcwd()))
    return Target("script", rest[0], rest[1:], notes)


def module_target(name, argv, notes):
    sys.path[0] = os.getcwd()
    if importlib.util.find_spec(name.split(".")[0]) is None:
        raise UsageError("no module '%s' for %s; if it is a package: %s -m pip install %s, or start this profiler with "
                         "the project's interpreter" % (name, sys.executable, sys.executable, name.split(".")[0]))
    return Target("module", name, argv, notes)


def run_to_status(target):
    """Run the target; its exit status as the shell would see it."""
    try:
        target.run()
        return 0
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return (error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except BaseException:
        traceback.print_exc()
    return 1


# --- whose code is it -------------------------------------------------------------------------------------

class Project:
    """Knows which files lie under the source root, and the qualified names of their lines."""

    def __init__(self, root):
        self.cwd = os.getcwd()
        self.root = os.path.realpath(root)
        self._owned, self._names = {}, {}

    def owns(self, file):
        if file not in self._owned:
            path = os.path.realpath(os.path.join(self.cwd, file))
            inside = (path + os.sep).startswith(self.root.rstrip(os.sep) + os.sep) and not file.startswith("<")
            below = os.path.relpath(path, self.root).split(os.sep) if inside else []
            stdlib = path.startswith(os.path.dirname(os.path.realpath(os.__file__)) + os.sep)
            self._owned[file] = inside and not stdlib and path != HERE and not {"site-packages", "dist-packages"} & set(below)
        return self._owned[file]

    def show(self, file):
        path = os.path.realpath(os.path.join(self.cwd, file))
        inside = path.startswith(os.path.realpath(self.cwd).rstrip(os.sep) + os.sep)
        return (os.path.relpath(path, os.path.realpath(self.cwd)) if inside else path).replace(os.sep, "/")

    def name_at(self, file, line):
        """The innermost function around a line, qualified by its classes; <module> outside all."""
        if file not in self._names:
            self._names[file] = read_spans(os.path.join(self.cwd, file))
        around = [(start, name) for start, end, name in self._names[file] if start <= line <= end]
        return max(around)[1] if around else "<module>"


def read_spans(path):
    """(first line, last line, qualified name) of every function in a file; [] where it cannot be read."""
    spans = []

    def walk(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                name = prefix + child.name
                start = min([child.lineno] + [mark.lineno for mark in child.decorator_list])
                if not isinstance(child, ast.ClassDef):
                    spans.append((start, child.end_lineno, name))
                walk(child, name + ".")
            else:
                walk(child, prefix)

    try:
        with open(path, "rb") as file:
            walk(ast.parse(file.read()), "")
    except (OSError, SyntaxError, ValueError, RecursionError):
        pass
    return spans


# --- the probes -------------------------------------------------------------------------------------------

class GcProbe:
    def __init__(self):
        self.count, self.total, self.longest, self.kinds, self._since = 0, 0.0, 0.0, collections.Counter(), 0.0

    def __call__(self, phase, info):
        if phase == "start":
            self._since = time.perf_counter()
            return
        pause = time.perf_counter() - self._since
        self.count, self.total, self.longest = self.count + 1, self.total + pause, max(self.longest, pause)
        self.kinds["gen%d" % info["generation"]] += 1


class MemoryProbe:
    """Keeps the allocation snapshot nearest to the peak: a new one whenever live memory has grown by 40 %."""
    FRAMES, GROWTH, FLOOR = 4, 1.4, 256 * 1024

    def __init__(self):
        self.best, self.snapshot, self.end, self.peak = 0, None, 0, 0
        tracemalloc.start(self.FRAMES)

    def look(self):
        live = tracemalloc.get_traced_memory()[0]
        if live > self.best * self.GROWTH + self.FLOOR:
            self.best, self.snapshot = live, tracemalloc.take_snapshot()

    def stop(self):
        self.end, self.peak = tracemalloc.get_traced_memory()
        if self.snapshot is None or self.end > self.best:
            self.snapshot = tracemalloc.take_snapshot()
        tracemalloc.stop()


class LoopProbe:
    """Times every asyncio callback; while one holds the loop, samples which project line it stands on."""

    def __init__(self, project, threshold_s):
        self.project, self.threshold, self.patched = project, threshold_s, False
        self.tenths, self.longest = collections.Counter(), 0.0
        self.sites = collections.defaultdict(list)
        self._since, self._thread, self._samples = 0.0, 0, collections.Counter()

    def patch(self, handle_class):
        original, self.patched = handle_class._run, True

        def timed_run(handle):
            self._samples.clear()
            self._since, self._thread = time.perf_counter(), threading.get_ident()
            try:
                return original(handle)
            finally:
                self._finish(handle, time.perf_counter() - self._since)

        handle_class._run = timed_run

    def look(self):
        events = sys.modules.get("asyncio.events")
        if not self.patched and hasattr(events, "Handle"):
            self.patch(events.Handle)
        if self._since and time.perf_counter() - self._since > self.threshold / 5:
            frame = sys._current_frames().get(self._thread)
            while frame is not None and not self.project.owns(frame.f_code.co_filename):
                frame = frame.f_back
            if frame is not None:
                self._samples[frame.f_code.co_filename, frame.f_lineno] += 1

    def _finish(self, handle, held):
        self._since = 0.0
        self.tenths[int(held * 10000)] += 1
        self.longest = max(self.longest, held)
        if held >= self.threshold:
            site = self._samples.most_common(1)[0][0] if self._samples else coroutine_site(handle)
            self.sites[site].append(held)


def coroutine_site(handle):
    """Where the callback's coroutine or function starts: the fallback when no sample fell into it."""
    callback = getattr(handle, "_callback", None)
    task = getattr(callback, "__self__", None)
    coroutine = task.get_coro() if hasattr(task, "get_coro") else None
    code = getattr(coroutine, "cr_code", None) or getattr(callback, "__code__", None)
    return (code.co_filename, code.co_firstlineno) if code else ("(unknown)", 0)


class Ticker:
    """Lets the probes look every 5 ms: from a thread, or where cProfile would count that thread, from a CPU-time signal."""
    INTERVAL = 0.005

    def __init__(self, looks):
        self.looks, self._busy, self._done = looks, False, threading.Event()
        self._thread = threading.Thread(target=self._loop, name="profile-ticker", daemon=True)

    def start(self):
        if not SINGLE_PROFILER:
            self._thread.start()
        elif hasattr(signal, "setitimer"):
            signal.signal(signal.SIGVTALRM, lambda number, frame: self.tick())
            signal.setitimer(signal.ITIMER_VIRTUAL, self.INTERVAL, self.INTERVAL)

    def _loop(self):
        while not self._done.wait(self.INTERVAL):
            self.tick()

    def tick(self):
        if not self._busy:  # a signal may come while the last one is still being served
            self._busy = True
            for look in self.looks:
                look()
            self._busy = False

    def stop(self):
        if not SINGLE_PROFILER:
            self._done.set()
            self._thread.join()
        elif hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


class CpuProbe:
    """cProfile on the main thread, and on every thread that the command starts where Python allows it."""

    def __init__(self):
        self.profiles, self.threads = [cProfile.Profile()], 0

    def start(self):
        threading.setprofile(self._on_thread)
        self.profiles[0].enable()

    def _on_thread(self, *_):
        sys.setprofile(None)
        self.threads += 1
        if not SINGLE_PROFILER:
            self.profiles.append(cProfile.Profile())
            self.profiles[-1].enable()

    def stop(self):
        self.profiles[0].disable()
        threading.setprofile(None)
        stats = pstats.Stats(self.profiles[0])
        for profile in self.profiles[1:]:
            profile.create_stats()
            if profile.stats:
                stats.add(profile)
        return stats.stats


# --- from raw numbers to tables ---------------------------------------------------------------------------

def charge(stats, keeps):
    """Every function's self time flows to the nearest callers that `keeps` accepts, split as they spent it."""
    own = collections.defaultdict(float)
    pending = {func: row[2] for func, row in stats.items() if not is_idle(func)}
    for hop in range(60):  # cycles outside the project decay; what is left after 60 hops is noise
        moved = collections.defaultdict(float)
        for func, seconds in pending.items():
            if keeps(func):
                own[func] += seconds
                continue
            callers = {caller: edge[3 if hop else 2] for caller, edge in stats[func][4].items() if caller in stats}
            total = sum(callers.values())
            for caller, part in callers.items() if total > 0 else ():
                moved[caller] += seconds * part / total
        pending = moved
    return own


def is_idle(func):
    return any(mark in func[2] for mark in IDLE)


def cpu_table(stats, project, top):
    # comprehensions, generator expressions and lambdas are parts of the function around them
    def keeps(func):
        return project.owns(func[0]) and (not func[2].startswith("<") or func[2] == "<module>")

    own = charge(stats, keeps)
    total = sum(row[2] for func, row in stats.items() if not is_idle(func))
    ranked = sorted((func for func in stats if keeps(func)), key=lambda func: (-own[func], func))
    rows = []
    for rank, func in enumerate(ranked, 1):
        _, calls, self_s, cum_s, _ = stats[func]
        name = func[2] if func[2] == "<module>" else project.name_at(func[0], func[1])
        rows.append({"rank": rank, "name": name if name != "<module>" else func[2], "file": project.show(func[0]),
                     "line": func[1], "self_s": self_s, "own_s": own[func], "cum_s": cum_s, "calls": calls,
                     "percent": share(cum_s, total), "own_percent": share(own[func], total)})
    rows.sort(key=lambda row: (-row["cum_s"], row["rank"]))
    return {"total_s": total, "sampled": False,
            "functions": [row for place, row in enumerate(rows) if place < top or row["rank"] <= top]}


def startup_table(stats, project, target, top):
    def is_module(func):
        return func[2] == "<module>" and func[0] != "<string>"

    own = charge(stats, is_module)
    rows = [{"name": module_name(func[0]), "file": project.show(func[0]), "self_s": own[func], "cum_s": stats[func][3]}
            for func in stats if is_module(func) and not target.is_main(func[0])]
    rows.sort(key=lambda row: -row["self_s"])
    return {"total_s": sum(row["self_s"] for row in rows), "modules": rows[:top]}


def module_name(file):
    folder, name = os.path.split(os.path.splitext(file)[0])
    return os.path.basename(folder) if name == "__init__" else name


def memory_table(probe, project, top):
    sizes, counts, total = collections.Counter(), collections.Counter(), 0
    for stat in probe.snapshot.statistics("traceback"):
        total += stat.size
        frame = next((f for f in reversed(stat.traceback) if project.owns(f.filename)), None)  # newest first
        if frame is not None:
            sizes[frame.filename, frame.lineno] += stat.size
            counts[frame.filename, frame.lineno] += stat.count
    rows = [{"name": project.name_at(*site), "file": project.show(site[0]), "line": site[1], "mb": size / MIB,
             "count": counts[site], "percent": share(size, total)} for site, size in sizes.most_common(top)]
    table = {"peak_mb": probe.peak / MIB, "end_mb": probe.end / MIB, "basis": "peak", "allocators": rows}
    usage = resource_usage()
    if usage:
        table["rss_peak_mb"] = usage[0]
    return table


def loop_table(probe, project, top):
    calls, seen, p99 = sum(probe.tenths.values()), 0, 0
    for tenth in sorted(probe.tenths):
        seen += probe.tenths[tenth]
        if seen >= calls * 0.99:
            p99 = tenth / 10.0
            break
    rows = [{"name": project.name_at(*site), "file": project.show(site[0]), "line": site[1], "ms": sum(held) * 1000,
             "max_ms": max(held) * 1000, "count": len(held)} for site, held in probe.sites.items()]
    return {"max_delay_ms": probe.longest * 1000, "p99_delay_ms": p99, "callbacks": calls,
            "threshold_ms": probe.threshold * 1000, "blocking": sorted(rows, key=lambda row: -row["ms"])[:top]}


def share(part, whole):
    return 100.0 * part / whole if whole else 0.0


def resource_usage():
    """(peak RSS in MiB, CPU seconds of finished children); None where the platform does not tell."""
    try:
        import resource
    except ImportError:
        return None
    scale = MIB if sys.platform == "darwin" else 1024.0
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale, children.ru_utime + children.ru_stime


CHILDREN_BEFORE = (resource_usage() or (0, 0))[1]  # a launcher that exec'ed us leaves its children's time behind


def find_warnings(profile, target, project, threads):
    found = [{"message": note} for note in target.notes]
    usage = resource_usage()
    if not profile["cpu"]["functions"]:
        found.append({"dimension": "cpu", "message": "no function under '%s' (%s) ran: is it the package's folder, and "
                      "is the package installed from there?" % (profile["source_root"], project.root),
                      "fix": "give the folder that holds the code, or . for everything here"})
    if usage and usage[1] - CHILDREN_BEFORE > 0.05:
        found.append({"dimension": "cpu", "message": "child processes used %.1f s that no table shows" % (usage[1] - CHILDREN_BEFORE),
                      "fix": "run it without workers, such as: pytest -p no:xdist"})
    if threads and SINGLE_PROFILER:
        found.append({"dimension": "cpu", "message": "%d threads ran: cProfile of Python 3.12+ mixes their times" % threads})
    memory = profile.get("memory", {})
    if memory.get("rss_peak_mb", 0) > 3 * memory.get("peak_mb", 0) + 200:
        found.append({"dimension": "memory", "message": "resident %.0f MiB, traced %.0f MiB: memory of C code (or of the "
                      "profiler) that tracemalloc cannot see" % (memory["rss_peak_mb"], memory["peak_mb"]),
                      "fix": "python -m memray run --native"})
    if profile["exit_status"]:
        found.append({"message": "the command ended with %d: the profile may miss its work" % profile["exit_status"]})
    return found


# --- baseline ---------------------------------------------------------------------------------------------

def compare_with_baseline(options, profile):
    """The first good run of a command is its baseline; later ones are told apart from it in percent."""
    now = {"wall_s": profile["wall_s"], "cpu_s": profile["cpu"]["total_s"], "gc_s": profile["gc"]["total_s"]}
    if "memory" in profile:
        now["peak_mb"] = profile["memory"]["peak_mb"]
    key = json.dumps([os.path.realpath(options.source_root), options.skip, profile["command"]])
    result = {"file": options.state, "recorded": False}
    try:
        with open(options.state) as file:
            state = json.load(file)
        old = None if options.reset_baseline else state["baselines"].get(key)
    except (OSError, ValueError, KeyError, TypeError):
        state, old = {"version": 1, "baselines": {}}, None
    if old:
        result["values"] = old
        result["delta_percent"] = {name: 100.0 * (now[name] - was) / was for name, was in old.items() if was and name in now}
    elif profile["exit_status"] == 0:
        state["baselines"][key] = result["values"] = now
        try:
            write_whole(options.state, json.dumps(state, indent=1, sort_keys=True) + "\n")
            result["recorded"] = True
        except OSError as error:
            profile["warnings"].append({"message": "baseline not kept: %s" % error, "fix": "give --state FILE"})
    return result


def write_whole(path, text):
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


# --- report -----------------------------------------------------------------------------------------------

def print_report(profile, top, out):
    cpu, gcs, deltas = profile["cpu"], profile["gc"], profile["baseline"].get("delta_percent", {})

    def change(name):
        return " (%+.1f%% against the baseline)" % deltas[name] if name in deltas else ""

    print("\n== profile of: %s" % " ".join(profile["command"]), file=out)
    print("exit status %d, wall %.3f s%s with the profilers on" % (profile["exit_status"], profile["wall_s"], change("wall_s")), file=out)
    print("\n[cpu] %.3f s%s; functions under %s by cumulative time, rank by own time" % (cpu["total_s"], change("cpu_s"), profile["source_root"]), file=out)
    print("%5s %9s %9s %6s %10s  function" % ("rank", "cum s", "own s", "own %", "calls"), file=out)
    for row in cpu["functions"]:
        print("%5d %9.3f %9.3f %6.1f %10d  %s  %s:%d" % (row["rank"], row["cum_s"], row["own_s"], row["own_percent"],
                                                       row["calls"], row["name"], row["file"], row["line"]), file=out)
    if "memory" in profile:
        memory = profile["memory"]
        print("\n[memory] peak %.2f MiB%s, %.2f MiB at the end; live near the peak:" % (memory["peak_mb"], change("peak_mb"), memory["end_mb"]), file=out)
        for row in memory["allocators"]:
            print("%9.2f MiB %5.1f %% %9d blocks  %s  %s:%d" % (row["mb"], row["percent"], row["count"], row["name"], row["file"], row["line"]), file=out)
    print("\n[gc] %d collections, %.3f s%s, %.1f %% of wall, longest %.1f ms" % (
        gcs["count"], gcs["total_s"], change("gc_s"), gcs["percent"], gcs["max_pause_s"] * 1000), file=out)
    if "async" in profile:
        loop = profile["async"]
        print("\n[async] %d callbacks, longest hold %.1f ms, p99 %.1f ms; above %.0f ms:" % (
            loop["callbacks"], loop["max_delay_ms"], loop["p99_delay_ms"], loop["threshold_ms"]), file=out)
        for row in loop["blocking"]:
            print("%9.1f ms in %4d holds  %s  %s:%d" % (row["ms"], row["count"], row["name"], row["file"], row["line"]), file=out)
    print("\n[startup] %.3f s in imports; heaviest, without what they import:" % profile["startup"]["total_s"], file=out)
    for row in profile["startup"]["modules"][:min(top, 5)]:
        print("%9.1f ms  %s  %s" % (row["self_s"] * 1000, row["name"], row["file"]), file=out)
    if profile["baseline"]["recorded"]:
        print("\nbaseline recorded in %s; the next run of this command prints the change" % profile["baseline"]["file"], file=out)
    for warning in profile["warnings"]:
        print("warning: %s%s" % (warning["message"], "\n    fix: " + warning["fix"] if "fix" in warning else ""), file=out)


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


# --- the run ----------------------------------------------------------------------------------------------

def parse_options(argv):
    own, command = (argv[:argv.index("--")], argv[argv.index("--") + 1:]) if "--" in argv else (argv, [])
    parser = argparse.ArgumentParser(prog="unified-profiling-script.py", usage=__doc__.split("usage: ", 1)[1], add_help=True)
    parser.add_argument("source_root")
    parser.add_argument("--json", nargs="?", const="-", metavar="FILE")
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--state", default=os.path.join(".codeflash", "profile-baseline.json"))
    parser.add_argument("--reset-baseline", action="store_true")
    parser.add_argument("--skip", choices=["memory"], action="append", default=[])
    parser.add_argument("--threshold-ms", type=float, default=50.0)
    if not set(own) & {"-h", "--help"} and (not own or own[0].startswith("-")):
        raise UsageError("the first argument is the source root; for example: src -- pytest tests/test_pipeline.py")
    options = parser.parse_args(own)
    if not os.path.isdir(options.source_root):
        raise UsageError("no source root '%s' in %s" % (options.source_root, os.getcwd()))
    if options.json not in (None, "-"):
        options.json = os.path.abspath(options.json)
        if not os.path.isdir(os.path.dirname(options.json)):
            raise UsageError("no folder for --json '%s'" % options.json)
    return options, command


def measure(target, project, options):
    """Run the command under all probes; (status, wall seconds, cProfile statistics, probes)."""
    collector, cpu, loop = GcProbe(), CpuProbe(), LoopProbe(project, options.threshold_ms / 1000)
    memory = None if "memory" in options.skip else MemoryProbe()
    ticker = Ticker([loop.look] + ([memory.look] if memory else []))
    ticker.start()
    gc.callbacks.append(collector)
    pid, begin = os.getpid(), time.perf_counter()
    cpu.start()
    status = run_to_status(target)
    if os.getpid() != pid:  # a forked child that came back through the command
        os._exit(status)
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()
    stats = cpu.stop()
    wall = time.perf_counter() - begin
    gc.callbacks.remove(collector)
    ticker.stop()
    if memory:
        memory.stop()
    return status, wall, stats, (collector, cpu, loop, memory)


def build_profile(options, command, target, project, measured):
    status, wall, stats, (collector, cpu, loop, memory) = measured
    profile = {
        "version": 1, "language": "python", "command": command, "exit_status": status, "wall_s": wall,
        "runtime": {"name": platform.python_implementation().lower(), "version": platform.python_version(),
                    "platform": "%s-%s" % (sys.platform, platform.machine()), "cpus": os.cpu_count() or 1},
        "source_root": options.source_root, "cpu": cpu_table(stats, project, options.top),
        "gc": {"count": collector.count, "total_s": collector.total, "max_pause_s": collector.longest,
               "percent": share(collector.total, wall), "by_kind": dict(collector.kinds)},
        "startup": startup_table(stats, project, target, options.top),
        "tools": [{"name": "cProfile", "dimensions": ["cpu", "startup"], "overhead": "small functions look slower"},
                  {"name": "gc.callbacks", "dimensions": ["gc"]}]}
    if memory:
        profile["memory"] = memory_table(memory, project, options.top)
        profile["tools"].append({"name": "tracemalloc", "dimensions": ["memory"], "overhead": "allocation looks slower"})
    if loop.tenths:
        profile["async"] = loop_table(loop, project, options.top)
        profile["tools"].append({"name": "asyncio.Handle timing", "dimensions": ["async"]})
    profile["warnings"] = find_warnings(profile, target, project, cpu.threads)
    profile["baseline"] = compare_with_baseline(options, profile)
    return profile


def main(argv):
    try:
        options, command = parse_options(argv)
        target = parse_command(command)
    except UsageError as error:
        print("error: %s" % error, file=sys.stderr)
        return 2
    project, options.state = Project(options.source_root), os.path.abspath(options.state)
    to_stdout, out = options.json == "-", sys.stdout
    if to_stdout:  # one JSON document on stdout: the command's own output goes to stderr
        sys.stdout.flush()
        out = os.fdopen(os.dup(1), "w")
        os.dup2(2, 1)
    measured = measure(target, project, options)
    os.chdir(project.cwd)
    sys.stdout.flush()
    profile = rounded(build_profile(options, command, target, project, measured))
    text = json.dumps(profile, indent=1) + "\n"
    if to_stdout:
        out.write(text)
        out.close()
    else:
        print_report(profile, options.top, sys.stdout)
        if options.json:
            write_whole(options.json, text)
    return profile["exit_status"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
