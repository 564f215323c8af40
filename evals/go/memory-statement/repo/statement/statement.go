// Package statement reads account entries and writes them as a statement.
package statement

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Entry is one booking; the amount is in cents.
type Entry struct {
	Day    string
	Text   string
	Amount int64
}

// Read parses lines of the form day;text;cents.
func Read(in io.Reader) ([]Entry, error) {
	var out []Entry
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		parts := strings.SplitN(lines.Text(), ";", 3)
		if len(parts) != 3 {
			return nil, fmt.Errorf("line %d: want day;text;cents", n)
		}
		cents, err := strconv.ParseInt(parts[2], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, Entry{parts[0], parts[1], cents})
	}
	return out, lines.Err()
}

// Render writes one line for each entry with the running balance.
func Render(entries []Entry) string {
	text := ""
	var balance int64
	for _, e := range entries {
		balance += e.Amount
		text += fmt.Sprintf("%s %-20s %s %s\n", e.Day, e.Text, Money(e.Amount), Money(balance))
	}
	return text
}

// Money prints cents as units with two decimals.
func Money(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}
