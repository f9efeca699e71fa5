// Package page writes a record's chronology as one HTML file that a person can mail: text, style and script are
// inside, nothing is fetched, and a Content-Security-Policy with the hashes of exactly this style and this
// script forbids everything else, whatever the documents contain.
//
// Each line of the chronology is a <details> element: without the script it opens and closes all the same; the script adds
// the filters, the keys and the choice of language. Every text of the record's own is written in English and Spanish, one
// of them hidden. A line opens its statements: the paragraph of the document around the words that say it
// (bounded, see window.go), the source, and what each source counts.
//
// Writing goes over the record twice, and over each document once: first the events (which
// statements are wanted from which document), then the documents (cutting those windows), then the events again,
// written one by one. Memory grows with the windows, about a kilobyte a statement, and not with the texts.
package page

import (
	"bufio"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"iter"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Source is what a page is written from; a *store.Store is one. Events come in the order of the chronology, documents in the order
// of their names, and every pass yields the same.
type Source interface {
	Events(context.Context, store.EventFilter) iter.Seq2[*record.Event, error]
	Documents(context.Context) iter.Seq2[store.Row, error]
	Reading(context.Context, record.DocumentID) (*record.Reading, error)
	Questions(context.Context) iter.Seq2[*record.Question, error]
	Lineages(context.Context) iter.Seq2[record.Lineage, error]
	SkippedInputs(context.Context) ([]store.Skipped, error)
}

// Options of a page.
type Options struct {
	Lang   record.Lang       // language shown first; English unless Spanish
	Title  string            // empty = "A chronology"
	Filter store.EventFilter // which events; zero = all
}

//go:embed page.html page.css page.js
var files embed.FS

var (
	style  = asset("page.css")
	script = asset("page.js")
	pages  = template.Must(template.New("").Funcs(functions).ParseFS(files, "page.html"))
)

func asset(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded at compile time
	}
	return string(b)
}

// policy lets this style and this script run and nothing else. (data: is for the empty icon, which keeps browsers from asking for one.)
func policy() string {
	hash := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; img-src data:; base-uri 'none'; form-action 'none'"
}

// maxTitle bounds a title on the page, in characters.
const maxTitle = 200

// Write writes the page. An error of the record or of w ends it; the part already written is then no whole page.
func Write(ctx context.Context, w io.Writer, src Source, opts Options) error {
	if opts.Lang != record.Spanish {
		opts.Lang = record.English
	}
	g, err := gather(ctx, src, opts.Filter)
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	show := func(name string, data any) error { return pages.ExecuteTemplate(out, name, data) }
	head := headView{
		Lang: string(opts.Lang), Title: wording.Clip(opts.Title, maxTitle), Policy: policy(), Overview: g.overview(),
		Style: template.HTML("<style>" + style + "</style>"),
	}
	if err := show("head", head); err != nil {
		return err
	}
	year, open := 0, false
	for e, err := range src.Events(ctx, opts.Filter) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("page: %w", err)
		}
		if y := yearOf(e); !open || y != year {
			if open {
				err = show("year-end", nil)
			}
			if err == nil {
				err = show("year", yearView{y, g.years[y]})
			}
			if err != nil {
				return err
			}
			year, open = y, true
		}
		if err := show("event", g.event(e)); err != nil {
			return err
		}
	}
	if open {
		if err := show("year-end", nil); err != nil {
			return err
		}
	}
	foot := footView{
		Differences: g.differences(), Documents: g.docs, Skipped: g.skipped, Questions: g.conflicts,
		Script: template.HTML("<script>" + script + "</script>"),
	}
	if err := show("foot", foot); err != nil {
		return err
	}
	return out.Flush()
}
