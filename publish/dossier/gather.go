package dossier

import (
	"context"
	"fmt"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Chronology gathers the events of a filter. chosen says in words what was chosen: pairs of label and value.
func Chronology(ctx context.Context, src Source, lang record.Lang, title string, f store.EventFilter, chosen []Fact) (*Dossier, error) {
	if title == "" {
		title = say(lang, "chronology")
	}
	g := begin(ctx, src, lang, title)
	g.d.Facts = append(g.d.Facts, chosen...)
	if err := g.events(f); err != nil {
		return nil, err
	}
	return g.finish()
}

// Actor gathers what is known of an actor and the events in which it has a part.
func Actor(ctx context.Context, src Source, lang record.Lang, title, id string) (*Dossier, error) {
	p, err := src.Profile(ctx, id)
	if err != nil {
		return nil, err
	}
	if title == "" {
		title = p.Name
	}
	g := begin(ctx, src, lang, title)
	kind := g.say(p.Kind.String())
	if p.Org != "" {
		kind = wording.Org(g.lang, p.Org)
	}
	g.fact("kind", kind)
	g.fact("acronym", wording.Clip(p.Acronym, 60))
	g.fact("aliases", wording.Clip(strings.Join(p.Aliases, ", "), 600))
	g.fact("ages", wording.Clip(p.Age, 60))
	g.fact("mentions", wording.Number(g.lang, float64(p.Mentions)))
	g.fact("review", wording.Standing(g.lang, p.Standing))
	named := Section{Heading: g.say("named")}
	for i, ref := range p.Members {
		if i == 40 {
			break
		}
		r, err := g.reading(ref.Doc)
		if err != nil {
			return nil, err
		}
		if ref.Index < 0 || ref.Index >= len(r.Actors) {
			continue
		}
		a := r.Actors[ref.Index]
		at := a.Mentions()[0].Span()
		n := g.note(r, sentenceOf(r, at), "")
		named.Lines = append(named.Lines, Line{ID: p.ID, Date: dateOr(g.lang, r.Written.EDTF), EDTF: r.Written.EDTF, Text: wording.Clip(r.Doc.Quote(at), 160), Notes: []int{n}})
	}
	g.d.Sections = append(g.d.Sections, named)
	if err := g.events(store.EventFilter{Actors: []string{p.ID}}); err != nil {
		return nil, err
	}
	return g.finish()
}

// Conflict gathers an episode: parties, states over time, events.
func Conflict(ctx context.Context, src Source, lang record.Lang, title, id string) (*Dossier, error) {
	c, err := src.Conflict(ctx, id)
	if err != nil {
		return nil, err
	}
	name := c.EN
	if lang == record.Spanish {
		name = c.ES
	}
	if title == "" {
		title = name
	}
	g := begin(ctx, src, lang, title)
	g.fact("kind", wording.ConflictType(g.lang, c.Type))
	g.fact("state", wording.ConflictState(g.lang, c.State))
	var parties, places []string
	for _, p := range c.Parties {
		parties = append(parties, wording.Clip(p.Name, 80))
	}
	for _, p := range c.Places {
		places = append(places, wording.Clip(p.Name, 80))
	}
	g.fact("parties", wording.Join(g.lang, parties))
	g.fact("places", wording.Join(g.lang, places))
	history := Section{Heading: g.say("history")}
	for _, st := range c.History {
		text := wording.ConflictState(g.lang, st.State)
		if st.Phase != "" {
			text += ", " + wording.ConflictPhase(g.lang, st.Phase)
		}
		if st.Rule != "" {
			text += " (" + wording.ConflictRule(g.lang, st.Rule) + ")"
		}
		l := Line{ID: c.ID, Date: dateOr(g.lang, st.On.EDTF()), EDTF: st.On.EDTF(), Text: wording.Sentence(text)}
		if st.Event != "" {
			e, err := src.Event(ctx, st.Event)
			if err != nil {
				return nil, err
			}
			if l.Notes, l.More, err = g.notes(e, 2); err != nil {
				return nil, err
			}
		}
		history.Lines = append(history.Lines, l)
	}
	g.d.Sections = append(g.d.Sections, history)
	if len(c.Demands) > 0 {
		s := Section{Heading: g.say("demands")}
		for i, ref := range c.Demands {
			if i == 200 {
				break
			}
			r, err := g.reading(ref.Doc)
			if err != nil {
				return nil, err
			}
			if ref.Index < 0 || ref.Index >= len(r.Demands) {
				continue
			}
			v := r.Demands[ref.Index]
			by := v.Value().By
			if by != "" {
				by += ": "
			}
			s.Lines = append(s.Lines, Line{ID: c.ID, Date: dateOr(g.lang, r.Written.EDTF), EDTF: r.Written.EDTF, Text: wording.Clip(by+v.Value().Content, 300),
				Notes: []int{g.note(r, sentenceOf(r, v.Span()), v.Value().Attribution.Value())}})
		}
		g.d.Sections = append(g.d.Sections, s)
	}
	events := Section{Heading: g.say("events")}
	for _, id := range c.Events {
		if len(events.Lines) == MaxLines {
			return nil, TooLong{MaxLines}
		}
		e, err := src.Event(ctx, id)
		if err != nil {
			return nil, err
		}
		l, err := g.event(e)
		if err != nil {
			return nil, err
		}
		events.Lines = append(events.Lines, l)
	}
	g.d.Sections = append(g.d.Sections, events)
	return g.finish()
}

// Question gathers the figures that answer a question, one line each.
func Question(ctx context.Context, src Source, lang record.Lang, title, id string) (*Dossier, error) {
	q, err := src.Question(ctx, id)
	if err != nil {
		return nil, err
	}
	if title == "" {
		title = wording.Sentence(wording.Measure(lang, q.Measure))
		if q.Scope != "" {
			title += ", " + wording.Scope(lang, q.Scope)
		}
	}
	g := begin(ctx, src, lang, title)
	g.fact("status", wording.Status(g.lang, q.Status))
	g.fact("subject", wording.Clip(q.Subject, 300))
	g.fact("independent", wording.Number(g.lang, float64(q.Independent)))
	s := Section{Heading: g.say("figures")}
	for _, ref := range q.Figures {
		if len(s.Lines) == MaxLines {
			return nil, TooLong{MaxLines}
		}
		r, err := g.reading(ref.Doc)
		if err != nil {
			return nil, err
		}
		if ref.Index < 0 || ref.Index >= len(r.Figures) {
			continue
		}
		c := r.Figures[ref.Index]
		f := c.Value()
		s.Lines = append(s.Lines, Line{ID: q.ID, Date: dateOr(g.lang, f.AsOf), EDTF: f.AsOf, Text: wording.Figure(g.lang, f.Measure, f), Notes: []int{g.note(r, sentenceOf(r, c.Span()), f.Attribution.Value())}})
	}
	g.d.Sections = append(g.d.Sections, s)
	if q.Event != "" {
		e, err := src.Event(ctx, q.Event)
		if err != nil {
			return nil, err
		}
		l, err := g.event(e)
		if err != nil {
			return nil, err
		}
		g.d.Sections = append(g.d.Sections, Section{Heading: g.say("counted"), Lines: []Line{l}})
	}
	return g.finish()
}

func dateOr(lang record.Lang, edtf string) string {
	if edtf == "" {
		return wording.Unknown(lang)
	}
	return wording.Date(lang, edtf)
}

// sentenceOf is the sentence around a span, or the span.
func sentenceOf(r *record.Reading, at record.Span) record.Span {
	for _, s := range r.Sentences {
		if s.Contains(at) {
			return s
		}
	}
	return at
}

// events adds the events of a filter, in a section a year.
func (g *gatherer) events(f store.EventFilter) error {
	var s *Section
	lines := 0
	for e, err := range g.src.Events(g.ctx, f) {
		if err == nil {
			err = g.ctx.Err()
		}
		if err != nil {
			return err
		}
		if lines++; lines > MaxLines {
			return TooLong{MaxLines}
		}
		heading := g.say("undated")
		if y := yearOf(e); y != 0 {
			heading = fmt.Sprint(y)
		}
		if s == nil || s.Heading != heading {
			g.d.Sections = append(g.d.Sections, Section{Heading: heading})
			s = &g.d.Sections[len(g.d.Sections)-1]
		}
		l, err := g.event(e)
		if err != nil {
			return err
		}
		s.Lines = append(s.Lines, l)
	}
	return nil
}

func yearOf(e *record.Event) int {
	day := e.Interval.From
	if day == 0 {
		day = e.Interval.To
	}
	if day == 0 {
		return 0
	}
	y, _, _ := day.Date()
	return y
}

// event is the line of an event.
func (g *gatherer) event(e *record.Event) (Line, error) {
	l := Line{ID: e.ID, Date: dateOr(g.lang, e.EDTF), EDTF: e.EDTF, Text: wording.Clip(wording.Headline(g.lang, e), 400)}
	mark := func(s string) { l.Marks = append(l.Marks, s) }
	if e.Certainty != record.Asserted && e.Certainty != record.NoCertainty {
		mark(wording.Certainty(g.lang, e.Certainty))
	}
	if e.Background {
		mark(g.say("background"))
	}
	switch {
	case e.Documents > 1 && e.Independent < e.Documents:
		mark(fmt.Sprintf(g.say("told-copies"), e.Documents, e.Independent))
	case e.Documents > 1:
		mark(fmt.Sprintf(g.say("told"), e.Documents))
	}
	if e.Disputed {
		mark(g.say("differ"))
	}
	mark(wording.Standing(g.lang, e.Standing))
	var err error
	l.Notes, l.More, err = g.notes(e, maxNotes)
	return l, err
}

// notes quotes the statements of an event.
func (g *gatherer) notes(e *record.Event, limit int) (numbers []int, more int, err error) {
	for _, ref := range e.Statements {
		if len(numbers) == limit {
			more++
			continue
		}
		r, err := g.reading(ref.Doc)
		if err != nil {
			return nil, 0, err
		}
		if ref.Index < 0 || ref.Index >= len(r.Events) {
			continue
		}
		v := r.Events[ref.Index].Value()
		numbers = append(numbers, g.note(r, v.Sentence, v.Attribution.Value()))
	}
	for _, ev := range e.Evidence {
		if len(numbers) == limit {
			more++
			continue
		}
		r, err := g.reading(ev.Doc())
		if err != nil {
			return nil, 0, err
		}
		numbers = append(numbers, g.note(r, sentenceOf(r, ev.Span()), ""))
	}
	return numbers, more, nil
}
