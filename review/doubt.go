package review

import (
	"math"
	"slices"

	"testigo/record"
)

// Reason is why an item stands where it does in the queue. Reasons are bits, stored with the item.
type Reason int64

const (
	Differ       Reason = 1 << iota // people decided differently
	ChangedSince                    // accepted, but the reader says something else since
	Unsure                          // the reader was not sure
	FiguresDiffer
	Deaths
	Institutional
	Violent
	Undated
	WideDate // months or more
	NoPlace
	OneWitness // one independent document tells it
	ManyRest   // five documents or more rest on it
	Attributed // told as somebody's word, denied, planned
	SameActor  // another actor may be the same
)

// Reasons lists them in the order in which people see them.
var Reasons = []Reason{Differ, ChangedSince, SameActor, FiguresDiffer, Deaths, Institutional, Violent, Unsure, Undated, WideDate, NoPlace, Attributed, OneWitness, ManyRest}

var reasonCodes = map[Reason]string{Differ: "differ", ChangedSince: "changed", Unsure: "unsure", FiguresDiffer: "figures-differ", Deaths: "deaths", Institutional: "institutional",
	Violent: "violent", Undated: "undated", WideDate: "wide-date", NoPlace: "no-place", OneWitness: "one-witness", ManyRest: "many-rest", Attributed: "attributed", SameActor: "same-actor"}

// Codes are the names of the reasons, in order; publish/wording has words for each.
func (r Reason) Codes() []string {
	var out []string
	for _, one := range Reasons {
		if r&one != 0 {
			out = append(out, reasonCodes[one])
		}
	}
	return out
}

// deadly and institutional acts are looked at first: a wrong death or decree costs more than a wrong march.
var (
	deadly        = []record.Mode{"killing", "massacre", "assassination", "execution"}
	institutional = []record.EventType{record.CoupEvent, record.Legislate, record.Election}
)

// Weigh is the place of an event in the queue: doubt times consequence. Doubt grows with what the reader was unsure of and with what is not stated;
// consequence with deaths, institutional acts and the number of documents that rest on it. confidence is the reader's, 0 to 1, of its surest statement.
func Weigh(e *record.Event, confidence float64) (weight float64, why Reason) {
	doubt := 0.2 + 1 - min(max(confidence, 0), 1) // even what the reader is sure of wants an eye, deaths before marches
	if confidence < 0.6 {
		why |= Unsure
	}
	add := func(r Reason, w float64) { why |= r; doubt += w }
	if e.Disputed {
		add(FiguresDiffer, 0.5)
	}
	switch days := e.Interval.Days(); {
	case !e.Interval.Stated():
		add(Undated, 0.2)
	case days == 0 || days > 60:
		add(WideDate, 0.1)
	}
	if len(e.Places) == 0 {
		add(NoPlace, 0.1)
	}
	if e.Independent <= 1 {
		add(OneWitness, 0.1)
	}
	if e.Certainty > record.Asserted {
		add(Attributed, 0.05)
	}
	consequence := 1.0
	killed := slices.ContainsFunc(e.Counts, func(c record.EventCount) bool {
		return c.Measure == "killed" && (c.Figure.Value > 0 || !c.Figure.HasValue && c.Figure.Bound != record.NoneOf)
	})
	switch {
	case slices.Contains(deadly, e.Mode) || killed:
		why |= Deaths
		consequence = 3
	case slices.Contains(institutional, e.Type) || e.Mode == "state-of-emergency":
		why |= Institutional
		consequence = 2
	case e.Type == record.Assault || e.Type == record.Seize:
		why |= Violent
		consequence = 1.5
	}
	if e.Documents >= 5 {
		why |= ManyRest
	}
	consequence *= 1 + math.Log2(float64(max(1, e.Documents)))/4
	if e.Background || e.Generic {
		consequence /= 4
	}
	return doubt * consequence, why
}

// WeighActor is the place in the queue of an actor that may be the same as another one, by the surest proposal and by how often it is named; ok is
// false if nothing is proposed that nothing speaks against. Of a pair the one with the lower ID waits.
func WeighActor(p *record.Profile) (weight float64, why Reason, ok bool) {
	for _, x := range p.Proposals {
		if x.Against == "" && p.ID < x.Other {
			weight, ok = max(weight, x.Score*(1+math.Log2(float64(max(1, p.Mentions)))/4)), true
		}
	}
	return weight, SameActor, ok
}
