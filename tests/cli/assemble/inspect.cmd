# What a client will see.
$ cp -r $REPO/tests/cli/assemble/project/. .; cf-assemble 2> /dev/null
$ cf-assemble inspect dist-python
> agent tune-cpu
>   file         dist-python/agents/tune-cpu.md
>   description  Makes Python functions faster. Use when a profile names a function. Not for memory.
>   tools        Read, Edit, Bash
>   model        -
>   front matter ok
> agent tune
>   file         dist-python/agents/tune.md
>   description  Routes performance work to the language's own agent. Use when a program is slow. Not for correctnes…
>   tools        Read, Bash, Agent(tune-python:tune-cpu)
>   model        inherit
>   front matter ok
> command tune
>   file         dist-python/commands/tune.md
>   description  Start a session.
>   tools        -
>   model        -
>   front matter ok
> skill tuning
>   file         dist-python/skills/tuning/SKILL.md
>   description  Starts an optimization of Python code. Use when asked to make it faster.
>   tools        -
>   model        -
>   front matter ok
$ cf-assemble inspect --json dist-python
> {
>   "components": [
>     {
>       "file": "dist-python/agents/tune-cpu.md",
>       "kind": "agent",
>       "name": "tune-cpu",
>       "description": "Makes Python functions faster. Use when a profile names a function. Not for memory.",
>       "tools": [
>         "Read",
>         "Edit",
>         "Bash"
>       ],
>       "model": null,
>       "frontmatter": "ok"
>     },
>     {
>       "file": "dist-python/agents/tune.md",
>       "kind": "agent",
>       "name": "tune",
>       "description": "Routes performance work to the language's own agent. Use when a program is slow. Not for correctness bugs.",
>       "tools": [
>         "Read",
>         "Bash",
>         "Agent(tune-python:tune-cpu)"
>       ],
>       "model": "inherit",
>       "frontmatter": "ok"
>     },
>     {
>       "file": "dist-python/commands/tune.md",
>       "kind": "command",
>       "name": "tune",
>       "description": "Start a session.",
>       "tools": null,
>       "model": null,
>       "frontmatter": "ok"
>     },
>     {
>       "file": "dist-python/skills/tuning/SKILL.md",
>       "kind": "skill",
>       "name": "tuning",
>       "description": "Starts an optimization of Python code. Use when asked to make it faster.",
>       "tools": null,
>       "model": null,
>       "frontmatter": "ok"
>     }
>   ]
> }
$ mkdir a; printf -- '---\nname: rescued\ndescription: Use when: always\ntools: []\n---\n' > a/r.md; printf -- '---\nname: [x\n---\n' > a/d.md; printf 'x\n' > a/n.md; printf -- '---\nname: 42\ntools: Bash(git log:*), Read\nmodel: opus\n---\n' > a/t.md
$ cf-assemble inspect --json a
> {
>   "components": [
>     {
>       "file": "a/d.md",
>       "kind": "agent",
>       "name": "[x",
>       "description": "",
>       "tools": null,
>       "model": null,
>       "frontmatter": "rescued"
>     },
>     {
>       "file": "a/n.md",
>       "kind": "agent",
>       "name": "n",
>       "description": "",
>       "tools": null,
>       "model": null,
>       "frontmatter": "none"
>     },
>     {
>       "file": "a/r.md",
>       "kind": "agent",
>       "name": "rescued",
>       "description": "Use when: always",
>       "tools": [],
>       "model": null,
>       "frontmatter": "rescued"
>     },
>     {
>       "file": "a/t.md",
>       "kind": "agent",
>       "name": "42",
>       "description": "",
>       "tools": [
>         "Bash(git log:*)",
>         "Read"
>       ],
>       "model": "opus",
>       "frontmatter": "ok"
>     }
>   ]
> }
$ cf-assemble inspect a/r.md
> agent rescued
>   file         a/r.md
>   description  Use when: always
>   tools        none
>   model        -
>   front matter rescued
$ mkdir empty; cf-assemble inspect --json empty
> {
>   "components": []
> }
