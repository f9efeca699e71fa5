package estimate

import (
	"math"
	"sort"

	"testigo/estimate/closed"
	"testigo/estimate/draw"
)

// totalDraws is how many draws of each stratum are added up.
const totalDraws = 4000

// Total over strata: the strata that could be estimated are added draw by draw, or with their
// variances; of the others the documented people are counted. Limits are never added, and what
// could not be estimated is not extrapolated: strata that can be are those with much data.
type Total struct {
	Documented int
	Estimated  []string // strata in the estimate
	Counted    []string // strata with their documented people only
	CountedN   int
	Estimates  []Estimate
	Headline   *Estimate
	draws      map[Method][]float64
}

func total(r *Result) *Total {
	t := &Total{draws: map[Method][]float64{}}
	var in []*Outcome
	for i := range r.Strata {
		o := &r.Strata[i]
		t.Documented += o.Documented
		if o.Headline != nil {
			in = append(in, o)
			t.Estimated = append(t.Estimated, o.Name)
			continue
		}
		t.Counted = append(t.Counted, o.Name)
		t.CountedN += o.Documented
	}
	if len(in) == 0 {
		return t
	}
	for _, m := range []Method{LatentClass, Graphs} {
		if e, draws, ok := addDraws(in, m, float64(t.CountedN)); ok {
			t.Estimates = append(t.Estimates, e)
			t.draws[m] = draws
		}
	}
	if e, ok := addVariances(in, float64(t.CountedN), t.Documented); ok {
		t.Estimates = append(t.Estimates, e)
	}
	for _, m := range Methods {
		for i := range t.Estimates {
			if t.Estimates[i].Method == m && t.Headline == nil {
				t.Headline = &t.Estimates[i]
			}
		}
	}
	return t
}

// addDraws needs the method to hold in every stratum that is in the total.
func addDraws(in []*Outcome, m Method, counted float64) (Estimate, []float64, bool) {
	sum := make([]float64, totalDraws)
	for i := range sum {
		sum[i] = counted
	}
	for _, o := range in {
		if !o.usable(m) || len(o.draws[m]) != totalDraws {
			return Estimate{}, nil, false
		}
		for i, v := range o.draws[m] {
			sum[i] += v
		}
	}
	sort.Float64s(sum)
	mean, square := 0.0, 0.0
	for _, v := range sum {
		mean += v / totalDraws
	}
	for _, v := range sum {
		square += (v - mean) * (v - mean) / (totalDraws - 1)
	}
	return Estimate{Method: m, N: closed.Quantile(sum, 0.5), Low: closed.Quantile(sum, 0.025), High: closed.Quantile(sum, 0.975), SE: math.Sqrt(square), Usable: true, Model: "Σ"}, sum, true
}

func addVariances(in []*Outcome, counted float64, documented int) (Estimate, bool) {
	e := Estimate{Method: LogLinear, N: counted, Usable: true, Model: "Σ"}
	v := 0.0
	for _, o := range in {
		if !o.usable(LogLinear) {
			return e, false
		}
		for _, x := range o.Estimates {
			if x.Method == LogLinear {
				e.N += x.N
				v += x.SE * x.SE
			}
		}
	}
	e.SE = math.Sqrt(v)
	e.Low, e.High = closed.LogInterval(documented, e.N, v)
	return e, true
}

func (o *Outcome) usable(m Method) bool {
	for _, e := range o.Estimates {
		if e.Method == m && e.Usable {
			return true
		}
	}
	return false
}

// spread takes so many draws, evenly from all, in random order: strata must not be added in the
// order of their chains.
func spread(all []float64, count int, src *draw.Source) []float64 {
	out := make([]float64, count)
	if len(all) == 0 {
		return out
	}
	for i := range out {
		out[i] = all[i*len(all)/count]
	}
	for i := len(out) - 1; i > 0; i-- {
		j := src.Below(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}
