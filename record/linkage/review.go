package linkage

import (
	"math"
	"sort"
)

// Question is a pair whose answer by a person would settle something.
type Question struct {
	Link
	// Gain is the information the answer is worth: the entropy of the link in bits, times the pairs of records it decides.
	Gain float64
	// Linked says that the two are taken for one person now.
	Linked bool
}

// Review lists doubtful pairs, the most telling first: those whose probability is far from 0 and 1, and which join or part most records.
// One pair is asked of any two persons, because its answer decides the others. At most limit are given.
func (r *Result) Review(limit int) []Question {
	sizes := make([]int, r.Persons)
	for _, p := range r.Clusters {
		sizes[p]++
	}
	type between struct{ a, b int }
	best := map[between]Question{}
	for _, l := range r.Links {
		if l.Whose || !r.allowed(l.A, l.B) {
			continue
		}
		p := l.Probability()
		if p < 0.01 || p > 0.99 {
			continue
		}
		h := -(p*math.Log2(p) + (1-p)*math.Log2(1-p))
		a, b := r.Clusters[l.A], r.Clusters[l.B]
		key := between{min(a, b), max(a, b)}
		q := Question{Link: l, Linked: a == b}
		if a == b { // a doubtful pair inside a person: its answer may part it
			key = between{-1 - l.A, l.B}
			q.Gain = h * float64(sizes[a]-1)
		} else {
			q.Gain = h * float64(sizes[a]*sizes[b])
		}
		if old, ok := best[key]; !ok || q.Gain > old.Gain {
			best[key] = q
		}
	}
	out := make([]Question, 0, len(best))
	for _, q := range best {
		out = append(out, q)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Gain != b.Gain {
			return a.Gain > b.Gain
		}
		return a.A < b.A || a.A == b.A && a.B < b.B
	})
	return out[:min(limit, len(out))]
}
