// Coverage simulates tables with a known number of people and counts how often each method's 95%
// interval contains it: where its assumptions hold, and how it fails where they do not, with
// mistakes of linkage among the ways to fail. It prints a Markdown table; the same seed prints
// the same one.
//
//	go run ./estimate/coverage -tables 300
//	go run ./estimate/coverage -tables 300 -only "independent lists"
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"

	"testigo/estimate"
	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/simulate"
	"testigo/estimate/table"
)

func main() {
	tables := flag.Int("tables", 300, "tables of each scenario")
	people := flag.Int("people", 2000, "people in each table")
	seed := flag.Uint64("seed", 1, "seed")
	sweeps := flag.Int("sweeps", 20_000, "sweeps of each of two chains of latent classes")
	only := flag.String("only", "", "scenarios whose name contains this")
	a := flag.Float64("a", 0.25, "shape, and")
	b := flag.Float64("b", 0.25, "rate of the prior of alpha of latent classes")
	methods := flag.String("methods", "", "methods, with commas; all if empty")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: coverage [flags]")
		os.Exit(2)
	}
	var ms []estimate.Method
	for _, m := range strings.Split(*methods, ",") {
		if m != "" {
			ms = append(ms, estimate.Method(m))
		}
	}
	if err := study(os.Stdout, simulate.Scenarios(*people), setup{ms, *only, *tables, *sweeps, *seed, *a, *b}); err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
}

// tally of one method in one scenario.
type tally struct {
	given, inside int
	bias          []float64
}

var columns = []estimate.Method{estimate.LatentClass, estimate.LogLinear, estimate.Averaged, estimate.Graphs, estimate.Coverage, estimate.Chao, "shown"}

// setup of a study.
type setup struct {
	methods        []estimate.Method // empty: all
	only           string
	tables, sweeps int
	seed           uint64
	a, b           float64
}

func study(w io.Writer, scenarios []simulate.Scenario, x setup) error {
	fmt.Fprintf(w, "Share of 95%% intervals that hold the true number (median error of the estimate); * where the method's assumptions are true. Chao: share of tables in which the lower end of the bound is not above the truth. Shown: what the program shows, with the share of tables it refuses.\n\n")
	fmt.Fprintf(w, "| scenario | lcmcr | loglinear | averaged | graphs | coverage | chao | shown | refused |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for k, s := range scenarios {
		if !strings.Contains(s.Name, x.only) {
			continue
		}
		results := make([]estimate.Outcome, x.tables)
		errs := make([]error, x.tables)
		var wg sync.WaitGroup
		gate := make(chan struct{}, runtime.GOMAXPROCS(0))
		for i := range results {
			gate <- struct{}{}
			wg.Add(1)
			go func() {
				defer func() { <-gate; wg.Done() }()
				results[i], errs[i] = one(s, draw.New(x.seed, uint64(k), uint64(i)), x, x.seed+uint64(i))
			}()
		}
		wg.Wait()
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		row(w, s, results)
	}
	return nil
}

func one(s simulate.Scenario, src *draw.Source, x setup, seed uint64) (estimate.Outcome, error) {
	t := s.Table(src)
	f := &table.File{Name: s.Name, Lists: t.Lists, Whole: t, Strata: []table.Stratum{{Table: t}}}
	r, err := estimate.Run(context.Background(), f, estimate.Settings{Seed: seed, Methods: x.methods, Workers: 1, Latent: latentclass.Settings{
		// Short chains: a looser word on agreement than for one table that people will cite.
		Chains: 2, A: x.a, B: x.b, BurnIn: x.sweeps / 5, Draws: 800, Thin: max(1, x.sweeps/1000), RHat: 1.1, Effective: 50}})
	if err != nil {
		return estimate.Outcome{}, err
	}
	return r.Strata[0], nil
}

func row(w io.Writer, s simulate.Scenario, results []estimate.Outcome) {
	truth := float64(s.People)
	tallies := map[estimate.Method]*tally{}
	for _, m := range columns {
		tallies[m] = &tally{}
	}
	add := func(m estimate.Method, e estimate.Estimate) {
		t := tallies[m]
		t.given++
		if e.Low <= truth && (truth <= e.High || e.AtLeast) {
			t.inside++
		}
		t.bias = append(t.bias, e.N/truth-1)
	}
	refused := 0
	for _, o := range results {
		for _, e := range o.Estimates {
			if tallies[e.Method] != nil {
				add(e.Method, e)
			}
		}
		if o.Headline != nil {
			add("shown", *o.Headline)
		} else {
			refused++
		}
	}
	fmt.Fprintf(w, "| %s |", s.Name)
	for _, m := range columns {
		t := tallies[m]
		if t.given == 0 {
			fmt.Fprint(w, " – |")
			continue
		}
		sort.Float64s(t.bias)
		mark := ""
		for _, h := range s.Holds {
			if h == string(m) {
				mark = "*"
			}
		}
		fmt.Fprintf(w, " %.0f%%%s (%+.0f%%) |", 100*float64(t.inside)/float64(t.given), mark, 100*t.bias[len(t.bias)/2])
	}
	fmt.Fprintf(w, " %.0f%% |\n", 100*float64(refused)/float64(len(results)))
}
