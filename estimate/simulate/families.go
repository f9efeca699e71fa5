package simulate

import (
	"math"

	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/table"
)

// Families are designs from which the truth of each table is drawn anew, so that none of them is one lucky or
// unlucky place, and for which the methods named are meant. A Bayesian interval assumes a
// prior too; "kinds drawn from the prior" holds it to that, the other kinds of people to a truth that somebody else drew.
func Families(people, lists int) []Scenario {
	out := []Scenario{
		{Name: "independent lists", Holds: []string{"lcmcr", "loglinear", "averaged", "graphs", "coverage", "chao"}, Each: func(src *draw.Source) Person {
			return kinds([]float64{1}, [][]float64{reach(src, lists, 0.1, 0.5)})
		}},
		{Name: "everybody and every list alike", Holds: []string{"chao"}, Exact: true, Each: func(src *draw.Source) Person {
			rate := between(src, 0.1, 0.5)
			return kinds([]float64{1}, [][]float64{reach(src, lists, rate, rate)})
		}},
		{Name: "kinds of people drawn from the prior", Holds: []string{"lcmcr"}, Each: func(src *draw.Source) Person {
			k := latentclass.Draw(src, latentclass.Settings{}, lists)
			return kinds(k.Share, k.On)
		}},
		{Name: "two kinds, one easier to reach", Holds: []string{"lcmcr", "chao"}, Each: func(src *draw.Source) Person {
			share, easier := between(src, 0.2, 0.8), math.Log(between(src, 2, 8))
			rates := [][]float64{make([]float64, lists), make([]float64, lists)}
			for j, r := range reach(src, lists, 0.1, 0.4) {
				rates[0][j], rates[1][j] = r, logistic(logit(r)+easier)
			}
			return kinds([]float64{share, 1 - share}, rates)
		}},
		{Name: "two kinds, each rate by itself", Holds: []string{"lcmcr"}, Each: func(src *draw.Source) Person {
			share := between(src, 0.2, 0.8)
			return kinds([]float64{share, 1 - share}, [][]float64{reach(src, lists, 0.05, 0.6), reach(src, lists, 0.05, 0.6)})
		}},
		{Name: "three kinds", Holds: []string{"lcmcr"}, Each: func(src *draw.Source) Person {
			base := reach(src, lists, 0.1, 0.5)
			var share []float64
			var rates [][]float64
			total := 0.0
			for range 3 {
				g, ease := src.Gamma(2), src.Normal()
				rate := make([]float64, lists)
				for j, r := range base {
					rate[j] = logistic(logit(r) + ease + 0.5*src.Normal())
				}
				share, rates, total = append(share, g), append(rates, rate), total+g
			}
			for k := range share {
				share[k] /= total
			}
			return kinds(share, rates)
		}},
		{Name: "pairs of lists depend", Holds: []string{"loglinear", "averaged"}, Each: func(src *draw.Source) Person { return pairs(src, lists) }},
		{Name: "lists depend along a forest", Holds: []string{"graphs", "loglinear", "averaged"}, Each: func(src *draw.Source) Person { return forest(src, lists) }},
	}
	if lists == 2 {
		out = []Scenario{{Name: "independent lists", Holds: []string{"chapman"}, Each: out[0].Each}}
	}
	for i := range out {
		out[i].People, out[i].Lists = people, lists
	}
	return out
}

// Person draws the lists of one person.
type Person = func(*draw.Source) table.Pattern

func logit(p float64) float64                        { return math.Log(p / (1 - p)) }
func logistic(x float64) float64                     { return 1 / (1 + math.Exp(-x)) }
func between(src *draw.Source, a, b float64) float64 { return a + (b-a)*src.Uniform() }
func reach(src *draw.Source, lists int, a, b float64) []float64 {
	out := make([]float64, lists)
	for j := range out {
		out[j] = between(src, a, b)
	}
	return out
}

// kinds of people, lists independent within each.
func kinds(share []float64, rates [][]float64) Person {
	return func(src *draw.Source) table.Pattern {
		u, k := src.Uniform(), 0
		for k < len(share)-1 && u >= share[k] {
			u -= share[k]
			k++
		}
		return independent(src, rates[k])
	}
}

// pairs is a log-linear model: each pair of lists depends with probability a third, by an odds ratio of 1.6 to 4.5 or its
// inverse, but never all pairs. Single lists have rates of 0.1 to 0.5 among people on no other.
func pairs(src *draw.Source, lists int) Person {
	var with [][2]int
	all := lists * (lists - 1) / 2
	for {
		with = with[:0]
		for i := 0; i < lists; i++ {
			for j := 0; j < i; j++ {
				if src.Uniform() < 1.0/3 {
					with = append(with, [2]int{i, j})
				}
			}
		}
		if len(with) < all {
			break
		}
	}
	base, effect := reach(src, lists, 0.1, 0.5), make([]float64, len(with))
	for i := range effect {
		effect[i] = between(src, 0.5, 1.5)
		if src.Uniform() < 0.3 {
			effect[i] = -effect[i]
		}
	}
	cells := make([]float64, 1<<lists)
	sum := 0.0
	for p := range cells {
		x := 0.0
		for j, r := range base {
			x += float64(p>>j&1) * logit(r)
		}
		for i, w := range with {
			x += float64(p>>w[0]&1) * float64(p>>w[1]&1) * effect[i]
		}
		cells[p] = math.Exp(x)
		sum += cells[p]
	}
	return func(src *draw.Source) table.Pattern {
		u := src.Uniform() * sum
		for p, w := range cells {
			if u -= w; u < 0 {
				return table.Pattern(p)
			}
		}
		return 0
	}
}

// forest is a decomposable graph: every second list, by chance, depends on an earlier one, by an odds ratio of 1.6 to 4.5.
func forest(src *draw.Source, lists int) Person {
	base, parent, effect := reach(src, lists, 0.1, 0.5), make([]int, lists), make([]float64, lists)
	for j := range parent {
		parent[j] = -1
		if j > 0 && src.Uniform() < 0.5 {
			parent[j], effect[j] = src.Below(j), between(src, 0.5, 1.5)
		}
	}
	return func(src *draw.Source) table.Pattern {
		var p table.Pattern
		for j, r := range base {
			if parent[j] >= 0 && p.Has(parent[j]) {
				r = logistic(logit(r) + effect[j])
			}
			if src.Uniform() < r {
				p |= 1 << uint(j)
			}
		}
		return p
	}
}
