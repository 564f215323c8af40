package statement

import (
	"fmt"
	"strings"
	"testing"
)

func bookings(n int) string {
	var b strings.Builder
	for i := 0; i < n; i++ {
		fmt.Fprintf(&b, "2026-%02d-%02d;booking %d;%d\n", i%12+1, i%28+1, i, i*37%5000-1800)
	}
	return b.String()
}

func TestReadAndRender(t *testing.T) {
	entries, err := Read(strings.NewReader("2026-01-02;rent;-85000\n2026-01-03;salary;210050\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "2026-01-02 rent                 -850.00 -850.00\n2026-01-03 salary               2100.50 1250.50\n"
	if got := Render(entries); got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
}

func TestReadReportsTheLine(t *testing.T) {
	if _, err := Read(strings.NewReader("2026-01-02;rent;-85000\nbroken\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Fatalf("got %v", err)
	}
}

func TestRenderNothing(t *testing.T) {
	if got := Render(nil); got != "" {
		t.Fatalf("got %q", got)
	}
}

func BenchmarkYear(b *testing.B) {
	text := bookings(2000)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		entries, err := Read(strings.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		if len(Render(entries)) == 0 {
			b.Fatal("empty statement")
		}
	}
}
