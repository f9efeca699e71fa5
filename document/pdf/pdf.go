// Package pdf reads the text layer of PDF files, in reading order, page by page.
//
// The pages are opened by PDFium, the library of the Chromium browser, compiled to WebAssembly and run
// inside the process by wazero: no C code, no file access, memory and time bounded, and a
// malformed file cannot harm more than its own reading. PDFium gives characters with their boxes; lines,
// columns and paragraphs are found here from the geometry (layout.go).
//
// The text is what the page shows: words broken at line ends stay broken, with their hyphen; each line
// ends with a line break, paragraphs are parted by a blank line, pages by a form feed.
//
// Bounds: 512 MiB of memory and 90 seconds for one document, [MaxPages] pages. Pages without a text layer
// (scans) are noted; a file of nothing else is refused.
//
// pdfium.wasm.gz is dist/pdfium.wasm of the npm package @hyzyla/pdfium 2.1.13 (MIT licence), a build of
// PDFium (BSD 3-clause and Apache 2.0 licences); see LICENSES.
package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"testigo/document/extract"
	"testigo/record"
)

// MaxPages is how many pages of a file are read; more are left out with a note.
const MaxPages = 3000

// maxChars bounds the characters of one page.
const maxChars = 400_000

// Read extracts the text of a file.
func Read(ctx context.Context, name string, original []byte) (extract.Result, error) {
	var res extract.Result
	if err := whole(name, original); err != nil {
		return res, err
	}
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	l, doc, err := load(timed, ctx, name, original)
	if err != nil {
		return res, err
	}
	defer l.close()
	pages := l.int("FPDF_GetPageCount", doc)
	if pages > MaxPages {
		res.Notes = append(res.Notes, record.Note{Code: "pages-left-out", Text: fmt.Sprintf("Only the first %d of %d pages were read.", MaxPages, pages)})
		pages = MaxPages
	}
	res.Declared = extract.Declared{Source: "PDF properties", Title: l.property(doc, "Title"), Author: l.property(doc, "Author"), Published: pdfDate(l.property(doc, "CreationDate"))}
	var all []*layout
	size, blank := 0, 0
	for i := 0; i < pages && l.err == nil; i++ {
		p := arrange(l.page(doc, i))
		if len(p.lines) == 0 {
			blank++
		}
		for _, ln := range p.lines {
			size += len(ln.text)
		}
		if size > 64<<20 {
			return res, refuse(name, record.RefusedTooLarge, "its text is over the bound of 64 MB", "split it into smaller files")
		}
		all = append(all, p)
	}
	if l.err != nil {
		return res, l.refusal(ctx, name)
	}
	if len(all) == blank {
		return res, refuse(name, record.RefusedTextless, fmt.Sprintf("%d pages without a text layer (a scan?)", len(all)), "run text recognition (OCR) on it and give the result")
	}
	if blank > 0 {
		res.Notes = append(res.Notes, record.Note{Code: "pages-without-text", Text: fmt.Sprintf("%d of %d pages have no text layer.", blank, len(all))})
	}
	write(&res, all)
	return res, nil
}

// load opens a file in an instance of its own, which the caller closes. Work in it ends with timed; asked tells whether it was still wanted.
func load(timed, asked context.Context, name string, original []byte) (*library, uint64, error) {
	l, err := open(timed)
	if err != nil {
		return nil, 0, err
	}
	at := l.alloc(len(original))
	if at == 0 || l.err != nil || !l.mem.Write(uint32(at), original) {
		l.close()
		return nil, 0, refuse(name, record.RefusedTooLarge, "it needs more memory than the bound of 512 MB", "split it into smaller files")
	}
	doc := l.call("FPDF_LoadMemDocument", at, uint64(len(original)), 0)
	if doc == 0 || l.err != nil {
		err := l.refusal(asked, name)
		l.close()
		return nil, 0, err
	}
	return l, doc, nil
}

// whole looks for the end of the file: a download that broke off has objects after its last
// end mark, or no end mark at all. PDFium would repair it in silence and lose pages.
func whole(name string, b []byte) error {
	end := bytes.LastIndex(b, []byte("%%EOF"))
	rest := b
	if end >= 0 {
		rest = b[end:]
	}
	if end < 0 && !bytes.Contains(b[max(0, len(b)-2048):], []byte("startxref")) || end >= 0 && bytes.Contains(rest, []byte(" obj")) {
		return refuse(name, record.RefusedTruncated, "the PDF ends in the middle", "download or copy it again")
	}
	return nil
}

func refuse(name string, kind record.Refusal, reason, hint string) error {
	return &record.InputError{Name: name, Kind: kind, Reason: reason, Hint: hint}
}

// refusal says why PDFium stopped.
func (l *library) refusal(ctx context.Context, name string) error {
	if l.err != nil {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(l.ctx.Err(), context.DeadlineExceeded):
			return refuse(name, record.RefusedTooSlow, fmt.Sprintf("reading it took longer than %v", limit), "print it to a new PDF, or give its text")
		}
		return refuse(name, record.RefusedMalformed, "the PDF is broken inside", "open it in a viewer and print it to a new PDF")
	}
	const password, security = 4, 5
	switch l.call("FPDF_GetLastError") {
	case password, security:
		return refuse(name, record.RefusedEncrypted, "the PDF is protected by a password", "save a copy without a password")
	}
	return refuse(name, record.RefusedMalformed, "the PDF is broken inside", "open it in a viewer and print it to a new PDF")
}

// property reads a text of the document information.
func (l *library) property(doc uint64, key string) string {
	k := l.alloc(len(key) + 1)
	if k == 0 || !l.mem.Write(uint32(k), append([]byte(key), 0)) {
		return ""
	}
	defer l.call("free", k)
	n := l.int("FPDF_GetMetaText", doc, k, 0, 0)
	if n <= 2 || n > 4096 {
		return ""
	}
	buf := l.alloc(n)
	if buf == 0 {
		return ""
	}
	defer l.call("free", buf)
	l.call("FPDF_GetMetaText", doc, k, buf, uint64(n))
	b, ok := l.mem.Read(uint32(buf), uint32(n))
	if !ok {
		return ""
	}
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return strings.TrimSpace(strings.Trim(string(utf16.Decode(u)), "\x00"))
}

// pdfDate turns D:20070925101500+02'00' into 2007-09-25.
func pdfDate(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 8 || strings.Trim(s[:8], "0123456789") != "" {
		return ""
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:8]
}

// glyph is one character and where it stands, in points from the top left corner of the page as it is read.
type glyph struct {
	r                        rune
	left, top, right, bottom float32
	size                     float32
	generated                bool // a space or line break that PDFium supplied
}

type sheet struct {
	glyphs        []glyph
	width, height float32 // as read
	read          turn    // from the coordinates of the file
	keep          bool    // lines are to remember where each of their characters stands
}

// page reads the characters of one page.
func (l *library) page(doc uint64, i int) sheet {
	p := l.call("FPDF_LoadPage", doc, uint64(i))
	if p == 0 || l.err != nil {
		return sheet{}
	}
	defer l.call("FPDF_ClosePage", p)
	s := sheet{width: math.Float32frombits(uint32(l.call("FPDF_GetPageWidthF", p))), height: math.Float32frombits(uint32(l.call("FPDF_GetPageHeightF", p)))}
	t := l.call("FPDFText_LoadPage", p)
	if t == 0 || l.err != nil {
		return s
	}
	defer l.call("FPDFText_ClosePage", t)
	n := min(l.int("FPDFText_CountChars", t), maxChars)
	if n <= 0 {
		return s
	}
	box := l.alloc(32)
	if box == 0 {
		return s
	}
	defer l.call("free", box)
	s.glyphs = make([]glyph, 0, n)
	for k := 0; k < n && l.err == nil; k++ {
		kk := uint64(k)
		g := glyph{r: rune(uint32(l.call("FPDFText_GetUnicode", t, kk)))}
		switch {
		case g.r == 2, g.r == 0xFFFE, g.r == 0xAD: // PDFium's mark for a hyphen at the end of a line
			g.r = '-'
		case g.r == 0 || g.r > 0x10FFFF || g.r >= 0xD800 && g.r < 0xE000 && !utf16.IsSurrogate(g.r):
			g.r = 0xFFFD
		case utf16.IsSurrogate(g.r):
			next := rune(uint32(l.call("FPDFText_GetUnicode", t, kk+1)))
			if both := utf16.DecodeRune(g.r, next); both != 0xFFFD && k+1 < n {
				g.r = both
				k++
			} else {
				g.r = 0xFFFD
			}
		}
		if g.r == '\r' {
			continue
		}
		g.generated = l.call("FPDFText_IsGenerated", t, kk) == 1
		if l.int("FPDFText_GetCharBox", t, kk, box, box+8, box+16, box+24) != 0 {
			if b, ok := l.mem.Read(uint32(box), 32); ok {
				f := func(i int) float32 { return float32(math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))) }
				g.left, g.right, g.bottom, g.top = f(0), f(1), f(2), f(3) // y upwards until the sheet is upright
			}
		}
		if !g.generated {
			g.size = float32(math.Float64frombits(l.call("FPDFText_GetFontSize", t, kk)))
			if m := (g.top - g.bottom) * 1.2; g.size < 1.5 && m > g.size { // scaled by a matrix
				g.size = m
			}
		}
		s.glyphs = append(s.glyphs, g)
	}
	width, height := s.width, s.height
	if l.int("FPDFPage_GetRotation", p)%2 == 1 {
		width, height = height, width
	}
	s.read = s.upright(width, height)
	return s
}
