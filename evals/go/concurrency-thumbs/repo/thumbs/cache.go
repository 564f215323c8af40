// Package thumbs renders previews and keeps them.
package thumbs

import "sync"

// Cache holds previews by name; it may be used by many goroutines.
type Cache struct {
	mu    sync.Mutex
	done  map[string][]byte
	hits  int
	limit int
}

// NewCache keeps at most limit previews.
func NewCache(limit int) *Cache {
	return &Cache{done: map[string][]byte{}, limit: limit}
}

// Get returns the preview of an image and renders it on first use.
func (c *Cache) Get(name string, image []byte) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, ok := c.done[name]; ok {
		c.hits++
		return p
	}
	p := Render(image)
	if len(c.done) >= c.limit {
		for old := range c.done {
			delete(c.done, old)
			break
		}
	}
	c.done[name] = p
	return p
}

// Hits is the number of calls that were answered from memory.
func (c *Cache) Hits() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.hits
}
