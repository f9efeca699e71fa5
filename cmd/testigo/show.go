package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type showCmd struct {
	Record string `arg:"" help:"The record."`
	ID     string `arg:"" optional:"" help:"Id of an event (e…), actor (a…), question (q…), conflict (c…) or document (d…, its hash, or its name or a part of it), as other commands print it; an actor's name works too. Without it, the documents are listed."`
	JSON   bool   `help:"Print as JSON, in the forms of 'testigo export' (a document: its reading)."`
}

func (showCmd) Help() string {
	return `Every witness is printed with its quote marked in the sentence around it, the document, its date and where in the text it stands (code points).

Examples:
  testigo show peru.testigo
  testigo show peru.testigo e1a2b3c4
  testigo show peru.testigo CGTP
  testigo show peru.testigo 1978-08-constituent-assembly.txt`
}

func (c *showCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		v := &viewer{ctx: ctx, con: con, s: s, w: bufio.NewWriter(con.out), json: c.JSON}
		show := func() error { return v.show(c.ID) }
		if c.ID == "" {
			show = v.documents
		}
		if err := show(); err != nil {
			return err
		}
		return v.w.Flush()
	})
}

type viewer struct {
	ctx  context.Context
	con  *console
	s    *store.Store
	w    *bufio.Writer
	json bool
}

// show finds out what the id names: ids first, then documents, actors by name, and documents by a part of their name.
func (v *viewer) show(id string) error {
	for _, try := range []func(string) error{v.eventOf, v.profileOf, v.questionOf, v.victimOf, v.conflictOf, v.documentOf, v.actorNamed, v.documentLike} {
		if err := try(id); !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return fmt.Errorf("%q names no event, actor, question, conflict or document here: %w; hint: testigo search %s %s", id, store.ErrNotFound, shellWord(v.s.Path()), shellWord(id))
}

func (v *viewer) eventOf(id string) error {
	e, err := v.s.Event(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	return v.event(e)
}

func (v *viewer) profileOf(id string) error {
	p, err := v.s.Profile(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	return v.profile(p)
}

func (v *viewer) questionOf(id string) error {
	q, err := v.s.Question(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	return v.question(q)
}

func (v *viewer) documentOf(id string) error {
	row, err := v.s.FindDocument(v.ctx, id)
	if short := strings.TrimPrefix(strings.ToLower(id), "d"); errors.Is(err, store.ErrNotFound) && len(short) < len(id) {
		row, err = v.s.FindDocument(v.ctx, short)
	}
	if err != nil {
		return err
	}
	return v.document(row)
}

func (v *viewer) documentLike(part string) error {
	row, err := v.s.FindDocumentLike(v.ctx, part)
	if err != nil {
		return err
	}
	return v.document(row)
}

// documents lists what the record was made from.
func (v *viewer) documents() error {
	for row, err := range v.s.Documents(v.ctx) {
		if err != nil {
			return err
		}
		if v.json {
			r, err := v.s.Reading(v.ctx, row.Hash)
			if err != nil {
				return err
			}
			if err := export.Reading(v.w, r, export.Options{Countries: gazetteer.World()}); err != nil {
				return err
			}
			continue
		}
		v.f("%s  %s  %s", v.con.dim(documentID(row.Hash)), v.con.bold(pad(wording.Date(v.con.lang, row.Written), 20)), wording.Clip(row.Name, 100))
		if row.Title != "" {
			v.f(" · %s", wording.Clip(row.Title, 80))
		}
		v.f("\n")
	}
	return nil
}

// actorNamed shows the most mentioned actor of a name, and tells of the others.
func (v *viewer) actorNamed(name string) error {
	ids, err := findActors(v.ctx, v.s, name)
	if err != nil {
		return err
	}
	p, err := v.s.Profile(v.ctx, ids[0])
	if err != nil {
		return err
	}
	if err := v.profile(p); err != nil {
		return err
	}
	if len(ids) > 1 && !v.json {
		v.f("%s %s\n", v.con.say("Other actors of this name:", "Otros actores con este nombre:"), strings.Join(ids[1:min(len(ids), 12)], " "))
	}
	return nil
}

func (v *viewer) f(format string, args ...any) { fmt.Fprintf(v.w, format, args...) }

func (v *viewer) event(e *record.Event) error {
	if v.json {
		return export.Event(v.ctx, v.w, v.s, e, export.Options{Countries: gazetteer.World()})
	}
	lang := v.con.lang
	v.f("%s  %s\n", v.con.dim(e.ID), v.con.bold(wording.Headline(lang, e)))
	v.f("%s · %s · %s\n", wording.Date(lang, e.EDTF), wording.Noun(lang, e.Type, e.Mode), wording.Certainty(lang, e.Certainty))
	if e.Independent < e.Documents {
		v.f("%d %s\n", e.Documents, v.con.say("documents, of which ", "documentos, de ellos ")+fmt.Sprint(e.Independent)+" "+plural(e.Independent, v.con.say("independent", "independiente"), v.con.say("independent", "independientes")))
	}
	for _, p := range e.Places {
		v.f("  %s %s", v.con.say("at", "en"), wording.Clip(p.Name, 80))
		if p.Admin1 != "" && p.Admin1 != p.Name {
			v.f(" (%s)", p.Admin1)
		}
		if p.Located {
			v.f("  %.3f, %.3f", p.Lat, p.Lon)
		}
		v.f("\n")
	}
	for _, r := range e.Roles {
		v.f("  %s: %s %s\n", wording.Role(lang, r.Role), wording.Clip(r.Name, 120), v.con.dim(r.Actor))
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Witnesses", "Testimonios")))
	for _, ref := range e.Statements {
		if err := v.statement(ref); err != nil {
			return err
		}
	}
	for q, err := range v.s.QuestionsOf(v.ctx, e.ID) {
		if err != nil {
			return err
		}
		v.f("\n")
		if err := v.question(q); err != nil {
			return err
		}
	}
	return nil
}

func (v *viewer) statement(ref record.StatementRef) error {
	r, err := v.s.Reading(v.ctx, ref.Doc)
	if err != nil {
		return err
	}
	c := r.Events[ref.Index]
	e := c.Value()
	v.source(r)
	v.quote(r.Doc, e.Sentence, c.Span())
	if e.Attribution.Stated() {
		v.f("      %s: %s\n", v.con.say("said by", "según"), wording.Clip(e.Attribution.Value(), 120))
	}
	if e.Certainty != record.Asserted {
		v.f("      %s\n", wording.Certainty(v.con.lang, e.Certainty))
	}
	if e.When.Stated() && !e.Sentence.Contains(e.When.Span()) {
		v.f("      %s “%s”\n", v.con.say("dated by", "fechado por"), wording.Clip(e.When.Quote(), 80))
	}
	for _, m := range e.Mentions {
		start, _ := r.Doc.CodePoints(m.Span())
		v.f("      %s “%s” (%d)\n", v.con.say("also", "también"), wording.Clip(m.Quote(), 80), start)
	}
	return nil
}

// source names a document: its name, title, date and id.
func (v *viewer) source(r *record.Reading) {
	d := r.Doc
	v.f("  %s %s", v.con.bold(wording.Clip(d.Name, 100)), v.con.dim(documentID(d.ID())))
	if o := d.Meta.Outlet.Value(); o != "" {
		v.f(" · %s", wording.Clip(o, 60))
	}
	if r.Written.EDTF != "" {
		v.f(" · %s %s", v.con.say("written", "escrito"), wording.Date(v.con.lang, r.Written.EDTF))
	}
	if l, ok, err := v.s.LineageOf(v.ctx, d.ID()); err == nil && ok {
		v.f(" · %s %s", wording.Lineage(v.con.lang, l.Kind), wording.Clip(v.nameOf(l.Of), 100))
	}
	v.f("\n")
}

// nameOf is the name of a document of the record.
func (v *viewer) nameOf(id record.DocumentID) string {
	row, err := v.s.FindDocument(v.ctx, id.String())
	if err != nil {
		return documentID(id)
	}
	return row.Name
}

// lineage tells what a document comes from, why, and what comes from it.
func (v *viewer) lineage(d *record.Document) error {
	l, ok, err := v.s.LineageOf(v.ctx, d.ID())
	if err != nil {
		return err
	}
	if ok {
		v.f("  %s %s %s (%.0f %%)\n", wording.Lineage(v.con.lang, l.Kind), v.con.bold(wording.Clip(v.nameOf(l.Of), 100)), v.con.dim(documentID(l.Of)), l.Score*100)
		for _, why := range l.Reasons {
			v.f("    %s\n", wording.Clip(why.Text, 200))
			if why.At != (record.Span{}) {
				v.quote(d, why.At, why.At)
			}
		}
	}
	for c, err := range v.s.CopiesOf(v.ctx, d.ID()) {
		if err != nil {
			return err
		}
		v.f("  %s %s %s\n", wording.Origin(v.con.lang, c.Kind), wording.Clip(v.nameOf(c.Doc), 100), v.con.dim(documentID(c.Doc)))
	}
	return nil
}

// quote prints a sentence with the witness marked in it.
func (v *viewer) quote(d *record.Document, around, span record.Span) {
	if !around.Contains(span) {
		around = span
	}
	text := d.Quote(around)
	mark := record.Span{Start: span.Start - around.Start, End: span.End - around.Start}
	start, end := d.CodePoints(span)
	v.f("    “%s” (%d–%d", v.con.highlight(text, []record.Span{mark}), start, end)
	if p := d.Page(span.Start); p > 0 {
		v.f(", p. %d", p)
	}
	v.f(")\n")
}

func (v *viewer) question(q *record.Question) error {
	if v.json {
		return export.Question(v.ctx, v.w, v.s, q)
	}
	v.f("%s  %s: %s", v.con.dim(q.ID), v.con.bold(wording.Measure(v.con.lang, q.Measure)), wording.Status(v.con.lang, q.Status))
	if q.Subject != "" {
		v.f(" · %s", wording.Clip(q.Subject, 100))
	}
	v.f("\n")
	for _, ref := range q.Figures {
		r, err := v.s.Reading(v.ctx, ref.Doc)
		if err != nil {
			return err
		}
		c := r.Figures[ref.Index]
		v.source(r)
		around := c.Span()
		for _, s := range r.Sentences {
			if s.Contains(c.Span()) {
				around = s
				break
			}
		}
		v.quote(r.Doc, around, c.Span())
	}
	return nil
}

func (v *viewer) profile(p *record.Profile) error {
	if v.json {
		return export.Profile(v.w, p)
	}
	v.f("%s  %s", v.con.dim(p.ID), v.con.bold(wording.Clip(p.Name, 120)))
	if p.Acronym != "" && p.Acronym != p.Name {
		v.f(" (%s)", p.Acronym)
	}
	v.f(" · %s", p.Kind)
	if p.Org != "" {
		v.f(", %s", p.Org)
	}
	if p.Age != "" {
		v.f(" · %s %s", v.con.say("age", "edad"), p.Age)
	}
	v.f("\n")
	if len(p.Aliases) > 0 {
		v.f("  %s %s\n", v.con.say("also", "también"), wording.Clip(strings.Join(p.Aliases, ", "), 300))
	}
	v.merges(p)
	v.proposalsOf(p)
	if err := v.life(p); err != nil {
		return err
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Events", "Hechos")))
	line := printer{con: v.con, w: v.w, s: v.s}
	for l, err := range v.s.Lines(v.ctx, store.EventFilter{Actors: []string{p.ID}}, v.con.lang) {
		if err != nil {
			return err
		}
		if err := line.line(v.ctx, l); err != nil {
			return err
		}
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Named in", "Nombrado en")))
	for _, m := range p.Members {
		r, err := v.s.Reading(v.ctx, m.Doc)
		if err != nil {
			return err
		}
		a := r.Actors[m.Index]
		v.source(r)
		first := a.Mentions()[0]
		around := first.Span()
		for _, s := range r.Sentences {
			if s.Contains(around) {
				around = s
				break
			}
		}
		v.quote(r.Doc, around, first.Span())
	}
	return nil
}

func (v *viewer) document(row store.Row) error {
	r, err := v.s.Reading(v.ctx, row.Hash)
	if err != nil {
		return err
	}
	if v.json {
		return export.Reading(v.w, r, export.Options{Countries: gazetteer.World()})
	}
	d, lang := r.Doc, v.con.lang
	v.f("%s  %s\n", v.con.dim(documentID(row.Hash)), v.con.bold(wording.Clip(row.Name, 120)))
	v.f("  sha256 %s\n", row.Hash)
	for _, m := range []struct {
		en, es string
		c      record.Cited[string]
	}{{"title", "título", d.Meta.Title}, {"outlet", "medio", d.Meta.Outlet}, {"author", "autor", d.Meta.Author}, {"translator", "traductor", d.Meta.Translator}} {
		if m.c.Stated() {
			v.f("  %s: %s\n", v.con.say(m.en, m.es), wording.Clip(m.c.Value(), 160))
		}
	}
	v.f("  %s, %s, %d %s\n", d.Format, d.Lang, row.Words, v.con.say("words", "palabras"))
	if r.Written.EDTF != "" {
		v.f("  %s: %s (%.0f %%)\n", v.con.say("written", "escrito"), wording.Date(lang, r.Written.EDTF), r.Written.Confidence*100)
	}
	if c := r.Written.Contradicted; c.Stated() {
		v.f("  %s “%s”\n", v.con.say("carries a stamp that its content contradicts:", "lleva una fecha que su contenido contradice:"), wording.Clip(c.Quote(), 80))
	}
	for _, why := range r.Written.Reasons {
		v.f("    %s\n", wording.Clip(why.Value().Text, 200))
		v.quote(d, why.Span(), why.Span())
	}
	if err := v.lineage(d); err != nil {
		return err
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Statements", "Afirmaciones")))
	for i := range r.Events {
		id, err := v.s.EventOf(v.ctx, record.StatementRef{Doc: row.Hash, Index: i})
		if err != nil {
			return err
		}
		e, err := v.s.Event(v.ctx, id)
		if err != nil {
			return err
		}
		v.f("%s  %s  %s\n", v.con.dim(e.ID), v.con.bold(pad(wording.Date(lang, e.EDTF), 24)), wording.Clip(wording.Headline(lang, e), maxHeadline))
		v.quote(d, r.Events[i].Value().Sentence, r.Events[i].Span())
	}
	return nil
}
