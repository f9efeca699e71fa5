package loglinear

import (
	"math"

	"testigo/estimate/table"
)

// SparseSteps is the forward selection for sparse tables of Chan, Silverman and Vincent (2021):
// from independence on, the pair of lists whose overlap is least probable under the current
// model is added while that probability is below the limit and the model stays identified. The
// interval is Wald's on the logarithm of the unseen, as there.
type SparseSteps struct {
	Fit       *Fit
	Added     []table.Pattern // in order
	Low, High float64
}

// Sparse runs the selection; a limit of 0.02 is usual.
func Sparse(t *table.Table, limit float64) (*SparseSteps, error) {
	f, err := newFitter(t)
	if err != nil {
		return nil, err
	}
	current, err := f.fit(Model{}, false, 0)
	if err != nil {
		return nil, err
	}
	out := &SparseSteps{}
	for {
		mean := append([]float64(nil), current.Mean...)
		mean[0] = 0
		superset(mean, f.lists)
		var next *Fit
		var pair table.Pattern
		least := limit
		for _, p := range Pairs(f.lists) {
			if current.Model.has(p) {
				continue
			}
			tail := poissonTail(int(f.sum[p]), mean[p])
			if tail >= least {
				continue
			}
			fit, err := f.fit(current.Model.toggle(p), false, 0)
			if err != nil {
				continue
			}
			next, pair, least = fit, p, tail
		}
		if next == nil {
			break
		}
		current = next
		out.Added = append(out.Added, pair)
	}
	out.Fit = current
	out.Low, out.High = Wald(current)
	return out, nil
}

// Wald is the 95% interval of a fit on the logarithm of the unseen.
func Wald(f *Fit) (low, high float64) {
	c := math.Exp(1.96 * math.Sqrt(f.V00))
	documented := f.N - f.Unseen
	return documented + f.Unseen/c, documented + f.Unseen*c
}

func (m Model) has(p table.Pattern) bool {
	for _, t := range m.Terms {
		if t == p {
			return true
		}
	}
	return false
}

// poissonTail is the smaller of P(X <= k) and P(X >= k) for a Poisson number.
func poissonTail(k int, mean float64) float64 {
	if !(mean > 0) {
		return 1
	}
	lm := math.Log(mean)
	mass := func(i int) float64 {
		g, _ := math.Lgamma(float64(i) + 1)
		return math.Exp(float64(i)*lm - mean - g)
	}
	sum := 0.0
	if float64(k) < mean { // downwards, terms only shrink
		for i := k; i >= 0; i-- {
			d := mass(i)
			sum += d
			if d < 1e-18*sum {
				break
			}
		}
		return sum
	}
	for i := k; i < k+100000; i++ {
		d := mass(i)
		sum += d
		if d < 1e-18*sum || d == 0 {
			break
		}
	}
	return sum
}
