package pipeline

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
	"testigo/store"
)

// TestEveryExportedQuoteEqualsItsSpan walks every export of the example record: wherever an object has
// start, end and text, the text is that slice, in code points, of the document that the object
// or one around it names.
func TestEveryExportedQuoteEqualsItsSpan(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r.testigo")
	build(t, Options{Paths: []string{reports(t)}, Out: out})
	texts := map[string][]rune{}
	s, err := store.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for r, err := range s.Readings(context.Background(), 2) {
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(r.Doc.Name)] = []rune(r.Doc.Text())
	}
	quotes := 0
	var walk func(v any, doc string)
	walk = func(v any, doc string) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x, doc)
			}
		case map[string]any:
			if d, ok := v["doc"].(string); ok {
				doc = d
			}
			start, ok1 := v["start"].(float64)
			end, ok2 := v["end"].(float64)
			if text, ok := v["text"].(string); ok && ok1 && ok2 {
				quotes++
				if got := texts[doc]; int(end) > len(got) || start >= end || string(got[int(start):int(end)]) != text {
					t.Errorf("%s %v-%v does not say %q", doc, start, end, text)
				}
			}
			for _, x := range v {
				walk(x, doc)
			}
		}
	}
	all := exports(t, out)
	for _, name := range []string{"readings", "events", "questions"} {
		before := quotes
		for line := range bytes.Lines(all[name]) {
			var v any
			if err := json.Unmarshal(line, &v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			walk(v, "")
		}
		if quotes == before {
			t.Errorf("%s holds no quote", name)
		}
	}
	var whole struct {
		Documents, Events, Actors, Questions, Skipped []any
	}
	if err := json.Unmarshal(all["json"], &whole); err != nil {
		t.Fatalf("json: %v", err)
	}
	if len(whole.Documents) != len(texts) || len(whole.Events) == 0 || len(whole.Actors) == 0 {
		t.Errorf("json holds %d documents, %d events, %d actors", len(whole.Documents), len(whole.Events), len(whole.Actors))
	}
	walk(whole.Events, "")
}

// TestTheTableIsATable reads the CSV export as a spreadsheet would.
func TestTheTableIsATable(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "=cmd.txt", "=HYPERLINK(1) Police arrested two workers in Cusco on 3 March 1998.\n")
	build(t, Options{Paths: []string{in}, Out: out})
	rows, err := csv.NewReader(bytes.NewReader(exports(t, out)["csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 2 || rows[0][0] != "id" {
		t.Fatalf("rows: %v", rows)
	}
	for _, row := range rows[1:] {
		if !record.ValidEvent(record.EventType(row[2]), record.Mode(row[3])) {
			t.Errorf("type %s/%s", row[2], row[3])
		}
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}
