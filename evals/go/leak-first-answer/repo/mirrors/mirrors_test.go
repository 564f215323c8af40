package mirrors

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"
)

func three(size int) []Mirror {
	block := bytes.Repeat([]byte("x"), size)
	return []Mirror{{"near", time.Microsecond, block}, {"far", 40 * time.Microsecond, block}, {"farther", 60 * time.Microsecond, block}}
}

func TestFirst(t *testing.T) {
	got, err := First(context.Background(), three(10))
	if err != nil || len(got) != 10 {
		t.Fatalf("got %d bytes, %v", len(got), err)
	}
}

func TestFirstNone(t *testing.T) {
	if _, err := First(context.Background(), nil); !errors.Is(err, ErrNone) {
		t.Fatalf("got %v", err)
	}
}

func TestFirstCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	slow := []Mirror{{"slow", time.Hour, nil}}
	if _, err := First(ctx, slow); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}

func BenchmarkFirst(b *testing.B) {
	list := three(4096)
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if _, err := First(context.Background(), list); err != nil {
			b.Fatal(err)
		}
	}
}
