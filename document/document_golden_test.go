package document

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

var kindName = [...]string{"body", "heading", "byline", "footnote", "furniture"}

// describe writes a document the way a person would check it.
func describe(d *record.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format %s, language %s\n", d.Format, d.Lang)
	m := d.Meta
	for _, f := range []struct {
		name string
		c    record.Cited[string]
	}{{"title", m.Title}, {"deck", m.Deck}, {"outlet", m.Outlet}, {"author", m.Author}, {"translator", m.Translator}} {
		if f.c.Stated() {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.c.Quote())
		}
	}
	for _, s := range m.Stamps {
		fmt.Fprintf(&b, "stamp %s %q %s: %s\n", s.Value().Kind, s.Value().EDTF, s.Value().Outlet, s.Quote())
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %s: %s\n", n.Code, n.Text)
	}
	for _, p := range d.Paragraphs {
		fmt.Fprintf(&b, "%-9s %-2s %s\n", kindName[p.Kind], p.Lang, strings.ReplaceAll(d.Quote(p.Span), "\n", "\n             "))
	}
	for _, s := range d.Furniture {
		inside := true
		for _, p := range d.Paragraphs {
			inside = inside && p.Span != s
		}
		if inside {
			fmt.Fprintf(&b, "furniture within a paragraph: %s\n", d.Quote(s))
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, f := range files {
		if strings.HasSuffix(f, ".golden") {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(context.Background(), filepath.Base(f), data)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		check(t, d)
		got := describe(d)
		if *update {
			if err := os.WriteFile(f+".golden", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, _ := os.ReadFile(f + ".golden")
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", f, got, want)
		}
	}
}

// check holds what is promised of every document.
func check(t *testing.T, d *record.Document) {
	t.Helper()
	text := d.Text()
	last := 0
	for _, p := range d.Paragraphs {
		if p.Start < last || p.End <= p.Start || p.End > len(text) {
			t.Fatalf("paragraph %v after %d of %d", p.Span, last, len(text))
		}
		if _, err := d.Witness(p.Span); err != nil {
			t.Fatal(err)
		}
		last = p.End
	}
	last = 0
	for _, s := range d.Furniture {
		if s.Start < last || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("furniture %v after %d of %d", s, last, len(text))
		}
		last = s.End
	}
	for _, s := range d.Meta.Stamps {
		if !s.Stated() {
			t.Fatal("stamp without a witness")
		}
	}
}
