// Package export writes a record in open forms, each of which can be read without Testigo:
//
//	readings   JSON Lines, one document a line: all that was read in it, in the exchange form in
//	           which readings are scored (docs/format.md)
//	questions  JSON Lines, one question a line: the figures that answer it, lined up
//	findings   JSON Lines, one finding a line: what a check concluded, with the words it rests on
//	events     JSON Lines, one linked event a line, with every statement and its quote
//	conflicts  JSON Lines, one episode of the registry a line
//	json       the whole record as one JSON object
//	csv        the chronology as a table for a spreadsheet
//
// Offsets are Unicode code points into the extracted text, zero-based, end exclusive, and every quote
// is cut from the text by its span at the moment of writing. The order is fixed: documents by
// name, events by the chronology; the same record gives the same bytes.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"path"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/store"
)

// Source is what exports read of a record.
type Source interface {
	Documents(context.Context) iter.Seq2[store.Row, error]
	Reading(context.Context, record.DocumentID) (*record.Reading, error)
	Readings(ctx context.Context, workers int) iter.Seq2[*record.Reading, error]
	Events(context.Context, store.EventFilter) iter.Seq2[*record.Event, error]
	Profiles(context.Context) iter.Seq2[*record.Profile, error]
	Questions(context.Context) iter.Seq2[*record.Question, error]
	Findings(context.Context) iter.Seq2[*record.Finding, error]
	Lineages(context.Context) iter.Seq2[record.Lineage, error]
	SkippedInputs(context.Context) ([]store.Skipped, error)
}

// Countries gives the English name of a country from its ISO 3166-1 alpha-2 code.
type Countries interface {
	CountryName(iso string) string
}

// Options of an export.
type Options struct {
	Countries Countries
	Workers   int
}

// Format writes one form.
type Format func(ctx context.Context, w io.Writer, src Source, o Options) error

// Formats are the forms by name; html is in package publish/page.
var Formats = map[string]Format{
	"readings":  Readings,
	"questions": Questions,
	"findings":  Findings,
	"events":    Events,
	"json":      JSON,
	"csv":       CSV,
	"conflicts": Conflicts,
}

// Names lists the forms in order.
func Names() []string {
	out := make([]string, 0, len(Formats))
	for n := range Formats {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// span is a stretch of text in code points with its quote.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"`
}

func spanOf(d *record.Document, s record.Span) span {
	a, b := d.CodePoints(s)
	return span{a, b, d.Quote(s)}
}

func bare(d *record.Document, s record.Span) span {
	a, b := d.CodePoints(s)
	return span{Start: a, End: b}
}

// fileName is the document's name without its folders.
func fileName(d *record.Document) string { return path.Base(d.Name) }

// statementID names a statement inside its document: e01, e02 …
func statementID(index int) string { return fmt.Sprintf("e%02d", index+1) }

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// number is a JSON number without an exponent where it is whole; null if none.
func number(f *record.Figure) json.RawMessage {
	if !f.HasValue {
		return json.RawMessage("null")
	}
	return json.RawMessage(strconv.FormatFloat(f.Value, 'f', -1, 64))
}

// lines writes JSON Lines.
type lines struct {
	w   *bufio.Writer
	enc *json.Encoder
}

func newLines(w io.Writer) *lines {
	b := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return &lines{b, enc}
}

func (l *lines) add(v any) error { return l.enc.Encode(v) }
func (l *lines) end() error      { return l.w.Flush() }

// names keeps the file name and the reading of documents at hand while events are written, which
// jump from document to document.
type names struct {
	src  Source
	open map[record.DocumentID]*record.Reading
	ring []record.DocumentID
}

// atHand is how many readings are kept open.
const atHand = 128

func newNames(src Source) *names {
	return &names{src: src, open: map[record.DocumentID]*record.Reading{}}
}

func (n *names) reading(ctx context.Context, id record.DocumentID) (*record.Reading, error) {
	if r := n.open[id]; r != nil {
		return r, nil
	}
	r, err := n.src.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(n.ring) >= atHand {
		delete(n.open, n.ring[0])
		n.ring = n.ring[1:]
	}
	n.open[id] = r
	n.ring = append(n.ring, id)
	return r, nil
}

func countryName(o Options, iso string) *string {
	if iso == "" {
		return nil
	}
	if o.Countries != nil {
		if n := o.Countries.CountryName(iso); n != "" {
			return &n
		}
	}
	return &iso
}

func joined(parts []string) string { return strings.Join(parts, "; ") }
