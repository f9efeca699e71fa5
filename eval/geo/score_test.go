package geo

import (
	"bytes"
	"io"
	"math"
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
	for file, o := range map[string]Options{
		"report": {Errors: 99}, "report-set": {By: "set"}, "report-latam": {By: "latam"}, "report-nouns": {Nouns: true, Errors: 99},
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
		if o.By == "set" {
			if want, _ := os.ReadFile("testdata/report.json"); !bytes.Equal(r.JSON(), want) {
				t.Errorf("report.json: got %s", r.JSON())
			}
		}
	}
	if _, err := Score(gold, preds, Options{By: "colour"}); err == nil {
		t.Error("an unknown grouping was taken")
	}
}

func at(lat, lon float64) *Toponym { return &Toponym{Lat: &lat, Lon: &lon} }

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b *Toponym
		want float64
	}{
		{"nowhere to go", at(10, 20), at(10, 20), 0},
		{"a degree of latitude", at(0, 0), at(1, 0), math.Pi / 180 * earthRadius},
		{"across the date line", at(0, 179.5), at(0, -179.5), math.Pi / 180 * earthRadius},
		{"to the other side", at(90, 0), at(-90, 0), math.Pi * earthRadius},
	} {
		if got := Distance(c.a, c.b); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%s: %v km, want %v", c.name, got, c.want)
		}
	}
}

func TestWithoutGold(t *testing.T) {
	set := `{"id":"a","title":"T","text":"In Lima."}` + "\n" + `{"id":"b","text":"x","toponyms":[]}`
	gold, err := ReadGold(strings.NewReader(set), "set")
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadInputs(strings.NewReader(set), "set")
	if err != nil || len(in) != 2 || in[0].Text != "In Lima." {
		t.Fatalf("inputs %+v, %v", in, err)
	}
	preds := []Prediction{{ID: "a", Toponyms: []Toponym{{Start: 3, End: 7, Text: "Lima", Lat: new(-12.0), Lon: new(-77.0), GeoNameID: "3936456"}}}}
	r, err := Score(gold, preds, Options{})
	if err != nil || r.Rows[0].Pred != 0 || len(r.Warnings) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, preds); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a","toponyms":[{"start":3,"end":7,"text":"Lima","lat":-12,"lon":-77,"geonameid":"3936456"}]}` + "\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
}

func TestBadRowsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"toponyms":[]}`: `p:1: no "id"`,
		`{"id":"a","toponyms":[{"start":-1,"end":1}]}`: "p:1: toponym 1: span -1-1",
		`{"id":"a","toponyms":[{"geonameid":[1]}]}`:    "p:1: geonameid [1] is neither number nor string",
		`{"id":"a","toponyms":[{"lat":"12 S"}]}`:       `p:1: "toponyms.lat" is a JSON string, want float64`,
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
			if d.Toponyms != nil {
				preds = append(preds, Prediction{ID: d.ID, Toponyms: *d.Toponyms})
			}
		}
		for _, o := range []Options{{Errors: 9}, {By: "set", Nouns: true}, {By: "latam"}} {
			r, err := Score(gold, preds, o)
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
		r, err := Score(gold, preds, Options{By: "set", Errors: 99})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Rows {
			for _, v := range []float64{x.StrictF1, x.RelaxedF1, x.E2EF1, x.Acc161} {
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
