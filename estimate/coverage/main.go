// Coverage simulates tables with a known number of people and counts how often each method's 95%
// interval holds it. It prints two Markdown tables: families of truths for which a method's assumptions hold, in several sizes and
// numbers of lists; and particular truths, mistakes of linkage among them, where
// assumptions hold for some methods and fail for others. The same seed prints the same.
//
//	go run ./estimate/coverage -tables 400
//	go run ./estimate/coverage -tables 400 -part holds -only "from the prior" -methods lcmcr
//	go run ./estimate/coverage -tables 200 -part probes -people 20000 -rates uniform
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"testigo/estimate"
	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/simulate"
	"testigo/estimate/table"
)

func main() {
	var x setup
	flag.IntVar(&x.tables, "tables", 400, "tables of each row")
	flag.Uint64Var(&x.seed, "seed", 1, "seed")
	flag.IntVar(&x.sweeps, "sweeps", 4000, "sweeps of each of two chains of latent classes, doubled up to fourfold until they agree")
	flag.StringVar(&x.only, "only", "", "rows whose name contains this")
	flag.Float64Var(&x.latent.A, "a", 0, "shape, and")
	flag.Float64Var(&x.latent.B, "b", 0, "rate of the prior of alpha of latent classes")
	people := flag.String("people", "", "sizes, with commas (500,2000,10000 of families; 2000 of particular truths)")
	lists := flag.String("lists", "", "numbers of lists, with commas (3,4,5; particular truths have four)")
	rates := flag.String("rates", "", "prior of the rates of latent classes: tied, uniform, jeffreys")
	methods := flag.String("methods", "", "methods, with commas; all if empty")
	part := flag.String("part", "", "holds, probes; both if empty")
	flag.Parse()
	x.latent.Rates = latentclass.Rates(*rates)
	sizes, err := numbers(*people)
	counts, err2 := numbers(*lists)
	if flag.NArg() > 0 || err != nil || err2 != nil || x.tables < 1 || *part != "" && *part != "holds" && *part != "probes" {
		fmt.Fprintln(os.Stderr, "usage: coverage [flags]; -h lists them")
		os.Exit(2)
	}
	for _, m := range strings.Split(*methods, ",") {
		if m != "" {
			x.methods = append(x.methods, estimate.Method(m))
		}
	}
	if *part != "probes" {
		if err := holds(os.Stdout, x, sizes, counts); err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			os.Exit(1)
		}
	}
	if *part != "holds" {
		size := 2000
		if len(sizes) > 0 {
			size = sizes[0]
		}
		if err := probes(os.Stdout, x, simulate.Scenarios(size)); err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			os.Exit(1)
		}
	}
}

func numbers(s string) (out []int, err error) {
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		var n int
		if _, err := fmt.Sscan(f, &n); err != nil || n < 2 {
			return nil, fmt.Errorf("no number of two or more: %s", f)
		}
		out = append(out, n)
	}
	return out, nil
}

// setup of a study.
type setup struct {
	methods        []estimate.Method // empty: all
	only           string
	tables, sweeps int
	seed           uint64
	latent         latentclass.Settings
}

func (x setup) wants(m estimate.Method) bool {
	return len(x.methods) == 0 || slices.Contains(x.methods, m)
}

// sizes and numbers of lists of the families. What differs little by size, or takes an hour, is not crossed.
var crossed = [][2]int{{500, 4}, {2000, 3}, {2000, 4}, {2000, 5}, {10_000, 4}}

// holds prints the table of families: a row for each method for which they are meant.
func holds(w io.Writer, x setup, sizes, lists []int) error {
	fmt.Fprintf(w, "Truths drawn where the method's assumptions hold. Of %d tables: share whose 95%% interval holds the true number; median error of the estimate; median width of the interval as a share of the truth; share of tables for which the method gives a figure that passes the checks. Chao's bound, but where it is exact: share of tables in which its lower end is not above the truth.\n\n", x.tables)
	fmt.Fprintf(w, "| method | truths | lists | people | holds | error | width | figure given |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	grid := crossed
	if len(sizes)+len(lists) > 0 {
		grid = nil
		if len(sizes) == 0 {
			sizes = []int{2000}
		}
		if len(lists) == 0 {
			lists = []int{4}
		}
		for _, n := range sizes {
			for _, l := range lists {
				grid = append(grid, [2]int{n, l})
			}
		}
	} else {
		grid = append([][2]int{{500, 2}, {2000, 2}, {10_000, 2}}, grid...)
	}
	for _, m := range estimate.Methods {
		for _, name := range families() {
			for _, g := range grid {
				for _, s := range simulate.Families(g[0], g[1]) {
					if s.Name != name || !slices.Contains(s.Holds, string(m)) || !x.wants(m) || !strings.Contains(s.Name, x.only) {
						continue
					}
					y := x
					y.methods = []estimate.Method{m}
					outcomes, err := y.run(s)
					if err != nil {
						return err
					}
					t := newTally(float64(s.People))
					usable := 0
					for _, o := range outcomes {
						for _, e := range o.Estimates {
							e.AtLeast = e.AtLeast && !s.Exact
							t.add(e)
							if e.Usable {
								usable++
							}
						}
					}
					fmt.Fprintf(w, "| %s | %s | %d | %d | %s | %+.1f%% | %s | %.0f%% |\n", m, name, s.Lists, s.People, t.share(), 100*t.error(), t.span(), 100*float64(usable)/float64(len(outcomes)))
				}
			}
		}
	}
	fmt.Fprintln(w)
	return nil
}

func families() (names []string) {
	for _, s := range simulate.Families(0, 3) {
		names = append(names, s.Name)
	}
	return names
}

var columns = []estimate.Method{estimate.LatentClass, estimate.LogLinear, estimate.Averaged, estimate.Graphs, estimate.Coverage, estimate.Chao}

// probes prints the table of particular truths: a column for each method.
func probes(w io.Writer, x setup, scenarios []simulate.Scenario) error {
	fmt.Fprintf(w, "Particular truths. Of %d tables: share of 95%% intervals that hold the true number (median error of the estimate); * where the method's model is true. Chao: share of tables in which the lower end of the bound is not above the truth. Shown: what the program shows; refused: the share of tables for which it gives no figure.\n\n", x.tables)
	fmt.Fprintf(w, "| %d people, %d lists | lcmcr | loglinear | averaged | graphs | coverage | chao | shown | refused |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n", scenarios[0].People, scenarios[0].Lists)
	for _, s := range scenarios {
		if !strings.Contains(s.Name, x.only) {
			continue
		}
		outcomes, err := x.run(s)
		if err != nil {
			return err
		}
		tallies := map[estimate.Method]*tally{}
		for _, m := range columns {
			tallies[m] = newTally(float64(s.People))
		}
		shown, refused := newTally(float64(s.People)), 0
		for _, o := range outcomes {
			for _, e := range o.Estimates {
				if t := tallies[e.Method]; t != nil {
					t.add(e)
				}
			}
			if o.Headline != nil {
				shown.add(*o.Headline)
			} else {
				refused++
			}
		}
		fmt.Fprintf(w, "| %s |", s.Name)
		cell := func(t *tally, mark string) {
			if t.given == 0 {
				fmt.Fprint(w, " – |")
				return
			}
			fmt.Fprintf(w, " %.0f%%%s (%+.0f%%) |", 100*float64(t.inside)/float64(t.given), mark, 100*t.error())
		}
		for _, m := range columns {
			mark := ""
			if slices.Contains(s.Holds, string(m)) {
				mark = "*"
			}
			cell(tallies[m], mark)
		}
		cell(shown, "")
		fmt.Fprintf(w, " %.0f%% |\n", 100*float64(refused)/float64(len(outcomes)))
	}
	fmt.Fprintln(w)
	return nil
}

// run simulates the tables and estimates them, as many at a time as there are processors.
func (x setup) run(s simulate.Scenario) ([]estimate.Outcome, error) {
	outcomes, errs := make([]estimate.Outcome, x.tables), make([]error, x.tables)
	stream := draw.Name(fmt.Sprint(s.Name, s.People, s.Lists))
	var wg sync.WaitGroup
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range outcomes {
		gate <- struct{}{}
		wg.Add(1)
		go func() {
			defer func() { <-gate; wg.Done() }()
			outcomes[i], errs[i] = x.one(s, draw.New(x.seed, stream, uint64(i)), x.seed+uint64(i))
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

func (x setup) one(s simulate.Scenario, src *draw.Source, seed uint64) (estimate.Outcome, error) {
	t := s.Table(src)
	f := &table.File{Name: s.Name, Lists: t.Lists, Whole: t, Strata: []table.Stratum{{Table: t}}}
	latent := x.latent
	// Short chains: a looser word on agreement than for one table that people will cite.
	latent.Chains, latent.BurnIn, latent.Draws, latent.Thin = 2, x.sweeps/5, 800, max(1, x.sweeps/800)
	latent.MaxSweeps, latent.RHat, latent.Effective = 5*x.sweeps, 1.1, 50
	r, err := estimate.Run(context.Background(), f, estimate.Settings{Seed: seed, Methods: x.methods, Workers: 1, Latent: latent})
	if err != nil {
		return estimate.Outcome{}, err
	}
	o := r.Strata[0] // only what is counted is kept
	return estimate.Outcome{Estimates: o.Estimates, Headline: o.Headline}, nil
}
