package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"testigo/eval/cross"
	"testigo/eval/gold"
	"testigo/pack/gazetteer"
	"testigo/pipeline"
	"testigo/publish/export"
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
	dirs := gold.TextDirs(c.Input, c.Texts...)
	docs, err := gold.Load(os.DirFS(c.Input), dirs)
	if err != nil {
		return err
	}
	in := cross.Input{Docs: docs}
	if in.Set, in.Pairs, err = cross.ReadSet(os.DirFS(c.Input), os.DirFS(filepath.Join(c.Input, ".."))); err != nil {
		return err
	}
	if c.Links != "" {
		if in.Links, err = cross.ReadLinks(c.Links); err != nil {
			return err
		}
	}
	record := c.Record
	if record == "" {
		folder, err := os.MkdirTemp("", "testigo-cross-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		inputs, err := gold.Inputs(os.DirFS(c.Input), dirs)
		if err != nil {
			return err
		}
		texts := filepath.Join(folder, "texts")
		if err := os.Mkdir(texts, 0o755); err != nil {
			return err
		}
		for _, d := range inputs {
			if err := os.WriteFile(filepath.Join(texts, d.Doc), []byte(d.Text), 0o644); err != nil {
				return err
			}
		}
		record = filepath.Join(folder, "cross.testigo")
		if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{texts}, Out: record}); err != nil {
			return err
		}
	}
	if err := exported(ctx, record, &in); err != nil {
		return err
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

// exported fills in what the record's exports say.
func exported(ctx context.Context, record string, in *cross.Input) error {
	return inRecord(record, func(s *store.Store) error {
		get := func(form string, read func(io.Reader) error) error {
			var b bytes.Buffer
			if err := export.Formats[form](ctx, &b, s, export.Options{Countries: gazetteer.World(), Workers: 2}); err != nil {
				return err
			}
			return read(&b)
		}
		for _, part := range []struct {
			form string
			read func(io.Reader) error
		}{
			{"readings", func(r io.Reader) (err error) { in.Readings, err = gold.ReadPredictions(r, record); return }},
			{"questions", func(r io.Reader) (err error) { in.Questions, err = cross.ReadLines[cross.Question](r, record); return }},
			{"findings", func(r io.Reader) (err error) { in.Findings, err = cross.ReadLines[cross.Finding](r, record); return }},
		} {
			if err := get(part.form, part.read); err != nil {
				return err
			}
		}
		return nil
	})
}
