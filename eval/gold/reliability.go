package gold

import (
	"testigo/eval/jsontree"
	"testigo/eval/reliability"
)

// Judged is what gold says of one predicted item: a figure is right by words and value, a name by its form, a relation by type and
// both ends, a demand by its words, an event by words and type. What gold neither asks for nor refuses is not judged.
type Judged struct {
	Kind       string // the list of the readings format: "events", "figures", …
	Index      int    // in that list
	Confidence float64
	Right      bool
}

// judge notes whether an item is right.
func (s *scorer) judge(kind string, index int, item jsontree.Value, right bool) {
	raw := s.doc.raw
	if coded := raw.Has(kind) || kind == "figures" && (raw.Has("claims") || raw.Has("events")); !coded {
		return
	}
	c, _ := item.Get("confidence").Number()
	s.judged = append(s.judged, Judged{kind, index, c, right})
}

// tables sorts judged items that carry a confidence into bins, by kind.
func (r *Report) tables() map[string]*reliability.Table {
	out := map[string]*reliability.Table{}
	for _, d := range r.Docs {
		for _, j := range d.Judged {
			if j.Confidence <= 0 {
				continue
			}
			if out[j.Kind] == nil {
				out[j.Kind] = &reliability.Table{}
			}
			out[j.Kind].Add(j.Confidence, j.Right)
		}
	}
	return out
}
