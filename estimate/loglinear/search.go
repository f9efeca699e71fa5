package loglinear

import (
	"math"
	"runtime"
	"sort"
	"sync"

	"testigo/estimate/table"
)

// Scope says which models Search compares.
type Scope int

const (
	Auto     Scope = iota // all hierarchical models up to four lists, pairs for five, steps beyond
	AllPairs              // all models of pairs, up to six lists
	Steps                 // forwards and backwards over pairs by BIC
)

// Ranking is what a search found: the models that could be fitted, best BIC first, and how many
// were refused because the data do not determine them.
type Ranking struct {
	Fits    []*Fit
	Tried   int
	Refused int
	Scope   string // "all hierarchical models", "all models of pairs", "stepwise over pairs"
}

// keepBest bounds what is kept of tens of thousands of fits.
const keepBest = 200

// Search fits the models of the scope. The result does not depend on the number of processors.
func Search(t *table.Table, scope Scope) (*Ranking, error) {
	lists := len(t.Lists)
	if scope == Auto && lists <= 4 {
		r, err := searchAll(t, Hierarchical(lists))
		if r != nil {
			r.Scope = "all hierarchical models"
		}
		return r, err
	}
	if lists <= 5 || scope == AllPairs && lists <= 6 {
		r, err := searchAll(t, Pairwise(lists))
		if r != nil {
			r.Scope = "all models of pairs"
		}
		return r, err
	}
	return searchSteps(t)
}

// BestAIC is the fit with the least AIC.
func (r *Ranking) BestAIC() *Fit {
	var best *Fit
	for _, f := range r.Fits {
		if best == nil || f.AIC < best.AIC {
			best = f
		}
	}
	return best
}

// Best is the fit with the least BIC.
func (r *Ranking) Best() *Fit {
	if len(r.Fits) == 0 {
		return nil
	}
	return r.Fits[0]
}

// Independence is the fit without interactions, if it could be fitted.
func (r *Ranking) Independence() *Fit {
	for _, f := range r.Fits {
		if len(f.Model.Terms) == 0 {
			return f
		}
	}
	return nil
}

// Near is the models within so many units of the best BIC.
func (r *Ranking) Near(units float64) []*Fit {
	var out []*Fit
	for _, f := range r.Fits {
		if f.BIC <= r.Fits[0].BIC+units {
			out = append(out, f)
		}
	}
	return out
}

// Average weighs all fits by exp(-BIC/2): the mean of N, and the standard error that counts
// both the models' own and their disagreement.
func (r *Ranking) Average() (n, se float64) {
	if len(r.Fits) == 0 {
		return math.NaN(), math.NaN()
	}
	total, mean, square := 0.0, 0.0, 0.0
	for _, f := range r.Fits {
		w := math.Exp(-(f.BIC - r.Fits[0].BIC) / 2)
		total += w
		mean += w * f.N
		square += w * (f.SE*f.SE + f.N*f.N)
	}
	mean /= total
	return mean, math.Sqrt(math.Max(0, square/total-mean*mean))
}

func searchAll(t *table.Table, models []Model) (*Ranking, error) {
	if _, err := newFitter(t); err != nil {
		return nil, err
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(models)/64))
	fits := make([]*Fit, len(models))
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f, err := newFitter(t)
			if err != nil {
				return
			}
			for i := w; i < len(models); i += workers {
				if fit, err := f.fit(models[i], false, 0); err == nil {
					fits[i] = fit
				}
			}
		}()
	}
	wg.Wait()
	r := &Ranking{Tried: len(models)}
	for _, f := range fits {
		if f == nil {
			r.Refused++
			continue
		}
		r.Fits = append(r.Fits, f)
	}
	r.order()
	return r, nil
}

// order sorts by BIC and keeps the best by BIC, the best by AIC, and independence.
func (r *Ranking) order() {
	sort.SliceStable(r.Fits, func(i, j int) bool { return r.Fits[i].BIC < r.Fits[j].BIC })
	if len(r.Fits) <= keepBest {
		return
	}
	rest := r.Fits[keepBest:]
	aic, independence := r.BestAIC(), r.Independence()
	r.Fits = r.Fits[:keepBest:keepBest]
	for _, f := range rest {
		if f == aic || f == independence {
			r.Fits = append(r.Fits, f)
		}
	}
}

// searchSteps adds or removes one pair at a time as long as BIC falls.
func searchSteps(t *table.Table) (*Ranking, error) {
	f, err := newFitter(t)
	if err != nil {
		return nil, err
	}
	r := &Ranking{Scope: "stepwise over pairs"}
	try := func(m Model) *Fit {
		r.Tried++
		fit, err := f.fit(m, false, 0)
		if err != nil {
			r.Refused++
			return nil
		}
		r.Fits = append(r.Fits, fit)
		return fit
	}
	current := try(Model{})
	if current == nil {
		return r, nil
	}
	pairs := Pairs(len(t.Lists))
	for round := 0; round < 2*len(pairs); round++ {
		best := current
		for _, p := range pairs {
			if fit := try(current.Model.toggle(p)); fit != nil && fit.BIC < best.BIC-1e-9 {
				best = fit
			}
		}
		if best == current {
			break
		}
		current = best
	}
	r.unique()
	r.order()
	return r, nil
}

func (r *Ranking) unique() {
	seen := map[string]bool{}
	kept := r.Fits[:0]
	for _, f := range r.Fits {
		key := ""
		for _, t := range f.Model.Terms {
			key += string(rune(t)) + ","
		}
		if !seen[key] {
			seen[key] = true
			kept = append(kept, f)
		}
	}
	r.Fits = kept
}

// toggle adds the term if it is absent and removes it otherwise.
func (m Model) toggle(p table.Pattern) Model {
	out := Model{}
	found := false
	for _, t := range m.Terms {
		if t == p {
			found = true
			continue
		}
		out.Terms = append(out.Terms, t)
	}
	if !found {
		out.Terms = append(out.Terms, p)
		sort.Slice(out.Terms, func(i, j int) bool { return out.Terms[i] < out.Terms[j] })
	}
	return out
}
