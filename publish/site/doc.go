// Package site writes a whole record as a folder of pages that needs no server: it opens from a disk, a stick or any web host, with every statement
// leading to its sentence in the document's text.
//
//	index.html              what the record holds
//	chronology/YEAR.html    the events of a year, with their quotes; in several parts where there are many
//	documents/HASH.html     a document's text, with the sentences that tell something marked
//	actors/ID.html          an actor and its events
//	questions.html          the figures that answer one question, side by side
//	search.html             finds lines by words; its index lies in small scripts, as pages opened from a disk may not read other files
//
// All links are relative. Nothing is fetched from elsewhere, and everything but the search works without scripts. The folder appears whole or not at all: it is
// written beside its place and renamed. Its size is bounded: see [Limits].
package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Source is what a site is written from.
type Source interface {
	Events(context.Context, store.EventFilter) iter.Seq2[*record.Event, error]
	Documents(context.Context) iter.Seq2[store.Row, error]
	Readings(ctx context.Context, workers int) iter.Seq2[*record.Reading, error]
	Reading(context.Context, record.DocumentID) (*record.Reading, error)
	Profiles(context.Context) iter.Seq2[*record.Profile, error]
	Questions(context.Context) iter.Seq2[*record.Question, error]
	EventOf(context.Context, record.StatementRef) (string, error)
	Meta(context.Context, string) (string, error)
}

// Options of a site.
type Options struct {
	Lang   record.Lang
	Title  string
	Limits Limits
}

// Limits bound a site: beyond them there is an error and no folder. Zero = the defaults.
type Limits struct {
	Documents int // 20,000
	Events    int // 200,000
}

const (
	perPage    = 250     // events of one page
	maxText    = 2 << 20 // bytes of a document's text on its page; the rest is in the original
	maxQuotes  = 12      // of one event
	maxActors  = 20_000  // with a page of their own, the most mentioned first
	perChunk   = 5_000   // lines of one part of the search index
	maxFigures = 200     // of one question
)

// TooLarge says that a record is beyond the limits.
type TooLarge struct {
	What  string
	Limit int
}

func (e TooLarge) Error() string {
	return fmt.Sprintf("more than %d %s; hint: serve the record instead, or raise the limit with --max-%s", e.Limit, e.What, e.What)
}

// marker tells a folder of ours, which may be replaced, from another one.
const marker = ".testigo-site"

// Written is what was written.
type Written struct {
	Pages int
	Bytes int64
}

// Write writes the site to a folder, which must be new, empty, or an earlier site.
func Write(ctx context.Context, dir string, src Source, o Options) (Written, error) {
	if o.Lang != record.Spanish {
		o.Lang = record.English
	}
	if o.Limits.Documents == 0 {
		o.Limits.Documents = 20_000
	}
	if o.Limits.Events == 0 {
		o.Limits.Events = 200_000
	}
	if o.Title == "" {
		o.Title = say(o.Lang, "title")
	}
	dir = filepath.Clean(dir)
	if err := free(dir); err != nil {
		return Written{}, err
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*")
	if err != nil {
		return Written{}, fmt.Errorf("%s: cannot write here: %w; hint: choose another place with -o", dir, bare(err))
	}
	defer os.RemoveAll(temp)
	w := &writer{ctx: ctx, dir: temp, src: src, o: o, years: map[int]int{}, at: map[string]string{}}
	if err := w.all(); err != nil {
		return Written{}, err
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return Written{}, err
	}
	old := ""
	if _, err := os.Stat(dir); err == nil { // put aside until the new one stands
		old = temp + ".old"
		if err := os.Rename(dir, old); err != nil {
			return Written{}, fmt.Errorf("%s: cannot be replaced: %w", dir, bare(err))
		}
	}
	if err := os.Rename(temp, dir); err != nil {
		if old != "" {
			os.Rename(old, dir)
		}
		return Written{}, fmt.Errorf("%s: %w", dir, bare(err))
	}
	if old != "" {
		os.RemoveAll(old)
	}
	return w.done, nil
}

// free refuses a folder that holds what is not ours.
func free(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Dir(dir)); err != nil {
			return fmt.Errorf("%s: the folder %s does not exist; hint: make it first", dir, filepath.Dir(dir))
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", dir, bare(err))
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file, and a site is a folder; hint: give it another name", dir)
	}
	if _, err := os.Stat(filepath.Join(dir, marker)); err == nil {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("%s: %w", dir, bare(err))
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s holds other files, which a site would replace; hint: give an empty folder or a new name", dir)
	}
	return nil
}

func bare(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// writer writes the pages of one site.
type writer struct {
	ctx   context.Context
	dir   string
	src   Source
	o     Options
	done  Written
	years map[int]int       // events of each year; 0 = undated
	at    map[string]string // event -> its address from the top
	parts []part
}

// part is one page of the chronology.
type part struct {
	Name   string
	Year   int
	Number int // 1 for the first of a year
	Events int
}

// file writes one file of the site.
func (w *writer) file(name string, write func(*bufio.Writer) error) error {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("%s: %w", name, bare(err))
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("%s: %w", name, bare(err))
	}
	b := bufio.NewWriterSize(f, 1<<16)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if info, serr := f.Stat(); serr == nil {
		w.done.Bytes += info.Size()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return w.ctx.Err()
}

// frame is what every page has.
type frame struct {
	Lang  record.Lang
	Site  string
	Title string
	Top   string // the way to the top: "" or "../"
	Data  any
}

// page writes a page from a template.
func (w *writer) page(name, tmpl, title, top string, data any) error {
	w.done.Pages++
	return w.file(name, func(b *bufio.Writer) error {
		return pages[w.o.Lang].ExecuteTemplate(b, tmpl, frame{w.o.Lang, wording.Clip(w.o.Title, 160), wording.Clip(title, 160), top, data})
	})
}

var pages = map[record.Lang]*template.Template{record.English: parsed(record.English), record.Spanish: parsed(record.Spanish)}
