package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"time"
	"unicode"

	"testigo/record"
)

// Bounds of a page that is drawn.
const (
	printLimit = 20 * time.Second
	dotsPoint  = 150.0 / 72 // fine enough to read small print
	maxDots    = 3 << 20    // of a picture: an A4 page at 150 dots an inch has 2.2 million
	largePNG   = 256 << 10  // above it JPEG is tried: a photograph
)

// Printed is one page of a file as a reader of PDFs shows it: where its words stand, and its picture.
type Printed struct {
	Width, Height float64 // points
	Lines         []PrintedLine
	// Placed tells that the words of the page were found in the text of the document, line for line; otherwise Lines is empty.
	Placed bool
	// Picture is the page as PNG or JPEG; nil = it could not be drawn within the bounds.
	Picture []byte
	Type    string // its media type
}

// PrintedLine is a line of the text and where it stands.
type PrintedLine struct {
	record.Span
	Box
	marks []placed
}

// placed is where the character at a byte of the document's text stands.
type placed struct {
	at int
	Box
}

// Box is a place on a page in points from its top left corner.
type Box struct{ Left, Top, Right, Bottom float64 }

// Print draws a page of the file from which a document was read; pages are counted from one. The words of the page are looked for in
// the document's text, in order, so that boxes and text cannot part; a page of other words is shown without boxes.
func Print(ctx context.Context, original []byte, d *record.Document, page int) (*Printed, error) {
	if page < 1 || page > len(d.Pages) {
		return nil, refuse(d.Name, record.RefusedMalformed, "it has no such page", "its pages are counted from 1")
	}
	timed, cancel := context.WithTimeout(ctx, printLimit)
	defer cancel()
	l, doc, err := load(timed, ctx, d.Name, original)
	if err != nil {
		return nil, err
	}
	defer l.close()
	s := l.page(doc, page-1)
	pg := l.call("FPDF_LoadPage", doc, uint64(page-1))
	width, height := math.Float32frombits(uint32(l.call("FPDF_GetPageWidthF", pg))), math.Float32frombits(uint32(l.call("FPDF_GetPageHeightF", pg)))
	if l.err != nil {
		return nil, l.refusal(ctx, d.Name)
	}
	if pg == 0 || !(width >= 1 && height >= 1) || width > 1<<16 || height > 1<<16 {
		return nil, refuse(d.Name, record.RefusedMalformed, "the size of the page is not stated", "open it in a viewer and print it to a new PDF")
	}
	p := &Printed{Width: float64(width), Height: float64(height)}
	if seen, ok := l.shown(pg, width, height); ok {
		s.keep = true
		p.place(d, page, arrange(s).lines, func(left, top, right, bottom float32) Box {
			l, t, r, b := seen.box(s.read.back().box(left, top, right, bottom))
			return Box{float64(l), float64(t), float64(r), float64(b)}
		})
	}
	p.draw(l, pg)
	if errors.Is(l.ctx.Err(), context.Canceled) {
		return nil, ctx.Err()
	}
	return p, nil
}

// place finds the lines of a page in the document's text.
func (p *Printed) place(d *record.Document, page int, lines []line, seen func(left, top, right, bottom float32) Box) {
	text := d.Text()
	at, end := d.Pages[page-1], len(text)
	if page < len(d.Pages) {
		end = d.Pages[page]
	}
	out := make([]PrintedLine, 0, len(lines))
	for _, ln := range lines {
		at = end - len(strings.TrimLeftFunc(text[at:end], unicode.IsSpace))
		if !strings.HasPrefix(text[at:end], ln.text) {
			return
		}
		pl := PrintedLine{Span: record.Span{Start: at, End: at + len(ln.text)}, Box: seen(ln.left, ln.top, ln.right, ln.bottom)}
		for _, m := range ln.marks {
			if m.right > m.left {
				pl.marks = append(pl.marks, placed{at + m.at, seen(m.left, m.top, m.right, m.bottom)})
			}
		}
		out = append(out, pl)
		at += len(ln.text)
	}
	if strings.TrimSpace(text[at:end]) == "" {
		p.Lines, p.Placed = out, true
	}
}

// Boxes are where the words of a span stand on the page, one for each line.
func (p *Printed) Boxes(s record.Span) []Box {
	var out []Box
	for _, ln := range p.Lines {
		if !ln.Overlaps(s) {
			continue
		}
		b := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, m := range ln.marks {
			if m.at >= s.Start && m.at < s.End {
				b.Left, b.Right = min(b.Left, m.Left), max(b.Right, m.Right)
				b.Top, b.Bottom = min(b.Top, m.Top), max(b.Bottom, m.Bottom)
			}
		}
		if b.Right > b.Left {
			out = append(out, b)
		}
	}
	return out
}

// Size is about how many bytes of memory the page takes.
func (p *Printed) Size() int {
	n := len(p.Picture)
	for _, ln := range p.Lines {
		n += 80 + 40*len(ln.marks)
	}
	return n
}

// draw makes the picture of a page; what goes wrong leaves none.
func (p *Printed) draw(l *library, page uint64) {
	scale := min(dotsPoint, math.Sqrt(maxDots/(p.Width*p.Height)))
	w, h := max(1, int(p.Width*scale)), max(1, int(p.Height*scale))
	if w*h > 2*maxDots { // one side is next to nothing
		return
	}
	bitmap := l.call("FPDFBitmap_Create", uint64(w), uint64(h), 0)
	if bitmap == 0 || l.err != nil {
		return
	}
	l.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), 0xFFFFFFFF)
	const annotations, redFirst = 0x01, 0x10
	l.call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(w), uint64(h), 0, annotations|redFirst)
	stride, buffer := l.int("FPDFBitmap_GetStride", bitmap), uint32(l.call("FPDFBitmap_GetBuffer", bitmap))
	if l.err != nil || stride < 4*w {
		return
	}
	dots, ok := l.mem.Read(buffer, uint32(stride*h))
	if !ok {
		return
	}
	p.Picture, p.Type = pack(dots, w, h, stride)
}

// pack writes dots of four bytes (red, green, blue, none) as a picture: grey where the page has no colour, and a photograph as JPEG.
func pack(dots []byte, w, h, stride int) ([]byte, string) {
	grey := true
scan:
	for y := range h {
		row := dots[y*stride : y*stride+4*w]
		for x := 0; x < len(row); x += 4 {
			if row[x] != row[x+1] || row[x] != row[x+2] {
				grey = false
				break scan
			}
		}
	}
	var img image.Image
	if grey {
		g := image.NewGray(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				g.Pix[y*g.Stride+x] = dots[y*stride+4*x]
			}
		}
		img = g
	} else {
		c := image.NewNRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			row := c.Pix[y*c.Stride : y*c.Stride+4*w]
			copy(row, dots[y*stride:])
			for x := 3; x < len(row); x += 4 {
				row[x] = 0xFF
			}
		}
		img = c
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, ""
	}
	if out.Len() > largePNG {
		var photo bytes.Buffer
		if err := jpeg.Encode(&photo, img, &jpeg.Options{Quality: 78}); err == nil && photo.Len() < out.Len() {
			return photo.Bytes(), "image/jpeg"
		}
	}
	return out.Bytes(), "image/png"
}
