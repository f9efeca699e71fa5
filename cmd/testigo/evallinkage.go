package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"testigo/eval/linkage"
)

type evalLinkageCmd struct {
	Threshold   float64 `default:"0.5" help:"Probability from which a pair is a link."`
	JSON        bool    `help:"Print all numbers as JSON."`
	Simulate    int     `placeholder:"ROWS" help:"Simulate lists of victims in Peru with this many rows in all, and link them."`
	Lists       int     `default:"3" help:"Lists to simulate."`
	Noise       float64 `default:"0.1" help:"Share of simulated values that are wrong or not there."`
	AgesMissing float64 `default:"0.3" help:"Share of simulated ages that are not there."`
	Seed        uint64  `default:"1" help:"Seed of the simulation."`
	Write       string  `placeholder:"DIR" help:"Write the simulated lists as CSV into this folder instead of linking them." type:"existingdir"`
	Through     string  `placeholder:"DIR" help:"Link the simulated lists through files in this folder, as 'testigo link' does: list-1.csv, …, and links.csv." type:"existingdir"`
	Dir         string  `arg:"" optional:"" help:"Folder with the sets: febrl3.csv, febrl4a.csv and febrl4b.csv, three_lists_nodup.csv, three_lists_dup.csv." type:"existingdir"`
}

func (evalLinkageCmd) Help() string {
	return `Nothing is set for one set only: what a column holds is all that is said of it.

Examples:
  testigo eval linkage bench/linkage
  testigo eval linkage --simulate 200000 --noise 0.1
  testigo eval linkage --simulate 200000 --through lists   reads and writes as 'testigo link' does
  testigo eval linkage --simulate 3000 --write lists`
}

func (c *evalLinkageCmd) Run(ctx context.Context, con *console) error {
	var s linkage.Scores
	var err error
	p := linkage.Peru{Rows: c.Simulate, Lists: c.Lists, Noise: c.Noise, AgesMissing: c.AgesMissing, Seed: c.Seed}
	switch {
	case c.Simulate > 0 && c.Write != "":
		for l := range c.Lists {
			path := filepath.Join(c.Write, fmt.Sprintf("list-%d.csv", l+1))
			if err := toFile(path, nil, func(w io.Writer) error { return p.Write(w, l) }); err != nil {
				return err
			}
		}
		return nil
	case c.Simulate > 0 && c.Through != "":
		s, err = linkage.ThroughFiles(ctx, p, c.Through, c.Threshold)
	case c.Simulate > 0:
		s, err = linkage.Simulated(ctx, p, c.Threshold)
	case c.Dir != "":
		s, err = linkage.Run(ctx, c.Dir, c.Threshold)
	default:
		return usage("a folder of sets or --simulate is needed")
	}
	if err != nil {
		return err
	}
	return con.report(s, evalFlags{JSON: c.JSON})
}
