// Command fetch reads many blocks from three mirrors and prints how many bytes came.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log"
	"time"

	"example.com/fetcher/mirrors"
)

func main() {
	blocks := flag.Int("blocks", 500, "number of blocks")
	flag.Parse()
	data := bytes.Repeat([]byte("block "), 4096)
	list := []mirrors.Mirror{{Name: "near", Delay: time.Microsecond, Block: data}, {Name: "far", Delay: 30 * time.Microsecond, Block: data}, {Name: "farther", Delay: 50 * time.Microsecond, Block: data}}
	total := 0
	for i := 0; i < *blocks; i++ {
		b, err := mirrors.First(context.Background(), list)
		if err != nil {
			log.Fatalf("block %d: %v", i, err)
		}
		total += len(b)
	}
	fmt.Println(total, "bytes")
}
