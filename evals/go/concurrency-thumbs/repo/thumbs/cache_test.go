package thumbs

import (
	"bytes"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

func image(seed, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(i*7 + seed*13)
	}
	return out
}

func TestGetRendersOnce(t *testing.T) {
	c := NewCache(4)
	a := c.Get("a", image(1, 5000))
	if b := c.Get("a", nil); !bytes.Equal(a, b) || c.Hits() != 1 {
		t.Fatalf("second call was not answered from memory, %d hits", c.Hits())
	}
}

func TestLimit(t *testing.T) {
	c := NewCache(2)
	for i := 0; i < 5; i++ {
		c.Get(fmt.Sprint(i), image(i, 100))
	}
	if len(c.done) != 2 {
		t.Fatalf("%d previews kept", len(c.done))
	}
}

func TestManyGoroutines(t *testing.T) {
	c := NewCache(100)
	var wg sync.WaitGroup
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 50; i++ {
				name := fmt.Sprint(i)
				if got := c.Get(name, image(i, 2000)); !bytes.Equal(got, Render(image(i, 2000))) {
					t.Errorf("preview %s differs", name)
				}
			}
		}()
	}
	wg.Wait()
}

func TestRenderEmpty(t *testing.T) {
	if len(Render(nil)) != 256 {
		t.Fatal("wrong size")
	}
}

// BenchmarkGallery: many visitors, mostly new images.
func BenchmarkGallery(b *testing.B) {
	c := NewCache(64)
	img := image(3, 200_000)
	var next int64
	b.SetParallelism(8)
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			n := atomic.AddInt64(&next, 1)
			c.Get(fmt.Sprint(n/2), img)
		}
	})
}
