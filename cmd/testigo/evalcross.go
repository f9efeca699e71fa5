package main

import (
	"context"
	"fmt"

	"testigo/eval/cross"
	"testigo/eval/runs"
	"testigo/store"
)

// evalCrossCmd measures what a record says across documents.
type evalCrossCmd struct {
	Texts  []string `help:"Folders with the texts, if they do not lie with the gold." placeholder:"DIR" type:"existingdir"`
	Record string   `help:"Score this record instead of one that is built from the texts." placeholder:"FILE" type:"existingfile"`
	Links  string   `help:"More known links: a JSON list of {id, link, events}." placeholder:"FILE" type:"existingfile"`
	Errors bool     `help:"List what was missed, what is extra, and false alarms."`
	JSON   bool     `name:"json" help:"Print all numbers as JSON."`
	Input  string   `arg:"" help:"Folder of gold files, with cross.json or pairs.json there or above it." type:"existingdir"`
}

func (evalCrossCmd) Help() string {
	return `Which events of two documents are one, which figures disagree, what a check should have brought up, and what should have been kept apart. A record is built from the texts of the gold (in a temporary folder) unless one is given.

Example:
  testigo eval cross gold/dev --texts seeds --errors`
}

func (c *evalCrossCmd) Run(ctx context.Context, con *console) error {
	var in cross.Input
	var err error
	if c.Record == "" {
		in, err = runs.Cross(ctx, c.Input, c.Texts...)
	} else {
		err = inRecord(c.Record, func(s *store.Store) (err error) {
			in, err = runs.CrossOf(ctx, s, c.Input, c.Texts...)
			return err
		})
	}
	if err != nil {
		return err
	}
	if c.Links != "" {
		if in.Links, err = cross.ReadLinks(c.Links); err != nil {
			return err
		}
	}
	r := cross.Score(in)
	if !c.Errors {
		r.Faults = nil
	}
	if err := con.report(r, evalFlags{Errors: c.Errors, JSON: c.JSON}); err != nil {
		return err
	}
	if r.Quotes > 0 {
		return fmt.Errorf("%d spans do not lie in their documents", r.Quotes)
	}
	return nil
}
