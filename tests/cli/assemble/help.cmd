# What a newcomer reads first, and each command's own page.
$ cf-assemble --version
> cf-assemble 0.1.0
$ cf-assemble --help
> cf-assemble 0.1.0: assemble, convert and validate plugins for coding assistants
>
> usage: cf-assemble [COMMAND] [OPTION…] [ARGUMENT…]
>
> commands:
>   build     merge base and overlay into trees that clients load as they are (when none is named)
>   validate  check a source tree, a plugin, a folder of agents, or single files
>   convert   turn any folder of agent Markdown into a registry
>   inspect   show what a client will see of each component
>   explain   tell what a code means, or where every value of a file comes from
>   rules     list every finding that this program can report
>   clean     remove trees that this program made
>
> `cf-assemble help COMMAND` shows a command's options and examples.
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble build --help
> cf-assemble build: merge base and overlay into trees that clients load as they are
>
> usage: cf-assemble [build] [OPTION…]
>
> Reads <plugin> and the overlay of each language, merges them, rewrites references, converts the
> agents, validates all of it and exchanges each finished tree with the one that stood there. A run
> that fails or is interrupted changes nothing.
>
> options:
>       --lang LANG      a folder of <plugin>/languages (default: all of them) (may be repeated)
>       --plugin DIR     the source tree's base (default plugin)
>       --out DIR        folder of each tree (default dist-{lang})
>       --overlay DIR    one more layer on top, in the order given (may be repeated)
>       --check          write nothing; findings and exit 1 where a tree is stale
>       --force          overwrite files of ours that were edited since
>       --bin DIR        folder of the programs to ship (default: where this one lies)
>       --depfile FILE   write a Make rule: the trees depend on these files
>       --no-atomic      two renames, where the file system cannot exchange folders
>       --format FORMAT  how findings are printed (default text)
>   -j, --jobs N         threads (default: one a core); the bytes written do not depend on it
>   -h, --help           show this and exit
>
> examples:
>   cf-assemble
>       every language into dist-<lang>/
>   cf-assemble --lang python
>       one of them
>   cf-assemble build --check --format github
>       in CI: is what is there what the sources give?
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble validate --help
> cf-assemble validate: check a source tree, a plugin, a folder of agents, or single files
>
> usage: cf-assemble validate [OPTION…] [PATH…]
>
> A file of a source tree or a plugin is checked as a part of it, and only what concerns the named
> files is reported, so that a pre-commit hook can pass the files of a commit. Without a path: the
> working folder.
>
> options:
>       --strict         warnings fail, too
>       --format FORMAT  how findings are printed (default text)
>   -j, --jobs N         threads (default: one a core); the bytes written do not depend on it
>   -h, --help           show this and exit
>
> examples:
>   cf-assemble validate
>       this project
>   cf-assemble validate plugin/agents/codeflash.md
>       one file, as a part of its tree
>   cf-assemble validate ~/.claude/agents --format json
>       any folder of agents
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble convert --help
> cf-assemble convert: turn any folder of agent Markdown into a registry
>
> usage: cf-assemble convert [OPTION…] SRC
>
> Writes <domain>[/<subdomain>]/<id>.codex.yaml and a brief for each agent below SRC, index.json and
> triggers.json. What is right is written, what is wrong is reported with its place (exit 1).
>
> options:
>       --out DIR               folder of the registry (required)
>       --derive-triggers WHEN  keywords from the text: for agents without triggers (missing, the
>                               default), all, or off
>       --strict                write nothing when there is an error
>       --force                 overwrite files of ours that were edited since
>       --no-atomic             two renames, where the file system cannot exchange folders
>       --format FORMAT         how findings are printed (default text)
>   -j, --jobs N                threads (default: one a core); the bytes written do not depend on it
>   -h, --help                  show this and exit
>
> examples:
>   cf-assemble convert .claude/agents --out codex/agents
>       a project's own agents
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble inspect --help
> cf-assemble inspect: show what a client will see of each component
>
> usage: cf-assemble inspect [OPTION…] PATH…
>
> Reads agents, skills and commands as Claude Code does, and prints the name, description, tools and
> model that it takes from them, and how their front matter fared: ok, rescued (only after quoting),
> dropped (every field lost) or none. Judges nothing; `validate` does.
>
> options:
>       --json  one document: {"components": […]}
>   -h, --help  show this and exit
>
> examples:
>   cf-assemble inspect dist-python
>       a built tree
>   cf-assemble inspect --json .claude/agents
>       any folder of agents
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble explain --help
> cf-assemble explain: tell what a code means, or where every value of a file comes from
>
> usage: cf-assemble explain CODE|FILE
>
> Of a code or a rule's name: what is found, why it matters, a bad and a good example. Of a file: the
> layers it is made of, what is done to it, each value and reference with the place it came from.
>
> options:
>   -h, --help  show this and exit
>
> examples:
>   cf-assemble explain CF301
>       a rule
>   cf-assemble explain plugin/hooks/hooks.json
>       a file, in each language's tree
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble rules --help
> cf-assemble rules: list every finding that this program can report
>
> usage: cf-assemble rules [OPTION…]
>
> One line a rule: its code, severity, name and what it finds. `explain CODE` tells more.
>
> options:
>       --json      all of their documentation as one document
>       --markdown  the same as docs/rules.md
>   -h, --help      show this and exit
>
> examples:
>   cf-assemble rules
>       the list
>   cf-assemble rules --json | jq '.rules[].code'
>       the codes
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble clean --help
> cf-assemble clean: remove trees that this program made
>
> usage: cf-assemble clean [OPTION…] [DIR…]
>
> Only folders that carry our manifest, and only when every file in them is ours as we wrote it.
>
> options:
>       --lang LANG   a folder of <plugin>/languages (default: all of them) (may be repeated)
>       --plugin DIR  the source tree's base (default plugin)
>       --out DIR     folder of each tree (default dist-{lang})
>       --force       remove files of ours that were edited, too
>   -h, --help        show this and exit
>
> examples:
>   cf-assemble clean
>       dist-<lang>/ of every language
>   cf-assemble clean codex/agents
>       one folder
>
> exit codes:
>   0    clean
>   1    findings: invalid content, a stale tree with --check
>   2    wrong usage, or the environment refuses; what stood before still stands
>   130  interrupted; what stood before still stands
$ cf-assemble help validat
? 2
! error: unknown command 'validat'
!   help: did you mean 'validate'?
