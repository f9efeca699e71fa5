package latentclass

import "math"

// RHat is the split R-hat of Gelman et al. (2013): each chain is cut in two, and the variance
// between the halves is set against that within. 1 means that the chains tell the same.
func RHat(chains [][]float64) float64 {
	halves := split(chains)
	if len(halves) < 2 || len(halves[0]) < 2 {
		return math.Inf(1)
	}
	within, plus, ok := variances(halves)
	if !ok {
		return math.Inf(1)
	}
	if within == 0 { // all draws alike
		if plus == 0 {
			return 1
		}
		return math.Inf(1)
	}
	return math.Sqrt(plus / within)
}

// EffectiveSize is the number of independent draws that would say as much (Vehtari et al. 2021;
// Geyer's initial monotone sequence).
func EffectiveSize(chains [][]float64) float64 {
	halves := split(chains)
	if len(halves) < 2 || len(halves[0]) < 4 {
		return 0
	}
	n := len(halves[0])
	total := float64(n * len(halves))
	within, plus, ok := variances(halves)
	if !ok || plus == 0 {
		if ok && within == 0 {
			return total
		}
		return 0
	}
	centred := make([][]float64, len(halves))
	for i, h := range halves {
		m := mean(h)
		centred[i] = make([]float64, n)
		for t, v := range h {
			centred[i][t] = v - m
		}
	}
	rho := func(lag int) float64 {
		s := 0.0
		for _, c := range centred {
			for t := lag; t < n; t++ {
				s += c[t] * c[t-lag]
			}
		}
		return 1 - (within-s/float64((n-1)*len(centred)))/plus
	}
	tau := -1.0
	last := math.Inf(1)
	for lag := 0; lag+1 < n; lag += 2 {
		pair := rho(lag) + rho(lag+1)
		if lag == 0 {
			pair = 1 + rho(1)
		}
		if pair < 0 {
			break
		}
		last = math.Min(last, pair)
		tau += 2 * last
	}
	return total / math.Max(tau, 1/math.Log10(total))
}

func split(chains [][]float64) [][]float64 {
	var out [][]float64
	for _, c := range chains {
		h := len(c) / 2
		if h == 0 || len(out) > 0 && h != len(out[0]) {
			return nil
		}
		out = append(out, c[:h], c[len(c)-h:])
	}
	return out
}

// variances are the mean variance within the chains, and the variance estimated from both
// within and between.
func variances(chains [][]float64) (within, plus float64, ok bool) {
	m, n := float64(len(chains)), float64(len(chains[0]))
	grand, between := 0.0, 0.0
	means := make([]float64, len(chains))
	for i, c := range chains {
		means[i] = mean(c)
		grand += means[i] / m
		for _, v := range c {
			within += (v - means[i]) * (v - means[i])
		}
	}
	within /= m * (n - 1)
	for _, x := range means {
		between += (x - grand) * (x - grand)
	}
	between /= m - 1
	plus = within*(n-1)/n + between
	return within, plus, !math.IsNaN(plus) && !math.IsInf(plus, 0)
}

func mean(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s / float64(len(x))
}
