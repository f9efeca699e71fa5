// Label makes learning material for package furniture from saved web pages that nobody has marked: two public
// extractors, go-trafilatura (Apache-2.0) and go-readability (MIT), say what the article of a page is, and
// where they agree they are believed. A block that only one of them takes is not learned from, and a page on
// which they agree on little is left out.
//
//	go run . [-without TRUTH.json] DIR... > pages.jsonl
//
// All *.html below the folders are read; the test pages of the two modules and of go-htmldate are some two thousand,
// and lie in the module cache. -without names a file {id: {"url"}}: pages of hosts in it are left out,
// so that it can serve for testing. A row is {"id", "text", "body": [[start, end], ...], "doubt": [...], "path"}, in
// code points of the text that package html reads.
//
// This is a module of its own: the product does not depend on the extractors.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io/fs"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	readability "github.com/go-shiori/go-readability"
	trafilatura "github.com/markusmobius/go-trafilatura"
	nethtml "golang.org/x/net/html"

	"testigo/document/html"
)

type row struct {
	ID    string   `json:"id"`
	Path  string   `json:"path"`
	Text  string   `json:"text"`
	Body  [][2]int `json:"body"`
	Doubt [][2]int `json:"doubt"`
}

func main() {
	log.SetFlags(0)
	without := flag.String("without", "", "leave out pages of the hosts in this file")
	flag.Parse()
	hosts := map[string]bool{}
	if *without != "" {
		b, err := os.ReadFile(*without)
		var pages map[string]struct{ URL string }
		if err == nil {
			err = json.Unmarshal(b, &pages)
		}
		if err != nil {
			log.Fatal(err)
		}
		for _, p := range pages {
			hosts[host(p.URL)] = true
		}
	}
	var paths []string
	for _, dir := range flag.Args() {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".html") && !strings.HasPrefix(filepath.Base(path), "expected") {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			log.Fatal(err)
		}
	}
	sort.Strings(paths)
	rows := make([]*row, len(paths))
	var wait sync.WaitGroup
	slots := make(chan bool, 2)
	for i, path := range paths {
		wait.Add(1)
		slots <- true
		go func() {
			defer func() {
				if e := recover(); e != nil { // the extractors' own
					log.Print(path, ": ", e)
				}
				<-slots
				wait.Done()
			}()
			rows[i] = label(path, hosts)
		}()
	}
	wait.Wait()
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	seen := map[string]bool{}
	kept := 0
	for _, r := range rows {
		if r == nil || seen[r.Text] {
			continue
		}
		seen[r.Text] = true
		kept++
		if err := enc.Encode(r); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
	log.Printf("%d of %d pages", kept, len(paths))
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

var own = regexp.MustCompile(`(?is)<link[^>]*rel=["']?canonical["']?[^>]*>|<meta[^>]*og:url["'][^>]*>`)
var address = regexp.MustCompile(`(?i)(?:href|content)=["']?([^"'> ]+)`)

func label(path string, hosts map[string]bool) *row {
	b, err := os.ReadFile(path)
	if err != nil || len(b) > 4<<20 {
		return nil
	}
	for _, m := range own.FindAll(b, -1) {
		if a := address.FindSubmatch(m); a != nil && hosts[host(string(a[1]))] {
			return nil
		}
	}
	res, err := html.Read(context.Background(), path, b)
	if err != nil {
		return nil
	}
	extract := func(focus trafilatura.ExtractionFocus) (string, string) {
		doc, err := nethtml.Parse(bytes.NewReader(b))
		if err != nil {
			return "", ""
		}
		got, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, EnableFallback: focus == trafilatura.Balanced, Focus: focus, HtmlDateMode: trafilatura.Disabled})
		if err != nil {
			return "", ""
		}
		return got.ContentText, got.Metadata.Title
	}
	balanced, title := extract(trafilatura.Balanced)
	precise, _ := extract(trafilatura.FavorPrecision)
	u, _ := url.Parse("http://localhost/")
	readable, err := readability.FromReader(bytes.NewReader(b), u)
	if err != nil || len(balanced) < 300 || len(readable.TextContent) < 300 {
		return nil
	}
	r := &row{ID: filepath.Base(path), Path: path, Text: res.Text, Body: [][2]int{}, Doubt: [][2]int{}}
	sides := []known{know(balanced), know(precise), know(readable.TextContent)}
	both, one, points, at := 0, 0, 0, 0
	point := func(to int) int {
		points += utf8.RuneCountInString(res.Text[at:to])
		at = to
		return points
	}
	for _, bl := range res.Blocks {
		w := words(res.Text[bl.Start:bl.End])
		if len(w) == 0 {
			continue
		}
		n := 0
		for _, k := range sides {
			if k.holds(w) {
				n++
			}
		}
		start := point(bl.Start)
		span := [2]int{start, point(bl.End)}
		switch {
		case strings.EqualFold(strings.Join(w, " "), strings.Join(words(title), " ")):
			r.Doubt = append(r.Doubt, span) // the headline is metadata
		case n == len(sides):
			both += len(w)
			r.Body = append(r.Body, span)
		case n > 0:
			one += len(w)
			r.Doubt = append(r.Doubt, span)
		}
	}
	if both < 60 || one > both {
		return nil
	}
	return r
}

// known is the text of an article: its runs of four words, and its lines.
type known struct {
	runs  map[string]bool
	lines map[string]bool
}

func know(text string) known {
	k := known{map[string]bool{}, map[string]bool{}}
	w := words(text)
	for i := 0; i+4 <= len(w); i++ {
		k.runs[strings.Join(w[i:i+4], " ")] = true
	}
	for _, l := range strings.Split(text, "\n") {
		k.lines[strings.Join(words(l), " ")] = true
	}
	return k
}

func (k known) holds(w []string) bool {
	if len(w) < 4 {
		return k.lines[strings.Join(w, " ")]
	}
	hit := 0
	for i := 0; i+4 <= len(w); i++ {
		if k.runs[strings.Join(w[i:i+4], " ")] {
			hit++
		}
	}
	return hit*2 > len(w)-3
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}
