# A reader that leaves is no error; a full disk is.
$ cf-experiment --help | true
$ sh -c 'cf-experiment --generate zsh; echo "status $?" >&2' | head -n 1
! status 0
> #compdef cf-experiment
$ cf-experiment --help > /dev/full
? 2
! error: cannot write the output
!   help: is the disk full?
