package dossier_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/document/docx"
	"testigo/pipeline"
	"testigo/publish/dossier"
	"testigo/record"
	"testigo/store"
)

var ctx = context.Background()

func built(t *testing.T, texts map[string]string) *store.Store {
	t.Helper()
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{dir}, Out: path, Workers: 1}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// hostile text: markup, a formula, marks that turn writing around, a character that XML does not have.
var texts = map[string]string{
	"a.txt": "Informe <script>alert(1)</script> & más\n\nOn 9 January 2023 police killed 17 protesters in Juliaca, said <b>Rosa Quispe</b>.\n",
	"b.txt": "=HYPERLINK(\"x\")\n\nOn 12 January 2023 teachers marched in Puno \u202etxet\u202c and \x0bsang.\n",
}

func whole(t *testing.T, s *store.Store, lang record.Lang) *dossier.Dossier {
	t.Helper()
	d, err := dossier.Chronology(ctx, s, lang, "", store.EventFilter{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEveryLineHasANoteThatQuotesItsDocument(t *testing.T) {
	s := built(t, texts)
	d := whole(t, s, record.Spanish)
	lines := 0
	for _, sec := range d.Sections {
		for _, l := range sec.Lines {
			lines++
			if len(l.Notes) == 0 || len(l.Marks) == 0 {
				t.Errorf("%q has no note or does not say whether it was reviewed", l.Text)
			}
			for _, n := range l.Notes {
				note := d.Notes[n-1]
				id, err := record.ParseDocumentID(note.Hash)
				if err != nil {
					t.Fatal(err)
				}
				r, err := s.Reading(ctx, id)
				if err != nil {
					t.Fatal(err)
				}
				at, ok := r.Doc.Bytes(note.Start, note.End)
				if got := strings.Join(strings.Fields(r.Doc.Quote(at)), " "); !ok || !strings.HasPrefix(got, strings.Fields(note.Quote)[0]) {
					t.Errorf("note %d quotes %q, and there stands %q", n, note.Quote, got)
				}
			}
		}
	}
	if lines < 2 || len(d.Documents) != 2 {
		t.Fatalf("%d lines, %d documents", lines, len(d.Documents))
	}
}

func TestDOCXHasRealFootnotesAndOpens(t *testing.T) {
	d := whole(t, built(t, texts), record.English)
	var b, again bytes.Buffer
	if err := dossier.DOCX(&b, d); err != nil {
		t.Fatal(err)
	}
	if err := dossier.DOCX(&again, d); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same dossier gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		c, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(c)
		dec := xml.NewDecoder(bytes.NewReader(c))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", f.Name, err)
			}
		}
	}
	for i, n := range d.Notes {
		if !strings.Contains(parts["word/document.xml"], fmt.Sprintf(`<w:footnoteReference w:id="%d"/>`, i+1)) || !strings.Contains(parts["word/footnotes.xml"], fmt.Sprintf(`<w:footnote w:id="%d">`, i+1)) {
			t.Errorf("note %d is no footnote", i+1)
		}
		if !strings.Contains(parts["word/footnotes.xml"], n.Hash) || !strings.Contains(parts["word/footnotes.xml"], n.Document) {
			t.Errorf("note %d names no document and hash", i+1)
		}
	}
	for _, rel := range []string{"word/document.xml", "docProps/core.xml"} {
		if !strings.Contains(parts["_rels/.rels"], rel) || parts[rel] == "" {
			t.Errorf("%s is not related", rel)
		}
	}
	// and our own reader of the format finds the lines in it
	opened, err := docx.Read(ctx, "d.docx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(opened); !strings.Contains(text, d.Sections[0].Lines[0].Text) {
		t.Errorf("read again: %.400s", text)
	}
}

func TestHTMLIsOneFileInWhichNothingRuns(t *testing.T) {
	d := whole(t, built(t, texts), record.English)
	var b bytes.Buffer
	if err := dossier.HTML(&b, d); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, bad := range []string{"<script", "src=\"http", "href=\"http", "\u202e", "[notes]", "[colophon]"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for i := range d.Notes {
		if !strings.Contains(page, fmt.Sprintf(`href="#note-%d"`, i+1)) || !strings.Contains(page, fmt.Sprintf(`id="note-%d"`, i+1)) {
			t.Errorf("note %d is not linked", i+1)
		}
	}
}

func TestTablesHoldWhatIsOnThePage(t *testing.T) {
	d := whole(t, built(t, texts), record.English)
	var c, j bytes.Buffer
	if err := errors.Join(dossier.CSV(&c, d), dossier.JSON(&j, d)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&c).ReadAll()
	if err != nil || len(rows) != len(d.Notes)+1 {
		t.Errorf("%d rows for %d notes: %v", len(rows), len(d.Notes), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
	var back dossier.Dossier
	if err := json.Unmarshal(j.Bytes(), &back); err != nil || len(back.Notes) != len(d.Notes) {
		t.Errorf("%v", err)
	}
}

func TestDossiersOfThings(t *testing.T) {
	s := built(t, map[string]string{
		"a.txt": "Informe\n\nOn 9 January 2023 police killed 17 protesters in Juliaca, said Rosa Quispe.\n",
		"b.txt": "Report\n\nOn 9 January 2023 police killed 19 protesters in Juliaca. Rosa Quispe led the march.\n",
	})
	for q, err := range s.Questions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		d, err := dossier.Question(ctx, s, record.Spanish, "", q.ID)
		if err != nil || len(d.Sections) == 0 || len(d.Sections[0].Lines) != len(q.Figures) || d.Title == "" {
			t.Errorf("question %s: %+v %v", q.ID, d, err)
		}
	}
	for p, err := range s.Profiles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		d, err := dossier.Actor(ctx, s, record.English, "", p.ID)
		if err != nil || len(d.Sections[0].Lines) == 0 || len(d.Notes) == 0 {
			t.Errorf("actor %s: %v", p.Name, err)
		}
	}
	for c, err := range s.Conflicts(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if d, err := dossier.Conflict(ctx, s, record.English, "", c.ID); err != nil || len(d.Notes) == 0 {
			t.Errorf("conflict %s: %v", c.EN, err)
		}
	}
	if _, err := dossier.Actor(ctx, s, record.English, "", "anobody"); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
}
