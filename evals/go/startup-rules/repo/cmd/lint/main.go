// Command lint checks prose on standard input, or prints the number of rules with -count.
package main

import (
	"bufio"
	"fmt"
	"os"

	"example.com/linter/rules"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "-count" {
		fmt.Println(rules.Count())
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "-version" {
		fmt.Println("lint 1.0")
		os.Exit(0)
	}
	findings := 0
	lines := bufio.NewScanner(os.Stdin)
	for n := 1; lines.Scan(); n++ {
		if r, bad := rules.Check(lines.Text()); bad {
			fmt.Printf("%d: %s: %s\n", n, r.ID, r.Message)
			findings++
		}
	}
	if findings > 0 {
		os.Exit(1)
	}
}
