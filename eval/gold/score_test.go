package gold

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// The files of testdata are made up for this test: gold of both formats in
// English and Spanish, and predictions with every kind of mistake. The
// expected reports were printed by the reference scorer, which is written in
// Python and shares no code with this package.

func scoreTestdata(t *testing.T, o Options) *Report {
	t.Helper()
	f, err := os.Open("testdata/predictions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	preds, err := ReadPredictions(f, "predictions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Score(os.DirFS("testdata/gold"), TextDirs("testdata/gold", "testdata/texts"), preds, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sameAs(t *testing.T, file string, got []byte) {
	t.Helper()
	want, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s line %d:\n got  %q\n want %q", file, i+1, at(g, i), at(w, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}

func TestReportAgreesWithReference(t *testing.T) {
	r := scoreTestdata(t, Options{Errors: true})
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	sameAs(t, "report.golden", b.Bytes())
	sameAs(t, "report.json", r.JSON())
	if r.Violations() != 3 {
		t.Errorf("%d violations", r.Violations())
	}
}

func TestOnlySomeDocuments(t *testing.T) {
	r := scoreTestdata(t, Options{Docs: []string{"pie", "nothing"}})
	if len(r.Docs) != 1 || r.Docs[0].Doc != "piedra.txt" || r.Docs[0].Format != 2 {
		t.Errorf("got %+v", r.Docs)
	}
}

func TestInputsKnowNothingOfGold(t *testing.T) {
	texts := []fs.FS{os.DirFS("testdata/texts")}
	fromGold, err := Inputs(os.DirFS("testdata/gold"), texts)
	if err != nil {
		t.Fatal(err)
	}
	// Gold files may hold the name alone, or be absent altogether.
	bare := fstest.MapFS{"a.gold.json": {Data: []byte(`{"doc": "farol.txt"}`)}}
	fromBare, err := Inputs(bare, texts)
	if err != nil {
		t.Fatal(err)
	}
	fromTexts, err := Inputs(texts[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(fromGold) != 3 || len(fromBare) != 1 || fromBare[0] != fromGold[1] || len(fromTexts) != 3 {
		t.Errorf("got %d, %d, %d inputs", len(fromGold), len(fromBare), len(fromTexts))
	}
	r, err := Score(bare, texts, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Docs) != 0 || len(r.Warnings) != 1 {
		t.Errorf("a document without gold fields was scored: %+v", r)
	}
}

func TestReadingIsAPrediction(t *testing.T) {
	p, err := From(Reading{Doc: "farol.txt", Language: new("en"), Boilerplate: [][2]int{},
		Events:  []Event{{ID: "e1", Type: "PROTEST", Trigger: Quote{4, 8, "lamp"}}},
		Figures: []Figure{{Measure: "votes", Value: new(3.0), Quote: Quote{0, 3, "The"}}}})
	if err != nil {
		t.Fatal(err)
	}
	docs, err := Load(os.DirFS("testdata/gold"), []fs.FS{os.DirFS("testdata/texts")}, "farol")
	if err != nil {
		t.Fatal(err)
	}
	r := ScoreDocs(docs, []Prediction{p}, Options{})
	if f, ok := r.Total.Get("body").F1(); !ok || f != 1 {
		t.Errorf("body F1 %v", f)
	}
	for _, name := range []string{"events core", "figures"} {
		if m := r.Total.Get(name); m.FP != 1 || m.TP+m.FN != 0 {
			t.Errorf("%s: %+v", name, m)
		}
	}
	if r.Violations() != 0 || r.Total.Get("malformed").N != 0 || r.Total.Get("meta title").Right != 1 {
		t.Errorf("%+v", r.Docs[0].Faults)
	}
	if _, err := From([]int{1}); err == nil {
		t.Error("an array is no prediction")
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, []Prediction{p}); err != nil {
		t.Fatal(err)
	}
	back, err := ReadPredictions(&b, "b")
	if err != nil || len(back) != 1 || back[0].Doc() != "farol.txt" {
		t.Errorf("read back %v, %v", back, err)
	}
}

func TestBadGoldIsNamed(t *testing.T) {
	texts := fstest.MapFS{"a.txt": {Data: []byte("abc")}, "bad.txt": {Data: []byte("a\xff")}}
	for _, c := range []struct{ name, gold, want string }{
		{"syntax", `{"doc": `, "x.gold.json: unexpected EOF"},
		{"no name", `{}`, `x.gold.json: "" is not the plain name of a text file`},
		{"a path", `{"doc": "../a.txt"}`, "is not the plain name"},
		{"no text", `{"doc": "b.txt"}`, "no text for b.txt"},
		{"text is not text", `{"doc": "bad.txt"}`, "bad.txt: not UTF-8"},
		{"no trigger", `{"doc": "a.txt", "events": [{"id": "e1", "type": "PROTEST"}]}`, "event e1: no trigger"},
		{"no type", `{"doc": "a.txt", "events": [{"trigger": {"start": 0, "end": 1}}]}`, "no type"},
		{"boilerplate", `{"doc": "a.txt", "boilerplate": [3]}`, "3 is not [start, end]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Score(fstest.MapFS{"x.gold.json": {Data: []byte(c.gold)}}, []fs.FS{texts}, nil, Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	if _, err := Score(fstest.MapFS{}, nil, nil, Options{}); err == nil {
		t.Error("an empty folder is no gold")
	}
}
