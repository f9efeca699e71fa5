package linkage

import "math"

// scale weighs pairs by a model and by the frequencies of their values.
type scale struct {
	t     *Table
	w     *weights
	m     *Model
	equal []float64 // by field: most an equal value can weigh, 0 for kinds without frequencies
	other []float64 // by field: most that values which differ can weigh
}

func newScale(t *Table, m *Model) *scale {
	s := &scale{t: t, w: newWeights(m), m: m, equal: make([]float64, len(t.Fields)), other: make([]float64, len(t.Fields))}
	for f := range t.Fields {
		s.other[f] = math.Inf(-1)
		for l := range m.M[f] {
			if l != s.top(f) {
				s.other[f] = math.Max(s.other[f], s.w.w[f][l])
			}
		}
	}
	return s
}

// top is the level of equal values.
func (s *scale) top(f int) int {
	switch s.t.Fields[f].Kind {
	case Given, Surname, SecondSurname:
		return nameEqual
	}
	return len(s.m.M[f]) - 1
}

// rare is the weight of agreeing on a value: m over its own frequency (Winkler 1989) among records other than these two. A value that nobody else has weighs as
// much as equal values on average, or as one in all records, whichever says more.
func (s *scale) rare(f int, id uint32) float64 {
	top := s.top(f)
	switch s.t.Fields[f].Kind {
	case Given, Surname, SecondSurname, Words, Code, Place:
	default:
		return s.w.w[f][top]
	}
	n := float64(s.t.Len())
	u := math.Max((float64(s.t.columns[f].vals[id].count)-2)/n, math.Min(s.m.U[f][top], 1/n))
	return math.Log(s.m.M[f][top] / math.Min(1, u))
}

// odds are the log odds of a pair.
func (s *scale) odds(c *comparer, a, b int) float64 {
	o, _ := s.least(c, a, b, math.Inf(-1))
	return o
}

// least gives the log odds of a pair if they reach a bar; what equal values and the best of the others cannot bring there is not compared letter by letter.
func (s *scale) least(c *comparer, a, b int, bar float64) (float64, bool) {
	sum, kin, most := s.w.stranger, s.w.relative, s.w.stranger
	for f := range s.t.Fields {
		ids := s.t.columns[f].ids
		switch x, y := ids[a], ids[b]; {
		case x == 0 || y == 0:
		case x == y:
			most += math.Max(s.rare(f, x), s.other[f])
		default:
			most += s.other[f]
		}
	}
	if most < bar && !math.IsInf(bar, -1) {
		return most, false
	}
	p := c.compare(a, b)
	for f := range s.t.Fields {
		l := p.level(f)
		w := s.weight(f, l, a, b)
		sum += w
		if s.w.own(f, l) {
			kin += w
		}
	}
	sum = against(sum, kin)
	return sum, sum >= bar
}

// weight of a level of a field. Equal values weigh by their frequency; values that nearly agree cannot say
// more than agreeing on the commoner of them would.
func (s *scale) weight(f, level, a, b int) float64 {
	if level == noEvidence {
		return 0
	}
	ids := s.t.columns[f].ids
	if level == s.top(f) {
		return s.rare(f, ids[a])
	}
	w := s.w.w[f][level]
	if w <= 0 || level == nameCrossed && s.t.Fields[f].Kind <= SecondSurname {
		return w
	}
	return math.Min(w, math.Max(0, math.Min(s.rare(f, ids[a]), s.rare(f, ids[b]))))
}

// Reason is what one field says of a pair.
type Reason struct {
	Field  string
	Level  string  // how the values agree; empty = not stated on both sides
	A, B   string  // the values in normal form
	Weight float64 // in bits
	Own    bool    // tells the person from relatives too
}

// Reasons of a pair, field by field; what one side does not state is left out.
func (r *Result) Reasons(a, b int) []Reason {
	c := &comparer{t: r.Table, memory: make([][]remembered, len(r.Table.Fields))} // one pair: nothing to remember
	p := c.compare(a, b)
	var out []Reason
	for f, field := range r.Table.Fields {
		l := p.level(f)
		if l == noEvidence {
			continue
		}
		out = append(out, Reason{Field: field.Name, Level: levels[field.Kind][l], A: r.Table.Value(a, f), B: r.Table.Value(b, f),
			Weight: r.scale.weight(f, l, a, b) / math.Ln2, Own: r.scale.w.own(f, l)})
	}
	return out
}

// Prior is the log odds, in bits, of a pair before anything is compared: against strangers, and against relatives, whose
// surnames, place and day prove nothing.
func (r *Result) Prior() (strangers, relatives float64) {
	return r.scale.w.stranger / math.Ln2, r.scale.w.relative / math.Ln2
}
