package furniture

import "math"

// second is what the first forest's answers (positive = body) tell about a page.
type second struct {
	p     *page
	first []float64
	sum   []float64 // of answers, each weighed by the length of its unit, before the unit
	mass  []float64 // of those weights
	words []float64 // of units answered as body, before the unit
	seg   segment
}

func clip(x float64) float64 { return math.Max(-4, math.Min(4, x)) }

func newSecond(p *page, first []float64) *second {
	n := len(first)
	s := &second{p: p, first: first, sum: make([]float64, n+1), mass: make([]float64, n+1), words: make([]float64, n+1)}
	for i, x := range first {
		w := math.Log1p(float64(p.units[i].words)) + 0.2
		s.sum[i+1] = s.sum[i] + clip(x)*w
		s.mass[i+1] = s.mass[i] + w
		s.words[i+1] = s.words[i]
		if x > 0 {
			s.words[i+1] += float64(p.units[i].words)
		}
	}
	s.seg = best(p, first)
	return s
}

// second are the features from the first forest's answers.
func (b *builder) second(s *second, i int) {
	n := len(s.first)
	b.put("first", s.first[i])
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		x := -9.0
		if i+k >= 0 && i+k < n {
			x = s.first[i+k]
		}
		b.putAt("first", k, x)
	}
	for _, k := range [...]int{-25, -10, -5, -2, 2, 5, 10, 25} {
		from, to := max(0, i+k), i
		if k > 0 {
			from, to = i+1, min(n, i+1+k)
		}
		x := -4.0
		if to > from {
			x = (s.sum[to] - s.sum[from]) / (s.mass[to] - s.mass[from])
		}
		b.putAt("first~", k, x)
	}
	d := 0
	switch {
	case i < s.seg.from:
		d = i - s.seg.from
	case i >= s.seg.to:
		d = i - s.seg.to + 1
	}
	b.put("segment-off", float64(max(-60, min(60, d))))
	b.put("segment-from", float64(min(60, max(0, i-s.seg.from))))
	b.put("segment-to", float64(min(60, max(0, s.seg.to-1-i))))
	all := s.words[n]
	b.put("body-words", all)
	b.put("body-before", s.words[i]/math.Max(all, 1))
	b.put("body-after", (all-s.words[i+1])/math.Max(all, 1))
	b.put("body-in-segment", (s.words[s.seg.to]-s.words[s.seg.from])/math.Max(all, 1))
}

// segment is a stretch of units.
type segment struct{ from, to int }

// best finds the stretch with the greatest sum of answers, each weighed by its length
// (maximum subsequence segmentation, Pasternack and Roth 2009).
func best(p *page, first []float64) segment {
	var out segment
	top, sum, from := 0.0, 0.0, 0
	for i, x := range first {
		x = math.Max(-3, math.Min(3, x))
		if x < 0 {
			x *= 0.6
		}
		sum += x * (0.3 + math.Log1p(float64(p.units[i].words)))
		if sum <= 0 {
			sum, from = 0, i+1
			continue
		}
		if sum > top {
			top, out = sum, segment{from, i + 1}
		}
	}
	return out
}
