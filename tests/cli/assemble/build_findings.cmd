# Findings stop a build before it writes; the tree that stood there stays.
$ cp -r $REPO/tests/cli/assemble/project/. .; cf-assemble
! dist-python: 17 files written, 0 kept, 0 removed
!   4 components, 277 characters of descriptions; largest agent tune (0.1 KB); longest reference references/shared/loop.md (3 lines)
$ sed -i 's/tune-cpu)/tune-cpx)/' plugin/agents/tune.md; cf-assemble
? 1
! plugin/agents/tune.md:4:26: error[CF303]: no agent here is called 'tune-cpx'
!     4 | tools: Read, Bash, Agent(tune-cpx)
!       |                          ^^^^^^^^
!   help: did you mean 'tune-cpu'?
! 1 error
$ cf-assemble --format json
? 1
> {
>   "diagnostics": [
>     {
>       "code": "CF303",
>       "severity": "error",
>       "file": "plugin/agents/tune.md",
>       "line": 4,
>       "column": 26,
>       "end_line": 4,
>       "end_column": 34,
>       "message": "no agent here is called 'tune-cpx'",
>       "help": "did you mean 'tune-cpu'?"
>     }
>   ]
> }
$ grep -c tune-cpu dist-python/agents/tune.md
> 2
$ cp $REPO/tests/cli/assemble/project/plugin/agents/tune.md plugin/agents/
# An overlay without a language file, one that is broken, and none at all.
$ mkdir plugin/languages/rust; cf-assemble --lang rust
? 1
! languages/rust.yaml: error[CF106]: the language 'rust' has an overlay but no language file
!   help: write it; an existing one in that folder shows its keys
! plugin/agents/tune.md:4:26: error[CF303]: no agent here is called 'tune-cpu'
!     4 | tools: Read, Bash, Agent(tune-cpu)
!       |                          ^^^^^^^^
!   help: write the name of an agent of this tree, or plugin:name of another plugin's
! 2 errors
$ printf 'language: rust\n' > languages/rust.yaml; cf-assemble --lang rust
? 1
! languages/rust.yaml:1:1: error[CF106]: 'domains' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'extensions' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'markers' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'package_managers' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'plugin' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'profilers' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'router' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'test_runners' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! languages/rust.yaml:1:1: error[CF106]: 'title' is missing
!     1 | language: rust
!       | ^^^^^^^^^^^^^^
! plugin/agents/tune.md:4:26: error[CF303]: no agent here is called 'tune-cpu'
!     4 | tools: Read, Bash, Agent(tune-cpu)
!       |                          ^^^^^^^^
!   help: write the name of an agent of this tree, or plugin:name of another plugin's
! 10 errors
$ printf 'language: [\n' > languages/rust.yaml; cf-assemble --lang rust
? 1
! languages/rust.yaml:2:1: error[CF002]: a [ is not closed, or a comma is missing
!     2 |
!       | ^
! plugin/agents/tune.md:4:26: error[CF303]: no agent here is called 'tune-cpu'
!     4 | tools: Read, Bash, Agent(tune-cpu)
!       |                          ^^^^^^^^
!   help: write the name of an agent of this tree, or plugin:name of another plugin's
! 2 errors
$ rm -r plugin/languages; cf-assemble
? 2
! error: cannot list 'plugin/languages': No such file or directory
!   help: name the plugin's folder with --plugin; it holds a folder `languages`
$ mkdir plugin/languages; cf-assemble
? 2
! error: no language below 'plugin/languages'
!   help: make a folder there for each language
$ rm -r plugin; cf-assemble
? 2
! error: cannot list 'plugin/languages': No such file or directory
!   help: name the plugin's folder with --plugin; it holds a folder `languages`
