// Compare runs the estimators over a folder of reference tables and results and prints, as
// Markdown, ours beside theirs: for log-linear models and graphs to the digit, for latent classes
// within Monte Carlo error over several seeds. The folder holds data/NAME.csv and
// runs/{loglinear,sample_coverage,sparse_stepwise,dga,lcmcr,philippines,bench}.csv. Numbers are people;
// differences are relative to the reference. It exits with 1 if a difference exceeds its
// tolerance: 1e-4 for log-linear estimates (1e-3 for profile limits), 5e-4 where the reference
// is rounded, one person for graphs (five on a grid of fives), 2% and 5% for medians and limits of latent classes.
//
//	go run ./estimate/compare DIR
//	go run ./estimate/compare -part lcmcr -only kosovo -seeds 5 DIR
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"testigo/estimate/table"
)

// book is where the comparison writes and counts what is off.
type book struct {
	w    io.Writer
	dir  string
	only map[string]bool
	off  int
	all  int
}

func main() {
	part := flag.String("part", "", "loglinear, stepwise, closed, bounds, graphs, lcmcr, strata or speed; all if empty")
	only := flag.String("only", "", "names of data sets, with commas")
	seeds := flag.Int("seeds", 5, "seeds for latent classes")
	sweeps := flag.Int("sweeps", 4_000_000, "most sweeps of each of three chains")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: compare [flags] DIR")
		os.Exit(2)
	}
	b := &book{w: os.Stdout, dir: flag.Arg(0), only: map[string]bool{}}
	for _, n := range strings.Split(*only, ",") {
		if n != "" {
			b.only[n] = true
		}
	}
	for _, p := range []struct {
		name string
		run  func() error
	}{
		{"loglinear", b.loglinear}, {"stepwise", b.stepwise}, {"closed", b.closed}, {"bounds", b.bounds}, {"graphs", b.graphs},
		{"lcmcr", func() error { return b.latent(*seeds, *sweeps) }}, {"strata", func() error { return b.strata(*sweeps) }}, {"speed", b.speed},
	} {
		if *part != "" && *part != p.name {
			continue
		}
		if err := p.run(); err != nil {
			fmt.Fprintf(os.Stderr, "compare: %s: %v\n", p.name, err)
			os.Exit(1)
		}
	}
	fmt.Fprintf(b.w, "\n%d figures compared, %d beyond their tolerance.\n", b.all, b.off)
	if b.off > 0 {
		os.Exit(1)
	}
}

func (b *book) wanted(name string) bool { return len(b.only) == 0 || b.only[name] }

// figure writes ours, and theirs if it differs by more than the tolerance.
func (b *book) figure(ours, theirs, tolerance float64) string {
	b.all++
	d := math.Abs(ours-theirs) / math.Max(1, math.Abs(theirs))
	s := fmt.Sprintf("%.6g", ours)
	if !(d <= tolerance) {
		b.off++
		s += fmt.Sprintf(" **≠ %.6g**", theirs)
	}
	return s
}

func (b *book) data(name string) (*table.Table, error) {
	f, err := os.Open(filepath.Join(b.dir, "data", name+".csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	file, err := table.Read(name+".csv", f, nil)
	if err != nil {
		return nil, err
	}
	return file.Whole, nil
}

// row is a line of a CSV of results.
type row map[string]string

func (r row) number(column string) float64 {
	v, err := strconv.ParseFloat(strings.TrimPrefix(r[column], ">"), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

func (b *book) rows(name string) ([]row, error) { return b.rowsBy(name, "dataset") }

func (b *book) rowsBy(name, key string) ([]row, error) {
	f, err := os.Open(filepath.Join(b.dir, "runs", name+".csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []row
	for _, line := range all[1:] {
		r := row{}
		for i, v := range line {
			r[all[0][i]] = v
		}
		if b.wanted(r[key]) {
			out = append(out, r)
		}
	}
	return out, nil
}
