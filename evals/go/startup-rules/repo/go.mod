module example.com/linter

go 1.19
