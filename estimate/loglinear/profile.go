package loglinear

import (
	"math"
	"sort"

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

// profile is the likelihood of one model as a function of the unseen.
type profile struct {
	n    float64
	at   func(unseen float64) float64
	top  float64 // the unseen where it is highest, and
	best float64 // how high that is
}

// ProfileInterval is the 95% interval of a fitted model, its terms taken as known.
func ProfileInterval(t *table.Table, fit *Fit) (Profile, error) {
	p, err := profileOf(t, fit)
	if err != nil {
		return Profile{}, err
	}
	return p.interval(p.best - halfChi), nil
}

// SelectedInterval is the 95% interval of the model of least BIC that counts its having been chosen: all
// numbers that some model makes nearly as likely as the best does. The profile of each model is lowered by half its penalty,
// log(n/2π) for each term (Draper 1995), and the line is drawn below the highest of them; models
// further from the best than the line add nothing. A profile of one model alone leaves the choice out and holds the truth too
// seldom in tables of some hundred people, where dependence of a usual size is often missed.
func SelectedInterval(t *table.Table, r *Ranking) (Profile, error) {
	const most = 60 // models; hundreds of near ones are of many lists and much alike
	best := r.Best()
	if best == nil {
		return Profile{}, ErrNoFit
	}
	out, err := ProfileInterval(t, best)
	if err != nil {
		return Profile{}, err
	}
	draper := func(f *Fit) float64 { return f.BIC + float64(f.DF)*math.Log(2*math.Pi) } // up to what all share
	near := make([]*Fit, 0, len(r.Fits))
	for _, f := range r.Fits {
		if f != best && (f.DF > 0 || best.DF <= 0) { // a saturated one contradicts nothing
			near = append(near, f)
		}
	}
	sort.SliceStable(near, func(i, j int) bool { return draper(near[i]) < draper(near[j]) })
	least := draper(best)
	if len(near) > 0 {
		least = math.Min(least, draper(near[0]))
	}
	for i, f := range near {
		below := (draper(f) - least) / 2
		if i == most || below > halfChi {
			break
		}
		p, err := profileOf(t, f)
		if err != nil {
			continue
		}
		x := p.interval(p.best - halfChi + below)
		out.Low, out.High = math.Min(out.Low, x.Low), math.Max(out.High, x.High)
		out.NoUpper = out.NoUpper || x.NoUpper
	}
	return out, nil
}

func profileOf(t *table.Table, fit *Fit) (*profile, error) {
	f, err := newFitter(t)
	if err != nil {
		return nil, err
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
	p := &profile{n: f.n, at: at, top: math.Exp((lo + hi) / 2)}
	p.best = at(p.top)
	if none := at(0); none > p.best {
		p.top, p.best = 0, none
	}
	if math.IsInf(p.best, -1) {
		return nil, ErrNoFit
	}
	return p, nil
}

// interval is where the likelihood is above the line.
func (p *profile) interval(line float64) Profile {
	out := Profile{Top: p.n + p.top, Low: p.n}
	if p.top > 0 && p.at(0) < line {
		out.Low = p.n + between(p.at, 0, p.top, line)
	}
	limit := math.Max(p.top, 1)
	for {
		limit *= 2
		if limit > 1e4*p.n+1e4 {
			out.NoUpper, out.High = true, math.Inf(1)
			return out
		}
		if p.at(limit) < line {
			break
		}
	}
	out.High = p.n + between(p.at, limit, math.Max(p.top, limit/2), line)
	return out
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
