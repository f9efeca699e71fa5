// Package simulate makes people, lists and mistakes of linkage with a known truth, to see how
// often the intervals of the estimators contain it. A Scenario says how one person comes to be on
// lists; numbers are people and probabilities. The same seed gives the same tables.
package simulate

import (
	"math"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

// Scenario is a way in which lists arise.
type Scenario struct {
	Name   string
	People int
	Lists  int
	// Holds names the methods whose assumptions are true here; the others are shown to fail.
	Holds []string
	// Person draws the lists of one person; nil probabilities stand for the generator's own.
	Person func(*draw.Source) table.Pattern
	// Each, if not nil, draws what Person is anew for each table.
	Each   func(*draw.Source) func(*draw.Source) table.Pattern
	Exact  bool    // Chao's bound is no bound here but an estimate
	Missed float64 // share of a person's further records that linkage does not recognise
	False  float64 // share of people who are taken for somebody else on other lists
}

var rates = []float64{0.38, 0.32, 0.27, 0.22}

func independent(src *draw.Source, p []float64) table.Pattern {
	var out table.Pattern
	for j, q := range p {
		if src.Uniform() < q {
			out |= 1 << uint(j)
		}
	}
	return out
}

// Scenarios are truths held fixed: how methods fare at particular places, those where their assumptions fail
// among them. Families (families.go) are truths drawn where assumptions hold.
func Scenarios(people int) []Scenario {
	base := func(src *draw.Source) table.Pattern { return independent(src, rates) }
	out := []Scenario{
		{Name: "independent lists", Holds: []string{"lcmcr", "loglinear", "averaged", "graphs", "coverage"}, Person: base},
		{Name: "two lists depend on each other", Holds: []string{"loglinear", "averaged", "graphs"}, Person: func(src *draw.Source) table.Pattern {
			p := independent(src, rates)
			p &^= 2
			second := 0.24
			if p.Has(0) {
				second = 0.45
			}
			if src.Uniform() < second {
				p |= 2
			}
			return p
		}},
		{Name: "two kinds of people", Holds: []string{"lcmcr", "chao"}, Person: func(src *draw.Source) table.Pattern {
			if src.Uniform() < 0.4 {
				return independent(src, []float64{0.6, 0.55, 0.5, 0.45})
			}
			return independent(src, []float64{0.22, 0.18, 0.15, 0.12})
		}},
		{Name: "two kinds, lists reach each differently", Holds: []string{"lcmcr"}, Person: func(src *draw.Source) table.Pattern {
			if src.Uniform() < 0.5 {
				return independent(src, []float64{0.5, 0.45, 0.15, 0.12})
			}
			return independent(src, []float64{0.2, 0.15, 0.45, 0.4})
		}},
		{Name: "three lists depend strongly", Person: func(src *draw.Source) table.Pattern {
			if src.Uniform() < 0.2 {
				return independent(src, []float64{0.85, 0.85, 0.85, 0.22})
			}
			return independent(src, []float64{0.2, 0.15, 0.12, 0.22})
		}},
		{Name: "lists avoid each other", Person: func(src *draw.Source) table.Pattern {
			p := independent(src, rates)
			if p.Has(0) && p.Has(1) && src.Uniform() < 0.6 {
				p &^= 2
			}
			if p.Has(2) && p.Has(3) && src.Uniform() < 0.6 {
				p &^= 8
			}
			return p
		}},
		{Name: "everybody differs", Person: func(src *draw.Source) table.Pattern {
			x := 1.2 * src.Normal()
			q := make([]float64, len(rates))
			for j, r := range rates {
				q[j] = 1 / (1 + math.Exp(-(math.Log(r/(1-r)) + x)))
			}
			return independent(src, q)
		}},
		{Name: "a fifth hardly reachable", Person: func(src *draw.Source) table.Pattern {
			if src.Uniform() < 0.2 {
				return independent(src, []float64{0.01, 0.01, 0.01, 0.01})
			}
			return independent(src, rates)
		}},
	}
	for _, e := range []struct {
		name  string
		share float64
	}{{"1%", 0.01}, {"5%", 0.05}, {"10%", 0.10}} {
		out = append(out, Scenario{Name: e.name + " of links missed", Person: base, Missed: e.share})
	}
	for _, e := range []struct {
		name  string
		share float64
	}{{"1%", 0.01}, {"5%", 0.05}, {"10%", 0.10}} {
		out = append(out, Scenario{Name: e.name + " of links false", Person: base, False: e.share})
	}
	for i := range out {
		out[i].People, out[i].Lists = people, len(rates)
	}
	return out
}

// Table draws a table of the scenario.
func (s Scenario) Table(src *draw.Source) *table.Table {
	if s.Each != nil {
		s.Person = s.Each(src)
	}
	counts := map[table.Pattern]int{}
	var waiting table.Pattern // a person who will be taken for the next one
	for i := 0; i < s.People; i++ {
		p := s.Person(src)
		if s.Missed > 0 {
			first := true
			for j := 0; j < s.Lists; j++ {
				if !p.Has(j) {
					continue
				}
				if !first && src.Uniform() < s.Missed {
					p &^= 1 << uint(j)
					counts[1<<uint(j)]++
				}
				first = false
			}
		}
		if s.False > 0 && p != 0 && p.On() == 1 {
			switch {
			case waiting == 0 && src.Uniform() < s.False:
				waiting = p
				continue
			case waiting != 0 && waiting&p == 0:
				p |= waiting
				waiting = 0
			}
		}
		if p != 0 {
			counts[p]++
		}
	}
	if waiting != 0 {
		counts[waiting]++
	}
	names := make([]string, s.Lists)
	var cells []table.Cell
	for j := range names {
		names[j] = string(rune('a' + j))
	}
	for p, n := range counts {
		cells = append(cells, table.Cell{Pattern: p, People: n})
	}
	t, err := table.New(names, cells)
	if err != nil { // no person without a list, no count below one: cannot be
		return &table.Table{Lists: names}
	}
	return t
}
