package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"

	"testigo/document/furniture"
	"testigo/document/html"
	"testigo/record"
)

type truth struct {
	ArticleBody string `json:"articleBody"`
}

// pages learns from web pages, or predicts them by turns.
func pages(dir string, more []row, fold bool) {
	gold, meta := map[string]truth{}, map[string]declared{}
	for i, to := range []any{&gold, &meta} {
		if path := flagArg(i); path != "" {
			b, err := os.ReadFile(path)
			if err == nil {
				err = json.Unmarshal(b, to)
			}
			if err != nil {
				log.Fatal(err)
			}
		}
	}
	var ids []string
	for id := range gold {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	var examples []furniture.Example
	for _, id := range ids {
		e, err := page(filepath.Join(dir, id+".html.gz"), gold[id].ArticleBody, meta[id])
		if err != nil {
			log.Fatal(err)
		}
		examples = append(examples, e)
	}
	for _, r := range more {
		e := r.marked()
		b, err := os.ReadFile(r.Path)
		if err != nil {
			log.Fatal(err)
		}
		res, err := html.Read(context.Background(), r.Path, b)
		if err != nil {
			log.Fatal(err)
		}
		if res.Text != r.Text {
			log.Print(r.Path, ": reads differently now; left out")
			continue
		}
		e.Blocks = res.Blocks
		examples = append(examples, e)
	}
	if !fold {
		fmt.Print("# Trees of package furniture for web pages: \"feature<cut less-than-branch other-branch\", \"=log odds\".\n",
			"# Made by testigo/document/furniture/train from ", len(ids), " pages marked by hand and ", len(examples)-len(ids), " by machine; see there.\n", furniture.Train(examples))
		return
	}
	out := map[string]truth{}
	furniture.Fold(examples, func(i int, body []record.Span) {
		var lines []string
		for _, s := range body {
			lines = append(lines, examples[i].Text[s.Start:s.End])
		}
		out[ids[i]] = truth{strings.Join(lines, "\n")}
	})
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
}

// page labels the blocks of a page: in the article are those whose runs of four words are for the most part
// in its true text, and short ones that are a line of it.
func page(path, body string, m declared) (furniture.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return furniture.Example{}, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return furniture.Example{}, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return furniture.Example{}, err
	}
	res, err := html.Read(context.Background(), path, b)
	if err != nil {
		return furniture.Example{}, err
	}
	e := furniture.Example{Text: res.Text, Blocks: res.Blocks}
	known := map[string]bool{}
	for _, s := range shingles(words(body)) {
		known[s] = true
	}
	lines := map[string]bool{}
	for _, l := range strings.Split(body, "\n") {
		lines[strings.Join(words(l), " ")] = true
	}
	var spans []record.Span
	for _, b := range res.Blocks {
		spans = append(spans, b.Span)
		w := words(res.Text[b.Start:b.End])
		if len(w) == 0 {
			continue
		}
		if len(w) < 4 {
			if lines[strings.Join(w, " ")] {
				e.Body = append(e.Body, b.Span)
			}
			continue
		}
		hit, all := 0, shingles(w)
		for _, s := range all {
			if known[s] {
				hit++
			}
		}
		if hit*2 > len(all) {
			e.Body = append(e.Body, b.Span)
		}
	}
	e.Skip = apparatus(res.Text, spans, m)
	e.Group = m.site(path)
	return e, nil
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}

func shingles(w []string) (out []string) {
	for i := 0; i+4 <= len(w); i++ {
		out = append(out, strings.Join(w[i:i+4], " "))
	}
	return out
}
