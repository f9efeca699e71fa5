package timex

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
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
	gold, preds := open(t, "gold.jsonl", ReadGold), open(t, "predictions.jsonl", ReadPredictions)
	for _, by := range append([]string{""}, Groupings...) {
		file, o := "report.golden", Options{Errors: 99}
		if by != "" {
			file, o = "report-"+by+".golden", Options{By: by}
		}
		r, err := Score(gold, preds, o)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		if want, _ := os.ReadFile("testdata/" + file); b.String() != string(want) {
			t.Errorf("%s:\n got\n%s\n want\n%s", file, b.String(), want)
		}
		if len(r.Warnings) != 1 {
			t.Errorf("warnings: %q", r.Warnings)
		}
		if by == "type" {
			if want, _ := os.ReadFile("testdata/report.json"); !bytes.Equal(r.JSON(), want) {
				t.Errorf("report.json: got %s", r.JSON())
			}
		}
	}
	if _, err := Score(gold, preds, Options{By: "colour"}); err == nil {
		t.Error("an unknown grouping was taken")
	}
}

func TestCanonicalValues(t *testing.T) {
	for in, want := range map[string]string{
		"1999-01-02T10:30:00": "1999-01-02T10:30", "T09:00Z": "T09:00", "P1Y": "P1Y", "P2DE": "P20Y", "P3C": "P300Y",
		"198X": "198", "19XX": "19", "1999-XX-XX": "1999", "XXXX-XX-XX": "XXXX-XX-XX", " p1d ": "P1D", "PRESENT_REF": "PRESENT_REF",
	} {
		if got := canonical(&in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if canonical(nil) != "" {
		t.Error("no value")
	}
}

func TestSameDaysOfOtherValues(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"1998-Q1", "1998-H1", false},
		{"1998-W01-1", "1997-12-29", true},
		{"1998-W01-WE", "1998-W01", false},
		{"1990-05-07T10:00", "1990-05-07", true},
		{"199", "199X", false}, // a notation, left to canonical
		{"1998-W54", "1998-W54", false},
		{"1999-02-29", "1999-02-29", false},
		{"9999-12", "9999-12", false},
		{"1998-Q5", "1998-Q5", false},
		{"1998", "1998", true},
	} {
		x, okX := daysOf(&c.a)
		y, okY := daysOf(&c.b)
		if got := okX && okY && x == y; got != c.same {
			t.Errorf("%s and %s: %v %v, %v %v", c.a, c.b, x, okX, y, okY)
		}
	}
}

func TestWithoutGold(t *testing.T) {
	set := `{"id":"a","lang":"en","dct":"2001-02-03","text":"Today."}` + "\n" + `{"id":"b","text":"x","timexes":[{"start":0,"end":1,"value":"2001"}]}`
	gold, err := ReadGold(strings.NewReader(set), "set")
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadInputs(strings.NewReader(set), "set")
	if err != nil || len(in) != 2 || in[0].DCT != "2001-02-03" || in[0].Text != "Today." {
		t.Fatalf("inputs %+v, %v", in, err)
	}
	preds := []Prediction{{ID: "a", Timexes: []Timex{{Start: 0, End: 5, Type: new("DATE"), Value: new("2001-02-03")}}}}
	r, err := Score(gold, preds, Options{})
	if err != nil || r.Rows[0].Gold != 1 || r.Rows[0].Pred != 0 || len(r.Warnings) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, preds); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a","timexes":[{"start":0,"end":5,"type":"DATE","value":"2001-02-03"}]}` + "\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
}

func TestBadRowsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"timexes":[]}`: `p:1: no "id"`,
		`{"id":"a","timexes":[{"start":3,"end":1}]}`:   "p:1: timex 1: span 3-1",
		`{"id":"a","timexes":[{"start":"3","end":1}]}`: `p:1: "timexes.start" is a JSON string, want int`,
	} {
		if _, err := ReadPredictions(strings.NewReader(in), "p"); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

func fuzzSeeds(f *testing.F, files ...string) {
	for _, file := range files {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			f.Add(line)
		}
	}
}

// Gold that can be read can be scored against itself.
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
			if d.Timexes != nil {
				preds = append(preds, Prediction{ID: d.ID, Timexes: *d.Timexes})
			}
		}
		for _, by := range append([]string{""}, Groupings...) {
			r, err := Score(gold, preds, Options{By: by, Errors: 5})
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Write(io.Discard); err != nil {
				t.Fatal(err)
			}
			r.JSON()
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
		r, err := Score(gold, preds, Options{By: "type", Errors: 99})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Rows {
			for _, v := range []float64{x.StrictF1, x.RelaxedF1, x.TypeF1, x.ValueF1, x.IntervalF1} {
				if !(v >= 0 && v <= 100) {
					t.Fatalf("%+v", x)
				}
			}
		}
		if err := r.Write(io.Discard); err != nil {
			t.Fatal(err)
		}
	})
}
