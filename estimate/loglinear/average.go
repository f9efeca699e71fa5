package loglinear

import "math"

// Mixture is the answer of all models together: each counts by exp(-BIC/2), nearly its posterior probability (Kass and
// Raftery 1995, Hoeting et al. 1999), and says of the unseen that they are log-normal with its estimate and standard error. The
// median and the ends of the middle 95% are those of the mixture, so that the choice of model is in the interval.
// An end is infinite if so much weight lies on models without a standard error.
func (r *Ranking) Mixture(people int) (median, low, high float64) {
	type part struct{ weight, centre, spread float64 }
	var parts []part
	total := 0.0
	for _, f := range r.Fits {
		w := math.Exp(-(f.BIC - r.Fits[0].BIC) / 2)
		total += w
		if math.IsNaN(f.SE) || math.IsInf(f.SE, 0) || math.IsNaN(f.N) || math.IsInf(f.N, 0) {
			continue // its weight lies at infinity
		}
		u := math.Max(f.N-float64(people), 1e-9)
		parts = append(parts, part{w, math.Log(u), math.Max(1e-9, math.Sqrt(math.Log1p(f.SE*f.SE/(u*u))))})
	}
	quantile := func(q float64) float64 {
		from, to := -25.0, 40.0
		below := func(x float64) float64 {
			s := 0.0
			for _, p := range parts {
				s += p.weight / 2 * math.Erfc((p.centre-x)/(p.spread*math.Sqrt2))
			}
			return s / total
		}
		if !(below(to) >= q) {
			return math.Inf(1)
		}
		for range 60 {
			if x := (from + to) / 2; below(x) < q {
				from = x
			} else {
				to = x
			}
		}
		return float64(people) + math.Exp(to)
	}
	return quantile(0.5), quantile(0.025), quantile(0.975)
}
