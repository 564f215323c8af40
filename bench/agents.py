"""Synthetic agents, the same for the same seed: N Markdown files as people write them.

usage: agents.py FOLDER COUNT [SEED]
"""
import os
import random
import sys

DOMAINS = ["backend", "frontend", "data", "infrastructure", "security", "testing", "documentation", "mobile", "ml",
           "finance", "support", "research"]
ROLES = ["reviewer", "architect", "planner", "debugger", "migrator", "auditor", "writer", "tester", "optimizer",
         "coordinator"]
SUBJECTS = ["payment", "session", "index", "cache", "queue", "schema", "pipeline", "report", "invoice", "dashboard",
            "container", "certificate", "notebook", "parser", "scheduler", "gateway", "ledger", "catalog"]
VERBS = ["checks", "splits", "measures", "rewrites", "explains", "merges", "traces", "plans", "verifies", "removes"]
TOOLS = ["Read", "Edit", "Write", "Bash", "WebFetch", "WebSearch", "Skill"]
MODELS = ["sonnet", "opus", "haiku", "inherit"]


def words(random_source, count):
    return " ".join(random_source.choice(SUBJECTS + VERBS) for _ in range(count))


def agent(random_source, number):
    role, subject = random_source.choice(ROLES), random_source.choice(SUBJECTS)
    name = f"{subject}-{role}-{number}"
    lines = ["---", f"name: {name}",
             f"description: {role.capitalize()} that {random_source.choice(VERBS)} the {subject} of a "
             f"{random_source.choice(SUBJECTS)}. Use when the {subject} {random_source.choice(VERBS)} "
             f"{words(random_source, 4)}.",
             f"tools: {', '.join(random_source.sample(TOOLS, random_source.randint(1, 5)))}",
             f"model: {random_source.choice(MODELS)}"]
    if random_source.random() < 0.4:
        lines += ["triggers:", "  keywords:", f"    - {subject} {role}", f"    - {words(random_source, 2)}"]
    if random_source.random() < 0.2:
        lines += ["file_patterns:", f"  - \"**/{subject}/*.{random_source.choice(['py', 'go', 'ts', 'sql'])}\""]
    lines += ["---", f"# {subject.capitalize()} {role}", ""]
    for _ in range(random_source.randint(2, 6)):
        lines += [f"## {words(random_source, 3).capitalize()}", "", words(random_source, 40).capitalize() + ".", ""]
        lines += [f"- {words(random_source, 8)}" for _ in range(random_source.randint(2, 6))] + [""]
    return name, "\n".join(lines) + "\n"


def generate(folder, count, seed=7):
    random_source = random.Random(seed)
    for number in range(count):
        name, text = agent(random_source, number)
        domain = os.path.join(folder, random_source.choice(DOMAINS))
        os.makedirs(domain, exist_ok=True)
        with open(os.path.join(domain, name + ".md"), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    generate(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)
