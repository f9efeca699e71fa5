package latentclass

import (
	"flag"
	"math"
	"sort"
	"testing"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

var calibrations = flag.Int("calibrations", 100, "simulated tables of the calibration test")

// TestCalibration draws alpha, weights and rates from the prior, a table from them and the unseen
// from what the prior 1/N leaves of their number; the rank of the true values among posterior
// draws must be uniform (simulation-based calibration: Cook, Gelman and Rubin 2006, Talts et al.
// 2018), under every prior of the rates. A sampler that is wrong anywhere, in any move, fails here; a longer run is
//
//	go test ./estimate/latentclass -run Calibration -calibrations 10000
func TestCalibration(t *testing.T) {
	for _, rates := range []Rates{Uniform, Jeffreys, Tied} {
		t.Run(string(rates), func(t *testing.T) { calibrate(t, rates) })
	}
}

func calibrate(t *testing.T, rates Rates) {
	const lists, classes, people, draws, bins = 3, 5, 40, 63, 16
	names := []string{"the unseen", "alpha", "the probability of being on no list"}
	var ranks [3][bins]int
	src := draw.New(2)
	for r := 0; r < *calibrations; r++ {
		truth := fromPrior(src, rates, lists, classes, people)
		tab := truth.table
		c := newChain(tab, Settings{Seed: uint64(r), Classes: classes, Rates: rates}.filled(), 3)
		c.warm(100)
		for i := 0; i < 600; i++ {
			c.sweep(true)
		}
		var rank [3]int
		for d := 0; d < draws; d++ {
			for i := 0; i < 120; i++ {
				c.sweep(true)
			}
			for i, v := range [3]float64{float64(c.unseen) + src.Uniform() - 0.5, c.alpha, c.outside()} {
				if v < truth.values[i] {
					rank[i]++
				}
			}
		}
		for i, k := range rank {
			ranks[i][k*bins/(draws+1)]++
		}
	}
	for i, name := range names {
		want, square := float64(*calibrations)/bins, 0.0
		for _, k := range ranks[i] {
			square += (float64(k) - want) * (float64(k) - want) / want
		}
		t.Logf("%s: chi-square %.1f on %d degrees: %v", name, square, bins-1, ranks[i])
		if square > 44.3 { // one in ten thousand by chance
			t.Errorf("ranks of %s are not uniform: chi-square %.1f on %d degrees", name, square, bins-1)
		}
	}
}

// drawn is a draw from the prior and what it led to.
type drawn struct {
	Kinds
	table  *table.Table
	values [3]float64 // the unseen (its tie broken), alpha, the probability of being on no list
}

func fromPrior(src *draw.Source, rates Rates, lists, classes, people int) drawn {
	for {
		d := drawn{Kinds: Draw(src, Settings{Rates: rates, Classes: classes}, lists)}
		outside := 0.0
		for k, none := range d.Share {
			for _, l := range d.On[k] {
				none *= 1 - l
			}
			outside += none
		}
		if outside > 0.99 { // so rare that leaving it out is not seen
			continue
		}
		counts := map[table.Pattern]int{}
		for n := 0; n < people; {
			u, k := src.Uniform(), 0
			for k < classes-1 && u >= d.Share[k] {
				u -= d.Share[k]
				k++
			}
			var p table.Pattern
			for j, l := range d.On[k] {
				if src.Uniform() < l {
					p |= 1 << uint(j)
				}
			}
			if p != 0 {
				counts[p]++
				n++
			}
		}
		var cells []table.Cell
		for p := table.Pattern(1); p < 1<<uint(lists); p++ {
			cells = append(cells, table.Cell{Pattern: p, People: counts[p]})
		}
		tab, err := table.New([]string{"a", "b", "c", "d", "e"}[:lists], cells)
		if err != nil {
			continue
		}
		d.table = tab
		unseen := src.Poisson(src.Gamma(float64(people)) * outside / (1 - outside))
		d.values = [3]float64{float64(unseen) + src.Uniform() - 0.5, d.Alpha, outside}
		return d
	}
}

// TestSlidesAreStill holds slides alone to account: a draw from the prior is a draw from the
// posterior of the table made from it, and slides must leave that distribution as it is, so
// that over many tables the values after them are distributed as those before.
func TestSlidesAreStill(t *testing.T) {
	for _, rates := range []Rates{Uniform, Jeffreys, Tied} {
		t.Run(string(rates), func(t *testing.T) { slidesAreStill(t, rates) })
	}
}

func slidesAreStill(t *testing.T, rates Rates) {
	const lists, classes, people, tables, slides = 3, 4, 40, 20_000, 60
	src := draw.New(4)
	var before, after [2][]float64
	moved := 0
	for r := 0; r < tables; r++ {
		d := fromPrior(src, rates, lists, classes, people)
		c := newChain(d.table, Settings{Seed: uint64(r), Classes: classes, Rates: rates}.filled(), 4)
		c.alpha, c.logLast = d.Alpha, d.LogLast
		copy(c.nu, d.Share)
		for k := range d.On {
			for j, l := range d.On[k] {
				c.on[k*lists+j], c.off[k*lists+j] = l, 1-l
			}
		}
		if rates == Tied {
			c.tied = d.tied
		}
		outside, _ := c.weigh()
		was := outside
		for i := 0; i < slides; i++ {
			outside = c.slide(outside)
		}
		if outside != was {
			moved++
		}
		if got := c.outside(); math.Abs(got-outside) > 1e-9 {
			t.Fatalf("outside kept as %v, is %v", outside, got)
		}
		for i, v := range [2]float64{was, math.Round(1e6 * d.Share[0])} {
			before[i] = append(before[i], v)
		}
		for i, v := range [2]float64{outside, math.Round(1e6 * c.nu[0])} {
			after[i] = append(after[i], v)
		}
	}
	if moved < tables/2 {
		t.Errorf("slides moved in %d of %d tables", moved, tables)
	}
	for i, name := range []string{"probability of being on no list", "weight of the first class"} {
		// Before and after belong together, which makes the distance smaller than by chance.
		d := distance(before[i], after[i])
		t.Logf("%s: distance %.4f", name, d)
		if d > 0.012 {
			t.Errorf("%s: slides change its distribution by %.4f", name, d)
		}
	}
}

// distance is the largest between the distribution functions (Kolmogorov and Smirnov).
func distance(a, b []float64) float64 {
	sort.Float64s(a)
	sort.Float64s(b)
	worst, j := 0.0, 0
	for i := range a {
		if i+1 < len(a) && a[i+1] == a[i] {
			continue
		}
		for j < len(b) && b[j] <= a[i] {
			j++
		}
		worst = math.Max(worst, math.Abs(float64(i+1)/float64(len(a))-float64(j)/float64(len(b))))
	}
	return worst
}

func (c *chain) outside() float64 {
	s := 0.0
	for i, w := range c.nu {
		for j := 0; j < c.lists; j++ {
			w *= c.off[i*c.lists+j]
		}
		s += w
	}
	return s
}
