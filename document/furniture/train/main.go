// Train makes weights.txt of package furniture from pages on which the article is marked.
//
//	go run testigo/document/furniture/train [-silver MORE.jsonl] LINES.jsonl METADATA.json > document/furniture/weights.txt
//
// LINES.jsonl has rows {"id", "text", "body": [[start, end], ...]} in code points, as made from the
// article-extraction-benchmark (Zyte, MIT licence) by keeping one block of a page to the line. METADATA.json
// has {id: {"titles", "authors", "url"}}: lines that are headline or byline are not learned from, and pages of one host stay
// together in cross-validation. MORE.jsonl are pages that the program label marked by machine; they weigh less. The weights
// are cuts and answers of trees and repeat no text. With -fold it prints predictions for the pages of LINES.jsonl, each
// made with weights from the pages of other hosts ({"id", "body"}), instead.
//
//	go run testigo/document/furniture/train [-silver MORE.jsonl] -pages DIR TRUTH.json METADATA.json > document/furniture/weights-html.txt
//
// does the same for web pages: DIR/ID.html.gz and {id: {"articleBody"}}; predictions are {id: {"articleBody"}}.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"testigo/document/furniture"
	"testigo/document/paragraphs"
	"testigo/record"
)

type row struct {
	ID   string   `json:"id"`
	Text string   `json:"text"`
	Body [][2]int `json:"body"`

	// of pages marked by machine
	Doubt [][2]int `json:"doubt,omitempty"`
	Path  string   `json:"path,omitempty"`
}

// site groups the test pages of one site, which have names that begin alike.
func (r row) site() string {
	name := filepath.Base(r.Path)
	if name == "source.html" || name == "index.html" {
		name = filepath.Base(filepath.Dir(r.Path))
	}
	return name[:min(len(name), 6)]
}

type declared struct {
	Titles  []string `json:"titles"`
	Authors []string `json:"authors"`
	URL     string   `json:"url"`
}

// site groups the pages of one host.
func (d declared) site(id string) string {
	if u, err := url.Parse(d.URL); err == nil && u.Hostname() != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return id
}

func main() {
	log.SetFlags(0)
	fold := flag.Bool("fold", false, "print cross-validated predictions instead of weights")
	dir := flag.String("pages", "", "folder of ID.html.gz: learn from web pages")
	silver := flag.String("silver", "", "pages marked by machine, see label")
	flag.Parse()
	var more []row
	if *silver != "" {
		var err error
		if more, err = read(*silver); err != nil {
			log.Fatal(err)
		}
	}
	if *dir != "" {
		pages(*dir, more, *fold)
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
	for _, r := range more {
		examples = append(examples, r.marked())
	}
	if !*fold {
		fmt.Print("# Trees of package furniture: \"feature<cut less-than-branch other-branch\", \"=log odds\".\n",
			"# Made by testigo/document/furniture/train from ", len(rows), " pages marked by hand and ", len(more), " by machine; see there.\n", furniture.Train(examples))
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
	return furniture.Example{Text: r.Text, Body: bytes(r.Text, r.Body), Skip: apparatus(r.Text, paragraphs.Split(r.Text), m), Group: m.site(r.ID)}
}

// marked is a page marked by machine. It weighs less than one that a person marked.
func (r row) marked() furniture.Example {
	return furniture.Example{Text: r.Text, Body: bytes(r.Text, r.Body), Skip: bytes(r.Text, r.Doubt), Group: r.site(), Weight: *silverWeight, Silver: true}
}

var silverWeight = flag.Float64("silver-weight", 0.4, "weight of a page marked by machine")

// bytes turns code points into bytes.
func bytes(text string, spans [][2]int) (out []record.Span) {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	for _, s := range spans {
		out = append(out, record.Span{Start: at[s[0]], End: at[s[1]]})
	}
	return out
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
