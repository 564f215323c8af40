# Somebody's agents, as they are.
$ mkdir -p agents/deep; printf -- '---\nname: good\ndescription: Finds leaks. Use when memory grows.\ntools: Read\n---\nLook.\n' > agents/good.md
$ cf-assemble validate agents
! 1 files, no findings
$ cf-assemble validate agents/good.md
! 1 files, no findings
$ printf '# Notes\n' > agents/README.md; printf -- '---\nname: rescued\ndescription: Use when: always\n---\nx\n' > agents/deep/r.md
$ printf -- '---\nname: [dropped\ndescription: x: y: z\n---\nx\n' > agents/deep/d.md; printf 'caf\351\n' > agents/latin.md
$ cf-assemble validate agents
? 1
! agents/README.md:1:1: warning[CF008]: this agent has no front matter
!     1 | # Notes
!       | ^
!   help: start the file with a line `---`, then `name:` and `description:`, then `---`
! agents/README.md:1:1: error[CF307]: a document below agents/ ('README.md'): clients list it as an agent
!     1 | # Notes
!       | ^
!   help: move it out of agents/, to references/ or beside the plugin
! agents/deep/d.md:3:12: warning[CF004]: not valid YAML: a [ is not closed, or a comma is missing
!     3 | description: x: y: z
!       |            ^
!   help: put the value in quotes; Claude Code guesses them, other readers lose the file
! agents/deep/r.md:3:22: warning[CF004]: not valid YAML: `: ` inside a value starts another mapping; quote the value
!     3 | description: Use when: always
!       |                      ^
!   help: put the value in quotes; Claude Code guesses them, other readers lose the file
! agents/latin.md:1:1: warning[CF008]: this agent has no front matter
!     1 | caf�
!       | ^
!   help: start the file with a line `---`, then `name:` and `description:`, then `---`
! agents/latin.md:1:4: error[CF001]: not UTF-8: the byte 0xE9
!     1 | caf�
!       |    ^
!   help: save the file as UTF-8; clients show U+FFFD instead
! 2 errors, 4 warnings
$ cf-assemble validate agents --format json | head -20
> {
>   "diagnostics": [
>     {
>       "code": "CF008",
>       "severity": "warning",
>       "file": "agents/README.md",
>       "line": 1,
>       "column": 1,
>       "end_line": 1,
>       "end_column": 1,
>       "message": "this agent has no front matter",
>       "help": "start the file with a line `---`, then `name:` and `description:`, then `---`"
>     },
>     {
>       "code": "CF307",
>       "severity": "error",
>       "file": "agents/README.md",
>       "line": 1,
>       "column": 1,
>       "end_line": 1,
# A folder with the same file at two places, an empty folder, an empty file, a name without an ending.
$ mkdir -p two/agents empty; cp agents/deep/d.md two/x.md; cp agents/good.md two/agents/x.md; cf-assemble validate two
! two/x.md:3:12: warning[CF004]: not valid YAML: a [ is not closed, or a comma is missing
!     3 | description: x: y: z
!       |            ^
!   help: put the value in quotes; Claude Code guesses them, other readers lose the file
! 1 warning
$ cf-assemble validate empty
! 0 files, no findings
$ : > empty.md; cf-assemble validate empty.md
! empty.md: warning[CF008]: this agent has no front matter
!   help: start the file with a line `---`, then `name:` and `description:`, then `---`
! 1 warning
$ : > plain; cf-assemble validate plain
! 1 files, no findings
$ cf-assemble validate /dev/null
? 2
! error: '/dev/null' is neither a file nor a folder
!   help: name a plain file, or a folder
$ mkfifo pipe.md; cf-assemble validate pipe.md
? 2
! error: 'pipe.md' is neither a file nor a folder
!   help: name a plain file, or a folder
$ mkfifo agents/pipe.md; ln -s pipe.md link.md; cf-assemble validate link.md
? 2
! error: 'link.md' is neither a file nor a folder
!   help: name a plain file, or a folder
$ rm agents/deep/* agents/latin.md agents/README.md; cf-assemble validate agents
? 1
! agents/pipe.md: error[CF207]: neither a file nor a folder
!   help: a plugin holds plain files only
! 1 error
