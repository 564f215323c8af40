# Only what we made, and only as we made it.
$ cp -r $REPO/tests/cli/assemble/project/. .; cf-assemble 2> /dev/null
$ echo mine > dist-python/mine.txt; cf-assemble clean; ls dist-python | head -3
! error: cannot remove 'dist-python': 'dist-python' holds 1 foreign file
!   help: move the foreign files out of the tree; it is as it was
! dist-python/mine.txt: error[CF603]: not made by cf-assemble, and nothing like it is deleted here
!   help: move it out of the tree; what belongs into it goes into the plugin folder
> README.md
> agents
> bin
$ rm dist-python/mine.txt; echo edited >> dist-python/README.md; cf-assemble clean; ls -d dist-python
! error: cannot remove 'dist-python': 'dist-python' holds 1 edited file
!   help: --force overwrites what was edited; the tree is as it was
! dist-python/README.md: error[CF602]: edited since it was built
!   help: it is generated: undo the edit, or --force to overwrite it
> dist-python
$ cf-assemble clean --force; ls
! dist-python: removed
> languages
> plugin
$ cf-assemble clean
$ mkdir other; echo x > other/x; cf-assemble clean other; ls other
! error: cannot remove 'other': 'other' is not a tree that cf-assemble made: it has no .cf/manifest.json
!   help: choose another folder with --out, or move what is there away
> x
$ cf-assemble clean nowhere
