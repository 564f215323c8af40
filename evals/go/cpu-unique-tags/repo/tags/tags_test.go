package tags

import (
	"fmt"
	"reflect"
	"testing"
)

func library(docs, distinct int) []Document {
	out := make([]Document, docs)
	for i := range out {
		out[i] = Document{
			Title: fmt.Sprintf("document %d", i),
			Tags:  fmt.Sprintf("Topic-%d, area-%d , topic-%d", i%distinct, i%37, (i*7)%distinct),
		}
	}
	return out
}

func TestUniqueKeepsFirstAppearance(t *testing.T) {
	docs := []Document{{Tags: "go, Speed"}, {Tags: "speed,,memory "}, {Tags: ""}}
	want := []string{"go", "speed", "memory"}
	if got := Unique(docs); !reflect.DeepEqual(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestUniqueOfNothing(t *testing.T) {
	if got := Unique(nil); len(got) != 0 {
		t.Fatalf("got %q", got)
	}
}

func TestTop(t *testing.T) {
	docs := []Document{{Tags: "b, a"}, {Tags: "a, c"}, {Tags: "c"}}
	want := []Count{{"a", 2}, {"c", 2}}
	if got := Top(docs, 2); !reflect.DeepEqual(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func BenchmarkLibrary(b *testing.B) {
	docs := library(4000, 3000)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if len(Unique(docs)) == 0 || len(Top(docs, 10)) != 10 {
			b.Fatal("wrong result")
		}
	}
}
