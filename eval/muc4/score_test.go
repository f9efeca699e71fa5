package muc4

import (
	"bytes"
	"io"
	"os"
	"slices"
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
	for file, o := range map[string]Options{"report": {}, "report-first-mention": {FirstMention: true}} {
		r, err := Score(gold, preds, o)
		if err != nil {
			t.Fatal(err)
		}
		if want, _ := os.ReadFile("testdata/" + file + ".json"); !bytes.Equal(r.JSON(), want) {
			t.Errorf("%s.json: got %s", file, r.JSON())
		}
		if file == "report" {
			var b strings.Builder
			if err := r.Write(&b); err != nil {
				t.Fatal(err)
			}
			if want, _ := os.ReadFile("testdata/report.golden"); b.String() != string(want) {
				t.Errorf("report.golden: got\n%s", b.String())
			}
			if x := r.Get("d_relevance", "all"); x.R != 2.0/3 {
				t.Errorf("relevance %+v", x)
			}
		}
	}
	if _, err := Score(gold, preds, Options{StrictIDs: true}); err == nil || !strings.Contains(err.Error(), "unknown documents: 1") {
		t.Errorf("strict ids: %v", err)
	}
}

func TestFaultsAreListed(t *testing.T) {
	r, err := Score(open(t, "gold.jsonl", ReadGold), open(t, "predictions.jsonl", ReadPredictions), Options{Errors: 99})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Fault{
		{"MISS", "MADE-1", "Target", "pumping station", "weighing"},
		{"MISS", "MADE-4", "incident_type", "arson", "document"},
		{"SPUR", "MADE-3", "incident_type", "attack", "document"},
		{"SPUR", "MADE-2", "Victim", "linares", "string"},
	} {
		if !slices.Contains(r.Faults, want) {
			t.Errorf("not listed: %+v", want)
		}
	}
}

func TestScoresAreKeptWithoutTexts(t *testing.T) {
	r, err := Score(open(t, "gold.jsonl", ReadGold), open(t, "predictions.jsonl", ReadPredictions), Options{Errors: 99})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := r.WriteScores(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "MADE-4  MISS incident_type document") {
		t.Errorf("the missed incident is not there:\n%s", b.String())
	}
	for _, f := range r.Faults {
		if f.Slot != "incident_type" && strings.Contains(b.String(), f.Text) {
			t.Errorf("the text %q is there", f.Text)
		}
	}
}

func TestLayersOfFaults(t *testing.T) {
	var gold Doc
	gold.ID = "a"
	gold.Gold = new(struct {
		Templates []Template `json:"templates"`
		REE       Roles      `json:"ree"`
		Roles     Roles      `json:"roles"`
	})
	key := Roles{Victim: []Entity{{"ROSA LINARES"}, {"THE DRIVER"}, {"THE GUARD"}}, Target: []Entity{{"TRUCK"}}, PerpOrg: []Entity{{"RED FRONT"}}}
	gold.Gold.Templates = []Template{{"bombing", key}}
	gold.Gold.REE = key
	weighed := Considered{}
	weighed.Consider("the guard", "Victim", 0.125)
	weighed.Consider("Rosa Linares", "", 0)
	weighed.Consider("a truck", "Target", 0.5)
	pred := Prediction{ID: "a", Considered: weighed, Templates: []Template{
		{"bombing", Roles{Victim: []Entity{{"LINARES"}}, PerpInd: []Entity{{"TRUCK"}}, Weapon: []Entity{{"STONES"}}}},
		{"attack", Roles{Weapon: []Entity{{"KNIFE"}}}},
	}}
	r, err := Score([]Doc{gold}, []Prediction{pred}, Options{Errors: 99})
	if err != nil {
		t.Fatal(err)
	}
	want := []Fault{
		{"SPUR", "a", "incident_type", "attack", "type"},
		{"SPUR", "a", "PerpInd", "truck", "role"},
		{"MISS", "a", "PerpOrg", "red front", "phrase"},
		{"MISS", "a", "Target", "truck", "role"},
		{"MISS", "a", "Victim", "rosa linares", "string"},
		{"MISS", "a", "Victim", "driver", "phrase"},
		{"MISS", "a", "Victim", "guard (0.12)", "weighing"},
		{"SPUR", "a", "Victim", "linares", "string"},
		{"SPUR", "a", "Weapon", "stones", "weighing"},
		{"SPUR", "a", "Weapon", "knife", "incident"},
	}
	if !slices.Equal(r.Faults, want) {
		t.Errorf("got %+v", r.Faults)
	}
}

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"The  \"SANTO\" Farm": "santo farm", "A.": "", "U.S. Embassy": "us embassy", "–the–man": "– –man", "anthem": "anthem", "AN ARMY": "army",
	} {
		if got := normal(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHeads(t *testing.T) {
	for _, c := range []struct {
		in    string
		every []string
	}{
		{"MEMBERS OF THE RED FRONT", []string{"members", "front"}},
		{"FARM, THE LARGE ONE", []string{"farm", "one"}},
		{"of the", nil},
		{"TRUCK - LOADED WITH DYNAMITE", []string{"truck", "dynamite"}},
		{"two guards and a driver", []string{"guards", "driver"}},
	} {
		if got := heads(c.in, true); !slices.Equal(got, c.every) {
			t.Errorf("%q: %q, want %q", c.in, got, c.every)
		}
		if got := heads(c.in, false); !slices.Equal(got, c.every[:min(1, len(c.every))]) {
			t.Errorf("first head of %q: %q", c.in, got)
		}
	}
}

// Many incidents of one type exceed the exact search; the mapping then found
// must still be a mapping.
func TestManyIncidents(t *testing.T) {
	var gold Doc
	gold.ID = "many"
	gold.Gold = new(struct {
		Templates []Template `json:"templates"`
		REE       Roles      `json:"ree"`
		Roles     Roles      `json:"roles"`
	})
	pred := Prediction{ID: "many"}
	for i := range 14 {
		victim := []Entity{{strings.Repeat("x", i+1)}}
		gold.Gold.Templates = append(gold.Gold.Templates, Template{"attack", Roles{Victim: victim}})
		pred.Templates = append(pred.Templates, Template{"attack", Roles{Victim: []Entity{{strings.Repeat("x", 15-i)}}, PerpInd: []Entity{{"y"}}}})
	}
	r, err := Score([]Doc{gold}, []Prediction{pred}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if x := r.Get("c_gtt", "incident_type"); x.P != 1 || x.R != 1 {
		t.Errorf("types %+v", x)
	}
	if x := r.Get("c_gtt", "Victim"); x.P > 13.0/14 || x.P == 0 {
		t.Errorf("victims %+v", x)
	}
}

func TestWithoutGold(t *testing.T) {
	set := `{"id":"a","text":"TITLE -- [TEXT] BODY","body_start":15}`
	gold, err := ReadGold(strings.NewReader(set), "set")
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadInputs(strings.NewReader(set), "set")
	if err != nil || len(in) != 1 || in[0].BodyStart != 15 {
		t.Fatalf("inputs %+v, %v", in, err)
	}
	preds := []Prediction{{ID: "a", Templates: []Template{{"attack", Roles{Victim: []Entity{{"TORRES"}}}}}}}
	r, err := Score(gold, preds, Options{})
	if err != nil || len(r.Warnings) != 1 || r.Get("d_relevance", "all") != (PRF{}) {
		t.Errorf("%+v, %v", r, err)
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, preds); err != nil {
		t.Fatal(err)
	}
	back, err := ReadPredictions(&b, "b")
	if err != nil || len(back) != 1 || back[0].Templates[0].Victim[0][0] != "TORRES" {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func TestBadRowsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"templates":[]}`:                              `p:1: no "id"`,
		`{"id":"a","templates":{}}`:                     `p:1: "templates" is a JSON object, want []muc4.Template`,
		`{"id":"a","templates":[{"Victim":[[["x"]]]}]}`: `p:1: "templates.Roles.Victim" is a JSON array, want string`,
	} {
		if _, err := ReadPredictions(strings.NewReader(in), "p"); err == nil || !strings.HasPrefix(err.Error(), want) {
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

func inPercent(t *testing.T, r *Report) {
	t.Helper()
	for _, b := range r.Blocks {
		for _, l := range b.Lines {
			for _, x := range []float64{l.P, l.R, l.F} {
				if !(x >= 0 && x <= 1) {
					t.Fatalf("%s %+v", b.Key, l)
				}
			}
		}
	}
	if err := r.Write(io.Discard); err != nil {
		t.Fatal(err)
	}
	r.JSON()
}

// Gold that can be read can be scored against its own templates.
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
			if d.Gold != nil {
				preds = append(preds, Prediction{ID: d.ID, Templates: d.Gold.Templates})
			}
		}
		r, err := Score(gold, preds, Options{Errors: 9})
		if err != nil {
			t.Fatal(err)
		}
		inPercent(t, r)
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
		r, err := Score(gold, preds, Options{Errors: 99})
		if err != nil {
			t.Fatal(err)
		}
		inPercent(t, r)
	})
}
