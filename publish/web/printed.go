package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"testigo/document/pdf"
	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// printedView is a page of a PDF as printed, beside its text.
type printedView struct {
	D              *api.Document
	Page, Pages    int
	Earlier, Later string
	Sheet          *pdf.Printed // nil = it could not be drawn
	Picture        string       // its address; empty = only the words are drawn
	Words          []printedLine
	Marks          []printedMark
	Blocks         []blockView
	Cited          string // START-END, the words that were asked for
	CitedAt        []pdf.Box
	Whole          string // the address of the page's text in the whole document
}

// printedLine is a line of text in its place, for a page without a picture.
type printedLine struct {
	pdf.Box
	Text string
}

// printedMark is a statement with the boxes of its words.
type printedMark struct {
	Of    *api.Statement
	Boxes []pdf.Box
}

func printedPath(doc string, page int) string {
	return "/documents/" + doc + "/pages/" + strconv.Itoa(page)
}

func printedPage(q *request) (page, error) {
	d, err := q.Record.Document(q.Context(), q.PathValue("id"))
	if err != nil {
		return page{}, err
	}
	doc := d.Reading.Doc
	n, err := pageNumber(d.Format, doc, q.PathValue("page"))
	if err != nil {
		return page{}, err
	}
	if q.PathValue("id") != d.ID {
		return page{}, redirect{printedPath(d.ID, n)}
	}
	v := printedView{D: d, Page: n, Pages: len(doc.Pages), Blocks: foldFurniture(d.PageBlocks(n))}
	for i := range v.Blocks { // a note leads to its words on this page, which are in sight
		v.Blocks[i].Doc = ""
	}
	v.Whole = "/documents/" + d.ID
	if len(v.Blocks) > 0 {
		v.Whole = spanLink(&d.Doc, v.Blocks[0].Start, v.Blocks[0].Start+1)
	}
	if n > 1 {
		v.Earlier = printedPath(d.ID, n-1)
	}
	if n < v.Pages {
		v.Later = printedPath(d.ID, n+1)
	}
	if v.Sheet, err = q.room.press.print(q.Context(), q.Record.Store(), doc, n); err != nil && q.Context().Err() != nil {
		return page{}, err
	}
	if v.Sheet != nil {
		v.draw(q.URL.Query().Get("words"))
	}
	return page{Title: wording.Clip(d.Heading(), 120) + ", " + q.say("page") + " " + strconv.Itoa(n), Name: "printed", Data: v,
		Scripts: []string{"document.js"}, Styles: []string{"document.css", "printed.css"}, Wide: true}, nil
}

// pageNumber reads the number of a page that a document has.
func pageNumber(format record.Format, doc *record.Document, s string) (int, error) {
	n, err := strconv.Atoi(s)
	if format != record.PDF || err != nil || n < 1 || n > len(doc.Pages) {
		return 0, store.ErrNotFound
	}
	return n, nil
}

// draw finds where the statements of the page and the words asked for stand on it.
func (v *printedView) draw(words string) {
	doc := v.D.Reading.Doc
	if v.Sheet.Picture != nil {
		v.Picture = printedPath(v.D.ID, v.Page) + "/picture"
	} else {
		for _, l := range v.Sheet.Lines {
			v.Words = append(v.Words, printedLine{l.Box, wording.Clip(doc.Quote(l.Span), 2000)})
		}
	}
	for i := range v.D.Statements {
		if s := &v.D.Statements[i]; s.Page == v.Page {
			if boxes := v.Sheet.Boxes(s.Span); boxes != nil {
				v.Marks = append(v.Marks, printedMark{s, boxes})
			}
		}
	}
	from, to, _ := strings.Cut(words, "-")
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if span, ok := doc.Bytes(a, b); err1 == nil && err2 == nil && ok && span.Len() > 0 {
		v.Cited, v.CitedAt = words, v.Sheet.Boxes(span)
	}
}

// picture sends a page of a PDF as an image that was drawn here: none of the file's own bytes.
func (p *press) picture(w http.ResponseWriter, req *http.Request, s *store.Store, of store.Row) error {
	r, err := s.Reading(req.Context(), of.Hash)
	if err != nil {
		return err
	}
	n, err := pageNumber(of.Format, r.Doc, req.PathValue("page"))
	if err != nil {
		return err
	}
	drawn, err := p.print(req.Context(), s, r.Doc, n)
	if err != nil || drawn.Picture == nil {
		return store.ErrNotFound
	}
	h := w.Header()
	h.Set("Content-Type", drawn.Type)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "private, max-age=86400")
	h.Set("Content-Length", strconv.Itoa(len(drawn.Picture)))
	w.Write(drawn.Picture)
	return nil
}

// press draws pages, one at a time, as each may take half a gigabyte, and keeps those drawn last.
type press struct {
	free chan struct{}
	mu   sync.Mutex
	kept []*sheet // the last used first
}

type sheet struct {
	doc  record.DocumentID
	page int
	*pdf.Printed
}

// What is kept: so many pages, and none of more bytes. An ordinary page takes a third of a megabyte.
const (
	maxSheets = 12
	maxSheet  = 4 << 20
)

func (p *press) print(ctx context.Context, s *store.Store, doc *record.Document, page int) (*pdf.Printed, error) {
	if found := p.find(doc.ID(), page); found != nil {
		return found, nil
	}
	select {
	case p.free <- struct{}{}:
		defer func() { <-p.free }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if found := p.find(doc.ID(), page); found != nil { // somebody else asked for it meanwhile
		return found, nil
	}
	original, err := s.Original(ctx, doc.ID())
	if err != nil {
		return nil, err
	}
	drawn, err := pdf.Print(ctx, original, doc, page)
	if err != nil {
		return nil, err
	}
	if drawn.Size() > maxSheet {
		return drawn, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = slices.Insert(p.kept, 0, &sheet{doc.ID(), page, drawn})
	p.kept = p.kept[:min(len(p.kept), maxSheets)]
	return drawn, nil
}

func (p *press) find(doc record.DocumentID, page int) *pdf.Printed {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, k := range p.kept {
		if k.doc == doc && k.page == page {
			copy(p.kept[1:i+1], p.kept[:i])
			p.kept[0] = k
			return k.Printed
		}
	}
	return nil
}
