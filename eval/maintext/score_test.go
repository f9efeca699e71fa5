package maintext

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"testigo/eval/jsonl"
)

// The files of testdata are made up for this test. The expected reports were
// printed by the reference scorer, which is written in Python and shares no
// code with this package.

func open[T any](t testing.TB, file string, read func(io.Reader, string) ([]T, error)) []T {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := read(f, file)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestReportAgreesWithReference(t *testing.T) {
	gold, err := ReadGoldDir(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	preds, versus := open(t, "predictions.json", ReadPredictions), open(t, "versus.json", ReadPredictions)
	for file, o := range map[string]Options{
		"report": {Worst: 99, Rounds: 1000, Seed: 1}, "report-plain": {Seed: 1}, "report-versus": {Worst: 3, Rounds: 50, Seed: 7, Versus: versus},
	} {
		r, err := Score(gold, preds, o)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		if want, _ := os.ReadFile("testdata/" + file + ".golden"); b.String() != string(want) {
			t.Errorf("%s:\n got\n%s\n want\n%s", file, b.String(), want)
		}
		if o.Versus != nil {
			if want, _ := os.ReadFile("testdata/report.json"); !bytes.Equal(r.JSON(), want) {
				t.Errorf("report.json: got %s", r.JSON())
			}
		}
	}
}

func TestCompare(t *testing.T) {
	number := func(x *float64) float64 {
		if x == nil {
			return -1
		}
		return *x
	}
	for _, c := range []struct {
		name, gold, pred string
		p, r             float64
		same             bool
	}{
		{"the same but for signs", "Water, now!", "Water now", 1, 1, true},
		{"nothing on either side", "", " — ", -1, -1, true},
		{"nothing predicted", "the rain came late", "", -1, 0, false},
		{"nothing to find", "", "the rain came late", 0, -1, false},
		{"half of it", "a b c d e", "a b c d", 1, 0.5, false},
		{"case counts", "a b c d", "A b c d", 0, 0, false},
		{"repeated", "a a a a a", "a a a a a a", 2.0 / 3, 1, false},
	} {
		got := Compare(c.gold, c.pred)
		if number(got.P) != c.p || number(got.R) != c.r || got.Same != c.same {
			t.Errorf("%s: P %v R %v same %v", c.name, number(got.P), number(got.R), got.Same)
		}
	}
}

func TestPagesOfAFolder(t *testing.T) {
	in, err := ReadInputs(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	if len(in) != 2 || in[0].ID != "p1" || in[1].ID != "p2" || !bytes.Contains(in[0].HTML, []byte("Puerto Norte")) {
		t.Errorf("%d pages: %+v", len(in), in)
	}
	for name, dir := range map[string]fs.FS{
		"no pages":  fstest.MapFS{"pages/x.txt": {}},
		"no folder": fstest.MapFS{},
		"not gzip":  fstest.MapFS{"pages/x.html.gz": {Data: []byte("<html>")}},
	} {
		if _, err := ReadInputs(dir); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A small file that unpacks to a very large one is refused.
func TestPageBomb(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(make([]byte, 1<<20))
	z.Close()
	dir := fstest.MapFS{"pages/x.html.gz": {Data: b.Bytes()}}
	if _, err := readPage(dir, "pages/x.html.gz", true, 1<<20-1); !errors.Is(err, jsonl.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	if page, err := readPage(dir, "pages/x.html.gz", true, 1<<20); err != nil || len(page) != 1<<20 {
		t.Errorf("%d bytes, %v", len(page), err)
	}
}

func TestWithoutPrediction(t *testing.T) {
	gold := open(t, "ground-truth-own.json", ReadGold)
	if _, err := Score(gold, []Prediction{{ID: "p1"}}, Options{}); err == nil || err.Error() != "no prediction for 5 of 6 pages, e.g. p2" {
		t.Errorf("got %v", err)
	}
	if r, err := Score(nil, nil, Options{Rounds: 10}); err != nil || r.Pages != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`[]`:                             "p: not an object of pages",
		`{"a": 1}`:                       `p: page "a" is no object`,
		`{"a": {"articleBody": [1, 2]}}`: `p: page "a": articleBody is no text`,
		`{"a": `:                         "p: unexpected EOF",
	} {
		if _, err := ReadPredictions(strings.NewReader(in), "p"); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

// What is written is read again.
func TestWritePredictions(t *testing.T) {
	preds := []Prediction{{"b", "first <line>\nsecond"}, {"a", ""}}
	var b bytes.Buffer
	if err := WritePredictions(&b, preds); err != nil {
		t.Fatal(err)
	}
	if want := "{\n\"b\": {\"articleBody\":\"first <line>\\nsecond\"},\n\"a\": {\"articleBody\":\"\"}\n}\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
	again, err := ReadPredictions(&b, "p")
	if err != nil || len(again) != 2 || again[0] != preds[0] || again[1] != preds[1] {
		t.Errorf("%+v, %v", again, err)
	}
}

// Gold that can be read can be scored against itself, and is then right.
func FuzzReadGold(f *testing.F) {
	for _, name := range []string{"ground-truth-own.json", "predictions.json", "versus.json"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ReadGold(bytes.NewReader(data), "g")
		if err != nil {
			return
		}
		var preds []Prediction
		for _, d := range gold {
			preds = append(preds, Prediction{d.ID, d.Body})
		}
		r, err := Score(gold, preds, Options{Worst: 9, Rounds: 3, Versus: preds})
		if err != nil {
			t.Fatal(err)
		}
		if r.Pages > 0 && r.Rows[3].Value != 1 {
			t.Fatalf("accuracy %v", r.Rows[3].Value)
		}
		if err := r.Write(io.Discard); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(r.JSON()) {
			t.Fatal("no JSON")
		}
	})
}

func FuzzReadPredictions(f *testing.F) {
	b, err := os.ReadFile("testdata/predictions.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	gold := open(f, "ground-truth-own.json", ReadGold)
	f.Fuzz(func(t *testing.T, data []byte) {
		preds, err := ReadPredictions(bytes.NewReader(data), "p")
		if err != nil {
			return
		}
		r, err := Score(gold, preds, Options{Worst: 9, Rounds: 3})
		if err != nil {
			return // pages are missing
		}
		for _, x := range r.Rows {
			if !(x.Value >= 0 && x.Value <= 1) {
				t.Fatalf("%+v", x)
			}
		}
	})
}
