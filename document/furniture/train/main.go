// Train makes weights.txt of package furniture from pages on which the article is marked.
//
//	go run testigo/document/furniture/train LINES.jsonl [METADATA.json] > document/furniture/weights.txt
//
// LINES.jsonl has rows {"id", "text", "body": [[start, end], ...]} in code points, as made from the
// article-extraction-benchmark (Zyte, MIT licence) by keeping one block of a page to the line. METADATA.json
// has {id: {"titles", "authors"}}; lines that are these are not learned from. The weights
// are about a hundred numbers and repeat no text. With -fold it prints cross-validated predictions
// ({"id", "body"}) instead.
//
//	go run testigo/document/furniture/train -pages DIR TRUTH.json [METADATA.json] > document/furniture/weights-html.txt
//
// does the same for web pages: DIR/ID.html.gz and {id: {"articleBody"}}; predictions are {id: {"articleBody"}}.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"testigo/document/furniture"
	"testigo/document/paragraphs"
	"testigo/record"
)

type row struct {
	ID   string   `json:"id"`
	Text string   `json:"text"`
	Body [][2]int `json:"body"`
}

type declared struct {
	Titles  []string `json:"titles"`
	Authors []string `json:"authors"`
}

func main() {
	log.SetFlags(0)
	fold := flag.Bool("fold", false, "print cross-validated predictions instead of weights")
	dir := flag.String("pages", "", "folder of ID.html.gz: learn from web pages")
	flag.Parse()
	if *dir != "" {
		pages(*dir, *fold)
		return
	}
	rows, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	meta := map[string]declared{}
	if flag.NArg() > 1 {
		b, err := os.ReadFile(flag.Arg(1))
		if err == nil {
			err = json.Unmarshal(b, &meta)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	var examples []furniture.Example
	for _, r := range rows {
		examples = append(examples, example(r, meta[r.ID]))
	}
	if !*fold {
		fmt.Print("# Weights of package furniture: feature, first stage, second stage.\n",
			"# Made by testigo/document/furniture/train from ", len(rows), " pages; see there.\n", furniture.Train(examples))
		return
	}
	out := json.NewEncoder(os.Stdout)
	furniture.Fold(examples, func(i int, body []record.Span) {
		r := row{ID: rows[i].ID, Body: [][2]int{}}
		at := offsets(rows[i].Text)
		for _, s := range body {
			r.Body = append(r.Body, [2]int{at[s.Start], at[s.End]})
		}
		if err := out.Encode(r); err != nil {
			log.Fatal(err)
		}
	})
}

func flagArg(i int) string { return flag.Arg(i) }

func read(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []row
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var r row
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, sc.Err()
}

func example(r row, m declared) furniture.Example {
	e := furniture.Example{Text: r.Text}
	var bytesOf []int
	for i := range r.Text {
		bytesOf = append(bytesOf, i)
	}
	bytesOf = append(bytesOf, len(r.Text))
	for _, b := range r.Body {
		e.Body = append(e.Body, record.Span{Start: bytesOf[b[0]], End: bytesOf[b[1]]})
	}
	e.Skip = apparatus(r.Text, paragraphs.Split(r.Text), m)
	return e
}

// apparatus finds headline and byline.
func apparatus(text string, spans []record.Span, m declared) (out []record.Span) {
	for _, s := range spans {
		line := text[s.Start:s.End]
		for _, t := range append(m.Titles, m.Authors...) {
			if t != "" && strings.Contains(line, t) && len(line) < 2*len(t)+20 {
				out = append(out, s)
			}
		}
	}
	return out
}

// offsets maps bytes to code points.
func offsets(s string) []int {
	at := make([]int, len(s)+1)
	n := 0
	for i := range s {
		at[i] = n
		n++
	}
	at[len(s)] = n
	return at
}
