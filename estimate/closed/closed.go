// Package closed holds the estimators of capture-recapture that are closed formulas, in people:
// Lincoln and Petersen's and Chapman's for two lists, Chao's lower bound, and sample coverage.
// They are quick and old; each says in its comment what it assumes. Sources: Petersen 1896,
// Lincoln 1930, Chapman 1951 (variance: Seber 1970); Chao 1987, Biometrics 43; Chao and Tsay
// 1998; Chao, Tsay, Lin, Shau and Chao 2001, Statistics in Medicine 20.
package closed

import (
	"fmt"
	"math"
	"sort"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

// Estimate is a number of people, documented and not, with its 95% interval.
type Estimate struct {
	N, SE     float64
	Low, High float64
}

// interval is Chao's log-transformed 95% interval: it never falls below the documented number.
func interval(n, estimate, variance float64) (low, high float64) {
	d := estimate - n
	if !(d > 0) || !(variance > 0) {
		return n, math.Max(n, estimate)
	}
	c := math.Exp(1.96 * math.Sqrt(math.Log1p(variance/(d*d))))
	return n + d/c, n + d*c
}

// LogInterval is the 95% interval of an estimate with this variance that never falls below the
// documented number.
func LogInterval(documented int, estimate, variance float64) (low, high float64) {
	return interval(float64(documented), estimate, variance)
}

// LincolnPetersen is n1 n2 / m for two lists with m people in common. It assumes that the lists
// are independent, which two lists cannot show. Its variance is that of the multinomial.
func LincolnPetersen(t *table.Table) (Estimate, error) {
	n1, n2, m, err := two(t)
	if err != nil {
		return Estimate{}, err
	}
	if m == 0 {
		return Estimate{}, fmt.Errorf("nobody is on both lists: the formula divides by zero")
	}
	e := Estimate{N: n1 * n2 / m}
	v := n1 * n2 * (n1 - m) * (n2 - m) / (m * m * m)
	e.SE = math.Sqrt(v)
	e.Low, e.High = interval(float64(t.People()), e.N, v)
	return e, nil
}

// Chapman is Lincoln and Petersen's estimate with less bias for small overlaps.
func Chapman(t *table.Table) (Estimate, error) {
	n1, n2, m, err := two(t)
	if err != nil {
		return Estimate{}, err
	}
	e := Estimate{N: (n1+1)*(n2+1)/(m+1) - 1}
	v := (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2))
	e.SE = math.Sqrt(v)
	e.Low, e.High = interval(float64(t.People()), e.N, v)
	return e, nil
}

func two(t *table.Table) (n1, n2, m float64, err error) {
	if len(t.Lists) != 2 {
		return 0, 0, 0, fmt.Errorf("the formula is for two lists, not %d", len(t.Lists))
	}
	s := t.Sizes()
	if s[0] == 0 || s[1] == 0 {
		return 0, 0, 0, fmt.Errorf("a list is empty")
	}
	return float64(s[0]), float64(s[1]), float64(t.Count(3)), nil
}

// Bound is Chao's lower bound in its versions.
type Bound struct {
	Estimate         // n + (t-1)/t f1^2/(2 f2)
	Simple   float64 // n + f1^2/(2 f2), for many lists
	Biased   float64 // n + f1(f1-1)/(2(f2+1)): corrected for bias, defined when f2 = 0
}

// Chao bounds the number from below where people differ in how easily they are recorded:
// from those on one list and on two only. Negative dependence between lists can break the bound.
func Chao(t *table.Table) (Bound, error) {
	f := t.Frequencies()
	lists, n := float64(len(t.Lists)), float64(t.People())
	if len(t.Lists) < 2 {
		return Bound{}, fmt.Errorf("one list only")
	}
	f1, f2 := float64(f[1]), float64(f[2])
	b := Bound{Biased: n + f1*(f1-1)/(2*(f2+1))}
	if f2 == 0 {
		return Bound{}, fmt.Errorf("nobody is on exactly two lists: the bound divides by zero")
	}
	a, r := (lists-1)/lists, f1/f2
	b.N = n + a*f1*f1/(2*f2)
	b.Simple = n + f1*f1/(2*f2)
	v := f2 * (a*r*r/2 + a*a*r*r*r + a*a*r*r*r*r/4)
	b.SE = math.Sqrt(v)
	b.Low, b.High = interval(n, b.N, v)
	return b, nil
}

// Coverage is Chao and Tsay's sample coverage: C is the estimated share of all people's captures
// that falls on people seen by the other lists; low C means most of the answer is extrapolated.
type Coverage struct {
	C, D        float64
	Independent float64 // D/C: lists independent
	Low, High   float64 // allowing for dependence: for low coverage in one step, and for high coverage
	HighUsable  bool    // C >= 0.55 and High not below the documented
	Dependence  []Pair
}

// Pair says how two lists depend on each other: Gamma above 0 means that who is on one is more
// often on the other than chance has it.
type Pair struct {
	I, J  int
	Both  int
	Gamma float64
}

// SampleCoverage needs two lists or more with people in them.
func SampleCoverage(t *table.Table) (Coverage, error) {
	full := sparse{table: t}
	for _, c := range t.Cells {
		full.counts = append(full.counts, float64(c.People))
	}
	return full.coverage()
}

// sparse is a table with other counts, so that resampling builds no tables.
type sparse struct {
	table  *table.Table
	counts []float64
}

func (s sparse) coverage() (Coverage, error) {
	lists := len(s.table.Lists)
	t := float64(lists)
	if lists < 2 {
		return Coverage{}, fmt.Errorf("one list only")
	}
	n := 0.0
	size, single := make([]float64, lists), make([]float64, lists)
	both, only := make([]float64, lists*lists), make([]float64, lists*lists)
	for i, cell := range s.table.Cells {
		y := s.counts[i]
		n += y
		on := cell.Pattern.On()
		for j := 0; j < lists; j++ {
			if !cell.Pattern.Has(j) {
				continue
			}
			size[j] += y
			if on == 1 {
				single[j] += y
			}
			for k := j + 1; k < lists; k++ {
				if cell.Pattern.Has(k) {
					both[j*lists+k] += y
					if on == 2 {
						only[j*lists+k] += y
					}
				}
			}
		}
	}
	c, d := 0.0, 0.0
	for j := range size {
		if size[j] == 0 {
			return Coverage{}, fmt.Errorf("list %s is empty", s.table.Lists[j])
		}
		c += single[j] / size[j]
		d += single[j]
	}
	out := Coverage{C: 1 - c/t, D: n - d/t}
	if out.C <= 1e-12 {
		return out, fmt.Errorf("no lists overlap: the coverage is zero")
	}
	out.Independent = out.D / out.C
	sumA, sumAB, first := 0.0, 0.0, 0.0
	for i := 0; i < lists; i++ {
		for j := i + 1; j < lists; j++ {
			a := single[i] + single[j] + 2*only[i*lists+j]
			b := both[i*lists+j] / (size[i] * size[j])
			sumA += a
			sumAB += a * b
			first += a * (out.Independent*b - 1)
		}
	}
	n1 := out.Independent + first/(t*out.C)
	second := 0.0
	for i := 0; i < lists; i++ {
		for j := i + 1; j < lists; j++ {
			gamma := n1*both[i*lists+j]/(size[i]*size[j]) - 1
			second += (single[i] + single[j] + 2*only[i*lists+j]) * gamma
			out.Dependence = append(out.Dependence, Pair{i, j, int(both[i*lists+j]), gamma})
		}
	}
	out.Low = out.Independent + second/(t*out.C)
	if den := t*out.C - sumAB; den > 0 {
		out.High = (t*out.D - sumA) / den
	}
	out.HighUsable = out.C >= 0.55 && out.High >= n
	return out, nil
}

// Bootstrap gives the low- and high-coverage estimates their standard errors and log intervals,
// by drawing tables of round(N) people anew. Replicates in which a list falls empty are left out.
func Bootstrap(t *table.Table, c Coverage, replicates int, seed uint64) (low, high Estimate) {
	t = t.Canonical()
	one := func(n float64, pick func(Coverage) float64, stream uint64) Estimate {
		e := Estimate{N: n}
		if !(n >= float64(t.People())) || n > 1e12 {
			e.Low, e.High = float64(t.People()), math.Inf(1)
			return e
		}
		src := draw.New(seed, stream)
		weights := make([]float64, len(t.Cells)+1)
		for i, cell := range t.Cells {
			weights[i] = float64(cell.People)
		}
		weights[len(t.Cells)] = math.Max(0, n-float64(t.People()))
		counts := make([]int, len(weights))
		s := sparse{t, make([]float64, len(t.Cells))}
		var sum, square, kept float64
		for r := 0; r < replicates; r++ {
			clear(counts)
			total := float64(t.People()) + weights[len(t.Cells)]
			src.Split(int(math.Round(n)), weights, total, counts)
			for i := range s.counts {
				s.counts[i] = float64(counts[i])
			}
			again, err := s.coverage()
			if err != nil {
				continue
			}
			x := pick(again) - n
			sum += x
			square += x * x
			kept++
		}
		if kept < 2 {
			e.Low, e.High = float64(t.People()), math.Inf(1)
			return e
		}
		v := (square - sum*sum/kept) / (kept - 1)
		e.SE = math.Sqrt(v)
		e.Low, e.High = interval(float64(t.People()), n, v)
		return e
	}
	low = one(c.Low, func(c Coverage) float64 { return c.Low }, 1)
	high = one(c.High, func(c Coverage) float64 { return c.High }, 2)
	return low, high
}

// Quantile of sorted or unsorted numbers, interpolated as in R's default (type 7).
func Quantile(x []float64, p float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	s := x
	if !sort.Float64sAreSorted(s) {
		s = append([]float64(nil), x...)
		sort.Float64s(s)
	}
	h := p * float64(len(s)-1)
	i := int(h)
	if i >= len(s)-1 {
		return s[len(s)-1]
	}
	return s[i] + (h-float64(i))*(s[i+1]-s[i])
}
