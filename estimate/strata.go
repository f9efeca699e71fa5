package estimate

import (
	"math"
	"sort"
	"sync"

	"testigo/estimate/closed"
	"testigo/estimate/draw"
)

// totalDraws is how many draws of each stratum are added up.
const totalDraws = 4000

// manyToAdd strata and more: what the method leans by in each, a tenth of its standard error or two, is no longer small beside
// the standard error of the total, for it adds up where errors average out.
const manyToAdd = 100

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
	Remarks    []Remark // to be read with the total
	draws      map[Method][]float64
}

// sums adds draws of strata as they come and lets them go, so that memory does not grow with the number of
// strata. Draws are whole numbers of people: their sums are exact in any order.
type sums struct {
	sync.Mutex
	of      map[Method][]float64
	missing map[Method]bool // methods that do not hold in some stratum of the total
}

func newSums() *sums { return &sums{of: map[Method][]float64{}, missing: map[Method]bool{}} }

// take adds the draws of a stratum that is in the total.
func (s *sums) take(o *Outcome) {
	if o.Headline == nil {
		return
	}
	s.Lock()
	defer s.Unlock()
	for _, m := range []Method{LatentClass, Graphs} {
		if !o.usable(m) || len(o.draws[m]) != totalDraws {
			s.missing[m] = true
			delete(s.of, m)
		}
		if s.missing[m] {
			continue
		}
		if s.of[m] == nil {
			s.of[m] = make([]float64, totalDraws)
		}
		for i, v := range o.draws[m] {
			s.of[m][i] += v
		}
	}
}

func total(r *Result, added *sums) *Total {
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
		if draws := added.of[m]; draws != nil {
			t.Estimates = append(t.Estimates, fromDraws(m, draws, float64(t.CountedN)))
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
	if t.Headline != nil && len(in) > manyToAdd {
		t.Remarks = append(t.Remarks, manyAdded(len(in)))
	}
	return t
}

// fromDraws is the estimate of a total; who is only counted is added to every draw.
func fromDraws(m Method, sum []float64, counted float64) Estimate {
	mean, square := 0.0, 0.0
	for i := range sum {
		sum[i] += counted
		mean += sum[i] / totalDraws
	}
	sort.Float64s(sum)
	for _, v := range sum {
		square += (v - mean) * (v - mean) / (totalDraws - 1)
	}
	return Estimate{Method: m, N: closed.Quantile(sum, 0.5), Low: closed.Quantile(sum, 0.025), High: closed.Quantile(sum, 0.975), SE: math.Sqrt(square), Usable: true, Model: "Σ"}
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
