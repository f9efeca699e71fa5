// Package dossier makes a document to cite and hand on: a filtered chronology, an actor, a conflict or a question, with a note for every
// statement that quotes the words and names document, date, place in the text and hash.
//
// A dossier is gathered once ([Chronology], [Actor], [Conflict], [Question]) and written in four forms: a self-contained HTML page, a DOCX file with
// real footnotes (Office Open XML, ECMA-376 5th edition, part 1, sections 17 and 17.11; written by archive/zip and encoding/xml, without macros, links
// or anything fetched), and CSV and JSON of what is on the page. The same record and the same choice give the same bytes.
//
// It adds nothing: every line is worded from the record's fields, every quote is cut from its document, and how far people have reviewed a line stands
// beside it.
package dossier

import (
	"context"
	"fmt"
	"iter"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Source is what dossiers read of a record.
type Source interface {
	Events(context.Context, store.EventFilter) iter.Seq2[*record.Event, error]
	Event(context.Context, string) (*record.Event, error)
	Profile(context.Context, string) (*record.Profile, error)
	Question(context.Context, string) (*record.Question, error)
	QuestionsOf(context.Context, string) iter.Seq2[*record.Question, error]
	Conflict(context.Context, string) (*record.Conflict, error)
	Reading(context.Context, record.DocumentID) (*record.Reading, error)
	Meta(context.Context, string) (string, error)
	Head(context.Context) (int64, store.Link, error)
}

// Dossier is what is gathered: lines with numbered notes.
type Dossier struct {
	Lang      record.Lang `json:"language"`
	Title     string      `json:"title"`
	Facts     []Fact      `json:"facts"`    // of the whole: what was chosen, what it holds
	Sections  []Section   `json:"sections"` //
	Notes     []Note      `json:"notes"`    // numbered from 1, in the order in which lines name them
	Documents []Document  `json:"documents"`
	Colophon  string      `json:"colophon"`
}

// Fact is a label and what it says.
type Fact struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// Section is lines under a heading.
type Section struct {
	Heading string `json:"heading"`
	Lines   []Line `json:"lines"`
}

// Line is one event, or one figure of a question.
type Line struct {
	ID    string   `json:"id"`
	Date  string   `json:"date"` // in words
	EDTF  string   `json:"edtf,omitempty"`
	Text  string   `json:"text"`
	Marks []string `json:"marks,omitempty"` // certainty, documents, disagreement, review
	Notes []int    `json:"notes,omitempty"`
	More  int      `json:"more_notes,omitempty"` // statements beyond those that are quoted
}

// Note quotes the words for a line and says where they stand.
type Note struct {
	Quote    string `json:"quote"`
	Said     string `json:"attribution,omitempty"`
	Document string `json:"document"` // file name
	Title    string `json:"title,omitempty"`
	Outlet   string `json:"outlet,omitempty"`
	Written  string `json:"written,omitempty"` // in words
	Page     int    `json:"page,omitempty"`
	Start    int    `json:"start"` // code points of the extracted text
	End      int    `json:"end"`
	Hash     string `json:"sha256"`
}

// Document is a source of the dossier.
type Document struct {
	Name    string `json:"name"`
	Title   string `json:"title,omitempty"`
	Outlet  string `json:"outlet,omitempty"`
	Author  string `json:"author,omitempty"`
	Written string `json:"written,omitempty"`
	Hash    string `json:"sha256"`
}

// Bounds: a dossier is read by people.
const (
	MaxLines     = 5_000
	maxNotes     = 8   // of one line
	maxNoteQuote = 700 // characters
)

// TooLong says that a choice holds more than a dossier may.
type TooLong struct{ Lines int }

func (e TooLong) Error() string {
	return fmt.Sprintf("more than %d lines; hint: choose fewer years, a place, a type or an actor", e.Lines)
}

// gatherer numbers notes while lines are added.
type gatherer struct {
	ctx  context.Context
	src  Source
	d    *Dossier
	lang record.Lang
	at   map[record.DocumentID]*record.Reading
	docs map[record.DocumentID]bool
}

func begin(ctx context.Context, src Source, lang record.Lang, title string) *gatherer {
	if lang != record.Spanish {
		lang = record.English
	}
	return &gatherer{ctx: ctx, src: src, lang: lang, d: &Dossier{Lang: lang, Title: wording.Clip(title, 200), Facts: []Fact{}, Sections: []Section{}, Notes: []Note{}, Documents: []Document{}},
		at: map[record.DocumentID]*record.Reading{}, docs: map[record.DocumentID]bool{}}
}

func (g *gatherer) say(key string) string { return say(g.lang, key) }

func (g *gatherer) fact(key, value string) {
	if value != "" {
		g.d.Facts = append(g.d.Facts, Fact{g.say(key), value})
	}
}

// atHand bounds the readings kept open.
const atHand = 96

func (g *gatherer) reading(id record.DocumentID) (*record.Reading, error) {
	if r := g.at[id]; r != nil {
		return r, nil
	}
	r, err := g.src.Reading(g.ctx, id)
	if err != nil {
		return nil, err
	}
	if len(g.at) >= atHand {
		clear(g.at)
	}
	g.at[id] = r
	if !g.docs[id] {
		g.docs[id] = true
		m := r.Doc.Meta
		g.d.Documents = append(g.d.Documents, Document{Name: wording.Clip(r.Doc.Name, 300), Title: wording.Clip(m.Title.Value(), 300), Outlet: wording.Clip(m.Outlet.Value(), 120),
			Author: wording.Clip(m.Author.Value(), 200), Written: wording.Date(g.lang, r.Written.EDTF), Hash: id.String()})
	}
	return r, nil
}

// note adds a note and gives its number.
func (g *gatherer) note(r *record.Reading, words record.Span, said string) int {
	d := r.Doc
	start, end := d.CodePoints(words)
	n := Note{Quote: wording.Clip(d.Quote(words), maxNoteQuote), Said: wording.Clip(said, 200), Document: wording.Clip(d.Name, 300), Title: wording.Clip(d.Meta.Title.Value(), 300),
		Outlet: wording.Clip(d.Meta.Outlet.Value(), 120), Page: d.Page(words.Start), Start: start, End: end, Hash: d.ID().String()}
	if r.Written.EDTF != "" {
		n.Written = wording.Date(g.lang, r.Written.EDTF)
	}
	g.d.Notes = append(g.d.Notes, n)
	return len(g.d.Notes)
}

// finish adds what stands at the end of every dossier.
func (g *gatherer) finish() (*Dossier, error) {
	n, head, err := g.src.Head(g.ctx)
	if err != nil {
		return nil, err
	}
	reader, err := g.src.Meta(g.ctx, "reader")
	if err != nil {
		return nil, err
	}
	lines := 0
	for _, s := range g.d.Sections {
		lines += len(s.Lines)
	}
	g.fact("lines", wording.Number(g.lang, float64(lines)))
	g.fact("documents", wording.Number(g.lang, float64(len(g.d.Documents))))
	g.d.Colophon = g.say("colophon") + " " + g.say("reader") + " " + wording.Clip(reader, 80) + "."
	if n > 0 {
		g.d.Colophon += " " + fmt.Sprintf(g.say("chain"), wording.Number(g.lang, float64(n)), head.String()[:16])
	}
	return g.d, nil
}
