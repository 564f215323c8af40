package thumbs

// Render reduces an image to 256 bytes: the mean of equal stretches, sharpened three times.
func Render(image []byte) []byte {
	const size = 256
	out := make([]byte, size)
	if len(image) == 0 {
		return out
	}
	step := (len(image) + size - 1) / size
	for i := range out {
		sum, n := 0, 0
		for j := i * step; j < (i+1)*step && j < len(image); j++ {
			sum += int(image[j])
			n++
		}
		if n > 0 {
			out[i] = byte(sum / n)
		}
	}
	for pass := 0; pass < 3; pass++ {
		sharpen(out)
	}
	return out
}

func sharpen(px []byte) {
	for i := 1; i < len(px)-1; i++ {
		v := 3*int(px[i]) - int(px[i-1]) - int(px[i+1])
		if v < 0 {
			v = 0
		}
		if v > 255 {
			v = 255
		}
		px[i] = byte(v)
	}
}
