package link

import (
	"math"

	"testigo/record"
	"testigo/record/resolve"
)

// event sums up a cluster. Nothing is averaged: the date is the narrowest told, roles and places
// are all that were told, counts stay apart by source.
func (c *cluster) event() *record.Event {
	first := c.tellings[0]
	e := &record.Event{Type: first.act.typ, Background: true, Generic: true, Documents: len(c.tellings), Interval: c.days, Certainty: record.Hypothetical}
	modes := map[record.Mode]int{}
	roles, places := map[string]bool{}, map[string]bool{}
	for i, t := range c.tellings {
		e.Statements = append(e.Statements, t.ref)
		if i > 0 {
			m := c.matches[i-1]
			e.Links = append(e.Links, record.StatementLink{Score: math.Round(m.score*100) / 100, Why: m.why.names()})
		}
		e.Background = e.Background && t.backdrop
		e.Generic = e.Generic && t.generic
		if t.certainty != record.NoCertainty && t.certainty < e.Certainty {
			e.Certainty = t.certainty
		}
		if t.days == c.days && e.EDTF == "" {
			e.EDTF = t.edtf
		}
		if t.phase != "" && e.Phase == "" {
			e.Phase = t.phase
		}
		if t.act.mode != "" && t.act.typ == first.act.typ {
			modes[t.act.mode]++
		}
		for _, p := range t.places {
			if k := resolve.Fold(p.Name); !places[k] {
				places[k] = true
				e.Places = append(e.Places, p)
			}
		}
		for _, r := range t.roles {
			if k := string(r.Role) + " " + nameKey(r); !roles[k] {
				roles[k] = true
				e.Roles = append(e.Roles, r)
			}
		}
		e.Counts = append(e.Counts, t.counts...)
	}
	best := 0
	for _, m := range record.Modes[first.act.typ] { // in the list's order, so that ties are settled the same way each time
		if modes[m] > best {
			best, e.Mode = modes[m], m
		}
	}
	return e
}
