package site

import (
	"bufio"
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"sort"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

//go:embed pages.html style.css search.js
var files embed.FS

func parsed(lang record.Lang) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"t": func(key string) string { return say(lang, key) },
		"n": func(n int) string { return wording.Number(lang, float64(n)) },
	}).ParseFS(files, "pages.html"))
}

// all writes everything, the chronology first: other pages lead into it.
func (w *writer) all() error {
	for _, step := range []func() error{w.assets, w.chronology, w.documents, w.actors, w.questions, w.search, w.index} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) assets() error {
	for to, name := range map[string]string{"style.css": "style.css", "search.js": "search.js", marker: ""} {
		if err := w.file(to, func(b *bufio.Writer) error {
			if name == "" {
				return nil
			}
			c, err := files.ReadFile(name)
			if err == nil {
				_, err = b.Write(c)
			}
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// eventView is an event with its quotes.
type eventView struct {
	ID, Date, Text string
	Marks          []string
	Quotes         []quoteView
	More           int
	Actors         []linkView
}

type quoteView struct {
	Text, Said, Source, Href string
}

type linkView struct{ Text, Href string }

// docName is the file of a document's page.
func docName(id record.DocumentID) string { return "documents/" + id.String()[:16] + ".html" }

// anchor names a statement on its document's page.
func anchor(index int) string { return fmt.Sprintf("s%d", index+1) }

func yearOf(e *record.Event) int {
	day := cmp.Or(e.Interval.From, e.Interval.To)
	if day == 0 {
		return 0
	}
	y, _, _ := day.Date()
	return y
}

func yearName(y int) string {
	if y == 0 {
		return "undated"
	}
	return fmt.Sprint(y)
}

// chronology writes the events, page by page; only one page is in memory.
func (w *writer) chronology() error {
	var views []eventView
	var now part
	flush := func() error {
		if len(views) == 0 {
			return nil
		}
		now.Events = len(views)
		w.parts = append(w.parts, now)
		err := w.page("chronology/"+now.Name, "chronology", w.yearTitle(now.Year), "../", views)
		views = nil
		return err
	}
	lines := 0
	open := map[record.DocumentID]*record.Reading{}
	for e, err := range w.src.Events(w.ctx, store.EventFilter{}) {
		if err != nil {
			return err
		}
		if lines++; lines > w.o.Limits.Events {
			return TooLarge{"events", w.o.Limits.Events}
		}
		y := yearOf(e)
		w.years[y]++
		if len(views) == perPage || len(views) > 0 && y != now.Year {
			if err := flush(); err != nil {
				return err
			}
		}
		if len(views) == 0 {
			number := 1
			if len(w.parts) > 0 && w.parts[len(w.parts)-1].Year == y {
				number = w.parts[len(w.parts)-1].Number + 1
			}
			now = part{Name: yearName(y) + ".html", Year: y, Number: number}
			if number > 1 {
				now.Name = fmt.Sprintf("%s-%d.html", yearName(y), number)
			}
		}
		w.at[e.ID] = "chronology/" + now.Name + "#" + e.ID
		v, err := w.event(e, open)
		if err != nil {
			return err
		}
		views = append(views, v)
	}
	return flush()
}

func (w *writer) yearTitle(y int) string {
	if y == 0 {
		return say(w.o.Lang, "undated")
	}
	return fmt.Sprint(y)
}

func (w *writer) event(e *record.Event, open map[record.DocumentID]*record.Reading) (eventView, error) {
	lang := w.o.Lang
	v := eventView{ID: e.ID, Date: w.date(e.EDTF), Text: wording.Clip(wording.Headline(lang, e), 400)}
	if e.Certainty > record.Asserted {
		v.Marks = append(v.Marks, wording.Certainty(lang, e.Certainty))
	}
	if e.Background {
		v.Marks = append(v.Marks, say(lang, "background"))
	}
	if e.Documents > 1 {
		v.Marks = append(v.Marks, fmt.Sprintf(say(lang, "told"), e.Documents, e.Independent))
	}
	if e.Disputed {
		v.Marks = append(v.Marks, say(lang, "differ"))
	}
	v.Marks = append(v.Marks, wording.Standing(lang, e.Standing))
	reading := func(id record.DocumentID) (*record.Reading, error) {
		if r := open[id]; r != nil {
			return r, nil
		}
		if len(open) >= 96 {
			clear(open)
		}
		r, err := w.src.Reading(w.ctx, id)
		open[id] = r
		return r, err
	}
	add := func(r *record.Reading, words record.Span, said, at string) {
		if len(v.Quotes) == maxQuotes {
			v.More++
			return
		}
		v.Quotes = append(v.Quotes, quoteView{wording.Clip(r.Doc.Quote(words), 900), wording.Clip(said, 200), w.source(r), "../" + docName(r.Doc.ID()) + "#" + at})
	}
	for _, ref := range e.Statements {
		r, err := reading(ref.Doc)
		if err != nil {
			return v, err
		}
		if ref.Index < 0 || ref.Index >= len(r.Events) {
			continue
		}
		s := r.Events[ref.Index].Value()
		add(r, s.Sentence, s.Attribution.Value(), anchor(ref.Index))
	}
	for _, ev := range e.Evidence {
		r, err := reading(ev.Doc())
		if err != nil {
			return v, err
		}
		add(r, ev.Span(), "", "text")
	}
	seen := map[string]bool{}
	for _, role := range e.Roles {
		if role.Actor != "" && !seen[role.Actor] && len(seen) < 12 {
			seen[role.Actor] = true
			v.Actors = append(v.Actors, linkView{wording.Clip(role.Name, 80), "../actors/" + role.Actor + ".html"})
		}
	}
	return v, nil
}

func (w *writer) date(edtf string) string {
	if edtf == "" {
		return wording.Unknown(w.o.Lang)
	}
	return wording.Date(w.o.Lang, edtf)
}

// source names a document in one line.
func (w *writer) source(r *record.Reading) string {
	var parts []string
	for _, s := range []string{cmp.Or(r.Doc.Meta.Title.Value(), r.Doc.Name), r.Doc.Meta.Outlet.Value()} {
		if s != "" {
			parts = append(parts, wording.Clip(s, 160))
		}
	}
	if r.Written.EDTF != "" {
		parts = append(parts, w.date(r.Written.EDTF))
	}
	return strings.Join(parts, ", ")
}

type docView struct {
	Name, Title, Outlet, Author, Written, Hash, Href string
	Paragraphs                                       []paraView
	Cut                                              bool
}

type paraView struct {
	Kind string // "h" heading, "x" furniture, "p" text
	Runs []runView
}

// runView is a stretch of text; a sentence that tells events leads to them.
type runView struct {
	Text, Href string
	IDs        []string
}

// documents writes a page for each document, and their list.
func (w *writer) documents() error {
	var list []docView
	for r, err := range w.src.Readings(w.ctx, 2) {
		if err != nil {
			return err
		}
		if len(list) == w.o.Limits.Documents {
			return TooLarge{"documents", w.o.Limits.Documents}
		}
		d := r.Doc
		v := docView{Name: wording.Clip(d.Name, 300), Title: wording.Clip(cmp.Or(d.Meta.Title.Value(), d.Name), 300), Outlet: wording.Clip(d.Meta.Outlet.Value(), 120),
			Author: wording.Clip(d.Meta.Author.Value(), 200), Written: w.date(r.Written.EDTF), Hash: d.ID().String(), Href: docName(d.ID())}
		list = append(list, v)
		if v.Paragraphs, v.Cut, err = w.text(r); err != nil {
			return err
		}
		if err := w.page(v.Href, "document", v.Title, "../", v); err != nil {
			return err
		}
	}
	return w.page("documents/index.html", "documents", say(w.o.Lang, "documents"), "../", list)
}

// text cuts a document's text into paragraphs, and these where sentences tell something.
func (w *writer) text(r *record.Reading) (out []paraView, cut bool, err error) {
	type told struct {
		record.Span
		ids  []string
		href string
	}
	var marks []told
	for i, c := range r.Events {
		s := c.Value().Sentence
		id, err := w.src.EventOf(w.ctx, record.StatementRef{Doc: r.Doc.ID(), Index: i})
		if err != nil {
			return nil, false, err
		}
		href := w.at[id]
		if href != "" {
			href = "../" + href
		}
		marks = append(marks, told{s, []string{anchor(i)}, href})
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].Start < marks[j].Start })
	whole := marks[:0]
	for _, m := range marks { // one mark a sentence; it leads to the first event it tells
		if n := len(whole); n > 0 && whole[n-1].Overlaps(m.Span) {
			whole[n-1].ids = append(whole[n-1].ids, m.ids...)
			whole[n-1].href = cmp.Or(whole[n-1].href, m.href)
			continue
		}
		whole = append(whole, m)
	}
	paras := r.Doc.Paragraphs
	if len(paras) == 0 {
		paras = []record.Paragraph{{Span: record.Span{End: len(r.Doc.Text())}}}
	}
	k := 0
	for _, p := range paras {
		if p.Start > maxText {
			return out, true, nil
		}
		v := paraView{Kind: "p"}
		switch p.Kind {
		case record.Heading:
			v.Kind = "h"
		case record.Furniture:
			v.Kind = "x"
		}
		at := p.Start
		for k < len(whole) && whole[k].End <= p.Start {
			k++
		}
		for j := k; j < len(whole) && whole[j].Start < p.End; j++ {
			m := whole[j]
			from, to := max(m.Start, p.Start), min(m.End, p.End)
			if from > at {
				v.Runs = append(v.Runs, runView{Text: visible(r.Doc.Text()[at:from])})
			}
			run := runView{Text: visible(r.Doc.Text()[from:to]), Href: m.href}
			if m.Start >= p.Start { // an id stands once, where the sentence begins
				run.IDs = m.ids
			}
			v.Runs = append(v.Runs, run)
			at = to
		}
		if at < p.End {
			v.Runs = append(v.Runs, runView{Text: visible(r.Doc.Text()[at:p.End])})
		}
		out = append(out, v)
	}
	return out, false, nil
}

// visible shows characters that would hide or turn their neighbours around as U+FFFD.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if wording.Invisible(r) && r != '\r' {
			return 0xFFFD
		}
		return r
	}, s)
}

type actorView struct {
	ID, Name, Kind, Aliases, Standing string
	Mentions                          int
	Events                            []linkView
}

// actors writes a page for each actor, and their list.
func (w *writer) actors() error {
	events := map[string][]linkView{}
	for e, err := range w.src.Events(w.ctx, store.EventFilter{}) {
		if err != nil {
			return err
		}
		l := linkView{w.date(e.EDTF) + " · " + wording.Clip(wording.Headline(w.o.Lang, e), 200), "../" + w.at[e.ID]}
		for i, role := range e.Roles {
			if role.Actor != "" && !slices.ContainsFunc(e.Roles[:i], func(r record.EventRole) bool { return r.Actor == role.Actor }) {
				events[role.Actor] = append(events[role.Actor], l)
			}
		}
	}
	var list []actorView
	known := map[string]bool{}
	for p, err := range w.src.Profiles(w.ctx) {
		if err != nil {
			return err
		}
		if len(list) == maxActors {
			break
		}
		v := actorView{ID: p.ID, Name: wording.Clip(p.Name, 160), Kind: say(w.o.Lang, p.Kind.String()), Aliases: wording.Clip(strings.Join(p.Aliases, ", "), 600), Mentions: p.Mentions,
			Standing: wording.Standing(w.o.Lang, p.Standing), Events: events[p.ID]}
		known[p.ID] = true
		if err := w.page("actors/"+p.ID+".html", "actor", v.Name, "../", v); err != nil {
			return err
		}
		v.Events = nil
		list = append(list, v)
	}
	for _, id := range sorted(events) { // merged into another one, or beyond the bound: links lead somewhere all the same
		if !known[id] {
			if err := w.page("actors/"+id+".html", "actor", say(w.o.Lang, "actor"), "../", actorView{ID: id, Name: say(w.o.Lang, "actor") + " " + id, Events: events[id]}); err != nil {
				return err
			}
		}
	}
	return w.page("actors/index.html", "actors", say(w.o.Lang, "actors"), "../", list)
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

type questionView struct {
	ID, Title, Status string
	Event             string
	Figures           []figureView
}

type figureView struct{ AsOf, Words, Source, Href string }

// questions writes those with several figures: what differs and what grows first.
func (w *writer) questions() error {
	var list []questionView
	for q, err := range w.src.Questions(w.ctx) {
		if err != nil {
			return err
		}
		if len(q.Figures) < 2 || len(list) == 2000 {
			continue
		}
		v := questionView{ID: q.ID, Title: wording.Sentence(wording.Measure(w.o.Lang, q.Measure)), Status: wording.Status(w.o.Lang, q.Status)}
		if q.Scope != "" {
			v.Title += ", " + wording.Clip(q.Scope, 120)
		}
		v.Event = w.at[q.Event]
		for i, ref := range q.Figures {
			if i == maxFigures {
				break
			}
			r, err := w.src.Reading(w.ctx, ref.Doc)
			if err != nil {
				return err
			}
			if ref.Index < 0 || ref.Index >= len(r.Figures) {
				continue
			}
			c := r.Figures[ref.Index]
			v.Figures = append(v.Figures, figureView{w.date(c.Value().AsOf), wording.Clip(c.Quote(), 160), w.source(r), docName(ref.Doc)})
		}
		list = append(list, v)
	}
	return w.page("questions.html", "questions", say(w.o.Lang, "questions"), "", list)
}

// search writes the index in parts, each a script that adds its lines: [folded words, line, address].
func (w *writer) search() error {
	var chunk [][3]string
	var parts []string
	flush := func() error {
		if len(chunk) == 0 {
			return nil
		}
		name := fmt.Sprintf("search/%d.js", len(parts)+1)
		parts = append(parts, name)
		err := w.file(name, func(b *bufio.Writer) error {
			b.WriteString("TESTIGO.push(")
			enc := json.NewEncoder(b) // escapes <, > and &
			if err := enc.Encode(chunk); err != nil {
				return err
			}
			_, err := b.WriteString(");\n")
			return err
		})
		chunk = nil
		return err
	}
	add := func(line, more, href string) error {
		chunk = append(chunk, [3]string{resolve.Fold(line + " " + more), line, href})
		if len(chunk) == perChunk {
			return flush()
		}
		return nil
	}
	for e, err := range w.src.Events(w.ctx, store.EventFilter{}) {
		if err == nil {
			err = add(w.date(e.EDTF)+" · "+wording.Clip(wording.Headline(w.o.Lang, e), 240), e.ID, w.at[e.ID])
		}
		if err != nil {
			return err
		}
	}
	for row, err := range w.src.Documents(w.ctx) {
		if err == nil {
			err = add(wording.Clip(cmp.Or(row.Title, row.Name), 200), row.Name+" "+row.Outlet, docName(row.Hash))
		}
		if err != nil {
			return err
		}
	}
	n := 0
	for p, err := range w.src.Profiles(w.ctx) {
		if n++; n > maxActors {
			break
		}
		if err == nil {
			err = add(wording.Clip(p.Name, 160), p.Acronym+" "+wording.Clip(strings.Join(p.Aliases, " "), 300), "actors/"+p.ID+".html")
		}
		if err != nil {
			return err
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return w.page("search.html", "search", say(w.o.Lang, "search"), "", parts)
}

type indexView struct {
	Counts []linkView
	Parts  []part
	Reader string
	Most   int
}

func (w *writer) index() error {
	v := indexView{Parts: w.parts}
	for _, key := range []string{"documents", "events", "actors"} {
		n, err := w.src.Meta(w.ctx, key)
		if err != nil {
			return err
		}
		v.Counts = append(v.Counts, linkView{say(w.o.Lang, key), n})
	}
	for _, n := range w.years {
		v.Most = max(v.Most, n)
	}
	var err error
	if v.Reader, err = w.src.Meta(w.ctx, "reader"); err != nil {
		return err
	}
	return w.page("index.html", "index", w.o.Title, "", v)
}
