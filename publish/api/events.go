package api

import (
	"context"
	"slices"
	"strings"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Line is one event as a list shows it.
type Line struct {
	ID          string           `json:"id"`
	Type        record.EventType `json:"type"`
	Mode        record.Mode      `json:"mode,omitempty"`
	Date        string           `json:"date"` // EDTF; empty = unknown
	From        string           `json:"from,omitempty"`
	To          string           `json:"to,omitempty"`
	Headline    string           `json:"headline"`
	Certainty   string           `json:"certainty"`
	Background  bool             `json:"background,omitempty"`
	Generic     bool             `json:"generic,omitempty"`
	Places      []string         `json:"places,omitempty"`
	Statements  int              `json:"statements"`
	Documents   int              `json:"documents"`
	Independent int              `json:"independent"`
	Figures     record.Status    `json:"figures,omitempty"` // conflict or growth
	Standing    string           `json:"standing"`          // machine, or what people decided
	Parts       wording.Parts    `json:"-"`
	Event       *record.Event    `json:"-"`
}

// Page is a stretch of a list.
type Page struct {
	Total  int `json:"total"`
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// Events are a stretch of a filtered chronology.
type Events struct {
	Page
	Events []Line `json:"events"`
}

// MaxLimit bounds what one request lists.
const MaxLimit = 500

// Events lists events in the order of the first day on which they may have happened; undated ones come last.
func (r *Record) Events(ctx context.Context, f Filter, lang record.Lang, offset, limit int) (*Events, error) {
	m, err := r.find(ctx, f)
	if err != nil {
		return nil, err
	}
	out := &Events{Page: Page{len(m.rows), offset, limit}, Events: []Line{}}
	if offset >= len(m.rows) {
		return out, nil
	}
	rows := m.rows[offset:min(len(m.rows), offset+min(limit, MaxLimit))]
	out.Events, err = r.lines(ctx, rows, lang)
	return out, err
}

func (r *Record) lines(ctx context.Context, rows []uint32, lang record.Lang) ([]Line, error) {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = r.columns.id(row)
	}
	events, err := r.store.EventsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Line, len(events))
	for i, e := range events {
		out[i] = r.line(e, rows[i], lang)
	}
	return out, nil
}

// noRow stands for an event that the chronology does not list: one that was rejected.
const noRow = ^uint32(0)

// lineNow is the line of an event that was opened by its id, with what people decided about it this moment.
func (r *Record) lineNow(ctx context.Context, e *record.Event, lang record.Lang) (Line, error) {
	row, ok := r.columns.row(e.ID)
	if !ok {
		row = noRow
	}
	l := r.line(e, row, lang)
	revision, ok, err := r.store.Revision(ctx, e.ID)
	if err != nil {
		return l, err
	}
	l.Standing = StandingName(record.MachineRead)
	if ok {
		l.Standing = StandingName(revision.Standing)
	}
	return l, nil
}

func (r *Record) line(e *record.Event, row uint32, lang record.Lang) Line {
	l := Line{ID: e.ID, Type: e.Type, Mode: e.Mode, Date: e.EDTF, From: e.Interval.From.String(), To: e.Interval.To.String(), Certainty: e.Certainty.String(),
		Background: e.Background, Generic: e.Generic, Statements: len(e.Statements), Documents: e.Documents, Independent: e.Independent, Parts: wording.HeadlineParts(lang, e), Event: e}
	l.Headline = l.Parts.String()
	for i, p := range e.Places {
		if i == 8 {
			break
		}
		l.Places = append(l.Places, wording.Clip(p.Name, 80))
	}
	if row == noRow {
		return l
	}
	l.Standing = StandingName(record.Standings[r.columns.standing[row]])
	switch flags := r.columns.flags[row]; {
	case flags&disputedFlag != 0:
		l.Figures = record.Conflicting
	case flags&growthFlag != 0:
		l.Figures = record.Growth
	}
	return l
}

// LinesOf lists events by their ids, those that are in the record, in the order of the chronology; at most limit of them.
func (r *Record) LinesOf(ctx context.Context, ids []string, lang record.Lang, limit int) ([]Line, error) {
	var rows []uint32
	for _, id := range ids {
		if row, ok := r.columns.row(id); ok {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	return r.lines(ctx, rows[:min(len(rows), limit)], lang)
}

// Choice is a value that a filter can have, and how many events it would show.
type Choice struct {
	Value string `json:"value"`
	Count int    `json:"count"`
	On    bool   `json:"on,omitempty"` // chosen now
	// Name is how a document writes it, where the value is folded.
	Name string `json:"name,omitempty"`
}

// Facets are the values by which a filtered chronology can be narrowed further. Each counts what it would show with all
// other fields of the filter kept.
type Facets struct {
	Types       []Choice `json:"types"`
	Modes       []Choice `json:"modes"` // of the types that are chosen
	Certainties []Choice `json:"certainties"`
	Figures     []Choice `json:"figures"`
	Standings   []Choice `json:"standings"`
	Sources     []Choice `json:"sources"` // the twelve with most events, and those chosen
	Places      []Choice `json:"places"`
	Background  int      `json:"background"`
}

const maxFacet = 12

// Facets counts what a filter could be narrowed to.
func (r *Record) Facets(ctx context.Context, f Filter) (*Facets, error) {
	m, err := r.find(ctx, f)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.counted == nil {
		if m.counted, err = r.facets(ctx, m, f); err != nil {
			return nil, err
		}
	}
	return m.counted, nil
}

func (r *Record) facets(ctx context.Context, m *match, f Filter) (*Facets, error) {
	c, out := r.columns, &Facets{Background: m.background}
	for _, t := range record.EventTypes {
		n := 0
		open := slices.Contains(f.Types, string(t))
		for _, mode := range append([]record.Mode{""}, record.Modes[t]...) {
			count := m.types[kindOf{t, mode}]
			n += count
			value := string(t) + "/" + string(mode)
			if on := slices.Contains(f.Types, value); on || mode != "" && count > 0 && (open || slices.ContainsFunc(f.Types, func(v string) bool { return strings.HasPrefix(v, string(t)+"/") })) {
				out.Modes = append(out.Modes, Choice{Value: value, Count: count, On: on})
			}
		}
		if n > 0 || open {
			out.Types = append(out.Types, Choice{Value: string(t), Count: n, On: open})
		}
	}
	for i := record.Asserted; i <= record.Hypothetical; i++ {
		on := slices.Contains(f.Certainties, i.String())
		if n := m.certainties[i]; n > 0 || on {
			out.Certainties = append(out.Certainties, Choice{Value: i.String(), Count: n, On: on})
		}
	}
	for i, v := range []string{"conflict", "growth"} {
		if n := m.figures[i]; n > 0 || f.Figures == v {
			out.Figures = append(out.Figures, Choice{Value: v, Count: n, On: f.Figures == v})
		}
	}
	for i, s := range record.Standings {
		on := slices.Contains(f.Standings, StandingName(s))
		if n := m.standings[i]; n > 0 || on {
			out.Standings = append(out.Standings, Choice{Value: StandingName(s), Count: n, On: on})
		}
	}
	out.Sources = top(m.sources, func(n uint32) (string, bool) { return c.outlets[n], true }, f.Sources, func(s string) string { return s })
	out.Places = top(m.places, func(n uint32) (string, bool) {
		name := c.placeNames[n]
		return name, len(name) > 2 && !strings.Contains(name, ":")
	}, f.Places, store.Fold)
	return out, r.namePlaces(ctx, out.Places)
}

// top lists the values with the highest counts and all that are chosen.
func top(counts map[uint32]int, name func(uint32) (string, bool), chosen []string, fold func(string) string) []Choice {
	var all []Choice
	for n, count := range counts {
		if v, ok := name(n); ok {
			all = append(all, Choice{Value: v, Count: count, On: slices.ContainsFunc(chosen, func(s string) bool { return fold(s) == v })})
		}
	}
	slices.SortFunc(all, func(a, b Choice) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Value, b.Value)
	})
	out := all[:min(len(all), maxFacet)]
	for _, ch := range all[len(out):] {
		if ch.On {
			out = append(out, ch)
		}
	}
	return out
}

// namePlaces gives places the names they have in the record, accents included.
func (r *Record) namePlaces(ctx context.Context, places []Choice) error {
	for i := range places {
		p := &places[i]
		name, err := r.placeName(ctx, p.Value)
		if err != nil {
			return err
		}
		p.Name = name
	}
	return nil
}

// placeName is how the record writes a folded place name: as the first event there has it.
func (r *Record) placeName(ctx context.Context, folded string) (string, error) {
	if name, ok := r.placeNames.get(folded); ok {
		return name, nil
	}
	c := r.columns
	n, ok := c.placeByKey[folded]
	if !ok {
		return folded, nil
	}
	e, err := r.store.Event(ctx, c.id(c.placeFirst[n]))
	if err != nil {
		return "", err
	}
	name := folded
	for _, p := range e.Places {
		for _, s := range [...]string{p.Name, p.Admin1} {
			if store.Fold(s) == folded {
				name = wording.Clip(s, 80)
			}
		}
	}
	r.placeNames.put(folded, name, len(name)+len(folded)+100)
	return name, nil
}

// Said is the sentence of an event's first witness and its language: what says most where a headline has neither who, where nor how many.
func (r *Record) Said(ctx context.Context, e *record.Event) (words string, lang record.Lang, err error) {
	if len(e.Statements) == 0 {
		return "", "", nil
	}
	of, err := r.reading(ctx, e.Statements[0].Doc)
	if err != nil || e.Statements[0].Index >= len(of.Events) {
		return "", "", err
	}
	c := of.Events[e.Statements[0].Index]
	return wording.Clip(of.Doc.Quote(c.Value().Sentence), maxTitle), quote.Lang(of.Doc, c.Span()), nil
}
