# Words that are typed wrong, and options that are missing.
$ cp -r $REPO/tests/cli/assemble/project/. .
$ cf-assemble --lang pyhton
? 2
! error: unknown language 'pyhton'
!   help: did you mean 'python'?  languages here: python
$ cf-assemble --lang python --lang cobol
? 2
! error: unknown language 'cobol'
!   help: languages here: python
$ cf-assemble bulid
? 2
! error: unknown command 'bulid'
!   help: did you mean 'build'?
$ cf-assemble --outt x
? 2
! error: unknown option '--outt'
!   help: did you mean '--out'?
$ cf-assemble --jobs many
? 2
! error: --jobs takes a number of threads, not 'many'
!   help: leave it out to use every core
$ cf-assemble --format yaml
? 2
! error: unknown value 'yaml' of option '--format'
!   help: it takes text, json, sarif, github
$ cf-assemble --plugin nowhere
? 2
! error: cannot list 'nowhere/languages': No such file or directory
!   help: name the plugin's folder with --plugin; it holds a folder `languages`
$ cf-assemble --overlay nowhere
? 2
! error: cannot resolve 'nowhere': No such file or directory
$ cf-assemble --bin .
? 2
! error: cannot read 'cf-experiment': No such file or directory
!   help: build it first, or name the folder of the built programs with --bin
$ cf-assemble convert plugin/agents
? 2
! error: no --out
!   help: name the folder that the registry goes to
$ cf-assemble convert
? 2
! error: convert: SRC is missing
!   help: `cf-assemble convert --help` shows what it takes
$ cf-assemble convert nowhere --out x
? 2
! error: cannot resolve 'nowhere': No such file or directory
$ cf-assemble convert plugin/agents/tune.md --out x
? 2
! error: cannot list 'plugin/agents/tune.md': Not a directory
$ cf-assemble convert plugin/agents --out x --derive-triggers some
? 2
! error: unknown value 'some' of option '--derive-triggers'
!   help: it takes off, missing, all
$ cf-assemble inspect
? 2
! error: inspect: PATH… is missing
!   help: `cf-assemble inspect --help` shows what it takes
$ cf-assemble inspect nowhere
? 2
! error: cannot resolve 'nowhere': No such file or directory
$ cf-assemble explain
? 2
! error: explain: CODE|FILE is missing
!   help: `cf-assemble explain --help` shows what it takes
$ cf-assemble validate nowhere plugin
? 2
! error: cannot resolve 'nowhere': No such file or directory
$ mkdir -p plugin/languages/go; cf-assemble --out one
? 2
! error: --out 'one' would hold 2 trees
!   help: put {lang} into it, or build one --lang
$ SOURCE_DATE_EPOCH=yesterday cf-assemble --lang python
? 2
! error: SOURCE_DATE_EPOCH is 'yesterday', not a number of seconds
!   help: unset it, or set it to `git log -1 --format=%ct`
$ ls
> languages
> plugin
