package review

import (
	"context"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/record"
	"testigo/record/resolve"
)

// PlaceNamed is a place as a person writes it: "Juliaca", or "San Miguel, Puno" where several bear the name. One that the event has already is
// that one; else the gazetteer is asked, in the countries of the event first, and the most populous wins; a name that it does not know stays a name.
func PlaceNamed(g *gazetteer.Gazetteer, e *record.Event, written string) record.EventPlace {
	name, within, _ := strings.Cut(written, ",")
	name, within = strings.TrimSpace(name), strings.TrimSpace(within)
	countries := map[string]bool{}
	if e != nil {
		for _, p := range e.Places {
			if resolve.Fold(p.Name) == resolve.Fold(name) && (within == "" || resolve.Fold(p.Admin1) == resolve.Fold(within)) {
				return p
			}
			countries[p.Country] = true
		}
	}
	best, score := gazetteer.None, -1.0
	for _, c := range g.Lookup(name) {
		i := c.Place
		s := g.LogPopulation(i)
		if g.Class(i) <= gazetteer.Division1 {
			s += 2
		}
		if countries[g.Country(i)] {
			s += 100
		}
		if within != "" {
			unit := g.Admin1(i)
			if unit != gazetteer.None && resolve.Fold(g.Name(unit)) == resolve.Fold(within) || resolve.Fold(g.CountryName(g.Country(i))) == resolve.Fold(within) {
				s += 1000
			}
		}
		if s > score {
			best, score = i, s
		}
	}
	if best == gazetteer.None {
		return record.EventPlace{Name: name, Admin1: within}
	}
	lat, lon := g.At(best)
	p := record.EventPlace{Name: g.Name(best), ID: g.ID(best), Country: g.Country(best), Kind: g.Class(best).Kind(), Lat: lat, Lon: lon, Located: true}
	if unit := g.Admin1(best); unit != gazetteer.None && unit != best {
		p.Admin1 = g.Name(unit)
	}
	return p
}

// CountsOf are the numbers of an event in the form in which a decision writes them: each with the words that say it.
func CountsOf(ctx context.Context, src Source, e *record.Event) ([]record.CountEdit, error) {
	at := newReadings(src)
	out := []record.CountEdit{}
	for _, c := range e.Counts {
		doc, span := c.Ref.Doc, record.Span{}
		if c.Evidence.Stated() {
			doc, span = c.Evidence.Doc(), c.Evidence.Span()
		}
		r, err := at.get(ctx, doc)
		if err != nil {
			return nil, err
		}
		if !c.Evidence.Stated() {
			if c.Ref.Index < 0 || c.Ref.Index >= len(r.Figures) {
				continue
			}
			span = r.Figures[c.Ref.Index].Span()
		}
		p, ok := passage(r.Doc, span, sentenceAt(r, span))
		if !ok {
			continue
		}
		out = append(out, record.CountEdit{Passage: p, Measure: c.Measure, Value: c.Figure.Value, HasValue: c.Figure.HasValue, Bound: c.Figure.Bound})
	}
	return out, nil
}
