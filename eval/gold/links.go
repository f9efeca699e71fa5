package gold

import (
	"slices"

	"testigo/eval/jsontree"
)

// This file opens what package eval/cross needs of gold and predictions: which event is which, and where a number stands.

// EventID names an event of a document, in gold or in a prediction; Same are the events of other documents that are said to be the same.
type EventID struct {
	ID   string
	Same []string // "doc#id"
}

// EventIDs are the gold events of a document in their order.
func (d *Doc) EventIDs() []EventID {
	out := make([]EventID, len(d.events))
	for i, e := range d.events {
		out[i] = eventID(e.raw)
	}
	return out
}

// EventIDs are the predicted events in their order.
func (p Prediction) EventIDs() []EventID {
	claimed := claimedEvents(p.tree)
	out := make([]EventID, len(claimed))
	for i, e := range claimed {
		out[i] = eventID(e.raw)
	}
	return out
}

func eventID(e jsontree.Value) EventID {
	out := EventID{ID: e.Get("id").Str()}
	for _, s := range e.Get("same_as").List() {
		out.Same = append(out.Same, s.Str())
	}
	return out
}

// Align pairs gold events with predicted ones, as the events score does: strict by type, loose without it. -1 = none.
func (d *Doc) Align(p Prediction) (strict, loose []int) {
	claimed := claimedEvents(p.tree)
	return alignEvents(d.events, claimed, true), alignEvents(d.events, claimed, false)
}

// Runes is the length of the text in code points.
func (d *Doc) Runes() int { return len(d.text) }

// FigureSpans is where the gold has a value of a measure: the first span of each such figure, as [start, end].
func (d *Doc) FigureSpans(measure string, value float64) [][2]int {
	var out [][2]int
	for _, f := range d.figures {
		if _, ok := f.measures[measure]; ok && f.hasValue && SameValue(f.value, value) {
			out = append(out, [2]int{f.spans[0].start, f.spans[0].end})
		}
	}
	return out
}

// SameValue compares two numbers as the figures score does.
func SameValue(a, b float64) bool { return sameValue(a, true, b, true) }

// CanonMeasure is a measure under its one name; "other" if it has none.
func CanonMeasure(measure string) string {
	if measure == "" {
		return "other"
	}
	return canonMeasure(jsontree.OfString(measure))
}

// CanonBound is a bound of a number under its one name; "" if none is stated.
func CanonBound(bound string) string {
	if bound == "" {
		return ""
	}
	return canonBound(jsontree.OfString(bound), true)
}

// Match finds the prediction of each document, by name or else by hash.
func Match(docs []*Doc, preds []Prediction) map[string]Prediction {
	return (&Report{}).match(docs, slices.Clone(preds))
}
