package lines

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"testigo/eval/maintext"
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
	gold, preds, truth := open(t, "gold.jsonl", ReadGold), open(t, "predictions.jsonl", ReadPredictions), open(t, "truth.json", maintext.ReadGold)
	for file, o := range map[string]Options{
		"report.golden": {Worst: 99, Rounds: 1000, Seed: 1}, "report-truth.golden": {Truth: truth}, "report.json": {Worst: 2, Rounds: 50, Seed: 7, Truth: truth},
	} {
		r, err := Score(gold, preds, o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if strings.HasSuffix(file, ".json") {
			b.Write(r.JSON())
		} else if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		if want, _ := os.ReadFile("testdata/" + file); !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s:\n got\n%s\n want\n%s", file, b.String(), want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		name, text string
		gold, pred []Span
		want       Counts
	}{
		{"white space does not count", "ab  \u00a0cd", []Span{{0, 7}}, []Span{{0, 5}}, Counts{Both: 2, Gold: 2}},
		{"characters, not bytes", "ñandú x", []Span{{0, 5}}, []Span{{6, 7}}, Counts{Pred: 1, Gold: 5}},
		{"spans that touch and overlap", "abcdef", []Span{{2, 4}, {0, 3}}, []Span{{0, 2}, {2, 4}}, Counts{Both: 4, Neither: 2}},
	} {
		got, err := count("x", []rune(c.text), c.gold, c.pred)
		if err != nil || got != c.want {
			t.Errorf("%s: %+v, %v; want %+v", c.name, got, err, c.want)
		}
	}
	if _, err := count("x", []rune("abc"), []Span{{0, 4}}, nil); err == nil || err.Error() != "x: span [0, 4] outside text of length 3" {
		t.Errorf("got %v", err)
	}
}

func TestWithoutGold(t *testing.T) {
	set := `{"id":"a","text":"Share"}` + "\n" + `{"id":"b","text":"x","body":[]}`
	gold, err := ReadGold(strings.NewReader(set), "set")
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadInputs(strings.NewReader(set), "set")
	if err != nil || len(in) != 2 || in[0].Text != "Share" {
		t.Fatalf("inputs %+v, %v", in, err)
	}
	r, err := Score(gold, []Prediction{{ID: "b"}}, Options{})
	if err != nil || r.Pages != 1 || r.Skipped != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := Score(gold, nil, Options{}); err == nil || err.Error() != "no row for 1 of 1 pages, e.g. b" {
		t.Errorf("got %v", err)
	}
	if _, err := Score(gold, []Prediction{{ID: "b"}}, Options{Truth: []maintext.Doc{}}); err == nil {
		t.Error("no true text, and no error")
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, []Prediction{{"a", []Span{{0, 5}}}}); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a","body":[[0,5]]}` + "\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
}

func TestBadRowsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"body":[]}`:                 `p:1: no "id"`,
		`{"id":"a","body":[[3,1]]}`:   "p:1: stretch 1: span 3-1",
		`{"id":"a","body":[["x",1]]}`: `p:1: "body" is a JSON string, want int`,
	} {
		if _, err := ReadPredictions(strings.NewReader(in), "p"); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

func fuzzSeeds(f *testing.F, file string) {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		f.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		f.Add(line)
	}
}

// Gold that can be read and lies in its text can be scored against itself, and is then right.
func FuzzReadGold(f *testing.F) {
	fuzzSeeds(f, "gold.jsonl")
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ReadGold(bytes.NewReader(data), "g")
		if err != nil {
			return
		}
		ReadInputs(bytes.NewReader(data), "g")
		var preds []Prediction
		for _, d := range gold {
			if d.Body != nil {
				preds = append(preds, Prediction{d.ID, *d.Body})
			}
		}
		r, err := Score(gold, preds, Options{Worst: 9, Rounds: 3})
		if err != nil {
			return // outside the text
		}
		for _, w := range r.Worst {
			if w.False+w.Lost > 0 {
				t.Fatalf("%+v", w)
			}
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
	fuzzSeeds(f, "predictions.jsonl")
	gold := open(f, "gold.jsonl", ReadGold)
	f.Fuzz(func(t *testing.T, data []byte) {
		preds, err := ReadPredictions(bytes.NewReader(data), "p")
		if err != nil {
			return
		}
		r, err := Score(gold, append(open(t, "predictions.jsonl", ReadPredictions), preds...), Options{Rounds: 3})
		if err != nil {
			return // a stretch outside the text
		}
		for _, x := range r.Rows {
			if !(x.ByPage >= 0 && x.ByPage <= 1 && x.Pooled >= 0 && x.Pooled <= 1) {
				t.Fatalf("%+v", x)
			}
		}
	})
}
