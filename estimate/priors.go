package estimate

import (
	"context"

	"testigo/estimate/latentclass"
)

// Prior is what latent classes say when something else is assumed before a list is seen, all else the same.
type Prior struct {
	English, Spanish string
	N, Low, High     float64
	Agree            bool // the chains, which are shorter than those of the answer
}

// vary estimates again under other priors: how far the answer is the assumption's shows in how they differ.
func (o *Outcome) vary(ctx context.Context, s Settings) error {
	main := o.Posterior.Settings
	for _, other := range []struct {
		english, spanish string
		set              func(*latentclass.Settings)
	}{
		{"rates of a class tied to each other", "tasas de una clase unidas entre sí", func(l *latentclass.Settings) { l.Rates = latentclass.Tied }},
		{"each rate by itself, uniform, as published", "cada tasa por sí sola, uniforme, como se publicó", func(l *latentclass.Settings) { l.Rates = latentclass.Uniform }},
		{"each rate by itself, Beta(½, ½)", "cada tasa por sí sola, Beta(½, ½)", func(l *latentclass.Settings) { l.Rates = latentclass.Jeffreys }},
		{"twice as many classes", "el doble de clases", func(l *latentclass.Settings) { l.Classes = min(200, 2*main.Classes) }},
		{"a = b = 1: more classes", "a = b = 1: más clases", func(l *latentclass.Settings) { l.A, l.B = 1, 1 }},
	} {
		l := latentclass.Settings{Seed: main.Seed, Stream: main.Stream, Classes: main.Classes, A: main.A, B: main.B, Rates: main.Rates, Cap: main.Cap,
			Chains: 2, BurnIn: 2000, Draws: 1000, Thin: 10, MaxSweeps: 100_000, RHat: 1.05, Effective: 200}
		other.set(&l)
		if l.Rates == main.Rates && l.Classes == main.Classes && l.A == main.A && l.B == main.B {
			continue
		}
		p, err := latentclass.Run(ctx, o.Used, l)
		if err != nil {
			return err
		}
		o.Priors = append(o.Priors, Prior{other.english, other.spanish, o.floor(p.Median), o.floor(p.Low), o.floor(p.High), p.Converged})
	}
	return nil
}

// priors remarks on a prior under which neither figure lies in the other's interval.
func (o *Outcome) priors() {
	for _, e := range o.Estimates {
		if e.Method != LatentClass || !e.Usable {
			continue
		}
		for _, p := range o.Priors {
			if p.Agree && (p.N < e.Low || p.N > e.High) && (e.N < p.Low || e.N > p.High) {
				o.remark(priorMatters(p))
			}
		}
	}
}
