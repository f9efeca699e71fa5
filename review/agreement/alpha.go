// Package agreement measures how far people who coded the same units by themselves agree: Krippendorff's alpha.
//
// Alpha is 1 minus the observed disagreement over the disagreement expected by chance: 1 is perfect agreement, 0 is what drawing values from
// the same urn would give, below 0 is worse. It takes any number of coders, missing values, and the metric that fits the values: nominal
// (the same or not), ordinal, interval (squared difference) or ratio. Customary reading (Krippendorff 2004, p. 241): rely on 0.800 and
// more; draw tentative conclusions from 0.667.
//
// Source: Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), whose worked examples are the tests; Content Analysis, 2nd
// edition (2004), chapter 11. The interval comes from resampling units with replacement (percentile bootstrap), from a fixed seed.
package agreement

import (
	"math"
	"math/rand/v2"
	"sort"
)

// Level is the metric of differences.
type Level string

const (
	Nominal  Level = "nominal"
	Ordinal  Level = "ordinal"
	Interval Level = "interval"
	Ratio    Level = "ratio"
)

// Missing is the value of a coder who said nothing of a unit.
var Missing = math.NaN()

// Result is an agreement.
type Result struct {
	Alpha float64 `json:"alpha"`
	// Defined is false where nothing can be said: fewer than two values in any unit.
	Defined bool `json:"defined"`
	// Varied is false where all values are the same: there is agreement, and nothing that chance could be told from; Alpha is 1 then.
	Varied    bool    `json:"varied"`
	Low       float64 `json:"low"` // 95 % of resampled alphas
	High      float64 `json:"high"`
	Units     int     `json:"units"`     // with two values or more
	Values    int     `json:"values"`    // in these units
	Identical int     `json:"identical"` // units in which all values are the same
}

// Alpha measures the agreement of units, each with one value a coder.
func Alpha(units [][]float64, level Level) Result {
	pairable := make([][]float64, 0, len(units))
	var r Result
	for _, u := range units {
		var values []float64
		for _, v := range u {
			if !math.IsNaN(v) {
				values = append(values, v)
			}
		}
		if len(values) < 2 {
			continue
		}
		sort.Float64s(values)
		pairable = append(pairable, values)
		r.Values += len(values)
		if values[0] == values[len(values)-1] {
			r.Identical++
		}
	}
	r.Units = len(pairable)
	if r.Units == 0 {
		return r
	}
	r.Defined = true
	r.Alpha, r.Varied = alpha(pairable, level)
	r.Low, r.High = resampled(pairable, level, r.Alpha)
	return r
}

// alpha works on units of two values or more.
func alpha(units [][]float64, level Level) (a float64, varied bool) {
	count := map[float64]float64{}
	n := 0.0
	for _, u := range units {
		for _, v := range u {
			count[v]++
			n++
		}
	}
	values := make([]float64, 0, len(count))
	for v := range count {
		values = append(values, v)
	}
	sort.Float64s(values)
	if len(values) < 2 {
		return 1, false
	}
	d := metric(level, values, count)
	at := make(map[float64]int, len(values))
	for i, v := range values {
		at[v] = i
	}
	observed := 0.0
	for _, u := range units {
		sum := 0.0
		for i := range u {
			for j := range u {
				if u[i] != u[j] {
					sum += d(at[u[i]], at[u[j]])
				}
			}
		}
		observed += sum / float64(len(u)-1)
	}
	expected := 0.0
	for i := range values {
		for j := range values {
			if i != j {
				expected += count[values[i]] * count[values[j]] * d(i, j)
			}
		}
	}
	if expected == 0 {
		return 1, false
	}
	return 1 - (n-1)*observed/expected, true
}

// metric is the squared difference of two values, given by their places among the sorted values.
func metric(level Level, values []float64, count map[float64]float64) func(i, j int) float64 {
	switch level {
	case Ordinal:
		below := make([]float64, len(values)+1) // values below each
		for i, v := range values {
			below[i+1] = below[i] + count[v]
		}
		return func(i, j int) float64 {
			if i > j {
				i, j = j, i
			}
			x := below[j+1] - below[i] - (count[values[i]]+count[values[j]])/2
			return x * x
		}
	case Interval:
		return func(i, j int) float64 { x := values[i] - values[j]; return x * x }
	case Ratio:
		return func(i, j int) float64 {
			sum := values[i] + values[j]
			if sum == 0 {
				return 0
			}
			x := (values[i] - values[j]) / sum
			return x * x
		}
	}
	return func(i, j int) float64 { return 1 }
}

// resamples is the number of bootstrap samples; work grows with their product with units and values, so large data get fewer.
const resamples = 1000

func resampled(units [][]float64, level Level, point float64) (low, high float64) {
	if len(units) < 3 {
		return point, point
	}
	n := resamples
	if len(units) > 2000 {
		n = 200
	}
	rng := rand.New(rand.NewPCG(1, uint64(len(units))))
	sample := make([][]float64, len(units))
	all := make([]float64, n)
	for k := range all {
		for i := range sample {
			sample[i] = units[rng.IntN(len(units))]
		}
		all[k], _ = alpha(sample, level)
	}
	sort.Float64s(all)
	return all[n*25/1000], all[n*975/1000]
}
