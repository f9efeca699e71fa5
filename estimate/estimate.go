// Package estimate says how many people were never recorded, from lists of victims that overlap
// (multiple systems estimation, capture-recapture), and says so only when the overlaps bear it.
//
// It takes a table of capture histories (estimate/table), sets aside lists that carry no
// information, runs the estimators below, holds their results against the checks of this
// package, and gives for each stratum either an estimate with its 95% interval, the remarks
// that must be read with it and the assumptions it rests on, or a refusal with its reasons. A
// refusal is a result like any other. There is no number without an interval: Estimate carries
// both, and what is printed is made from it.
//
//   - estimate/latentclass: Bayesian latent classes (Manrique-Vallier 2016). The headline.
//   - estimate/loglinear: Poisson log-linear models, chosen by BIC (Fienberg 1972, Cormack 1989), or averaged by it.
//   - estimate/graphs: average over decomposable graphs (Madigan and York 1997).
//   - estimate/closed: Chao's lower bound (1987), sample coverage (Chao and Tsay 1998), and
//     for two lists Chapman (1951) and Lincoln and Petersen, on request only.
//
// Not to be used when lists copy from each other and the copies cannot be told, when a group of
// people could be on no list at all, or when the same person stands in the table twice: no
// method sees that in the numbers. An estimate is of deaths or disappearances recorded by
// nobody; it has no names and says nothing about any single case.
package estimate

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"

	"testigo/estimate/closed"
	"testigo/estimate/draw"
	"testigo/estimate/graphs"
	"testigo/estimate/latentclass"
	"testigo/estimate/loglinear"
	"testigo/estimate/table"
)

// Method names an estimator.
type Method string

const (
	LatentClass Method = "lcmcr"
	LogLinear   Method = "loglinear"
	Averaged    Method = "averaged"
	Graphs      Method = "graphs"
	Chao        Method = "chao"
	Coverage    Method = "coverage"
	Chapman     Method = "chapman"
)

// Methods in the order they are shown; the first that is asked for and holds is the headline.
var Methods = []Method{LatentClass, LogLinear, Averaged, Graphs, Coverage, Chao, Chapman}

// Estimate is a number of people, documented and not, with its 95% interval, which it is never
// shown without.
type Estimate struct {
	Method    Method
	N         float64 // posterior median, or maximum-likelihood estimate
	Low, High float64
	SE        float64 // 0 if the method gives none
	Model     string  // model, graph or version
	AtLeast   bool    // a bound from below, not an estimate of the number
	Usable    bool    // it passed the checks
	Why       []Remark
}

// Settings of a run.
type Settings struct {
	Methods []Method // empty: all but Chapman
	Seed    uint64
	Latent  latentclass.Settings // zero fields take the package's defaults
	Limits  Limits
	Workers int  // strata at a time; 0: as many as processors
	Vary    bool // estimate again under other priors of the latent classes, where there is one stratum
}

// Outcome is what is said of one stratum, or of all people together.
type Outcome struct {
	Name       string
	Table      *table.Table // as given
	Used       *table.Table // without the lists set aside
	Documented int
	Refused    []Remark // not empty: no estimate, and why
	Remarks    []Remark // to be read with the estimate
	Headline   *Estimate
	Estimates  []Estimate

	Posterior     *latentclass.Posterior
	Ranking       *loglinear.Ranking
	Graphs        *graphs.Result
	Bound         *closed.Bound
	Coverage      *closed.Coverage
	Heterogeneity []Assumed
	LeftOut       []LeftOut
	Priors        []Prior // the latent classes under other priors
	draws         map[Method][]float64
}

// Assumed is an estimate that rests on an assumed shape of differences between people.
type Assumed struct {
	Shape loglinear.Shape
	N, SE float64
}

// LeftOut is the log-linear estimate without one list.
type LeftOut struct {
	List         string
	N, Low, High float64
}

// Result of a run over a file.
type Result struct {
	File     *table.File
	Settings Settings
	Strata   []Outcome // one, unnamed, if no strata were asked for
	Total    *Total    // nil without strata
	Linkage  *Linkage  // nil if the table was given, or its links are certain
}

// Run estimates every stratum and, over strata, the total. The same table, settings and seed
// give the same result on any number of processors.
func Run(ctx context.Context, f *table.File, s Settings) (*Result, error) {
	s = s.filled(len(f.Strata))
	for _, m := range s.Methods {
		if !known(m) {
			return nil, fmt.Errorf("no method %q; hint: methods are %v", m, Methods)
		}
	}
	r := &Result{File: f, Settings: s, Strata: make([]Outcome, len(f.Strata))}
	light := len(f.Strata) > manyStrata // keep what totals need, not every chain
	added := newSums()
	gate := make(chan struct{}, s.Workers)
	errs := make([]error, len(f.Strata))
	var wg sync.WaitGroup
	for i := range f.Strata {
		if ctx.Err() != nil {
			break
		}
		gate <- struct{}{}
		wg.Add(1)
		go func() {
			defer func() { <-gate; wg.Done() }()
			r.Strata[i], errs[i] = one(ctx, f.Strata[i], s)
			if len(f.By) > 0 {
				added.take(&r.Strata[i])
			}
			if light {
				r.Strata[i].lighten()
			}
		}()
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	if len(f.By) > 0 {
		r.Total = total(r, added)
	}
	return r, nil
}

// manyStrata is from where on chains are shorter and not kept for plots.
const manyStrata = 40

func (s Settings) filled(strata int) Settings {
	if len(s.Methods) == 0 {
		s.Methods = Methods[:len(Methods)-1]
	}
	if s.Workers <= 0 {
		s.Workers = runtime.GOMAXPROCS(0)
	}
	if s.Latent.BurnIn == 0 && s.Latent.Draws == 0 {
		most := s.Latent.MaxSweeps
		d := latentclass.Default
		s.Latent.BurnIn, s.Latent.Draws, s.Latent.Thin, s.Latent.MaxSweeps = d.BurnIn, d.Draws, d.Thin, d.MaxSweeps
		if strata > manyStrata { // their errors average out, and the hopeless ones are given up sooner
			s.Latent.BurnIn, s.Latent.Draws, s.Latent.Thin, s.Latent.MaxSweeps = 2000, 1000, 5, 250_000
			if s.Latent.Effective == 0 && s.Latent.RHat == 0 {
				s.Latent.RHat, s.Latent.Effective = 1.02, 400
			}
		}
		if most > 0 {
			s.Latent.MaxSweeps = most
		}
	}
	s.Vary = s.Vary && strata == 1
	s.Latent.Seed = s.Seed
	s.Limits = s.Limits.filled()
	return s
}

func known(m Method) bool {
	for _, k := range Methods {
		if k == m {
			return true
		}
	}
	return false
}

func (s Settings) wants(m Method) bool {
	for _, k := range s.Methods {
		if k == m {
			return true
		}
	}
	return false
}

// one estimates one stratum.
func one(ctx context.Context, st table.Stratum, s Settings) (Outcome, error) {
	o := Outcome{Name: st.Name, Table: st.Table, Documented: st.Table.People(), draws: map[Method][]float64{}}
	if st.Name == table.NotStated {
		o.Used = st.Table
		o.refuse(notStated())
		return o, nil
	}
	o.setAside(s.Limits)
	if s.wants(Chapman) && len(o.Used.Lists) == 2 {
		o.chapman()
	}
	o.before(s.Limits)
	if len(o.Refused) > 0 {
		return o, nil
	}
	if s.wants(LatentClass) {
		if err := o.latent(ctx, s); err != nil {
			return o, err
		}
	}
	if s.wants(LogLinear) || s.wants(Averaged) {
		o.loglinear(s)
	}
	if s.wants(Graphs) && len(o.Used.Lists) <= graphs.MaxLists {
		if err := o.average(s); err != nil {
			return o, err
		}
	}
	if s.wants(Coverage) {
		o.coverage(s)
	}
	if s.wants(Chao) {
		o.bound()
	}
	o.after(s.Limits)
	o.choose()
	return o, nil
}

func (o *Outcome) refuse(r Remark)         { o.Refused = append(o.Refused, r) }
func (o *Outcome) remark(r Remark)         { o.Remarks = append(o.Remarks, r) }
func (o *Outcome) stream() uint64          { return draw.Name(o.Name) }
func (o *Outcome) floor(n float64) float64 { return math.Max(n, float64(o.Documented)) }
func (o *Outcome) put(e Estimate) *Estimate {
	o.Estimates = append(o.Estimates, o.raise(e))
	return &o.Estimates[len(o.Estimates)-1]
}
func (o *Outcome) raise(e Estimate) Estimate {
	// Lists set aside may name people on no other list: they are documented all the same.
	e.N, e.Low, e.High = o.floor(e.N), o.floor(e.Low), o.floor(e.High)
	return e
}

func (o *Outcome) latent(ctx context.Context, s Settings) error {
	ls := s.Latent
	ls.Stream = o.stream()
	p, err := latentclass.Run(ctx, o.Used, ls)
	if err != nil {
		return err
	}
	o.Posterior = p
	e := Estimate{Method: LatentClass, N: p.Median, Low: p.Low, High: p.High, SE: p.SD, Model: fmt.Sprintf("K = %d, %s rates", p.Settings.Classes, p.Settings.Rates)}
	o.check(&e, s.Limits)
	o.put(e)
	if s.Vary {
		if err := o.vary(ctx, s); err != nil {
			return err
		}
	}
	o.draws[LatentClass] = o.floored(spread(p.Draws(), totalDraws, draw.New(s.Seed, o.stream(), 77)))
	return nil
}

func (o *Outcome) floored(x []float64) []float64 {
	for i := range x {
		x[i] = o.floor(x[i])
	}
	return x
}

func (o *Outcome) loglinear(s Settings) {
	if len(o.Used.Lists) > loglinear.MaxLists {
		o.remark(tooManyLists(len(o.Used.Lists), loglinear.MaxLists))
		return
	}
	r, err := loglinear.Search(o.Used, loglinear.Auto)
	if err != nil || r.Best() == nil {
		if !s.wants(LogLinear) {
			return
		}
		e := Estimate{Method: LogLinear, N: float64(o.Documented), Low: float64(o.Documented), High: math.Inf(1), Model: "–"}
		e.Why = append(e.Why, noModel())
		o.put(e)
		return
	}
	o.Ranking = r
	if s.wants(LogLinear) {
		o.best(s)
	}
	if s.wants(Averaged) {
		o.averaged(s)
	}
}

// averaged is the answer of all log-linear models, each by its weight.
func (o *Outcome) averaged(s Settings) {
	e := Estimate{Method: Averaged, Model: fmt.Sprintf("exp(−BIC/2), %d", len(o.Ranking.Fits))}
	e.N, e.Low, e.High = o.Ranking.Mixture(o.Used.People())
	o.check(&e, s.Limits)
	o.put(e)
}

// best is the log-linear model of least BIC, and what other shapes and fewer lists would say.
func (o *Outcome) best(s Settings) {
	best := o.Ranking.Best()
	e := Estimate{Method: LogLinear, N: best.N, SE: best.SE, Model: best.Model.Name(o.Used.Lists), High: math.Inf(1), Low: float64(o.Documented)}
	if p, err := loglinear.SelectedInterval(o.Used, o.Ranking); err == nil {
		e.Low, e.High = p.Low, p.High
	}
	o.check(&e, s.Limits)
	o.put(e)
	for _, shape := range []loglinear.Shape{loglinear.Bound, loglinear.Poisson, loglinear.Darroch, loglinear.Gamma} {
		if f, err := loglinear.Heterogeneity(o.Used, shape, true); err == nil {
			o.Heterogeneity = append(o.Heterogeneity, Assumed{shape, f.N, f.SE})
		}
	}
	if len(o.Used.Lists) > 3 {
		o.leaveOut()
	}
}

// leaveOut estimates again without each list in turn. People only on that list go back among
// the unseen.
func (o *Outcome) leaveOut() {
	for j, name := range o.Used.Lists {
		t := o.Used.Without(j)
		r, err := loglinear.Search(t, loglinear.Auto)
		if err != nil || r.Best() == nil {
			continue
		}
		l := LeftOut{List: name, N: r.Best().N, Low: float64(t.People()), High: math.Inf(1)}
		if p, err := loglinear.ProfileInterval(t, r.Best()); err == nil {
			l.Low, l.High = p.Low, p.High
		}
		o.LeftOut = append(o.LeftOut, l)
	}
}

func (o *Outcome) average(s Settings) error {
	g, err := graphs.Average(o.Used, graphs.Settings{From: 1})
	if err != nil {
		return err
	}
	o.Graphs = g
	e := Estimate{Method: Graphs, N: g.Median, Low: g.Low, High: g.High, Model: g.Graphs[0].Name(o.Used.Lists)}
	o.check(&e, s.Limits)
	o.put(e)
	o.draws[Graphs] = o.floored(g.Draws(totalDraws, draw.New(s.Seed, o.stream(), 78)))
	return nil
}

func (o *Outcome) coverage(s Settings) {
	c, err := closed.SampleCoverage(o.Used)
	if err != nil {
		return
	}
	o.Coverage = &c
	low, high := closed.Bootstrap(o.Used, c, 300, s.Seed^o.stream())
	e := Estimate{Method: Coverage, N: low.N, Low: low.Low, High: low.High, SE: low.SE, Model: fmt.Sprintf("C = %.2f, one step", c.C)}
	if c.HighUsable {
		e = Estimate{Method: Coverage, N: high.N, Low: high.Low, High: high.High, SE: high.SE, Model: fmt.Sprintf("C = %.2f", c.C)}
	}
	if e.N < float64(o.Used.People()) {
		return
	}
	o.check(&e, s.Limits)
	o.put(e)
}

// bound is Chao's, with lists that reach people unequally (Rivest and Baillargeon 2007): without, lists of unequal
// size make it too high to be a bound. Where that cannot be fitted it is the formula for lists alike.
func (o *Outcome) bound() {
	b, err := closed.Chao(o.Used)
	if err != nil {
		return
	}
	o.Bound = &b
	e := Estimate{Method: Chao, N: b.N, Low: b.Low, High: b.High, SE: b.SE, AtLeast: true, Usable: true, Model: "(t−1)/t · f₁²/2f₂"}
	if f, err := loglinear.Heterogeneity(o.Used, loglinear.Bound, true); err == nil && f.SE > 0 {
		e.N, e.SE, e.Model = f.N, f.SE, "Mth"
		e.Low, e.High = closed.LogInterval(o.Used.People(), f.N, f.SE*f.SE)
	}
	o.put(e)
}

func (o *Outcome) chapman() {
	c, err := closed.Chapman(o.Used)
	if err != nil {
		return
	}
	o.put(Estimate{Method: Chapman, N: c.N, Low: c.Low, High: c.High, SE: c.SE, Model: "n1 n2 / m", Why: []Remark{twoLists()}})
}

// choose takes as headline the first method, in the order of Methods, that is usable.
func (o *Outcome) choose() {
	if len(o.Refused) > 0 {
		return
	}
	for _, m := range Methods {
		for i := range o.Estimates {
			if e := &o.Estimates[i]; e.Method == m && e.Usable {
				o.Headline = e
				return
			}
		}
	}
	o.refuse(nothingUsable())
}

// lighten drops what only a full report of the stratum needs.
func (o *Outcome) lighten() {
	if o.Posterior != nil {
		o.Posterior.Chains = nil
	}
	o.Ranking, o.Graphs, o.draws = nil, nil, nil
}
