package loglinear

import (
	"math"

	"testigo/estimate/table"
)

// Profile is the multinomial profile-likelihood interval of a model (Cormack 1992): with a trial
// number of unseen people put in the cell of no list, the model is fitted again and its
// likelihood taken. The top is a little below the Poisson estimate.
type Profile struct {
	Top, Low, High float64
	NoUpper        bool // the likelihood never falls below the line: there is no upper limit
}

// halfChi is half the 95% quantile of chi-square with one degree of freedom.
const halfChi = 3.841458820694124 / 2

// ProfileInterval is the 95% interval of a fitted model.
func ProfileInterval(t *table.Table, fit *Fit) (Profile, error) {
	f, err := newFitter(t)
	if err != nil {
		return Profile{}, err
	}
	at := func(unseen float64) float64 {
		g, err := f.fit(fit.Model, true, unseen)
		if err != nil {
			return math.Inf(-1)
		}
		n := f.n + unseen
		a, _ := math.Lgamma(n + 1)
		b, _ := math.Lgamma(unseen + 1)
		l := -g.Deviance/2 + a - b - n*math.Log(n)
		if unseen > 0 {
			l += unseen * math.Log(unseen)
		}
		return l
	}
	// The top by golden section on the logarithm of the unseen.
	const ratio = 0.6180339887498949
	lo, hi := math.Log(fit.Unseen+0.5)-3, math.Log(fit.Unseen+0.5)+2
	x, y := hi-ratio*(hi-lo), lo+ratio*(hi-lo)
	fx, fy := at(math.Exp(x)), at(math.Exp(y))
	for hi-lo > 1e-7 {
		if fx > fy {
			hi, y, fy = y, x, fx
			x = hi - ratio*(hi-lo)
			fx = at(math.Exp(x))
		} else {
			lo, x, fx = x, y, fy
			y = lo + ratio*(hi-lo)
			fy = at(math.Exp(y))
		}
	}
	top := math.Exp((lo + hi) / 2)
	best := at(top)
	if none := at(0); none > best {
		top, best = 0, none
	}
	if math.IsInf(best, -1) {
		return Profile{}, ErrNoFit
	}
	p := Profile{Top: f.n + top}
	line := best - halfChi
	p.Low = f.n
	if top > 0 && at(0) < line {
		p.Low = f.n + between(at, 0, top, line)
	}
	limit := math.Max(top, 1)
	for step := 0; ; step++ {
		limit *= 2
		if limit > 1e4*f.n+1e4 {
			p.NoUpper, p.High = true, math.Inf(1)
			return p, nil
		}
		if at(limit) < line {
			break
		}
	}
	p.High = f.n + between(func(u float64) float64 { return at(u) }, limit, math.Max(top, limit/2), line)
	return p, nil
}

// between finds where the likelihood crosses the line from outside to inside.
func between(at func(float64) float64, outside, inside, line float64) float64 {
	for i := 0; i < 60 && math.Abs(inside-outside) > 1e-7*(1+inside); i++ {
		mid := (inside + outside) / 2
		if at(mid) < line {
			outside = mid
		} else {
			inside = mid
		}
	}
	return (inside + outside) / 2
}
