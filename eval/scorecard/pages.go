package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"testigo/eval/lines"
	"testigo/eval/maintext"
	"testigo/eval/runs"
)

// poor is the F1 below which a page is named.
const poor = 0.9

// pages scores the article of web pages and of their scraped plain text. The weights that ship have seen these pages; what
// they do on others is what document/furniture/train prints.
func pages(b *bytes.Buffer, dir string) error {
	fsys := os.DirFS(dir)
	in, err := maintext.ReadInputs(fsys)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	preds, err := runs.MainText(in)
	if err != nil {
		return err
	}
	gold, err := maintext.ReadGoldDir(fsys)
	if err != nil {
		return err
	}
	r, err := maintext.Score(gold, preds, maintext.Options{Worst: len(gold)})
	if err != nil {
		return err
	}
	worst := r.Worst
	r.Worst = nil
	fmt.Fprintln(b, "== html")
	if err := r.Write(b); err != nil {
		return err
	}
	var misses bytes.Buffer
	n := map[string]int{}
	for _, p := range worst {
		if p.F1 >= poor {
			continue
		}
		layer := "furniture kept and text lost"
		switch {
		case p.P == nil:
			layer = "nothing read"
		case p.R == nil || *p.P < *p.R-0.1:
			layer = "furniture kept"
		case *p.R < *p.P-0.1:
			layer = "text lost"
		}
		n[layer]++
		fmt.Fprintf(&misses, "miss\t%s\t%.3f\t%s\n", p.ID, p.F1, layer)
	}
	byLayer(b, n)
	misses.WriteTo(b)
	return scraped(b, dir, gold)
}

func scraped(b *bytes.Buffer, dir string, truth []maintext.Doc) error {
	path := filepath.Join(dir, "lines-dev.jsonl")
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	in, err := lines.ReadInputs(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	preds, err := runs.Lines(in)
	if err != nil {
		return err
	}
	gold, err := lines.ReadGold(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	r, err := lines.Score(gold, preds, lines.Options{Worst: len(gold), Truth: truth})
	if err != nil {
		return err
	}
	worst := r.Worst
	r.Worst = nil
	fmt.Fprintln(b, "== lines")
	if err := r.Write(b); err != nil {
		return err
	}
	var misses bytes.Buffer
	n := map[string]int{}
	for _, p := range worst {
		if p.BodyF1 >= poor {
			continue
		}
		layer := "furniture kept and text lost"
		switch {
		case p.False > 3*p.Lost:
			layer = "furniture kept"
		case p.Lost > 3*p.False:
			layer = "text lost"
		}
		n[layer]++
		fmt.Fprintf(&misses, "miss\t%s\t%.3f\tfalse %d lost %d\t%s\n", p.ID, p.BodyF1, p.False, p.Lost, layer)
	}
	byLayer(b, n)
	_, err = misses.WriteTo(b)
	return err
}
