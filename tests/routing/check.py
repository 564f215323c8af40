#!/usr/bin/env python3
"""Do requests reach the agents that users would want? A slow, obvious reference router over the assembled triggers.

usage: check.py --bin DIR [--misses]

requests.yaml is what the triggers may be improved on, and its rates have floors; heldout.yaml is only reported.
Also held: labels name agents of each tree they are for, and every agent is expected by some requests.
"""
import argparse
import collections
import fnmatch
import json
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "content"))
from trees import LANGUAGES, Trees  # noqa: E402

REGEX_WEIGHT = {"critical": 24, "high": 16, "medium": 10, "low": 5}
EXPECTED_BY_AT_LEAST = 2
# Percent, per language, just under what is reached: lower one only with a reason in the commit's message.
FLOORS = {"top-1": 97, "top-3": 98, "none": 97}


def read_requests(path):
    """`- id: x` opens an item, `  key: value` goes on; a value is a plain word or JSON."""
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = re.fullmatch(r"(- |  )([a-z]+): (.+)", line)
        if not match or (match.group(1) == "  " and not items):
            sys.exit(f"{path}:{number}: not `- id: …` or `  key: value`: {line}")
        opens, key, value = match.groups()
        if opens == "- ":
            items.append({"files": [], "also": []})
        items[-1][key] = json.loads(value) if value[0] in '"[' else value
    for item in items:
        missing = {"id", "language", "text", "expect"} - item.keys()
        if missing:
            sys.exit(f"{path}: {item.get('id')}: no {', '.join(sorted(missing))}")
    return items


# --- the reference router -------------------------------------------------------------------------------------------

ENDINGS = ["ations", "ation", "ings", "ing", "ions", "ion", "ers", "er", "ed", "ly", "ies", "es", "s", "e", "y"]


def stem(word):
    """Enough English for the test: one ending off, so that leak, leaks, leaking and leaked agree."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if word.endswith("i") and len(word) > 3 else word


def keyword_matcher(keyword):
    """Does a text, given with the stems of its words, name it? At word boundaries; each word by its stem; a run of white space equals one space."""
    pieces = re.findall(r"\w+|\s+|[^\w\s]", keyword)
    pattern = "".join(r"(\w+)" if re.match(r"\w", p) else r"\s+" if p.isspace() else re.escape(p) for p in pieces)
    wanted = [stem(p) for p in pieces if re.match(r"\w", p)]
    before = r"(?<!\w)" if re.match(r"\w", keyword) else ""
    after = r"(?!\w)" if re.match(r"\w", keyword[-1]) else ""
    place = []  # compiled when a text first holds all the words

    def hits(text, stems):
        if not stems.issuperset(wanted):
            return False
        if not place:
            place.append(re.compile(f"{before}(?={pattern}{after})"))
        return any([stem(word) for word in match.groups()] == wanted for match in place[0].finditer(text))

    return hits


def glob_hits(glob, path):
    """`**/x` also matches x; `*` stops at a slash; case counts. Braces and classes do not occur with a slash inside."""
    alternatives = [glob]
    while any("{" in g for g in alternatives):
        alternatives = [g.replace(m.group(), one, 1) for g in alternatives for m in [re.search(r"\{([^}]*)\}", g)]
                        for one in (m.group(1).split(",") if m else [])]
    def parts_hit(parts, names):
        if not parts:
            return not names
        if parts[0] == "**":
            return any(parts_hit(parts[1:], names[i:]) for i in range(len(names) + 1))
        return bool(names) and fnmatch.fnmatchcase(names[0], parts[0]) and parts_hit(parts[1:], names[1:])
    return any(parts_hit(g.split("/"), path.split("/")) for g in alternatives)


class Router:
    def __init__(self, registry):
        self.triggers = json.loads((registry / "triggers.json").read_text(encoding="utf-8"))
        self.keywords = [(word, keyword_matcher(word), ids) for word, ids in self.triggers["keywords"].items()]
        self.regexes = [(re.compile(rule["pattern"], re.IGNORECASE), rule) for rule in self.triggers["regex"]]
        self.ids = [agent["id"] for agent in json.loads((registry / "index.json").read_text(encoding="utf-8"))["agents"]]

    def rarity(self, agents):
        return 1 + math.log(len(self.ids) / len(agents))

    def route(self, text, files):
        """[(agent, score, why)], best first; empty when nothing of ours is meant. Ties by id."""
        score, why = collections.Counter(), collections.defaultdict(list)

        def add(agents, points, reason):
            for agent in agents:
                score[agent] += points
                why[agent].append(f"{reason} {points:.0f}")

        lower = text.lower()
        stems = {stem(word) for word in re.findall(r"\w+", lower)}
        for keyword, hits, agents in self.keywords:
            if hits(lower, stems):
                add(agents, self.rarity(agents) * len(keyword) / 2, repr(keyword))
        for pattern, rule in self.regexes:
            if pattern.search(text):
                add(rule["agents"], self.rarity(rule["agents"]) * REGEX_WEIGHT[rule["priority"]], f"/{rule['pattern']}/")
        for glob, agents in self.triggers["file_patterns"].items():
            if any(glob_hits(glob, path) for path in files):
                literal = len(re.sub(r"\*\*/|[*?\[\]{}]", "", glob))
                add(agents, self.rarity(agents) * literal, glob)
        return [(agent, points, why[agent]) for agent, points in sorted(score.items(), key=lambda s: (-s[1], s[0]))]


# --- judging --------------------------------------------------------------------------------------------------------

class Tally:
    def __init__(self):
        self.count = collections.Counter()
        self.misses = []

    def judge(self, request, routes):
        first = [agent for agent, _, _ in routes]
        if request["expect"] == "none":
            self.note("none", not first, request, routes)
            return
        good = {request["expect"], *request["also"]}
        self.note("top-1", bool(first) and first[0] in good, request, routes)
        self.note("top-3", bool(good & set(first[:3])), request, routes)

    def note(self, kind, hit, request, routes):
        self.count[kind, "all"] += 1
        self.count[kind, "hit"] += hit
        if not hit and kind != "top-3":
            self.misses.append((request, routes))

    def rate(self, kind):
        return 100 * self.count[kind, "hit"] / max(1, self.count[kind, "all"])


def tree_requests(requests, language):
    return [r for r in requests if r["language"] in (language, "any")]


def label_faults(requests, routers):
    for request in requests:
        if request["language"] not in (*LANGUAGES, "any"):
            yield f"{request['id']}: no language {request['language']}"
            continue
        for language in LANGUAGES if request["language"] == "any" else [request["language"]]:
            for agent in [request["expect"], *request["also"]]:
                if agent != "none" and agent not in routers[language].ids:
                    yield f"{request['id']}: no agent {agent} in {language}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of cf-assemble")
    parser.add_argument("--misses", action="store_true", help="print each request that went astray, and why")
    parser.add_argument("--only", help="one language (with --misses)")
    options = parser.parse_args()
    with Trees(options.bin) as trees:
        routers = {language: Router(path / "codex" / "agents") for language, path in trees.path.items()}

    faults = []
    for name in ("requests.yaml", "heldout.yaml"):
        requests = read_requests(HERE / name)
        ids = [r["id"] for r in requests]
        faults += [f"{name}: {i} twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
        faults += [f"{name}: {fault}" for fault in label_faults(requests, routers)]
        print(f"{name}: {len(requests)} requests")
        for language, router in routers.items():
            tally = Tally()
            for request in tree_requests(requests, language):
                tally.judge(request, router.route(request["text"], request["files"]))
            print(f"  {language:<11}" + "".join(f" {kind} {tally.rate(kind):5.1f} %  ({tally.count[kind, 'hit']} of "
                                              f"{tally.count[kind, 'all']})" for kind in FLOORS))
            if options.misses and name == "requests.yaml" and options.only in (None, language):
                for request, routes in tally.misses:
                    print(f"    {request['id']} wants {request['expect']}: {request['text'][:110]}")
                    for agent, points, why in routes[:3]:
                        print(f"        {agent.removeprefix('codeflash-'):<11} {points:6.1f}  {'  '.join(why)[:200]}")
            if name == "requests.yaml":
                faults += [f"{name}: {language}: {kind} {tally.rate(kind):.1f} % is below the floor of {floor} %"
                           for kind, floor in FLOORS.items() if tally.rate(kind) < floor]
                expected = collections.Counter(r["expect"] for r in tree_requests(requests, language))
                faults += [f"{name}: {language}: {agent} is expected by {expected[agent]} requests, not "
                           f"{EXPECTED_BY_AT_LEAST}" for agent in router.ids if expected[agent] < EXPECTED_BY_AT_LEAST]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
