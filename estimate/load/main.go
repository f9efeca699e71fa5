// Load estimates many simulated strata, as a national study has them (places by periods), and prints how
// long it took, the most memory that was held, and the total beside the truth. Strata are small and large, of
// two kinds of people; some are too small for an estimate and are counted only.
//
//	go run ./estimate/load -strata 1000
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"testigo/estimate"
	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/simulate"
	"testigo/estimate/table"
)

func main() {
	strata := flag.Int("strata", 1000, "strata")
	seed := flag.Uint64("seed", 1, "seed")
	rates := flag.String("rates", "", "prior of the rates of latent classes: tied, uniform, jeffreys")
	drawn := flag.Bool("drawn", false, "strata whose kinds of people are drawn from the prior, not two truths held fixed")
	method := flag.String("method", "lcmcr", "method: lcmcr, loglinear, …")
	flag.Parse()
	if flag.NArg() > 0 || *strata < 1 || *strata > 100_000 {
		fmt.Fprintln(os.Stderr, "usage: load [-strata N, at most 100000]")
		os.Exit(2)
	}
	f, truth, err := simulated(*strata, *seed, *drawn)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
	most := make(chan uint64)
	done := make(chan struct{})
	go watch(done, most)
	start := time.Now()
	r, err := estimate.Run(context.Background(), f, estimate.Settings{Seed: *seed, Methods: []estimate.Method{estimate.Method(*method)}, Latent: latentclass.Settings{Rates: latentclass.Rates(*rates)}})
	close(done)
	held := <-most
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
	spent := time.Since(start)
	t := r.Total
	fmt.Printf("%d strata, %d people documented of %d: %.1f s on %d processors, at most %d MB held\n", *strata, f.Whole.People(), truth, spent.Seconds(), runtime.GOMAXPROCS(0), held>>20)
	fmt.Printf("estimated in %d, counted only in %d (%d people)\n", len(t.Estimated), len(t.Counted), t.CountedN)
	if t.Headline != nil {
		fmt.Printf("total %.0f (95%% %.0f to %.0f)\n", t.Headline.N, t.Headline.Low, t.Headline.High)
	}
}

// simulated makes strata of 50 to 3,000 people.
func simulated(strata int, seed uint64, drawn bool) (*table.File, int, error) {
	src := draw.New(seed, draw.Name("load"))
	f := &table.File{Name: "simulated", By: []string{"stratum"}}
	truth := 0
	var all []table.Cell
	for i := 0; i < strata; i++ {
		u := src.Uniform()
		people := 50 + int(2950*u*u)
		truth += people
		scenario := simulate.Scenarios(people)[[]int{0, 3}[i%2]]
		if drawn {
			scenario = simulate.Families(people, 4)[2]
		}
		t := scenario.Table(draw.New(seed, uint64(i)))
		f.Strata = append(f.Strata, table.Stratum{Name: fmt.Sprintf("s%05d", i), Table: t})
		f.Lists = t.Lists
		all = append(all, t.Cells...)
	}
	whole, err := table.New(f.Lists, all)
	f.Whole = whole
	return f, truth, err
}

// watch samples the memory that the program holds, ten times a second.
func watch(done chan struct{}, most chan uint64) {
	var m runtime.MemStats
	held := uint64(0)
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		runtime.ReadMemStats(&m)
		held = max(held, m.Sys-m.HeapReleased)
		select {
		case <-done:
			most <- held
			return
		case <-tick.C:
		}
	}
}
