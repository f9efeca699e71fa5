package main

import (
	"fmt"
	"math"
	"strings"

	"testigo/estimate/closed"
	"testigo/estimate/graphs"
	"testigo/estimate/loglinear"
	"testigo/estimate/table"
)

// loglinear compares the chosen models, their estimates and their profile intervals. The search
// is ours too: what is compared is also whether it finds the same model.
func (b *book) loglinear() error {
	rows, err := b.rows("loglinear")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Log-linear models (reference: Rcapture)\n\n| data | choice | model | N | se | deviance | AIC | BIC | profile interval |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	searched := map[string]*loglinear.Ranking{}
	for _, r := range rows {
		name := r["dataset"]
		t, err := b.data(name)
		if err != nil {
			return err
		}
		want, err := loglinear.Parse(r["model"])
		if err != nil {
			return err
		}
		fit, err := loglinear.FitModel(t, want)
		if err != nil {
			return fmt.Errorf("%s %s: %w", name, r["model"], err)
		}
		found := "main effects"
		if r["choice"] != "independence" {
			if searched[name] == nil {
				scope := loglinear.Auto
				if len(t.Lists) > 4 {
					scope = loglinear.AllPairs
				}
				if searched[name], err = loglinear.Search(t, scope); err != nil {
					return err
				}
			}
			best := searched[name].Best()
			if r["choice"] == "best AIC" {
				best = searched[name].BestAIC()
			}
			found = strings.Join(strings.Fields(numbers(best.Model, len(t.Lists))), "")
			b.all++
			if best.Model.Name(t.Lists) != want.Name(t.Lists) {
				found += " **≠ " + r["model"] + "**"
				b.off++
			}
		}
		p, err := loglinear.ProfileInterval(t, fit)
		if err != nil {
			return fmt.Errorf("%s %s: %w", name, r["model"], err)
		}
		upper := ""
		if strings.HasPrefix(r["profile_hi95"], ">") {
			upper = fmt.Sprintf("%.6g (reference: above %s)", p.High, r["profile_hi95"][1:])
		} else {
			upper = b.figure(p.High, r.number("profile_hi95"), 1e-3)
		}
		fmt.Fprintf(b.w, "| %s | %s | %s | %s | %s | %s | %s | %s | %s – %s |\n", name, r["choice"], found, b.figure(fit.N, r.number("N"), 1e-4), b.figure(fit.SE, r.number("se"), 1e-4),
			b.figure(fit.Deviance, r.number("deviance"), 1e-4), b.figure(fit.AIC, r.number("AIC"), 1e-4), b.figure(fit.BIC, r.number("BIC"), 1e-4), b.figure(p.Low, r.number("profile_lo95"), 1e-3), upper)
	}
	return nil
}

func numbers(m loglinear.Model, lists int) string {
	var parts []string
	for _, g := range m.Generators(lists) {
		s := ""
		for j := 0; j < lists; j++ {
			if g.Has(j) {
				s += fmt.Sprint(j + 1)
			}
		}
		parts = append(parts, s)
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// stepwise compares the forward selection for sparse tables.
func (b *book) stepwise() error {
	rows, err := b.rows("sparse_stepwise")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Stepwise for sparse tables (reference: SparseMSE; Wald intervals)\n\n| data | independence | stepwise, p < 0.02 | pairs added |\n| --- | --- | --- | --- |\n")
	for _, r := range rows {
		t, err := b.data(r["dataset"])
		if err != nil {
			return err
		}
		main, err := loglinear.FitModel(t, loglinear.Model{})
		if err != nil {
			return err
		}
		low, high := loglinear.Wald(main)
		s, err := loglinear.Sparse(t, 0.02)
		if err != nil {
			return err
		}
		var added []string
		for _, p := range s.Added {
			added = append(added, strings.ReplaceAll(table.Label(p, t.Lists), "+", ":"))
		}
		fmt.Fprintf(b.w, "| %s | %s (%s – %s) | %s (%s – %s) | %s |\n", r["dataset"], b.figure(main.N, r.number("main_N"), 1e-4), b.figure(low, r.number("main_lo"), 1e-4), b.figure(high, r.number("main_hi"), 1e-4),
			b.figure(s.Fit.N, r.number("stepwise_N"), 1e-4), b.figure(s.Low, r.number("stepwise_lo"), 1e-4), b.figure(s.High, r.number("stepwise_hi"), 1e-4), strings.Join(added, " "))
	}
	return nil
}

// closed compares sample coverage; the reference is rounded to one decimal.
func (b *book) closed() error {
	rows, err := b.rows("sample_coverage")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Sample coverage (reference: CARE1), Chao's lower bound beside\n\n| data | C | D | independent | low coverage | high coverage | Chao |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		t, err := b.data(r["dataset"])
		if err != nil {
			return err
		}
		c, err := closed.SampleCoverage(t)
		if err != nil {
			return err
		}
		bound := "–"
		if x, err := closed.Chao(t); err == nil {
			bound = fmt.Sprintf("%.1f", x.N)
		}
		high := "not above the documented"
		if r.number("N_high_coverage") > r.number("n") {
			high = b.figure(c.High, r.number("N_high_coverage"), 5e-4)
		}
		fmt.Fprintf(b.w, "| %s | %s | %s | %s | %s | %s | %s |\n", r["dataset"], b.figure(c.C, r.number("C"), 6e-5), b.figure(c.D, r.number("D"), 1e-4),
			b.figure(c.Independent, r.number("N_indep"), 5e-4), b.figure(c.Low, r.number("N_low_coverage"), 5e-4), high, bound)
	}
	return nil
}

// graphs compares posterior limits on the reference's grid and the leading graph's probability.
func (b *book) graphs() error {
	rows, err := b.rows("dga")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Decomposable graphs (reference: dga)\n\n| data | median | 2.5%% | 97.5%% | mean | best graph |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		t, err := b.data(r["dataset"])
		if err != nil {
			return err
		}
		g, err := graphs.Average(t, graphs.Settings{From: 1, To: int(r.number("N0_max"))})
		if err != nil {
			return err
		}
		within := 1.0
		if r.number("N0_max") >= 100_000 { // the reference looks at every fifth number there
			within = 5
		}
		one := func(ours, theirs float64) string {
			return b.figure(ours, theirs, (within+0.01)/math.Max(1, theirs))
		}
		probability := math.NaN()
		if _, after, ok := strings.Cut(r["top_graphs"], "} "); ok {
			fmt.Sscan(after, &probability)
		}
		fmt.Fprintf(b.w, "| %s | %s | %s | %s | %s | %s %s |\n", r["dataset"], one(g.Median, r.number("median")), one(g.Low, r.number("q2.5")), one(g.High, r.number("q97.5")),
			b.figure(g.Mean, r.number("mean"), 1e-4), g.Graphs[0].Name(t.Lists), b.figure(g.Graphs[0].Probability, probability, 6e-5))
	}
	return nil
}
