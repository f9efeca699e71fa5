package main

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sort"
	"strings"
	"time"

	"testigo/estimate/closed"
	"testigo/estimate/latentclass"
	"testigo/estimate/table"
)

// latent compares medians and limits of the latent classes, seed by seed. Chains run as those of the
// product do, until they agree, but to more effective draws: a limit of a long tail, read off a
// thousand draws, is uncertain by about as much as the tolerance. Its standard error stands beside.
func (b *book) latent(seeds, sweeps int) error {
	rows, err := b.rows("lcmcr")
	if err != nil {
		return err
	}
	const effective, short = 4000, 400_000
	fmt.Fprintf(b.w, "\n### Latent classes (reference: LCMCR, three chains of 2.2 million sweeps); ours: three chains until R-hat < 1.01 and %d effective draws, at most %d sweeps each (%d where the reference itself did not converge), seeds 1 to %d\n\n| data | reference | R-hat there | ours, by seed | worst of median, limits | their standard errors | R-hat | effective draws | sweeps a chain |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n", effective, sweeps, min(sweeps, short), seeds)
	for _, r := range rows {
		t, err := b.data(r["dataset"])
		if err != nil {
			return err
		}
		ref := [3]float64{r.number("median"), r.number("q2.5"), r.number("q97.5")}
		flagged := r.number("rhat") > 1.01 // the reference itself did not converge
		line, worst, noise, rhat, draws, longest := "", [3]float64{}, [3]float64{}, 0.0, 0.0, 0
		most := sweeps
		if flagged {
			most = min(sweeps, short)
		}
		for seed := 1; seed <= seeds; seed++ {
			p, err := latentclass.Run(context.Background(), t, latentclass.Settings{Rates: latentclass.Uniform, Seed: uint64(seed), Chains: 3, Classes: int(r.number("K")), BurnIn: 10_000, Draws: 10_000, Thin: 10, MaxSweeps: most, Effective: effective})
			if err != nil {
				return err
			}
			if seed > 1 {
				line += "; "
			}
			line += fmt.Sprintf("%.0f (%.0f – %.0f)", p.Median, p.Low, p.High)
			sorted := p.Draws()
			sort.Float64s(sorted)
			for i, v := range [3]float64{p.Median, p.Low, p.High} {
				worst[i] = max(worst[i], abs(v/ref[i]-1))
				noise[i] = max(noise[i], quantileError(sorted, [3]float64{0.5, 0.025, 0.975}[i], p.Effective)/v)
			}
			rhat, draws, longest = max(rhat, p.RHat), draws+p.Effective/float64(seeds), max(longest, p.Sweeps)
		}
		verdict := fmt.Sprintf("%.1f%%, %.1f%%, %.1f%%", 100*worst[0], 100*worst[1], 100*worst[2])
		if !flagged {
			b.all += 3
			if worst[0] > 0.02 {
				b.off++
				verdict += " **median**"
			}
			for i := 1; i < 3; i++ {
				if worst[i] > 0.05 {
					b.off++
					verdict += " **limit**"
				}
			}
		} else {
			verdict += " (the reference's chains disagree; not counted)"
		}
		fmt.Fprintf(b.w, "| %s | %.0f (%.0f – %.0f) | %.3f | %s | %s | %.1f%%, %.1f%%, %.1f%% | %.3f | %.0f | %d |\n", r["dataset"], ref[0], ref[1], ref[2], r.number("rhat"), line, verdict, 100*noise[0], 100*noise[1], 100*noise[2], rhat, draws, longest)
	}
	return nil
}

// quantileError is half the distance between the quantiles one standard error of the share of
// draws below and above.
func quantileError(sorted []float64, p, effective float64) float64 {
	se := math.Sqrt(p * (1 - p) / effective)
	return (closed.Quantile(sorted, min(1, p+se)) - closed.Quantile(sorted, max(0, p-se))) / 2
}

// strata compares six tables estimated apart, with five classes as their authors had, and the
// totals over them, added draw by draw.
func (b *book) strata(sweeps int) error {
	rows, err := b.rowsBy("philippines", "stratum")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Strata and their totals (published: HRDAG and Stabile Center 2019; compared with the reference's own run where there is one; K = 5)\n\n| stratum | published mean (95%%) | run again | ours: mean (95%%) |\n| --- | --- | --- | --- |\n")
	sums := map[string][]float64{}
	add := func(name string, draws []float64) {
		if sums[name] == nil {
			sums[name] = make([]float64, len(draws))
		}
		for i, v := range draws {
			sums[name][i] += v
		}
	}
	show := func(r row, draws []float64) {
		x := append([]float64(nil), draws...)
		sort.Float64s(x)
		mean := 0.0
		for _, v := range x {
			mean += v / float64(len(x))
		}
		from, again := "published_", "–"
		if r["rerun_mean"] != "" {
			from, again = "rerun_", fmt.Sprintf("%s (%s – %s)", r["rerun_mean"], r["rerun_q2.5"], r["rerun_q97.5"])
		}
		fmt.Fprintf(b.w, "| %s | %s (%s – %s) | %s | %s (%s – %s) |\n", r["stratum"], r["published_mean"], r["published_q2.5"], r["published_q97.5"], again,
			b.figure(mean, r.number(from+"mean"), 0.02), b.figure(closed.Quantile(x, 0.025), r.number(from+"q2.5"), 0.03), b.figure(closed.Quantile(x, 0.975), r.number(from+"q97.5"), 0.05))
	}
	for i, r := range rows {
		name := r["stratum"]
		if strings.HasPrefix(name, "sum_") {
			show(r, sums[strings.TrimPrefix(name, "sum_")])
			continue
		}
		t, err := b.data("philippines_" + name)
		if err != nil {
			return err
		}
		p, err := latentclass.Run(context.Background(), t, latentclass.Settings{Rates: latentclass.Uniform, Seed: 1, Stream: uint64(i + 1), Chains: 3, Classes: 5, BurnIn: 10_000, Draws: 10_000, Thin: 10, MaxSweeps: sweeps, Effective: 4000})
		if err != nil {
			return err
		}
		draws := evenly(p.Draws(), 12_000)
		_, perpetrator, _ := strings.Cut(name, "_")
		add(perpetrator, draws)
		add("all", draws)
		show(r, draws)
	}
	return nil
}

// evenly takes so many draws; strata ran with random numbers of their own, so that any order pairs them as well.
func evenly(all []float64, count int) []float64 {
	out := make([]float64, count)
	for i := range out {
		out[i] = all[i*len(all)/count]
	}
	return out
}

func abs(x float64) float64 { return max(x, -x) }

// speed times one chain on one processor, as the reference did, and two chains on one and on two
// processors by the clock. The least of several runs counts: other programs only make them longer.
func (b *book) speed() error {
	rows, err := b.rows("bench")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Speed of latent classes, microseconds of processor time a sweep\n\n| data | lists | patterns | reference (R, C++) | ours | times as fast | two chains on two processors |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		t, err := b.data(r["dataset"])
		reference := r.number("microseconds_per_iteration")
		if err != nil || reference != reference {
			continue // totals over several tables and other methods
		}
		one, _, err := fastest(t, 1, 1, 110_000, 3)
		if err != nil {
			return err
		}
		_, alone, err := fastest(t, 2, 1, 33_000, 4)
		if err != nil {
			return err
		}
		_, side, err := fastest(t, 2, 2, 33_000, 4)
		if err != nil {
			return err
		}
		fmt.Fprintf(b.w, "| %s | %s | %s | %.1f | %.1f | %.1f | %.2f times as fast |\n", r["dataset"], r["lists"], r["nonzero_cells"], reference, one, reference/one, alone/side)
	}
	return nil
}

// fastest gives the least microseconds a sweep, of processor time and by the clock.
func fastest(t *table.Table, chains, processors, sweeps, tries int) (used, clock float64, err error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	used, clock = math.Inf(1), math.Inf(1)
	for try := 0; try < tries; try++ {
		start, before := time.Now(), processor()
		if _, err := latentclass.Run(context.Background(), t, latentclass.Settings{Rates: latentclass.Uniform, Seed: 1, Chains: chains, BurnIn: sweeps / 11, Draws: sweeps / 110, Thin: 100}); err != nil {
			return 0, 0, err
		}
		wall := time.Since(start)
		spent := processor() - before
		if spent <= 0 {
			spent = wall
		}
		used = min(used, float64(spent.Microseconds())/float64(sweeps*chains))
		clock = min(clock, float64(wall.Microseconds())/float64(sweeps*chains))
	}
	return used, clock, nil
}
