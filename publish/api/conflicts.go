package api

import (
	"context"
	"strconv"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/conflicts"
)

// ConflictLine is an episode as the registry lists it.
type ConflictLine struct {
	ID      string               `json:"id"`
	Name    string               `json:"name"`
	Type    string               `json:"type"`
	State   record.ConflictState `json:"state"`
	From    string               `json:"from"`
	Events  int                  `json:"events"`
	Demands int                  `json:"demands"`
	History []ConflictStep       `json:"history"`
	First   record.Day           `json:"-"`
}

// ConflictStep is a change of state or phase, with the rule that made it.
type ConflictStep struct {
	From  string               `json:"from"`
	State record.ConflictState `json:"state"`
	Phase string               `json:"phase,omitempty"`
	Rule  string               `json:"rule"`
	Event string               `json:"event,omitempty"`
	Day   record.Day           `json:"-"`
}

// Conflicts are a stretch of the registry, with its monthly table.
type Conflicts struct {
	Page
	Conflicts []ConflictLine `json:"conflicts"`
	States    []Choice       `json:"states"`
	Types     []Choice       `json:"types"`
	Months    []ConflictsIn  `json:"months"`
	Horizon   string         `json:"horizon"` // the day of the last document: what came later is not known
	Last      record.Day     `json:"-"`
}

// ConflictsIn is a month of the registry.
type ConflictsIn struct {
	Month    string `json:"month"`
	New      int    `json:"new"`
	Active   int    `json:"active"`
	Latent   int    `json:"latent"`
	Resolved int    `json:"resolved"`
}

// Conflict is one episode.
type Conflict struct {
	ConflictLine
	Parties []ConflictParty  `json:"parties"`
	Demands []ActorStatement `json:"demands"`
	Events  []Line           `json:"events"`
	Horizon record.Day       `json:"-"`
}

// ConflictParty is who presses claims, or is addressed or affected.
type ConflictParty struct {
	Claims bool   `json:"claims"`
	Name   string `json:"name"`
	Actor  string `json:"actor,omitempty"`
}

// Bounds of one conflict's page.
const (
	maxConflictEvents  = 300
	maxConflictDemands = 60
)

// ParseConflictState reads active, latent, resolved or observed; empty is any.
func ParseConflictState(s string) (record.ConflictState, error) {
	switch v := record.ConflictState(s); v {
	case "", record.Active, record.Latent, record.Resolved, record.Observed:
		return v, nil
	}
	return "", &BadRequest{"state", s, "one of active, latent, resolved, observed"}
}

// Conflicts lists the registry in the order of the conflicts' first days.
func (r *Record) Conflicts(ctx context.Context, state record.ConflictState, typ string, lang record.Lang, offset, limit int) (*Conflicts, error) {
	horizon, err := r.horizon(ctx)
	if err != nil {
		return nil, err
	}
	out := &Conflicts{Conflicts: []ConflictLine{}, Months: []ConflictsIn{}, Last: horizon}
	if horizon != 0 {
		out.Horizon = horizon.String()
	}
	states, types := map[record.ConflictState]int{}, map[string]int{}
	var chosen []*record.Conflict
	for c, err := range r.store.Conflicts(ctx) {
		if err != nil {
			return nil, err
		}
		if typ == "" || c.Type == typ {
			states[c.State]++
		}
		if state == "" || c.State == state {
			types[c.Type]++
		}
		if (state == "" || c.State == state) && (typ == "" || c.Type == typ) {
			chosen = append(chosen, c)
		}
	}
	for _, s := range []record.ConflictState{record.Active, record.Latent, record.Resolved, record.Observed} {
		if states[s] > 0 || s == state {
			out.States = append(out.States, Choice{Value: string(s), Count: states[s], On: s == state})
		}
	}
	for _, t := range conflicts.Types {
		if types[t] > 0 || t == typ {
			out.Types = append(out.Types, Choice{Value: t, Count: types[t], On: t == typ})
		}
	}
	out.Page = Page{len(chosen), offset, limit}
	for _, m := range conflicts.Monthly(chosen, horizon) {
		out.Months = append(out.Months, ConflictsIn{record.DayOf(m.Year, m.Month, 1).String()[:7], m.New, m.Active, m.Latent, m.Resolved})
	}
	for _, c := range chosen[min(offset, len(chosen)):min(offset+min(limit, MaxLimit), len(chosen))] {
		out.Conflicts = append(out.Conflicts, conflictLine(c, lang))
	}
	return out, nil
}

// horizon is the day of the record's last document; 0 if none is dated.
func (r *Record) horizon(ctx context.Context) (record.Day, error) {
	text, err := r.store.Meta(ctx, "horizon")
	if err != nil || text == "" {
		return 0, err
	}
	n, err := strconv.Atoi(text)
	return record.Day(n), err
}

func conflictLine(c *record.Conflict, lang record.Lang) ConflictLine {
	name := c.EN
	if lang == record.Spanish {
		name = c.ES
	}
	l := ConflictLine{ID: c.ID, Name: wording.Clip(name, maxTitle), Type: c.Type, State: c.State, From: c.From.EDTF(), Events: len(c.Events), Demands: len(c.Demands), History: []ConflictStep{}, First: c.From.From}
	for _, s := range c.History {
		l.History = append(l.History, ConflictStep{s.On.EDTF(), s.State, s.Phase, s.Rule, s.Event, s.On.From})
	}
	return l
}

// Conflict opens an episode by its id.
func (r *Record) Conflict(ctx context.Context, id string, lang record.Lang) (*Conflict, error) {
	c, err := r.store.Conflict(ctx, id)
	if err != nil {
		return nil, err
	}
	horizon, err := r.horizon(ctx)
	if err != nil {
		return nil, err
	}
	out := &Conflict{ConflictLine: conflictLine(c, lang), Parties: []ConflictParty{}, Demands: []ActorStatement{}, Horizon: horizon}
	for _, p := range c.Parties {
		out.Parties = append(out.Parties, ConflictParty{p.Role != record.Target, wording.Clip(p.Name, maxTitle), p.Actor})
	}
	var rows []uint32
	for _, e := range c.Events[:min(len(c.Events), maxConflictEvents)] {
		if row, ok := r.columns.row(e); ok {
			rows = append(rows, row)
		}
	}
	if out.Events, err = r.lines(ctx, rows, lang); err != nil {
		return nil, err
	}
	for _, ref := range c.Demands[:min(len(c.Demands), maxConflictDemands)] {
		of, err := r.reading(ctx, ref.Doc)
		if err != nil {
			return nil, err
		}
		docs, err := r.docsOf(ctx, []record.DocumentID{ref.Doc})
		if err != nil {
			return nil, err
		}
		for _, s := range statementsOf(of, nil) {
			if s.Kind == DemandKind && s.Index == ref.Index {
				out.Demands = append(out.Demands, ActorStatement{Statement: s, Document: docs[ref.Doc], Sentence: wording.Clip(of.Doc.Quote(sentenceOf(of, s.Span)), 600)})
			}
		}
	}
	return out, nil
}
