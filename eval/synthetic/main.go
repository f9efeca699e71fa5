// Synthetic writes an invented collection of reports for "testigo build", with the truth beside it, to see how a record of any
// size is built, linked and served: see package world for what is planted.
//
//	go run ./eval/synthetic -n 100000 -o DIR        DIR/reports/YEAR/MONTH/outlet-id.txt and DIR/truth.jsonl
//	go run ./eval/synthetic -n 100000 -o FILE.zip   the reports in one archive, and FILE.truth.jsonl
//	go run ./eval/synthetic/score RECORD TRUTH      what a record made of it found of what was planted
//
// -events-per-doc says how many happenings a report tells on the average, -seed which world. The same flags give the same bytes.
package main

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"testigo/eval/synthetic/world"
)

func main() {
	var o world.Options
	flag.IntVar(&o.Documents, "n", 1000, "documents")
	flag.IntVar(&o.EventsPerDocument, "events-per-doc", 5, "happenings that a report tells, on the average")
	flag.Uint64Var(&o.Seed, "seed", 1, "which world")
	out := flag.String("o", "", "folder, or file that ends in .zip")
	flag.Parse()
	if *out == "" || o.Documents <= 0 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "synthetic: say where to with -o DIR or -o FILE.zip, and how many documents with -n")
		os.Exit(2)
	}
	if err := run(o, *out); err != nil {
		fmt.Fprintln(os.Stderr, "synthetic:", err)
		os.Exit(1)
	}
}

// sink takes the documents.
type sink interface {
	put(name, text string) error
	close() error
}

func run(o world.Options, out string) (err error) {
	var to sink
	truthPath := filepath.Join(out, "truth.jsonl")
	if base, ok := strings.CutSuffix(out, ".zip"); ok {
		truthPath = base + ".truth.jsonl"
		to, err = newArchive(out)
	} else {
		to, err = newFolder(filepath.Join(out, "reports"))
	}
	if err != nil {
		return err
	}
	f, err := os.Create(truthPath)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	words, size, tellings := 0, 0, 0
	err = world.Generate(o, func(d *world.Document) error {
		words += len(strings.Fields(d.Text))
		size += len(d.Text)
		tellings += len(d.Truth.Tells)
		if err := to.put(d.Name, d.Text); err != nil {
			return err
		}
		return lines.Encode(d.Truth)
	})
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = to.close()
	}
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %d words, %.1f MB, %d tellings; truth in %s\n", o.Documents, words, float64(size)/1e6, tellings, truthPath)
	return nil
}

type folder struct {
	root string
	made map[string]bool
}

func newFolder(root string) (*folder, error) {
	if _, err := os.Stat(root); err == nil {
		return nil, fmt.Errorf("%s is there already; give a new folder", root)
	}
	return &folder{root, map[string]bool{}}, os.MkdirAll(root, 0o755)
}

func (f *folder) put(name, text string) error {
	path := filepath.Join(f.root, filepath.FromSlash(name))
	if dir := filepath.Dir(path); !f.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f.made[dir] = true
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

func (f *folder) close() error { return nil }

type archive struct {
	file *os.File
	zip  *zip.Writer
}

func newArchive(path string) (*archive, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &archive{f, zip.NewWriter(f)}, nil
}

func (a *archive) put(name, text string) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

func (a *archive) close() error {
	err := a.zip.Close()
	if err2 := a.file.Close(); err == nil {
		err = err2
	}
	return err
}
