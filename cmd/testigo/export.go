package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/publish/page"
	"testigo/store"
)

type exportCmd struct {
	Record string `arg:"" help:"The record."`
	Format string `required:"" help:"readings, events, questions, json, csv or html." placeholder:"FORM"`
	Out    string `short:"o" help:"Write to this file instead of standard output." placeholder:"FILE" type:"path"`
	Title  string `help:"Title of the html page." placeholder:"TEXT"`
}

func (exportCmd) Help() string {
	return `readings: JSON Lines, all that was read in each document; events: JSON Lines, one linked event a line; questions: figures lined up; json: the whole record; csv: the chronology as a table; html: one self-contained page of the chronology that can be mailed.

Examples:
  testigo export peru.testigo --format html -o peru.html
  testigo export peru.testigo --format csv > peru.csv
  testigo export peru.testigo --format readings | jq .title`
}

func (c *exportCmd) Run(ctx context.Context, con *console) error {
	write, ok := export.Formats[c.Format]
	if !ok && c.Format != "html" {
		return fmt.Errorf("--format %s: no such form; hint: one of %s, html", c.Format, strings.Join(export.Names(), ", "))
	}
	s, err := store.Open(c.Record)
	if err != nil {
		return err
	}
	defer s.Close()
	return toFile(c.Out, con.out, func(w io.Writer) error {
		if c.Format == "html" {
			return page.Write(ctx, w, s, page.Options{Lang: con.lang, Title: c.Title})
		}
		return write(ctx, w, s, export.Options{Countries: gazetteer.World(), Workers: 2})
	})
}

// toFile writes to a file that appears whole or not at all, or to w if no path is given.
func toFile(path string, w io.Writer, write func(io.Writer) error) error {
	if path == "" {
		b := bufio.NewWriterSize(w, 1<<16)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s: cannot write here: %w", path, err)
	}
	defer os.Remove(temp.Name())
	b := bufio.NewWriterSize(temp, 1<<16)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
