package estimate

import (
	"math"

	"testigo/estimate/latentclass"
)

// Summary is a result for programs: what the report shows, without draws. Limits that are
// infinite are null.
type Summary struct {
	File      string           `json:"file"`
	Lists     []string         `json:"lists"`
	By        []string         `json:"by,omitempty"`
	Seed      uint64           `json:"seed"`
	Methods   []Method         `json:"methods"`
	Strata    []StratumSummary `json:"strata"`
	Total     *TotalSummary    `json:"total,omitempty"`
	Linkage   *LinkageSummary  `json:"linkage,omitempty"`
	Assumes   []Remark         `json:"assumptions"`
	Intervals string           `json:"intervals"`
}

// StratumSummary is an outcome.
type StratumSummary struct {
	Name        string        `json:"name,omitempty"`
	Documented  int           `json:"documented"`
	Lists       []string      `json:"lists_used"`
	Refused     []Remark      `json:"refused,omitempty"`
	Headline    *Figure       `json:"estimate,omitempty"`
	Estimates   []Figure      `json:"methods"`
	Remarks     []Remark      `json:"remarks,omitempty"`
	LatentClass *ChainSummary `json:"lcmcr,omitempty"`
	Priors      []PriorFigure `json:"lcmcr_other_priors,omitempty"`
}

// Figure is an estimate, always with its interval.
type Figure struct {
	Method  Method   `json:"method"`
	N       float64  `json:"n"`
	Low     float64  `json:"low"`
	High    *float64 `json:"high"`
	SE      float64  `json:"se,omitempty"`
	AtLeast bool     `json:"at_least,omitempty"`
	Model   string   `json:"model,omitempty"`
	Usable  bool     `json:"usable"`
	Why     []Remark `json:"why,omitempty"`
}

// ChainSummary is how the chains ran.
type ChainSummary struct {
	Chains, Sweeps, BurnIn, Draws, Thin, Classes int
	A, B, RHat, Effective                        float64
	Converged                                    bool
	Rates                                        latentclass.Rates
}

// PriorFigure is what latent classes say under another prior.
type PriorFigure struct {
	English string  `json:"en"`
	Spanish string  `json:"es"`
	N       float64 `json:"n"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
	Agree   bool    `json:"chains_agree"`
}

// TotalSummary is the total over strata.
type TotalSummary struct {
	Documented int      `json:"documented"`
	Headline   *Figure  `json:"estimate,omitempty"`
	Estimates  []Figure `json:"methods"`
	Estimated  []string `json:"estimated_in"`
	Counted    []string `json:"documented_only_in,omitempty"`
	CountedN   int      `json:"documented_only"`
	Remarks    []Remark `json:"remarks,omitempty"`
}

func figure(e Estimate) Figure {
	f := Figure{Method: e.Method, N: e.N, Low: e.Low, SE: e.SE, AtLeast: e.AtLeast, Model: e.Model, Usable: e.Usable, Why: e.Why}
	if !math.IsInf(e.High, 0) && !math.IsNaN(e.High) {
		h := e.High
		f.High = &h
	}
	if math.IsNaN(f.SE) || math.IsInf(f.SE, 0) {
		f.SE = 0
	}
	return f
}

func figures(es []Estimate, headline *Estimate) (all []Figure, head *Figure) {
	all = []Figure{}
	for i := range es {
		all = append(all, figure(es[i]))
	}
	if headline != nil {
		f := figure(*headline)
		head = &f
	}
	return all, head
}

// Summary of the result.
func (r *Result) Summary() Summary {
	s := Summary{File: r.File.Name, Lists: r.File.Lists, By: r.File.By, Seed: r.Settings.Seed, Methods: r.Settings.Methods, Assumes: Assumptions, Intervals: "95%"}
	for i := range r.Strata {
		o := &r.Strata[i]
		x := StratumSummary{Name: o.Name, Documented: o.Documented, Refused: o.Refused, Remarks: o.Remarks}
		if o.Used != nil {
			x.Lists = o.Used.Lists
		}
		x.Estimates, x.Headline = figures(o.Estimates, o.Headline)
		if p := o.Posterior; p != nil {
			finite := func(v float64) float64 {
				if math.IsInf(v, 0) || math.IsNaN(v) {
					return -1
				}
				return v
			}
			x.LatentClass = &ChainSummary{Chains: p.Settings.Chains, Sweeps: p.Sweeps, BurnIn: p.Settings.BurnIn, Draws: p.Settings.Draws, Thin: p.Settings.Thin,
				Classes: p.Settings.Classes, A: p.Settings.A, B: p.Settings.B, RHat: finite(p.RHat), Effective: finite(p.Effective), Converged: p.Converged, Rates: p.Settings.Rates}
		}
		for _, p := range o.Priors {
			x.Priors = append(x.Priors, PriorFigure(p))
		}
		s.Strata = append(s.Strata, x)
	}
	if t := r.Total; t != nil {
		x := TotalSummary{Documented: t.Documented, Estimated: t.Estimated, Counted: t.Counted, CountedN: t.CountedN, Remarks: t.Remarks}
		x.Estimates, x.Headline = figures(t.Estimates, t.Headline)
		s.Total = &x
	}
	if k := r.Linkage; k != nil {
		s.Linkage = &LinkageSummary{Records: k.Links.Records, Persons: k.Links.Persons, Doubtful: k.Links.Doubtful, Pooled: k.Pooled.Summary()}
		for _, c := range k.At {
			_, head := figures(nil, c.Headline)
			s.Linkage.At = append(s.Linkage.At, CutSummary{c.Probability, c.Documented, head, c.Refused})
		}
	}
	return s
}

// LinkageSummary is the answer over doubtful links: the pooled one is the one to quote.
type LinkageSummary struct {
	Records  int           `json:"records"`
	Persons  int           `json:"persons"`
	Doubtful int           `json:"doubtful"`
	Pooled   PooledSummary `json:"pooled"`
	At       []CutSummary  `json:"thresholds"`
}

// CutSummary is what one threshold would have said.
type CutSummary struct {
	Probability float64  `json:"probability"`
	Documented  int      `json:"documented"`
	Headline    *Figure  `json:"estimate,omitempty"`
	Refused     []Remark `json:"refused,omitempty"`
}

// PooledSummary is an answer over several linkages, for programs.
type PooledSummary struct {
	Of         int       `json:"tables"`
	Refused    int       `json:"refused"`
	Each       []float64 `json:"each"`
	Documented [2]int    `json:"documented"`
	Headline   *Figure   `json:"estimate,omitempty"`
	Remarks    []Remark  `json:"remarks,omitempty"`
}

// Summary of the pooled answer.
func (p *Pooled) Summary() PooledSummary {
	_, head := figures(nil, p.Headline)
	return PooledSummary{p.Of, p.Refused, p.Each, p.Documented, head, p.Remarks}
}
