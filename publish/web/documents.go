package web

import (
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type documentsView struct {
	Documents []*api.Doc
	Total     int
	Outlet    string
	Sources   []store.Named
	Pager     pager
	Takes     bool
}

func documents(q *request) (page, error) {
	offset, limit, err := api.Range(q.URL.Query(), linesPerPage)
	if err != nil {
		return page{}, err
	}
	outlet := q.URL.Query().Get("source")
	list, err := q.Record.Documents(q.Context(), outlet, offset, limit)
	if err != nil {
		return page{}, err
	}
	o, err := q.Record.Overview(q.Context())
	if err != nil {
		return page{}, err
	}
	return page{Title: q.say("documents"), Name: "documents", Data: documentsView{list.Documents, list.Total, outlet, o.Sources, pagerOf(q.URL, list.Page), q.room.takes()}}, nil
}

type documentView struct {
	D           *api.Document
	Blocks      []blockView
	Printed     string // the page as printed on which the shown part begins; empty = it has no pages
	Part, Parts int
	Earlier     string
	Later       string
	Counts      []kindCount
}

type kindCount struct {
	Kind  api.StatementKind
	Count int
}

// blockView is a paragraph, or several paragraphs of furniture folded into one.
type blockView struct {
	api.Block
	Folded []api.Block
	Doc    string // its document, where the document's pages can be seen; empty = it has none
	Base   string // the page on which its notes find their words; empty = this one
	Page   int    // the page that begins with it; 0 = it begins none
}

func document(q *request) (page, error) {
	d, err := q.Record.Document(q.Context(), q.PathValue("id"))
	if err != nil {
		return page{}, err
	}
	if q.PathValue("id") != d.ID {
		return page{}, redirect{"/documents/" + d.ID}
	}
	at, _ := strconv.Atoi(q.URL.Query().Get("at"))
	v := documentView{D: d}
	var blocks []api.Block
	blocks, v.Part, v.Parts = d.Blocks(at)
	v.Blocks = foldFurniture(blocks)
	paged(v.Blocks, d)
	if len(v.Blocks) > 0 && v.Blocks[0].Page > 0 {
		v.Printed = printedPath(d.ID, v.Blocks[0].Page)
	}
	part := func(n int) string {
		return fmt.Sprintf("/documents/%s?at=%d", d.ID, d.PartStart(n))
	}
	if v.Part > 1 {
		v.Earlier = part(v.Part - 1)
	}
	if v.Part < v.Parts {
		v.Later = part(v.Part + 1)
	}
	for _, k := range []api.StatementKind{api.EventKind, api.FigureKind, api.RelationKind, api.DemandKind} {
		n := 0
		for _, s := range d.Statements {
			if s.Kind == k {
				n++
			}
		}
		if n > 0 {
			v.Counts = append(v.Counts, kindCount{k, n})
		}
	}
	return page{Title: wording.Clip(d.Heading(), 120), Name: "document", Data: v, Scripts: []string{"document.js", "select.js"}, Styles: []string{"document.css"}}, nil
}

// foldFurniture puts runs of furniture together, to be folded.
func foldFurniture(blocks []api.Block) []blockView {
	var out []blockView
	for _, b := range blocks {
		if !b.Furniture {
			out = append(out, blockView{Block: b})
			continue
		}
		if n := len(out); n > 0 && out[n-1].Folded != nil {
			out[n-1].Folded = append(out[n-1].Folded, b)
			continue
		}
		out = append(out, blockView{Block: b, Folded: []api.Block{b}})
	}
	return out
}

// paged says which blocks begin a page that can be seen as printed.
func paged(blocks []blockView, d *api.Document) {
	if d.Format != record.PDF {
		return
	}
	last := 0
	for i := range blocks {
		b := &blocks[i]
		b.Doc = d.ID
		if p := d.Reading.Doc.Page(b.Span.Start); p != last {
			b.Page, last = p, p
		}
	}
}

// Rows tells whether the lines of a printed paragraph are rows, as those of a table: too short to be the lines of a column of text.
func (b blockView) Rows() bool {
	const shortest = 24 // characters of a line of a narrow column, on the average
	lines, chars := 0, 0
	for _, r := range b.Runs {
		lines += strings.Count(r.Text, "\n")
		chars += utf8.RuneCountInString(r.Text)
	}
	return lines > 0 && chars < shortest*(lines+1)
}

// sends answers with something of a document that is no page of this room.
func (r *Room) sends(send func(w http.ResponseWriter, req *http.Request, s *store.Store, of store.Row) error) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		rec, done, err := r.desk.Record(req.Context())
		if err != nil {
			r.fail(w, req, err)
			return
		}
		defer done()
		row, err := rec.Store().ResolveDocument(req.Context(), req.PathValue("id"))
		if err == nil {
			err = send(w, req, rec.Store(), row)
		}
		if err != nil {
			r.fail(w, req, err)
		}
	}
}

// original sends the bytes as received, as a file to be kept.
func original(w http.ResponseWriter, req *http.Request, s *store.Store, of store.Row) error {
	b, err := s.Original(req.Context(), of.Hash)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+fileName(of.Name)+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.Write(b)
	return nil
}

// fileName is the last part of a document's name in characters that every system takes.
func fileName(name string) string {
	var b strings.Builder
	for _, r := range path.Base(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
		if b.Len() == 120 {
			break
		}
	}
	if s := strings.TrimLeft(b.String(), "."); s != "" {
		return s
	}
	return "document"
}

// kindClass is the class of a statement's highlight.
func kindClass(s *api.Statement) string {
	if s.Kind == api.EventKind {
		return "k-event t-" + string(s.Type)
	}
	return "k-" + string(s.Kind)
}

// runClass is the class of a run of text: of the innermost statement on it, and of what is named there.
func runClass(r api.Run) string {
	var out []string
	if n := len(r.On); n > 0 {
		out = append(out, "on", kindClass(r.On[n-1]))
	}
	if r.Mention != "" {
		out = append(out, "name", "n-"+r.Mention)
	}
	if r.Furniture {
		out = append(out, "furniture")
	}
	return strings.Join(out, " ")
}

// runKeys names the statements on a run, for the script that links them to their notes.
func runKeys(r api.Run) string {
	var out []string
	for _, s := range r.On {
		out = append(out, statementKey(s))
	}
	return strings.Join(out, " ")
}

func statementKey(s *api.Statement) string {
	return string(s.Kind[0]) + strconv.Itoa(s.Index)
}
