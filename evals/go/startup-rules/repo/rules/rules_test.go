package rules

import "testing"

func TestCheck(t *testing.T) {
	for line, want := range map[string]string{
		"This is a very complicated thing.": "very-thing",
		"Simply put the usual case is it.":  "simply-case",
		"The build takes four seconds.":     "",
	} {
		r, ok := Check(line)
		if ok != (want != "") || r.ID != want {
			t.Errorf("%q: got %q, want %q", line, r.ID, want)
		}
	}
}

func TestCount(t *testing.T) {
	if Count() != 400 {
		t.Fatalf("%d rules", Count())
	}
}

func BenchmarkCheck(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Check("The build takes four seconds and nothing else happens.")
	}
}
