# What a code means, and where everything in a file comes from.
$ cp -r $REPO/tests/cli/assemble/project/. .
$ cf-assemble explain CF301
> CF301 dead-root-reference (error, since 0.1)
>
> A `${CLAUDE_PLUGIN_ROOT}/...` path that no file of the assembled tree answers.
>
> Why it matters: The client expands the variable and hands the model a path that does not exist; nothing else tells.
>
> Bad:
>     Read ${CLAUDE_PLUGIN_ROOT}/references/gone.md
>
> Good:
>     Read ${CLAUDE_PLUGIN_ROOT}/references/guide.md
$ cf-assemble explain accidental-shadow
> CF201 accidental-shadow (error, since 0.1)
>
> A file of an overlay at the path of a lower layer's file, without a word that it is meant.
>
> Why it matters: It would hide the lower one; whoever mends that one later mends nothing in this language's tree.
>
> Bad:
>     plugin/agents/codeflash-review.md
>     plugin/languages/go/agents/codeflash-review.md, without `overrides: base`
>
> Good:
>     ---
>     name: codeflash-review
>     overrides: base
>     ---
$ cf-assemble explain CF999
? 2
! error: no rule has the code 'CF999'
!   help: `cf-assemble rules` lists the codes
$ cf-assemble explain acidental-shadow
? 2
! error: 'acidental-shadow' is neither a rule nor a file
!   help: did you mean 'accidental-shadow'?
$ cf-assemble explain nowhere.md
? 2
! error: 'nowhere.md' is neither a rule nor a file
!   help: `cf-assemble rules` lists the codes
$ cf-assemble explain plugin/.claude-plugin/plugin.json
> plugin/.claude-plugin/plugin.json (plugin of tune-python)
>   written to   .claude-plugin/plugin.json
>   layers
>     base         plugin/.claude-plugin/plugin.json
>     python       plugin/languages/python/.claude-plugin/plugin.json
>   transforms   merged
>   values
>     name                             tune-python   <- plugin/languages/python/.claude-plugin/plugin.json:1:10
>     version                          0.1.0   <- plugin/.claude-plugin/plugin.json:3:14
>     description                      Makes Python programs faster.   <- plugin/languages/python/.claude-plugin/plugin.json:1:40
>     author.name                      Tune   <- plugin/.claude-plugin/plugin.json:5:22
>     license                          Apache-2.0   <- plugin/.claude-plugin/plugin.json:6:14
>     keywords                         [2 items]   <- plugin/languages/python/.claude-plugin/plugin.json:1:85
$ cf-assemble explain plugin/agents/tune.md
> plugin/agents/tune.md (agent of tune-python)
>   written to   agents/tune.md
>   called       tune-python:tune
>   front matter ok
>   layers
>     base         plugin/agents/tune.md
>   transforms   names-qualified, tables-expanded, codex-stripped
>   values
>     name                             tune   <- plugin/agents/tune.md:2:7
>     description                      Routes performance work to the language's own agent. Use wh…   <- plugin/agents/tune.md:3:14
>     tools                            Read, Bash, Agent(tune-cpu)   <- plugin/agents/tune.md:4:8
>     model                            inherit   <- plugin/agents/tune.md:5:8
>     codex.domain                     routing   <- plugin/agents/tune.md:7:11
>     codex.tier                       coordinator   <- plugin/agents/tune.md:8:9
>     codex.triggers.keywords          [1 items]   <- plugin/agents/tune.md:9:24
>   references
>     tune-cpu                         -> tune-python:tune-cpu   <- plugin/agents/tune.md:4:26
>     ${CLAUDE_PLUGIN_ROOT}/references/shared/loop.md -> references/shared/loop.md   <- plugin/agents/tune.md:14:6
>     <!-- cf:table agents -->         -> a table of agents   <- plugin/agents/tune.md:16:1
$ cf-assemble explain plugin/languages/python/agents/tune-cpu.md
> plugin/languages/python/agents/tune-cpu.md (agent of tune-python)
>   written to   agents/tune-cpu.md
>   called       tune-python:tune-cpu
>   front matter ok
>   layers
>     python       plugin/languages/python/agents/tune-cpu.md
>   transforms   paths-rewritten, codex-stripped
>   values
>     name                             tune-cpu   <- plugin/languages/python/agents/tune-cpu.md:2:7
>     description                      Makes Python functions faster. Use when a profile names a f…   <- plugin/languages/python/agents/tune-cpu.md:3:14
>     tools                            Read, Edit, Bash   <- plugin/languages/python/agents/tune-cpu.md:4:8
>     codex.domain                     cpu   <- plugin/languages/python/agents/tune-cpu.md:6:11
>     codex.triggers.keywords          [1 items]   <- plugin/languages/python/agents/tune-cpu.md:7:24
>     codex.triggers.file_patterns     [1 items]   <- plugin/languages/python/agents/tune-cpu.md:7:56
>   references
>     ../../../references/shared/loop.md -> references/shared/loop.md   <- plugin/languages/python/agents/tune-cpu.md:12:19
$ echo x > plugin/README.md; cf-assemble explain plugin/README.md
? 2
! error: 'plugin/README.md' is not in any tree
!   help: development documents and dotfiles never ship
$ cf-assemble rules | head -3
> CF001  error    not-utf8                   A text file that holds bytes that are not UTF-8.
> CF002  error    yaml-syntax                A language or overlay file that is not YAML.
> CF003  error    json-syntax                A JSON file that is not JSON.
$ cf-assemble rules --json | head -4
> {
>   "rules": [
>     {
>       "code": "CF001",
