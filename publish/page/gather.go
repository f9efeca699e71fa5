package page

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Bounds of one event's detail: what is left out is counted on the page.
const (
	maxQuotes      = 60
	maxFigures     = 60
	maxDifferences = 300
	maxFacts       = 12 // statements listed under one quote
	maxSkipped     = 500
)

// gathered is all that a page needs beside the events themselves.
type gathered struct {
	docs      []*docView
	skipped   []store.Skipped
	quotes    map[string][]*quoteView // by event
	left      map[string]int          // quotes left out, by event
	questions map[string][]*record.Question
	open      []*record.Question // conflicts, those of no event included
	figures   map[record.FigureRef]figureView
	headlines map[string]both // of the events in which figures conflict

	years               map[int]int
	types               map[record.EventType]int
	certainties         map[record.Certainty]int
	marks               map[record.Status]int
	events, statements  int
	conflicts, growths  int
	outlets, unsourced  int
	first, last, undate int
}

// wanted is what a document is opened for.
type wanted struct {
	statements []statementOf
	figures    []int
}

type statementOf struct {
	index int
	event string
}

func gather(ctx context.Context, src Source, filter store.EventFilter) (*gathered, error) {
	g := &gathered{quotes: map[string][]*quoteView{}, left: map[string]int{}, questions: map[string][]*record.Question{}, figures: map[record.FigureRef]figureView{},
		headlines: map[string]both{}, years: map[int]int{}, types: map[record.EventType]int{}, certainties: map[record.Certainty]int{}, marks: map[record.Status]int{}}
	for q, err := range src.Questions(ctx) {
		if err != nil {
			return nil, err
		}
		if len(q.Figures) < 2 {
			continue
		}
		if q.Event != "" {
			g.questions[q.Event] = append(g.questions[q.Event], q)
		}
		switch q.Status {
		case record.Conflicting:
			g.conflicts++
			g.open = append(g.open, q)
		case record.Growth:
			g.growths++
		}
	}
	want, err := g.countEvents(ctx, src, filter)
	if err != nil {
		return nil, err
	}
	// a page of a part of the record speaks of that part's questions
	g.open = slices.DeleteFunc(g.open, func(q *record.Question) bool {
		if q.Event == "" {
			return false
		}
		_, there := g.headlines[q.Event]
		return !there
	})
	if len(g.open) > maxDifferences {
		g.open = g.open[:maxDifferences]
	}
	for _, q := range g.open {
		if q.Event == "" {
			want.addFigures(q)
		}
	}
	if err := g.readDocuments(ctx, src, want); err != nil {
		return nil, err
	}
	if g.skipped, err = src.SkippedInputs(ctx); err != nil {
		return nil, err
	}
	return g, nil
}

type wants map[record.DocumentID]*wanted

func (w wants) of(id record.DocumentID) *wanted {
	if w[id] == nil {
		w[id] = &wanted{}
	}
	return w[id]
}

func (w wants) addFigures(q *record.Question) {
	for i, ref := range q.Figures {
		if i == maxFigures {
			return
		}
		d := w.of(ref.Doc)
		d.figures = append(d.figures, ref.Index)
	}
}

// countEvents is the first pass: how many of what, and which statements are to be shown.
func (g *gathered) countEvents(ctx context.Context, src Source, filter store.EventFilter) (wants, error) {
	want := wants{}
	for e, err := range src.Events(ctx, filter) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		g.events++
		g.statements += len(e.Statements)
		g.types[e.Type]++
		g.certainties[e.Certainty]++
		if y := yearOf(e); y == 0 {
			g.undate++
		} else {
			if g.first == 0 || y < g.first {
				g.first = y
			}
			g.last = max(g.last, y)
		}
		g.years[yearOf(e)]++
		if m := g.mark(e); m != "" {
			g.marks[m]++
		}
		for i, ref := range e.Statements {
			if i >= maxQuotes*2 { // some will share a window
				g.left[e.ID] += len(e.Statements) - i
				break
			}
			d := want.of(ref.Doc)
			d.statements = append(d.statements, statementOf{ref.Index, e.ID})
		}
		for _, q := range g.questions[e.ID] {
			want.addFigures(q)
			if q.Status == record.Conflicting {
				g.headlines[e.ID] = inBoth(func(l record.Lang) string { return wording.Headline(l, e) })
			}
		}
	}
	return want, nil
}

// mark is the strongest thing to say of an event's figures: they differ, or they grow.
func (g *gathered) mark(e *record.Event) record.Status {
	var m record.Status
	if e.Disputed {
		m = record.Conflicting
	}
	for _, q := range g.questions[e.ID] {
		if q.Status == record.Conflicting || q.Status == record.Growth && m == "" {
			m = q.Status
		}
	}
	return m
}

// readDocuments is the second pass: each document that anything is wanted of is opened once.
func (g *gathered) readDocuments(ctx context.Context, src Source, want wants) error {
	outlets := map[string]bool{}
	views := map[record.DocumentID]*docView{}
	for row, err := range src.Documents(ctx) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		d := viewOf(row)
		g.docs = append(g.docs, d)
		views[row.Hash] = d
		if row.Outlet != "" {
			outlets[strings.ToLower(row.Outlet)] = true
		} else {
			g.unsourced++
		}
		w := want[row.Hash]
		if w == nil {
			continue
		}
		r, err := src.Reading(ctx, row.Hash)
		if err != nil {
			return fmt.Errorf("%s: %w", row.Name, err)
		}
		if c := r.Written.Contradicted; c.Stated() {
			d.Stamped = true
			d.Stamp = dateWords(c.Value().EDTF)
			if c.Value().EDTF == "" {
				words := wording.Clip(c.Quote(), maxTitle)
				d.Stamp = both{words, words}
			}
		}
		if edtf := r.Written.Released; edtf != "" {
			d.Released = dateWords(edtf)
		}
		told := tellers(r, w.figures)
		for _, i := range w.figures {
			if i >= 0 && i < len(r.Figures) {
				v := figureOf(r.Figures[i], d)
				if v.By == "" {
					v.By = told[i]
				}
				g.figures[record.FigureRef{Doc: row.Hash, Index: i}] = v
			}
		}
		d.Events = g.cutQuotes(r, d, w.statements)
	}
	g.outlets = len(outlets)
	for l, err := range src.Lineages(ctx) {
		if err != nil {
			return err
		}
		if d, of := views[l.Doc], views[l.Of]; d != nil && of != nil {
			d.Origin, d.Descent = of, inBoth(func(lang record.Lang) string { return wording.Lineage(lang, l.Kind) })
		}
	}
	return nil
}

func viewOf(row store.Row) *docView {
	id := row.Hash.String()
	d := &docView{
		Anchor: "d" + id[:12], Hash: id, Name: wording.Clip(row.Name, 2*maxTitle), Title: wording.Clip(row.Title, maxTitle), Outlet: wording.Clip(row.Outlet, maxTitle),
		Author: wording.Clip(row.Author, maxTitle), Format: wording.Format(row.Format), Words: row.Words,
		Lang: inBoth(func(l record.Lang) string { return wording.Language(l, row.Lang) }),
	}
	if d.Title == "" {
		d.Title = d.Name
	}
	if row.Written != "" {
		d.Dated, d.Written = true, dateWords(row.Written)
	}
	return d
}

func figureOf(c record.Cited[record.Figure], d *docView) figureView {
	f := c.Value()
	v := figureView{Words: wording.Clip(c.Quote(), maxTitle), Doc: d, By: quote.Speaker(f.Attribution), order: f.AsOfIv.To}
	if v.order == 0 {
		v.order = f.AsOfIv.From
	}
	if f.AsOf != "" {
		v.Dated, v.AsOf = true, dateWords(f.AsOf)
	}
	return v
}

// tellers names who tells the events that figures count; a figure without a speaker of its own has theirs.
func tellers(r *record.Reading, figures []int) map[int]string {
	if len(figures) == 0 {
		return nil
	}
	told := map[int]string{}
	for _, c := range r.Events {
		e := c.Value()
		for _, i := range e.Counts {
			if by := quote.Speaker(e.Attribution); by != "" {
				told[i] = by
			}
		}
	}
	return told
}

// cutQuotes cuts the windows of a document's statements and tells how many events they tell.
func (g *gathered) cutQuotes(r *record.Reading, d *docView, statements []statementOf) int {
	here := map[string]bool{}
	fresh := map[string][]*quoteView{}
	for _, s := range statements {
		if s.index < 0 || s.index >= len(r.Events) {
			continue
		}
		c := r.Events[s.index]
		if !here[s.event] {
			here[s.event] = true
		}
		w := quote.Window(r.Doc, c.Span(), c.Value().Sentence)
		q := touching(fresh[s.event], w)
		if q == nil {
			if len(g.quotes[s.event])+len(fresh[s.event]) >= maxQuotes {
				g.left[s.event]++
				continue
			}
			q = &quoteView{Doc: d, Page: r.Doc.Page(c.Span().Start), Lang: string(quote.Lang(r.Doc, c.Span())), Tease: quote.Tease(r.Doc, c.Span(), c.Value().Sentence), window: w}
			fresh[s.event] = append(fresh[s.event], q)
		}
		q.window = record.Span{Start: min(q.window.Start, w.Start), End: max(q.window.End, w.End)}
		q.marks = append(q.marks, quote.Marks(r, c)...)
		if len(q.Facts) < maxFacts {
			q.Facts = append(q.Facts, factOf(r, c))
		}
	}
	for event, qs := range fresh {
		for _, q := range qs {
			para := quote.Paragraph(r.Doc, record.Span{Start: q.window.Start, End: q.window.End})
			q.Head, q.Tail = q.window.Start > para.Start, q.window.End < para.End
			q.Segments = quote.Cut(r.Doc.Text(), q.window, q.marks)
			q.marks = nil
		}
		g.quotes[event] = append(g.quotes[event], qs...)
	}
	return len(here)
}

// touching finds the window that w can join.
func touching(qs []*quoteView, w record.Span) *quoteView {
	for _, q := range qs {
		joined := max(q.window.End, w.End) - min(q.window.Start, w.Start)
		if q.window == w || q.window.Overlaps(w) && joined <= quote.MergedSize {
			return q
		}
	}
	return nil
}

func factOf(r *record.Reading, c record.Cited[record.EventStatement]) factView {
	e := c.Value()
	f := factView{Trigger: wording.Clip(c.Quote(), 80), By: quote.Speaker(e.Attribution),
		Certainty: inBoth(func(l record.Lang) string { return wording.Certainty(l, e.Certainty) })}
	switch {
	case e.When.Stated():
		f.When = wording.Clip(e.When.Quote(), 80)
		if edtf := e.When.Value().EDTF; edtf != "" {
			f.Date = dateWords(edtf)
		} else if e.InferredEDTF != "" {
			f.Date = dateWords(e.InferredEDTF)
		}
	case e.InferredEDTF != "":
		f.Inferred, f.Date = true, dateWords(e.InferredEDTF)
	}
	for _, i := range e.Counts {
		if i < 0 || i >= len(r.Figures) || len(f.Counts) == maxFacts {
			continue
		}
		fig := r.Figures[i].Value()
		v := countView{Words: wording.Clip(r.Figures[i].Quote(), 80), What: inBoth(func(l record.Lang) string { return wording.Measure(l, fig.Measure) })}
		if fig.AsOf != "" {
			v.AsOf = dateWords(fig.AsOf)
		}
		f.Counts = append(f.Counts, v)
	}
	return f
}
