package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/publish/page"
	"testigo/store"
)

type exportCmd struct {
	Record string `arg:"" help:"The record."`
	Format string `required:"" help:"readings, events, questions, conflicts, json, csv or html." placeholder:"FORM"`
	Out    string `short:"o" help:"Write to this file instead of standard output." placeholder:"FILE"`
	Title  string `help:"Title of the html page." placeholder:"TEXT"`
}

func (exportCmd) Help() string {
	return `readings: JSON Lines, all that was read in each document; events: JSON Lines, one linked event a line; questions: figures lined up; conflicts: the registry of episodes; json: the whole record; csv: the chronology as a table; html: one self-contained page of the chronology that can be mailed.

Examples:
  testigo export peru.testigo --format html -o peru.html
  testigo export peru.testigo --format csv > peru.csv
  testigo export peru.testigo --format readings | jq .title`
}

func (c *exportCmd) Run(ctx context.Context, con *console) error {
	write, ok := export.Formats[c.Format]
	if !ok && c.Format != "html" {
		return usage("--format %s: no such form; hint: one of %s, html", c.Format, strings.Join(export.Names(), ", "))
	}
	return inRecord(c.Record, func(s *store.Store) error {
		if into, err := os.Stat(c.Out); err == nil {
			if from, err := os.Stat(c.Record); err == nil && os.SameFile(into, from) {
				return usage("%s is the record itself; hint: export to another file", c.Out)
			}
		}
		return toFile(c.Out, con.out, func(w io.Writer) error {
			if c.Format == "html" {
				return page.Write(ctx, w, s, page.Options{Lang: con.lang, Title: c.Title})
			}
			return write(ctx, w, s, export.Options{Countries: gazetteer.World(), Workers: 2})
		})
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
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; hint: give the file a name, as in %s", path, filepath.Join(path, "NAME"))
	} else if err == nil && !info.Mode().IsRegular() { // a device or a pipe cannot be replaced, only written to
		return toDevice(path, write)
	}
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: the folder %s does not exist; hint: make it first", path, dir)
	}
	temp, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s: cannot write here: %w; hint: choose another place with -o", path, bare(err))
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
		return written(path, err)
	}
	return nil
}

// written explains why a file was not written. What the record itself has to complain about stays as it is.
func written(path string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%s: the disk is full (%w); hint: free some space or choose another place with -o; what was there is untouched", path, bare(err))
	}
	return fmt.Errorf("%s: %w", path, err)
}

func toDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: cannot write here: %w", path, bare(err))
	}
	b := bufio.NewWriterSize(f, 1<<16)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return written(path, err)
	}
	return nil
}

// bare is an error of the file system without the path that Go puts before it.
func bare(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
