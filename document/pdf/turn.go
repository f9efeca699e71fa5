package pdf

import (
	"encoding/binary"

	"github.com/tetratelabs/wazero/api"
)

// A page has two sets of coordinates beside those of its file (points, the origin anywhere, y upwards): those in which its text is
// read, from left to right and from top to bottom, and those in which the page is shown. They differ where a table stands sideways
// on its page, or a page was scanned the wrong way round.

// turn leads from one set of coordinates to another.
type turn struct{ a, b, c, d, e, f float32 } // x' = ax + cy + e, y' = bx + dy + f

// box turns a box around. Its sides come in any order and go in theirs.
func (t turn) box(x1, y1, x2, y2 float32) (left, top, right, bottom float32) {
	u1, v1 := t.a*x1+t.c*y1+t.e, t.b*x1+t.d*y1+t.f
	u2, v2 := t.a*x2+t.c*y2+t.e, t.b*x2+t.d*y2+t.f
	return min(u1, u2), min(v1, v2), max(u1, u2), max(v1, v2)
}

// back is the way back.
func (t turn) back() turn {
	det := t.a*t.d - t.b*t.c
	if det == 0 {
		return turn{a: 1, d: 1}
	}
	r := turn{a: t.d / det, b: -t.b / det, c: -t.c / det, d: t.a / det}
	r.e, r.f = -(r.a*t.e + r.c*t.f), -(r.b*t.e + r.d*t.f)
	return r
}

// upright finds the way in which most of the text runs, and turns the characters so that it runs to the right.
func (s *sheet) upright(width, height float32) turn {
	var votes [4]int // right, down, left, up
	for i := 1; i < len(s.glyphs); i++ {
		p, q := &s.glyphs[i-1], &s.glyphs[i]
		if p.generated || q.generated || p.right <= p.left || q.right <= q.left {
			continue
		}
		dx, dy := q.left+q.right-p.left-p.right, q.top+q.bottom-p.top-p.bottom // y upwards
		switch {
		case dx > dy && dx > -dy:
			votes[0]++
		case -dy > dx && -dy > -dx:
			votes[1]++
		case -dx > dy && -dx > -dy:
			votes[2]++
		case dy != 0:
			votes[3]++
		}
	}
	best := 0
	for k, n := range votes {
		if n > votes[best] {
			best = k
		}
	}
	t := [4]turn{{a: 1, d: -1, f: height}, {b: -1, c: -1, e: height, f: width}, {a: -1, d: 1, e: width}, {b: 1, c: 1}}[best]
	if best%2 == 1 {
		width, height = height, width
	}
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.left != 0 || g.right != 0 || g.top != 0 || g.bottom != 0 {
			g.left, g.top, g.right, g.bottom = t.box(g.left, g.bottom, g.right, g.top)
		}
	}
	s.width, s.height = width, height
	return t
}

// shown is how a page of a width and height is seen, as turned and cropped by its entries Rotate and CropBox: PDFium is asked where three points of it stand.
func (l *library) shown(page uint64, width, height float32) (t turn, ok bool) {
	out := l.alloc(8)
	if out == 0 {
		return t, false
	}
	defer l.call("free", out)
	const fine, far = 16, 1000 // device units are whole numbers: so many to a point; a distance over which their rounding does not matter
	scale := min(fine, 1<<20/max(width, height))
	at := func(x, y float64) (float32, float32) {
		if l.int("FPDF_PageToDevice", page, 0, 0, uint64(width*scale), uint64(height*scale), 0, api.EncodeF64(x), api.EncodeF64(y), out, out+4) == 0 {
			return 0, 0
		}
		b, read := l.mem.Read(uint32(out), 8)
		if !read {
			return 0, 0
		}
		return float32(int32(binary.LittleEndian.Uint32(b))) / scale, float32(int32(binary.LittleEndian.Uint32(b[4:]))) / scale
	}
	x0, y0 := at(0, 0)
	x1, y1 := at(far, 0)
	x2, y2 := at(0, far)
	t = turn{(x1 - x0) / far, (y1 - y0) / far, (x2 - x0) / far, (y2 - y0) / far, x0, y0}
	return t, l.err == nil && t.a*t.d-t.b*t.c != 0
}
