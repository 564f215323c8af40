// Package tags collects the tags of a set of documents.
package tags

import (
	"sort"
	"strings"
)

// Document is one text with its comma-separated tags.
type Document struct {
	Title string
	Tags  string
}

// Count is a tag with the number of documents that carry it.
type Count struct {
	Tag string
	N   int
}

// Unique returns every tag once, in the order of its first appearance.
func Unique(docs []Document) []string {
	var out []string
	for _, d := range docs {
		for _, tag := range Split(d.Tags) {
			if !contains(out, tag) {
				out = append(out, tag)
			}
		}
	}
	return out
}

func contains(list []string, want string) bool {
	for _, have := range list {
		if have == want {
			return true
		}
	}
	return false
}

// Split cuts a tag line into trimmed, lower-cased tags; empty ones are left out.
func Split(line string) []string {
	parts := strings.Split(line, ",")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.ToLower(strings.TrimSpace(p)); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Top returns the n most frequent tags; ties go to the alphabetically smaller one.
func Top(docs []Document, n int) []Count {
	counts := map[string]int{}
	for _, d := range docs {
		for _, tag := range Split(d.Tags) {
			counts[tag]++
		}
	}
	out := make([]Count, 0, len(counts))
	for tag, c := range counts {
		out = append(out, Count{tag, c})
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].N > out[j].N || out[i].N == out[j].N && out[i].Tag < out[j].Tag
	})
	if len(out) > n {
		out = out[:n]
	}
	return out
}
