package export

import (
	"context"
	"encoding/json"
	"io"
	"iter"

	"testigo/record"
	"testigo/store"
)

type conflictSource interface {
	Conflicts(context.Context) iter.Seq2[*record.Conflict, error]
}

type conflictStep struct {
	From  string `json:"from"`
	State string `json:"state"`
	Phase string `json:"phase,omitempty"`
	Rule  string `json:"rule"`
	Event string `json:"event,omitempty"`
}

type conflictDemand struct {
	Doc  string `json:"doc"`
	By   string `json:"by,omitempty"`
	Of   string `json:"of,omitempty"`
	What string `json:"content"`
	span
}

type conflictParty struct {
	Side  string `json:"side"` // participant: presses the claims; target: is addressed or affected
	Name  string `json:"name"`
	Actor string `json:"actor,omitempty"`
}

type conflictOut struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Type    string           `json:"type"`
	State   string           `json:"state"`
	From    string           `json:"from"`
	Places  []string         `json:"places"`
	Parties []conflictParty  `json:"parties"`
	Demands []conflictDemand `json:"demands"`
	Events  []string         `json:"events"`
	History []conflictStep   `json:"history"`
}

// Conflicts writes the registry as JSON Lines, one episode a line.
func Conflicts(ctx context.Context, w io.Writer, src Source, o Options) error {
	from, ok := src.(conflictSource)
	if !ok {
		return nil
	}
	for c, err := range from.Conflicts(ctx) {
		if err != nil {
			return err
		}
		if err := Conflict(ctx, w, src, c); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Conflict writes one episode.
func Conflict(ctx context.Context, w io.Writer, src Source, c *record.Conflict) error {
	out := conflictOut{ID: c.ID, Name: c.EN, Type: c.Type, State: string(c.State), From: c.From.From.String(), Events: c.Events,
		Places: []string{}, Parties: []conflictParty{}, Demands: []conflictDemand{}, History: []conflictStep{}}
	for _, p := range c.Places {
		out.Places = append(out.Places, p.Name)
	}
	for _, p := range c.Parties {
		out.Parties = append(out.Parties, conflictParty{string(p.Role), p.Name, p.Actor})
	}
	for _, ref := range c.Demands {
		r, err := src.Reading(ctx, ref.Doc)
		if err != nil {
			return err
		}
		if ref.Index >= len(r.Demands) {
			return store.ErrNotFound
		}
		d := r.Demands[ref.Index]
		start, end := r.Doc.CodePoints(d.Span())
		out.Demands = append(out.Demands, conflictDemand{Doc: r.Doc.Name, By: d.Value().By, Of: d.Value().Of, What: d.Value().Content, span: span{start, end, d.Quote()}})
	}
	for _, s := range c.History {
		out.History = append(out.History, conflictStep{s.On.From.String(), string(s.State), s.Phase, s.Rule, s.Event})
	}
	return json.NewEncoder(w).Encode(out)
}
