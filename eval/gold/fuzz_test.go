package gold

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func addFiles(f *testing.F, pattern string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds in %s: %v", pattern, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

const fuzzText = "The miners of Alto Verde marched.\n\n- 20 were held. «No», dijo el Sr. Luis Soto, de 41 años.\n"

// Whatever the gold file holds, reading it gives an error or a document that
// can be scored, and every count stays within what was there to count.
func FuzzReadGold(f *testing.F) {
	addFiles(f, "testdata/gold/*.json")
	f.Add([]byte(`{"doc":"a","published":"1978","events":[{"type":"X","trigger":{"start":-5,"end":99999999999999999999}}]}`))
	reading := `{"doc":"a","language":"en","events":[{"id":"1","type":"PROTEST","mode":"march","trigger":{"start":26,"end":33}}],` +
		`"figures":[{"value":20,"start":37,"end":39}],"people":[{"name":"Luis Soto","victim":true}],"relations":[{"type":"leads","from":"a","to":"b"}]}`
	preds, err := ReadPredictions(strings.NewReader(reading), "p")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.txt.json", "a.gold.json"} {
			d, err := ReadGold(bytes.NewReader(data), name, fuzzText)
			if err != nil {
				continue
			}
			d.scored = true
			checkReport(t, ScoreDocs([]*Doc{d}, []Prediction{preds[0]}, Options{Errors: true}))
		}
	})
}

// Whatever a prediction holds, scoring it does not fail.
func FuzzReadPredictions(f *testing.F) {
	addFiles(f, "testdata/predictions.jsonl")
	f.Add([]byte(`{"doc":"arenal.txt","boilerplate":[[0,99999999999999999999],[-1,5]],"events":[{"trigger":{"start":1,"end":2},"when":"x"}]}`))
	texts := TextDirs("testdata/gold", "testdata/texts")
	docs, err := Load(os.DirFS("testdata/gold"), texts)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		preds, err := ReadPredictions(bytes.NewReader(data), "p")
		if err != nil {
			return
		}
		checkReport(t, ScoreDocs(docs, preds, Options{Errors: true}))
		if err := WritePredictions(io.Discard, preds); err != nil {
			t.Fatal(err)
		}
	})
}

func checkReport(t *testing.T, r *Report) {
	t.Helper()
	for _, name := range r.Total.Names() {
		m := r.Total.Get(name)
		if m.TP < 0 || m.FP < 0 || m.FN < 0 || m.Right > m.Of || m.N < 0 {
			t.Fatalf("%s: %+v", name, m)
		}
	}
	if err := r.Write(io.Discard); err != nil {
		t.Fatal(err)
	}
	r.JSON()
}

func FuzzSentences(f *testing.F) {
	f.Add(fuzzText)
	f.Add("<p>a</p>\n1. B\nc: d e. F… (G")
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		last := 0
		for _, x := range sentencesOf(text) {
			if x.start < last || x.end <= x.start || x.end > len(text) {
				t.Fatalf("%+v after %d of %d", x, last, len(text))
			}
			last = x.end
		}
	})
}

func FuzzEDTF(f *testing.F) {
	for _, s := range []string{"1978-06~", "../1980", "{1978,[1980..1981]}", "2011-24", "199X/..", "9999-12-31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := parseEDTF(s)
		for _, d := range got {
			if d.first > d.last || d.slack < 0 {
				t.Fatalf("%q: %+v", s, d)
			}
		}
		if got != nil && (!inside(got, got) || !meets(got, got) || !sameDays(got, got)) {
			t.Fatalf("%q is not inside itself", s)
		}
	})
}
