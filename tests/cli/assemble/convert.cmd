# A folder of agents becomes a registry.
$ mkdir -p in/perf/cpu; printf -- '---\nname: Hot Loops\ndescription: Finds hot loops. Use when a profile is flat.\ntools: Read, Bash\npriority: high\ntriggers:\n  keywords: [hot loop]\n  regex: ["loop (is|was) hot"]\n---\n# Hot loops\n\nLook at the profile.\n' > in/perf/cpu/hot.md
$ printf '# Not an agent\n' > in/README.md
$ cf-assemble convert in --out out
! in/README.md:1:1: note[CF008]: no front matter: not taken for an agent
!     1 | # Not an agent
!       | ^
! out: 1 agents; 4 files written, 0 kept, 0 removed
! 1 note
$ find out -type f | LC_ALL=C sort
> out/.cf/manifest.json
> out/index.json
> out/perf/cpu/hot-loops.codex.yaml
> out/perf/cpu/hot-loops.md
> out/triggers.json
$ cat out/perf/cpu/hot-loops.md out/index.json out/triggers.json
> # Hot loops
>
> Look at the profile.
> {
>   "version": 1,
>   "generatedAt": "TIME",
>   "content_hash": "8c8f17db0fb0322c1e764ec3f8ccc2ebded2900c72e46a921f42c595a2e5d717",
>   "agents": [
>     {
>       "id": "hot-loops",
>       "name": "Hot loops",
>       "domain": "perf",
>       "subdomain": "cpu",
>       "tier": "specialist",
>       "description": "Finds hot loops. Use when a profile is flat.",
>       "autonomy_level": 0.8,
>       "max_parallel_tasks": 3,
>       "keywords": [
>         "hot loop"
>       ]
>     }
>   ]
> }
> {
>   "keywords": {
>     "hot loop": [
>       "hot-loops"
>     ]
>   },
>   "regex": [
>     {
>       "pattern": "loop (is|was) hot",
>       "priority": "medium",
>       "agents": [
>         "hot-loops"
>       ]
>     }
>   ],
>   "file_patterns": {}
> }
$ cf-assemble convert in --out out
! in/README.md:1:1: note[CF008]: no front matter: not taken for an agent
!     1 | # Not an agent
!       | ^
! out: 1 agents; 0 files written, 4 kept, 0 removed
! 1 note
# What is right is written, what is wrong is told.
$ printf -- '---\nname: bad\ndescription: Broken.\ntriggers: {regex: ["a(?=b)"]}\n---\nx\n' > in/bad.md; printf -- '---\nname: hot-loops\ndescription: The same id.\n---\nx\n' > in/twin.md
$ cf-assemble convert in --out out
? 1
! in/README.md:1:1: note[CF008]: no front matter: not taken for an agent
!     1 | # Not an agent
!       | ^
! in/bad.md:4:22: error[CF403]: regex 'a(?=b)': look-around needs a backtracking engine
!     4 | triggers: {regex: ["a(?=b)"]}
!       |                      ^^^
!   help: say what must be there instead
! in/twin.md:2:7: error[CF401]: the id 'hot-loops' is taken; this agent is left out
!     2 | name: hot-loops
!       |       ^^^^^^^^^
!   note: in/perf/cpu/hot.md:2:7: 'perf/cpu/hot.md' has it
!   help: give one of them another name
! out: 2 agents; 4 files written, 2 kept, 0 removed
! 2 errors, 1 note
$ find out -name '*.yaml' | LC_ALL=C sort
> out/perf/cpu/hot-loops.codex.yaml
> out/uncategorized/bad.codex.yaml
$ cf-assemble convert in --out strict --strict; ls strict
? 2
! in/README.md:1:1: note[CF008]: no front matter: not taken for an agent
!     1 | # Not an agent
!       | ^
! in/bad.md:4:22: error[CF403]: regex 'a(?=b)': look-around needs a backtracking engine
!     4 | triggers: {regex: ["a(?=b)"]}
!       |                      ^^^
!   help: say what must be there instead
! in/twin.md:2:7: error[CF401]: the id 'hot-loops' is taken; this agent is left out
!     2 | name: hot-loops
!       |       ^^^^^^^^^
!   note: in/perf/cpu/hot.md:2:7: 'perf/cpu/hot.md' has it
!   help: give one of them another name
! strict: nothing written
! 2 errors, 1 note
! ls: cannot access 'strict': No such file or directory
$ cf-assemble convert in --out out --format json | head -12
> {
>   "diagnostics": [
>     {
>       "code": "CF008",
>       "severity": "note",
>       "file": "in/README.md",
>       "line": 1,
>       "column": 1,
>       "end_line": 1,
>       "end_column": 1,
>       "message": "no front matter: not taken for an agent"
>     },
# Nothing to convert.
$ mkdir empty; cf-assemble convert empty --out none; ls none
! none: 0 agents; 2 files written, 0 kept, 0 removed
> index.json
> triggers.json
$ cf-assemble clean out none; ls
! out: removed
! none: removed
> empty
> in
