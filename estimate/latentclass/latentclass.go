// Package latentclass estimates how many people are on no list with the Bayesian latent-class
// model of Manrique-Vallier (2016, Biometrics 72): people fall into classes, within a class the
// lists are independent, and the number of classes is learned through a Dirichlet process,
// truncated. It is what HRDAG uses for killings and disappearances. Numbers are people.
//
// Model: on list j with probability lambda_kj in class k; class weights by stick-breaking,
// V_k ~ Beta(1, alpha); alpha ~ Gamma(a, rate b); p(N) proportional to 1/N. The published prior of
// lambda is uniform, each rate by itself. Here it is one of three (rates.go): the default ties the rates of a class, for
// with the published one intervals miss the truth where some people are hard to reach by every list (docs/estimates.md).
//
// A sweep of the Gibbs sampler: people of each pattern over classes; the unseen, negative
// binomial; the unseen over classes; a try to swap two classes; lambda; alpha and V together.
// In two points the sampler departs from the published one, whose chains can stay for tens of
// thousands of sweeps with too few or too many classes; the posterior is the same. Alpha is
// drawn with the breaks of the empty classes integrated out (sampler.go), and every other sweep
// a class slides along the ridge on which its rates and its unseen make up for each other (slide.go).
//
// Several chains run side by side from different starts. Run goes on until they agree (split
// R-hat below 1.01, effective sample above 1,000, for N and for the logarithm of the unseen;
// Gelman et al. 2013, Vehtari et al. 2021) or until the longest length allowed, and says which.
// The same seed gives the same numbers on any number of processors, and in whatever order the lists stand.
//
// What no interval of it contains: a class that no list ever sees leaves no trace in the data.
package latentclass

import (
	"context"
	"fmt"
	"math"
	"sort"
	"sync"

	"testigo/estimate/table"
)

// Settings of a run; zero fields take the value of Default.
type Settings struct {
	Classes   int     // truncation of the classes
	A, B      float64 // shape and rate of the prior of alpha
	Rates     Rates   // prior of the rates
	Chains    int
	Seed      uint64
	Stream    uint64  // names the stratum, so that strata draw independently
	BurnIn    int     // sweeps left out at the start of each chain
	Draws     int     // kept from each chain
	Thin      int     // sweeps between draws
	MaxSweeps int     // per chain; the run doubles until the chains agree or this is reached; 0: never double
	Cap       float64 // most unseen people, as a multiple of the documented
	RHat      float64 // chains agree below
	Effective float64 // and above
}

// Default is what `testigo estimate` uses.
var Default = Settings{Classes: 10, A: 0.25, B: 0.25, Rates: Tied, Chains: 4, BurnIn: 5000, Draws: 2000, Thin: 10, MaxSweeps: 2_000_000, Cap: 1000, RHat: 1.01, Effective: 1000}

func (s Settings) filled() Settings {
	d := Default
	set := func(x *int, v int) {
		if *x <= 0 {
			*x = v
		}
	}
	setf := func(x *float64, v float64) {
		if !(*x > 0) {
			*x = v
		}
	}
	if s.Rates == "" {
		s.Rates = d.Rates
	}
	set(&s.Classes, d.Classes)
	set(&s.Chains, d.Chains)
	set(&s.Draws, d.Draws)
	set(&s.Thin, d.Thin)
	setf(&s.A, d.A)
	setf(&s.B, d.B)
	setf(&s.Cap, d.Cap)
	setf(&s.RHat, d.RHat)
	setf(&s.Effective, d.Effective)
	return s
}

// Posterior is what is known of N after a run.
type Posterior struct {
	Settings  Settings // with burn-in and thinning as they were in the end
	Sweeps    int      // per chain, in all
	Median    float64
	Low, High float64 // 2.5 and 97.5%
	Mean, SD  float64
	RHat      float64     // the worse of N and log unseen
	Effective float64     // likewise
	Converged bool        // the chains agree
	NearCap   float64     // share of draws within a tenth of the cap
	FarOut    float64     // share of draws with more than 20 unseen for each documented person
	Occupied  float64     // mean number of classes with people
	LastFull  float64     // share of draws in which the last class has a twentieth of the people: the truncation binds
	Chains    [][]float64 // draws of N, chain by chain
}

// Draws pools the chains.
func (p *Posterior) Draws() []float64 {
	var all []float64
	for _, c := range p.Chains {
		all = append(all, c...)
	}
	return all
}

// recorder keeps the draws of one chain at even distances.
type recorder struct {
	c        *chain
	n        []float64
	full     []bool
	occupied []uint8
	done     int // sweeps after the warm-up
}

// warmUp is run before the burn-in, with alpha held small.
const warmUp = 500

// Run samples. An error is the context's, or a table that no model of classes can take.
func Run(ctx context.Context, t *table.Table, s Settings) (*Posterior, error) {
	s = s.filled()
	t = t.Canonical() // the order of the columns decides nothing
	switch {
	case len(t.Lists) < 2:
		return nil, fmt.Errorf("latent classes need lists that overlap, not %d list", len(t.Lists))
	case t.People() == 0:
		return nil, fmt.Errorf("nobody is documented")
	case !s.Rates.Known():
		return nil, fmt.Errorf("no prior of rates %q; hint: %s, %s or %s", s.Rates, Uniform, Tied, Jeffreys)
	case s.Classes > 200 || s.Chains > 64 || s.Draws > 1_000_000:
		return nil, fmt.Errorf("%d classes, %d chains, %d draws are too many", s.Classes, s.Chains, s.Draws)
	}
	recorders := make([]*recorder, s.Chains)
	for i := range recorders {
		recorders[i] = &recorder{c: newChain(t, s, s.Stream, uint64(i))}
	}
	target := s.BurnIn + s.Draws*s.Thin
	thin, burn := s.Thin, s.BurnIn
	for {
		if err := extend(ctx, recorders, target, thin); err != nil {
			return nil, err
		}
		p := summarise(recorders, s, burn, thin)
		if p.Converged || s.MaxSweeps == 0 || 2*target > s.MaxSweeps {
			return p, nil
		}
		// Twice as long: every other draw is kept, the first fifth becomes burn-in.
		target *= 2
		thin *= 2
		burn = max(target/5, s.BurnIn)
		for _, r := range recorders {
			r.halve()
		}
	}
}

func (r *recorder) halve() {
	n := 0
	for i := 1; i < len(r.n); i += 2 {
		r.n[n], r.full[n], r.occupied[n] = r.n[i], r.full[i], r.occupied[i]
		n++
	}
	r.n, r.full, r.occupied = r.n[:n], r.full[:n], r.occupied[:n]
}

// extend runs every chain to so many sweeps, side by side.
func extend(ctx context.Context, recorders []*recorder, target, thin int) error {
	var wg sync.WaitGroup
	for _, r := range recorders {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if r.done == 0 {
				r.c.warm(warmUp)
			}
			for r.done < target {
				if r.done%1024 == 0 && ctx.Err() != nil {
					return
				}
				r.c.sweep(true)
				r.done++
				if r.done%thin == 0 {
					r.n = append(r.n, float64(r.c.people+r.c.unseen))
					occupied := r.c.occupied()
					r.full = append(r.full, r.c.classes > 1 && 20*r.c.member[r.c.classes-1] > r.c.people+r.c.unseen)
					r.occupied = append(r.occupied, uint8(occupied))
				}
			}
		}()
	}
	wg.Wait()
	return ctx.Err()
}

func summarise(recorders []*recorder, s Settings, burn, thin int) *Posterior {
	s.BurnIn, s.Thin = burn, thin
	p := &Posterior{Settings: s, Sweeps: recorders[0].done}
	n := float64(recorders[0].c.people)
	limit := recorders[0].c.cap
	first := burn / thin
	var logs [][]float64
	count := 0.0
	for _, r := range recorders {
		kept := append([]float64(nil), r.n[first:]...)
		l := make([]float64, len(kept))
		for i, v := range kept {
			l[i] = math.Log(v - n + 0.5)
			if v-n > 0.9*limit {
				p.NearCap++
			}
			if v-n > 20*n {
				p.FarOut++
			}
			if r.full[first+i] {
				p.LastFull++
			}
			p.Occupied += float64(r.occupied[first+i])
			p.Mean += v
			count++
		}
		p.Chains = append(p.Chains, kept)
		logs = append(logs, l)
	}
	p.Settings.Draws = len(p.Chains[0])
	p.NearCap, p.FarOut, p.LastFull, p.Occupied, p.Mean = p.NearCap/count, p.FarOut/count, p.LastFull/count, p.Occupied/count, p.Mean/count
	all := p.Draws()
	sort.Float64s(all)
	for _, v := range all {
		p.SD += (v - p.Mean) * (v - p.Mean)
	}
	p.SD = math.Sqrt(p.SD / math.Max(1, count-1))
	p.Median, p.Low, p.High = quantile(all, 0.5), quantile(all, 0.025), quantile(all, 0.975)
	p.RHat = math.Max(RHat(p.Chains), RHat(logs))
	p.Effective = math.Min(EffectiveSize(p.Chains), EffectiveSize(logs))
	p.Converged = p.RHat < s.RHat && p.Effective > s.Effective
	return p
}

func quantile(sorted []float64, q float64) float64 {
	h := q * float64(len(sorted)-1)
	i := int(h)
	if i >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}
