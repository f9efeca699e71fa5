package linkage

import "math"

// scale weighs pairs by a model and by the frequencies of their values.
type scale struct {
	t     *Table
	w     *weights
	m     *Model
	equal []float64 // by field: most an equal value can weigh, 0 for kinds without frequencies
	other []float64 // by field: most that values which differ can weigh
	ids   []uint32  // values by record, then field: what is asked of a pair lies together
	first []int     // fields whose comparison costs little
	then  []int     // the others
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
	for f, field := range t.Fields {
		switch field.Kind {
		case Birth, Date, Category:
			s.first = append(s.first, f)
		default:
			s.then = append(s.then, f)
		}
	}
	s.ids = make([]uint32, 0, t.Len()*len(t.Fields))
	for r := range t.Len() {
		for f := range t.Fields {
			s.ids = append(s.ids, t.columns[f].ids[r])
		}
	}
	return s
}

// of are the values of a record, by field.
func (s *scale) of(r int) []uint32 {
	n := len(s.t.Fields)
	return s.ids[r*n : r*n+n]
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

// least gives the log odds of a pair if they reach a bar. What equal values and the best of the others could bring is added up first, then
// corrected field by field, the cheap ones first: most pairs fall below the bar before their names are compared letter by letter.
func (s *scale) least(c *comparer, a, b int, bar float64) (float64, bool) {
	x, y := s.of(a), s.of(b)
	var best [MaxFields]float64 // that a field can weigh
	most, own := s.w.stranger, s.w.relative
	for f := range x {
		switch {
		case x[f] == 0 || y[f] == 0:
			continue
		case x[f] == y[f]:
			best[f] = math.Max(s.rare(f, x[f]), s.other[f])
		default:
			best[f] = s.other[f]
		}
		most += best[f]
		own += s.ownAtMost(f, best[f])
	}
	if math.Min(most, own) < bar-rounding {
		return most, false
	}
	var p pattern
	for _, f := range s.first {
		level := noEvidence
		if x[f] != 0 && y[f] != 0 {
			level = c.values(f, x[f], y[f])
			w := s.weight(f, level, x[f], y[f])
			most += w - best[f]
			own -= s.ownAtMost(f, best[f])
			if s.w.own(f, level) {
				own += w
			}
		}
		p = p.with(f, level)
	}
	if math.Min(most, own) < bar-rounding {
		return most, false
	}
	for _, f := range s.then {
		level := noEvidence
		if x[f] != 0 && y[f] != 0 {
			level = c.values(f, x[f], y[f])
		}
		p = p.with(f, level)
	}
	p = c.cross(p, a, b)
	sum, kin := s.w.stranger, s.w.relative
	for f := range x {
		l := p.level(f)
		w := s.weight(f, l, x[f], y[f])
		sum += w
		if s.w.own(f, l) {
			kin += w
		}
	}
	sum = against(sum, kin)
	return sum, sum >= bar
}

// rounding is more than sums in another order can differ by.
const rounding = 1e-6

// ownAtMost is what a field can bring against relatives, if it weighs so much at most.
func (s *scale) ownAtMost(f int, best float64) float64 {
	if s.w.shared[f] { // it may not count, or count crossed
		return math.Max(0, best)
	}
	return best
}

// weight of a level of a field. Equal values weigh by their frequency; values that nearly agree cannot say
// more than agreeing on the commoner of them would.
func (s *scale) weight(f, level int, x, y uint32) float64 {
	if level == noEvidence {
		return 0
	}
	if level == s.top(f) {
		return s.rare(f, x)
	}
	w := s.w.w[f][level]
	if w <= 0 || level == nameCrossed && s.t.Fields[f].Kind <= SecondSurname {
		return w
	}
	return math.Min(w, math.Max(0, math.Min(s.rare(f, x), s.rare(f, y))))
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
			Weight: r.scale.weight(f, l, r.scale.of(a)[f], r.scale.of(b)[f]) / math.Ln2, Own: r.scale.w.own(f, l)})
	}
	return out
}

// Prior is the log odds, in bits, of a pair before anything is compared: against strangers, and against relatives, whose
// surnames, place and day prove nothing.
func (r *Result) Prior() (strangers, relatives float64) {
	return r.scale.w.stranger / math.Ln2, r.scale.w.relative / math.Ln2
}
