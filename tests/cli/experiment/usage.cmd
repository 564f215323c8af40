# What a newcomer types first.
$ cf-experiment --help
> cf-experiment 0.1.0: what the optimizer agents, their hooks and people run during a session
>
> usage: cf-experiment COMMAND [OPTION…] [ARGUMENT…]
>
> commands:
>   companion  Second opinions from the Codex CLI
>   hook       Take note of an event of the client's session
>
> `cf-experiment help COMMAND` shows a command's options and examples.
>
> exit codes:
>   0    clean
>   1    not ready, or not found
>   2    usage or environment
>   130  interrupted
$ cf-experiment
? 2
! cf-experiment 0.1.0: what the optimizer agents, their hooks and people run during a session
!
! usage: cf-experiment COMMAND [OPTION…] [ARGUMENT…]
!
! commands:
!   companion  Second opinions from the Codex CLI
!   hook       Take note of an event of the client's session
!
! `cf-experiment help COMMAND` shows a command's options and examples.
!
! exit codes:
!   0    clean
!   1    not ready, or not found
!   2    usage or environment
!   130  interrupted
$ cf-experiment --version
> cf-experiment 0.1.0
$ cf-experiment help hook
> cf-experiment hook: Take note of an event of the client's session
>
> usage: cf-experiment hook [EVENT…]
>
> Reads the hook's JSON from stdin and records the session under CLAUDE_PLUGIN_DATA
> (sessions/<id>.json). It never blocks the client and never fails: the exit code is 0 whatever
> happens, and what went wrong is a line in logs/hooks.log there.
>
> options:
>   -h, --help  show this and exit
>
> examples:
>   cf-experiment hook SessionStart
>       What hooks/hooks.json calls at the start of a session
>
> exit codes:
>   0    clean
>   1    not ready, or not found
>   2    usage or environment
>   130  interrupted
$ cf-experiment hok
? 2
! error: unknown command 'hok'
!   help: did you mean 'hook'?
$ cf-experiment --lang python
? 2
! error: unknown option '--lang'
!   help: a command comes first
$ cf-experiment companion
? 2
! error: companion: ACTION is missing
!   help: `cf-experiment companion --help` shows what it takes
$ cf-experiment companion status --jsno
? 2
! error: unknown option '--jsno'
!   help: did you mean '--json'?
$ cf-experiment companion review --scope brunch
? 2
! error: unknown value 'brunch' of option '--scope'
!   help: did you mean 'branch'?  it takes auto, working-tree, branch
$ cf-experiment companion status --json=1
? 2
! error: option '--json' takes no value
!   help: `cf-experiment companion --help` shows what it takes
$ cf-experiment companion status a b
? 2
! error: unexpected argument 'b'
!   help: status takes at most one job
