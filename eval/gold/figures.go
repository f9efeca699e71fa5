package gold

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"testigo/eval/assign"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// figure is one quantity: entries with overlapping spans and equal value.
type figure struct {
	spans     []span
	value     float64
	hasValue  bool
	shown     string // value as written
	text      jsontree.Value
	bounds    set
	measures  set
	low, high float64 // numbers that gold without a value accepts
	hasRange  bool
	neutral   bool
	first     int // the entry that it is made of, or the first of several
}

// entry is a count, claim or figure as it stands in a file.
type entry struct {
	raw     jsontree.Value
	neutral bool
}

// mergeFigures makes one figure of entries with overlapping spans and equal
// value. Gold takes the bounds and measures of all as right answers; of a
// prediction only the first entry speaks.
func mergeFigures(pool []entry, firstSpeaks bool) []*figure {
	var out []*figure
	for n, e := range pool {
		c := e.raw
		at := spanOf(c)
		if !at.ok {
			continue
		}
		value, hasValue := c.Get("value").Number()
		var f *figure
		for _, x := range out {
			if slices.ContainsFunc(x.spans, at.span.overlaps) && sameValue(x.value, x.hasValue, value, hasValue) {
				f = x
				break
			}
		}
		if f != nil && firstSpeaks {
			f.spans = append(f.spans, at.span)
			continue
		}
		if f == nil {
			f = &figure{value: value, hasValue: hasValue, shown: "None", text: c.Get("text"), bounds: set{}, measures: set{}, neutral: true, first: n}
			if hasValue {
				f.shown = c.Get("value").Str()
			}
			out = append(out, f)
		}
		f.spans = append(f.spans, at.span)
		if b := canonBound(c.Get("bound"), hasValue); b != "" {
			f.bounds[b] = struct{}{}
		}
		f.measures[canonMeasure(c.Get("measure"))] = struct{}{}
		if !f.hasRange {
			f.low, f.high, f.hasRange = rangeOf(c)
		}
		f.neutral = f.neutral && e.neutral
	}
	return out
}

func rangeOf(c jsontree.Value) (low, high float64, ok bool) {
	if r := c.Get("range"); r.True() {
		low, high = math.NaN(), math.NaN() // nothing lies in a range without ends
		if len(r.Items()) == 2 {
			if x, ok := r.Items()[0].Number(); ok {
				low = x
			}
			if x, ok := r.Items()[1].Number(); ok {
				high = x
			}
		}
		return low, high, true
	}
	r, ok := vagueRange[dashes.Replace(pytext.Lower(c.Get("bound").Str()))]
	return r[0], r[1], ok
}

// sameValue compares without sign; two figures without value are equal.
func sameValue(a float64, hasA bool, b float64, hasB bool) bool {
	if !hasA || !hasB {
		return !hasA && !hasB
	}
	a, b = math.Abs(a), math.Abs(b)
	return math.Abs(a-b) <= 1e-6*max(1, a, b)
}

// neutralFigure: ranks, ages and durations are no figures to be found.
func neutralFigure(c jsontree.Value, unit jsontree.Value) bool {
	u := ""
	if unit.True() {
		u = pytext.Lower(unit.Str())
	}
	switch c.Get("measure").Text() {
	case "age", "rank", "ordinal", "duration":
		return true
	}
	return canonBound(c.Get("bound"), true) == "rank" || durationUnits.has(u) || u == "rank" || u == "date" || isOrdinal(c.Get("text").Text())
}

// isOrdinal: the text starts with "third", "the 3rd", "tercera" …
func isOrdinal(s string) bool {
	s = strings.ToLower(s)
	for _, start := range []string{s, strings.TrimPrefix(s, "the ")} {
		end := strings.IndexFunc(start, func(r rune) bool { return !pytext.IsWord(r) })
		if end < 0 {
			end = len(start)
		}
		w := start[:end]
		if ordinalWords.has(w) {
			return true
		}
		suffix := strings.TrimLeftFunc(w, unicode.IsDigit)
		if len(suffix) < len(w) && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
			return true
		}
	}
	return false
}

// figures scores quantities and returns how many were predicted inside gold boilerplate.
func (s *scorer) figures(pred jsontree.Value) int {
	var pool []entry
	for _, c := range pred.Get("figures").List() {
		if c.Kind() == jsontree.Object {
			pool = append(pool, entry{raw: c})
		}
	}
	stated := len(pool) // the rest are counts of events
	for _, e := range pred.Get("events").List() {
		for _, c := range e.Get("counts").List() {
			if c.Kind() == jsontree.Object {
				pool = append(pool, entry{raw: c})
			}
		}
	}
	P, G := mergeFigures(pool, true), s.doc.figures
	m := assign.Best(len(G), len(P), func(i, j int) (float64, bool) {
		g, p := G[i], P[j]
		best := 0.0
		for _, a := range g.spans {
			for _, b := range p.spans {
				best = max(best, a.closeness(b))
			}
		}
		switch {
		case best == 0:
			return 0, false
		case !g.hasValue:
			if p.hasValue && !(g.hasRange && g.low <= p.value && p.value <= g.high) {
				return 0, false
			}
		case !sameValue(g.value, g.hasValue, p.value, p.hasValue):
			return 0, false
		}
		q := float64(100 * best)
		if !g.neutral {
			q += 200
		}
		if g.measures.meets(p.measures) {
			q += 60
		}
		if g.bounds.meets(p.bounds) {
			q += 30
		}
		return q, true
	})
	hit := make([]bool, len(P))
	tp, need, both := 0, 0, 0
	for i, j := range m {
		if j >= 0 {
			hit[j] = true
		}
		if !G[i].neutral {
			need++
			if j >= 0 {
				tp++
			}
		}
	}
	var left []*figure
	for j, p := range P {
		if p.first < stated && (hit[j] || !anyOverlap(p.spans, s.doc.loose)) {
			s.judge("figures", p.first, pool[p.first].raw, hit[j])
		}
		if !hit[j] && !anyOverlap(p.spans, s.doc.loose) {
			left = append(left, p)
		}
	}
	s.tally.prf("figures", tp, len(left), need-tp)
	for i, j := range m {
		if j < 0 || G[i].neutral {
			continue
		}
		g, p := G[i], P[j]
		boundOK, measureOK := g.bounds.meets(p.bounds), g.measures.meets(p.measures)
		if len(g.bounds) > 0 {
			s.tally.acc("figure bound", boundOK)
		}
		s.tally.acc("figure measure", measureOK)
		if boundOK || len(g.bounds) == 0 {
			both++
		} else {
			s.fault("figure bound", "%s: %s for %s", g.text.Repr(), sortedRepr(p.bounds), sortedRepr(g.bounds))
		}
		if !measureOK {
			s.fault("figure measure", "%s: %s for %s", g.text.Repr(), sortedRepr(p.measures), sortedRepr(g.measures))
		}
	}
	s.tally.prf("figures+bound", both, len(left)+tp-both, need-both)
	for i, g := range G {
		if m[i] < 0 && !g.neutral {
			s.fault("figure missed", "%s", g.describe())
		}
	}
	for _, p := range left {
		s.fault("figure spurious", "%s", p.describe())
	}
	inBoilerplate := 0
	for _, p := range P {
		if anyOverlap(p.spans[:1], s.doc.boilerplate) {
			inBoilerplate++
		}
	}
	return inBoilerplate
}

func (f *figure) describe() string {
	return f.shown + " " + sortedRepr(f.measures) + " " + f.text.Repr() + " @" + itoa(f.spans[0].start)
}

// sortedRepr shows a set as a sorted list.
func sortedRepr(s set) string {
	var items []jsontree.Value
	for _, w := range slices.Sorted(maps.Keys(s)) {
		items = append(items, jsontree.OfString(w))
	}
	return jsontree.OfArray(items...).Repr()
}
