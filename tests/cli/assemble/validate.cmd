# Everything that a path may be: a project, a source tree, an overlay, a built tree, a folder of agents, single files.
$ cp -r $REPO/tests/cli/assemble/project/. .; cf-assemble 2> /dev/null
$ cf-assemble validate
! 6 files, no findings
$ cf-assemble validate plugin
! 6 files, no findings
$ cf-assemble validate plugin/languages/python
! 6 files, no findings
$ cf-assemble validate dist-python
! 18 files, no findings
$ cf-assemble validate plugin/agents
! 1 files, no findings
$ cf-assemble validate plugin/agents/tune.md languages/python.yaml
! 12 files, no findings
$ cf-assemble validate dist-python --format json
> {
>   "diagnostics": []
> }
# One finding is found from wherever one stands, and only where it was asked for.
$ sed -i 's/model: inherit/model: sonet/' plugin/agents/tune.md
$ cf-assemble validate
? 1
! plugin/agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cf-assemble validate plugin/agents/tune.md
? 1
! plugin/agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cf-assemble validate ./plugin/agents/../agents//tune.md
? 1
! plugin/agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cf-assemble validate $PWD/plugin/agents/tune.md
? 1
! TMP/plugin/agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cd plugin/agents && cf-assemble validate tune.md
? 1
! ../agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cd plugin && cf-assemble validate .
? 1
! agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cd plugin/languages/python/agents && cf-assemble validate ../../../agents/tune.md tune-cpu.md
? 1
! ../../../agents/tune.md:5:8: error[CF012]: unknown model 'sonet'
!     5 | model: sonet
!       |        ^^^^^
!   help: did you mean 'sonnet'?
! 1 error
$ cf-assemble validate plugin/languages/python/agents/tune-cpu.md plugin/commands/tune.md
! 12 files, no findings
$ cf-assemble validate plugin/agents/tune.md --format json
? 1
> {
>   "diagnostics": [
>     {
>       "code": "CF012",
>       "severity": "error",
>       "file": "plugin/agents/tune.md",
>       "line": 5,
>       "column": 8,
>       "end_line": 5,
>       "end_column": 13,
>       "message": "unknown model 'sonet'",
>       "help": "did you mean 'sonnet'?"
>     }
>   ]
> }
$ cf-assemble validate plugin/agents/tune.md --format github
? 1
> ::error file=plugin/agents/tune.md,line=5,col=8,title=CF012::unknown model 'sonet'%0Ahelp: did you mean 'sonnet'?
$ sed -i 's/Not for memory.$/Not for memory. Agent(x)/; s/^name: tune-cpu/name: tune-cpu\ncolour: red/' plugin/languages/python/agents/tune-cpu.md
$ cd plugin/languages/python/agents && cf-assemble validate tune-cpu.md
! ../../../languages/python/agents/tune-cpu.md:3:1: warning[CF016]: unknown key 'colour', which no client reads
!     3 | colour: red
!       | ^^^^^^
!   help: did you mean 'color'?
! 1 warning
$ cf-assemble validate plugin/languages/python/agents/tune-cpu.md --strict
? 1
! plugin/languages/python/agents/tune-cpu.md:3:1: warning[CF016]: unknown key 'colour', which no client reads
!     3 | colour: red
!       | ^^^^^^
!   help: did you mean 'color'?
! 1 warning
$ sed -i 's/title: Python/titel: Python/' languages/python.yaml; cf-assemble validate languages/python.yaml
? 1
! languages/python.yaml:1:1: error[CF106]: 'title' is missing
!     1 | language: python
!       | ^^^^^^^^^^^^^^^^
! languages/python.yaml:2:1: error[CF106]: unknown key 'titel'
!     2 | titel: Python
!       | ^^^^^
!   help: did you mean 'title'?
! 2 errors
