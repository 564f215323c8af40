// Package mirrors asks several servers for the same block and takes the first answer.
package mirrors

import (
	"context"
	"errors"
	"time"
)

// Mirror answers with a block after some time.
type Mirror struct {
	Name  string
	Delay time.Duration
	Block []byte
}

// ErrNone means that there was nobody to ask.
var ErrNone = errors.New("no mirrors")

// Fetch reads the block; it stops early when the context ends.
func (m Mirror) Fetch(ctx context.Context) ([]byte, error) {
	select {
	case <-time.After(m.Delay):
		return append([]byte(nil), m.Block...), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

type answer struct {
	block []byte
	err   error
}

// First asks all mirrors and returns the first good answer.
func First(ctx context.Context, list []Mirror) ([]byte, error) {
	if len(list) == 0 {
		return nil, ErrNone
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers := make(chan answer)
	for _, m := range list {
		m := m
		go func() {
			block, err := m.Fetch(ctx)
			answers <- answer{block, err}
		}()
	}
	var last error
	for range list {
		a := <-answers
		if a.err == nil {
			return a.block, nil
		}
		last = a.err
	}
	return nil, last
}
