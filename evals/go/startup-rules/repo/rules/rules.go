// Package rules knows what a line of prose must not contain.
package rules

import (
	"fmt"
	"regexp"
)

// Rule is one forbidden pattern.
type Rule struct {
	ID      string
	Message string
	pattern *regexp.Regexp
}

var weak = []string{"very", "really", "quite", "rather", "somewhat", "actually", "basically", "simply", "just", "literally",
	"obviously", "clearly", "certainly", "definitely", "probably", "possibly", "perhaps", "maybe", "somehow", "anyway"}

var nouns = []string{"thing", "stuff", "aspect", "factor", "issue", "matter", "area", "case", "process", "situation",
	"element", "nature", "manner", "way", "level", "fact", "idea", "point", "part", "kind"}

var all = build()

func build() []Rule {
	var out []Rule
	for _, w := range weak {
		for _, n := range nouns {
			out = append(out, Rule{
				ID:      fmt.Sprintf("%s-%s", w, n),
				Message: fmt.Sprintf("say what %q means", w+" "+n),
				pattern: regexp.MustCompile(fmt.Sprintf(`(?i)\b%s\b[\s,;:]{1,8}(?:[a-z]{1,12}\s+){0,6}%ss?\b`, w, n)),
			})
		}
	}
	return out
}

// Count is the number of rules.
func Count() int { return len(all) }

// Check returns the first rule that a line breaks.
func Check(line string) (Rule, bool) {
	for _, r := range all {
		if r.pattern.MatchString(line) {
			return r, true
		}
	}
	return Rule{}, false
}
