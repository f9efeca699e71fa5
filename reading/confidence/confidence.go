// Package confidence says how sure a reading is of each item: of ten items with confidence 0.8 about eight are right.
// Zero is "not stated".
//
// Why a layer of its own: each layer knows how it came to an item, but its weights are made for deciding, and rules that were
// written on a text are surer of it than of the next one. Here the decision stands already; only how often such a decision
// is right is asked, and one table answers for all kinds of items.
//
// Method: logistic regression (Platt 1999) over a few signs that are at hand: which words and forms made the item, what it is attached to,
// what is missing, and the log odds of the layers that weigh (events, places). The numbers in weights.txt are learned by reading/confidence/train:
// from coded documents, among them some on which no rule was made (eval/own/fresh), for dates and places from the development sets of those tasks with weights that have not seen the document. They hold no text.
//
// What is right is what the scorers say (package eval): a figure by its words and value, an event by words and type, a date by its value, a
// place within 161 km. Confidence says nothing of whether what the document tells is true.
package confidence

import (
	_ "embed"
	"math"
	"math/bits"
	"strings"
	"sync"

	"testigo/reading/words"
	"testigo/record"
)

// Kind is a kind of item.
type Kind uint8

// The kinds, in the order of the file of weights.
const (
	Events Kind = iota
	Figures
	People
	Organizations
	Relations
	Demands
	Dates
	Places
	numKinds
)

var kindNames = [numKinds]string{"events", "figures", "people", "organizations", "relations", "demands", "dates", "places"}

func (k Kind) String() string { return kindNames[k] }

// Signs describe one item: which of the signs of its kind it shows, and the log odds that its layer gave it (0 = none).
type Signs struct {
	On    uint64
	Score float64
}

// model is the weights of one kind.
type model struct {
	bias, score float64
	sign        [64]float64
}

//go:embed weights.txt
var weightsFile string

// models are the weights of all kinds.
type models [numKinds]model

var learned = sync.OnceValue(func() *models {
	var m models
	for line := range strings.Lines(weightsFile) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if err := m.set(f); err != "" {
			panic("reading/confidence/weights.txt: " + err + ": " + strings.TrimSpace(line))
		}
	}
	return &m
})

func (m *model) odds(s Signs) float64 {
	z := m.bias + m.score*s.Score
	for on := s.On; on != 0; on &= on - 1 {
		z += m.sign[bits.TrailingZeros64(on)]
	}
	return z
}

// of is the confidence of an item, to two places, so that a record does not carry noise; never 0, which is "not stated".
func of(k Kind, s Signs) float64 {
	p := 1 / (1 + math.Exp(-learned()[k].odds(s)))
	return min(max(math.Round(100*p)/100, 0.01), 0.99)
}

// Logit is the log odds of a probability, within bounds.
func Logit(p float64) float64 {
	p = min(max(p, 0.001), 0.999)
	return math.Log(p / (1 - p))
}

// Resolved states the confidence of the dates of a text. It comes before events are read, which take dates with them.
func Resolved(t *words.Text, when []record.Cited[record.Time], written record.Dating) {
	for i := range when {
		if v := when[i].Edit(); v != nil {
			v.Confidence = of(Dates, Date(t, &when[i], written))
		}
	}
}

// Located states the confidence of the places of a text, in which their own layer has left its probability.
func Located(t *words.Text, where []record.Cited[record.Place]) {
	for i := range where {
		if v := where[i].Edit(); v != nil {
			v.Confidence = of(Places, Place(t, &where[i]))
		}
	}
}

// OfPlace is the confidence of one place.
func OfPlace(t *words.Text, c *record.Cited[record.Place]) float64 { return of(Places, Place(t, c)) }

// Weighed states the confidence of everything else.
func Weighed(t *words.Text, r *record.Reading) {
	for i := range r.Figures {
		if v := r.Figures[i].Edit(); v != nil {
			v.Confidence = of(Figures, Figure(t, &r.Figures[i]))
		}
	}
	for i, a := range r.Actors {
		switch a.Kind {
		case record.Person:
			a.Confidence = of(People, Person(t, r, i))
		case record.Organization:
			a.Confidence = of(Organizations, Organization(t, r, i))
		}
	}
	for i := range r.Relations {
		if v := r.Relations[i].Edit(); v != nil {
			v.Confidence = of(Relations, Relation(t, &r.Relations[i]))
		}
	}
	for i := range r.Demands {
		if v := r.Demands[i].Edit(); v != nil {
			v.Confidence = of(Demands, Demand(t, &r.Demands[i]))
		}
	}
	for i := range r.Events {
		if v := r.Events[i].Edit(); v != nil {
			v.Confidence = of(Events, Event(t, &r.Events[i]))
		}
	}
}
