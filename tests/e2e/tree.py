"""What a client has to list for a tree: read from the files themselves, so that nothing of ours is believed."""
import glob
import json
import os
import re


class Tree:
    def __init__(self, path):
        self.path = os.path.abspath(path)
        with open(os.path.join(self.path, ".claude-plugin", "plugin.json"), encoding="utf-8") as file:
            self.name = json.load(file)["name"]

    def agents(self):
        """plugin:folder:name for each Markdown file under agents/, at any depth."""
        names = []
        for path in self._files("agents/**/*.md"):
            folders = os.path.dirname(path).split("/")[1:]
            names.append(":".join([self.name, *folders, self._declared_name(path) or stem(path)]))
        return sorted(names)

    def skills(self):
        return sorted(f"{self.name}:{path.split('/')[1]}" for path in self._files("skills/*/SKILL.md"))

    def commands(self):
        names = []
        for path in self._files("commands/**/*.md"):
            folders = os.path.dirname(path).split("/")[1:]
            names.append(":".join([self.name, *folders, stem(path)]))
        return sorted(names)

    def hook_events(self):
        files = self._files("hooks/hooks.json")
        if not files:
            return []
        with open(os.path.join(self.path, files[0]), encoding="utf-8") as file:
            return sorted(json.load(file)["hooks"])

    def codex_command_skills(self):
        """Codex makes a skill of each command that asks for nothing it cannot give."""
        names = []
        for path in self._files("commands/**/*.md"):
            with open(os.path.join(self.path, path), encoding="utf-8") as file:
                text = file.read()
            if "$ARGUMENTS" not in text and "{{" not in text and "!`" not in text:
                names.append(f"{self.name}:source-command-{stem(path)}")
        return sorted(names)

    def _files(self, pattern):
        return sorted(glob.glob(pattern, root_dir=self.path, recursive=True))

    def _declared_name(self, path):
        with open(os.path.join(self.path, path), encoding="utf-8") as file:
            match = re.match(r"---\s*\n(.*?)---\s*\n?", file.read(), re.S)
        line = re.search(r"^name:\s*(.+?)\s*$", match[1], re.M) if match else None
        return line[1].strip("\"'") if line else ""


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]
