package loglinear

import (
	"errors"
	"fmt"
	"math"

	"testigo/estimate/table"
)

// Fit is a fitted model.
type Fit struct {
	Model    Model
	Unseen   float64 // people expected on no list
	N, SE    float64 // documented plus unseen, and its standard error
	Deviance float64
	DF       int
	AIC, BIC float64
	// Boundary terms went to minus infinity: nobody is on all of their lists.
	Boundary []table.Pattern
	V00      float64 // variance of the logarithm of Unseen
	Mean     []float64
	dropped  []bool  // cells that the boundary emptied
	lastSE   float64 // standard error of the last column's coefficient, of dense fits
}

// Errors a model can be refused with.
var (
	ErrNotIdentified = errors.New("the overlaps do not determine how many are on no list under this model")
	ErrNoFit         = errors.New("the fit does not settle")
)

// fitter fits models to one table and keeps its work space. Both the information matrix and the
// score of a hierarchical model on 0/1 cells are sums over the cells that contain a term, so one
// superset-sum transform of the means gives all of them: entry (A, B) is the sum at A|B.
type fitter struct {
	lists int
	n     float64
	y     []float64 // observed; index 0 holds the trial number of the unseen, if free is false
	sum   []float64 // superset sums of y
	lgam  float64   // sum of log y! over the cells of the table

	mean, eta, up, grad, step, beta, work []float64
	dropped                               []bool
	info                                  matrix
}

func newFitter(t *table.Table) (*fitter, error) {
	if len(t.Lists) > MaxLists {
		return nil, fmt.Errorf("log-linear models take at most %d lists, not %d", MaxLists, len(t.Lists))
	}
	if len(t.Lists) < 2 {
		return nil, errors.New("one list only")
	}
	y, err := t.Full()
	if err != nil {
		return nil, err
	}
	f := &fitter{lists: len(t.Lists), n: float64(t.People()), y: y}
	f.sum = append([]float64(nil), y...)
	superset(f.sum, f.lists)
	for _, v := range y {
		g, _ := math.Lgamma(v + 1)
		f.lgam += g
	}
	size := len(y)
	f.mean, f.eta, f.up = make([]float64, size), make([]float64, size), make([]float64, size)
	f.work = make([]float64, size)
	f.dropped = make([]bool, size)
	return f, nil
}

// superset replaces x[A] by the sum of x[B] over all B that contain A.
func superset(x []float64, lists int) {
	for j := 0; j < lists; j++ {
		bit := 1 << uint(j)
		for a := 0; a < len(x); a++ {
			if a&bit == 0 {
				x[a] += x[a|bit]
			}
		}
	}
}

// subset replaces x[A] by the sum of x[B] over all B within A.
func subset(x []float64, lists int) {
	for j := 0; j < lists; j++ {
		bit := 1 << uint(j)
		for a := 0; a < len(x); a++ {
			if a&bit != 0 {
				x[a] += x[a&^bit]
			}
		}
	}
}

// terms of the model in the fit: the empty term, single lists, interactions; without those whose
// margin is zero, which are returned apart and whose cells are dropped.
func (f *fitter) terms(m Model) (in, boundary []table.Pattern) {
	clear(f.dropped)
	in = append(in, 0)
	take := func(p table.Pattern) {
		if f.sum[p] > 0 {
			in = append(in, p)
			return
		}
		boundary = append(boundary, p)
		for c := range f.dropped {
			if table.Pattern(c)&p == p {
				f.dropped[c] = true
			}
		}
	}
	for j := 0; j < f.lists; j++ {
		take(1 << uint(j))
	}
	for _, p := range m.Terms {
		take(p)
	}
	return in, boundary
}

// fit finds the maximum of the likelihood. With known false the cell of no list is unknown;
// otherwise unseen people are put there as if observed.
func (f *fitter) fit(m Model, known bool, unseen float64) (*Fit, error) {
	in, boundary := f.terms(m)
	first := 1
	f.y[0] = 0
	if known {
		first, f.y[0] = 0, unseen
	}
	p := len(in)
	f.resize(p)
	clear(f.beta)
	// Start at independence of lists with everyone of a size like the documented.
	f.start(in, first)
	deviance := math.Inf(1)
	converged := false
	for round := 0; round < 200; round++ {
		f.means(in, first)
		d := f.deviance(first)
		if math.IsNaN(d) {
			return nil, ErrNoFit
		}
		if d > deviance+1e-9*(math.Abs(deviance)+1) && round > 0 { // overshot: half the step back
			for i := range f.beta {
				f.step[i] /= 2
				f.beta[i] -= f.step[i]
			}
			if norm(f.step) < 1e-13 {
				return nil, ErrNoFit
			}
			continue
		}
		change := math.Abs(deviance - d)
		deviance = d
		copy(f.up, f.mean)
		superset(f.up, f.lists)
		for i, a := range in {
			want := f.sum[a]
			if known && a == 0 {
				want += unseen
			}
			f.grad[i] = want - f.up[a]
			for j := 0; j <= i; j++ {
				f.info.set(i, j, f.up[a|in[j]])
			}
		}
		// Where the likelihood rises for ever towards an empty cell, Newton's step stays near 1
		// while the information there falls by e each round, until factor sees it singular.
		if !f.info.factor() {
			return nil, ErrNotIdentified
		}
		f.info.solve(f.grad, f.step)
		if change < 1e-10*(math.Abs(d)+0.1) && maxAbs(f.step) < 1e-6 {
			converged = true
			break
		}
		if big := maxAbs(f.step); big > 4 { // far steps on the log scale overflow
			for i := range f.step {
				f.step[i] *= 4 / big
			}
		}
		for i := range f.beta {
			f.beta[i] += f.step[i]
		}
		if math.Abs(f.beta[0]) > 60 {
			return nil, ErrNoFit
		}
	}
	if !converged {
		return nil, ErrNoFit
	}
	out := &Fit{Model: m, Unseen: math.Exp(f.beta[0]), Boundary: boundary, Deviance: math.Max(0, deviance)}
	if known {
		return out, nil
	}
	clear(f.grad)
	f.grad[0] = 1
	f.info.solve(f.grad, f.step)
	out.V00 = f.step[0]
	if !(out.V00 >= 0) || out.V00 > 1e8 {
		return nil, ErrNotIdentified
	}
	out.N = f.n + out.Unseen
	out.SE = math.Sqrt(out.Unseen + out.Unseen*out.Unseen*out.V00)
	if out.N > 1e6*f.n {
		return nil, ErrNotIdentified
	}
	parameters := float64(p + len(boundary))
	out.DF = len(f.y) - 1 - p - len(boundary)
	minus2 := out.Deviance + f.saturated()
	out.AIC = minus2 + 2*parameters
	out.BIC = minus2 + parameters*math.Log(f.n)
	out.Mean = append([]float64(nil), f.mean...)
	out.Mean[0] = out.Unseen
	out.dropped = append([]bool(nil), f.dropped...)
	return out, nil
}

// saturated is -2 times the log-likelihood of means equal to the counts.
func (f *fitter) saturated() float64 {
	l := -f.lgam
	for _, v := range f.y[1:] {
		if v > 0 {
			l += v*math.Log(v) - v
		}
	}
	return -2 * l
}

// start sets beta by the lists' sizes: the odds of each list among the documented.
func (f *fitter) start(in []table.Pattern, first int) {
	base := 0.0
	for i, a := range in {
		if a == 0 || a.On() > 1 {
			continue
		}
		q := math.Min(0.95, math.Max(0.001, f.sum[a]/(f.n*1.2)))
		f.beta[i] = math.Log(q / (1 - q))
		base += math.Log1p(-q)
	}
	f.beta[0] = math.Log(f.n*1.2+f.y[0]) + base
	f.beta[0] = math.Max(f.beta[0], -20)
}

func (f *fitter) means(in []table.Pattern, first int) {
	clear(f.eta)
	for i, a := range in {
		f.eta[a] = f.beta[i]
	}
	subset(f.eta, f.lists)
	f.mean[0] = 0
	for c := first; c < len(f.mean); c++ {
		if f.dropped[c] {
			f.mean[c] = 0
			continue
		}
		f.mean[c] = math.Exp(math.Min(f.eta[c], 60))
	}
}

func (f *fitter) deviance(first int) float64 {
	d := 0.0
	for c := first; c < len(f.y); c++ {
		if f.dropped[c] {
			continue
		}
		d += f.mean[c] - f.y[c]
		if f.y[c] > 0 {
			d += f.y[c] * (math.Log(f.y[c]) - f.eta[c])
		}
	}
	return 2 * d
}

func (f *fitter) resize(p int) {
	if cap(f.beta) < p {
		f.beta, f.grad, f.step = make([]float64, p), make([]float64, p), make([]float64, p)
	}
	f.beta, f.grad, f.step = f.beta[:p], f.grad[:p], f.step[:p]
	f.info.resize(p)
}

func norm(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v * v
	}
	return math.Sqrt(s)
}

func maxAbs(x []float64) float64 {
	m := 0.0
	for _, v := range x {
		m = math.Max(m, math.Abs(v))
	}
	return m
}

// FitModel fits one model to a table.
func FitModel(t *table.Table, m Model) (*Fit, error) {
	f, err := newFitter(t)
	if err != nil {
		return nil, err
	}
	return f.fit(m, false, 0)
}
