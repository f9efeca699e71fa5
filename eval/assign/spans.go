package assign

import "sort"

// Span is half-open; the unit is the caller's.
type Span struct{ Start, End int }

// Overlap is the number of units that two spans share, 0 or less if none.
func (s Span) Overlap(t Span) int { return min(s.End, t.End) - max(s.Start, t.Start) }

// Spans pairs overlapping spans, each at most once: identical spans first,
// then the larger overlap, then the leftmost. Pairs come in that order.
func Spans(gold, pred []Span) [][2]int {
	type candidate struct {
		same         bool
		overlap      int
		gStart       int
		pStart, i, j int
	}
	// Predictions by start; reach[k] is the furthest end among the first k+1,
	// so that the scan of a gold span stops where nothing can overlap any more.
	order := make([]int, len(pred))
	for j := range order {
		order[j] = j
	}
	sort.SliceStable(order, func(a, b int) bool { return pred[order[a]].Start < pred[order[b]].Start })
	reach := make([]int, len(order))
	for k, j := range order {
		reach[k] = pred[j].End
		if k > 0 {
			reach[k] = max(reach[k], reach[k-1])
		}
	}
	var cand []candidate
	for i, g := range gold {
		last := sort.Search(len(order), func(k int) bool { return pred[order[k]].Start >= g.End })
		for k := last - 1; k >= 0 && reach[k] > g.Start; k-- {
			p := pred[order[k]]
			if o := g.Overlap(p); o > 0 {
				cand = append(cand, candidate{g == p, o, g.Start, p.Start, i, order[k]})
			}
		}
	}
	sort.Slice(cand, func(a, b int) bool {
		x, y := cand[a], cand[b]
		switch {
		case x.same != y.same:
			return x.same
		case x.overlap != y.overlap:
			return x.overlap > y.overlap
		case x.gStart != y.gStart:
			return x.gStart < y.gStart
		case x.pStart != y.pStart:
			return x.pStart < y.pStart
		case x.i != y.i:
			return x.i < y.i
		}
		return x.j < y.j
	})
	usedG, usedP := make([]bool, len(gold)), make([]bool, len(pred))
	var out [][2]int
	for _, c := range cand {
		if !usedG[c.i] && !usedP[c.j] {
			usedG[c.i], usedP[c.j] = true, true
			out = append(out, [2]int{c.i, c.j})
		}
	}
	return out
}
