package pagemeta

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// The files of testdata are made up for this test. The expected reports were
// printed by the reference scorer, which is written in Python and shares no
// code with this package.

func TestReportAgreesWithReference(t *testing.T) {
	gold, err := ReadGoldDir(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/predictions.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	preds, err := ReadPredictions(f, "predictions.json")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Score(gold, preds)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	if want, _ := os.ReadFile("testdata/report.golden"); !bytes.Equal(b.Bytes(), want) {
		t.Errorf("got\n%s\n want\n%s", b.String(), want)
	}
	if want, _ := os.ReadFile("testdata/report.json"); !bytes.Equal(r.JSON(), want) {
		t.Errorf("report.json: got %s", r.JSON())
	}
}

func TestAccepts(t *testing.T) {
	for _, c := range []struct {
		title, answer string
		want          bool
	}{
		{"Rain stops play", "rain STOPS play!", true},
		{"Rain stops play | The Bulletin", "Rain stops play", true},
		{"Rain stops play: a report - The Bulletin", "Rain stops play: a report", true},
		{"Rain stops play: a report - The Bulletin", "Rain stops play", false},
		{"Rain-stops-play", "Rain", false},
		{"Rain stops play", "", false},
	} {
		if got := accepts(c.title, tokens(c.answer)); got != c.want {
			t.Errorf("%q for %q: %v", c.answer, c.title, got)
		}
	}
}

func TestStrip(t *testing.T) {
	page := `<html lang="es"><head><meta charset="utf-8"><META name=date content="2001-01-01"><title>Una
página</title><link rel=x></head><body><p><time datetime='2001-01-01'>enero</time></p><script>"x"</script></body></html>`
	want := `<html><head><meta charset="utf-8"></head><body><p><time>enero</time></p></body></html>`
	if got := string(Strip([]byte(page))); got != want {
		t.Errorf("got %s", got)
	}
}

// What is written is read again.
func TestWritePredictions(t *testing.T) {
	title, day := "A & B", "2001-01-01"
	preds := []Prediction{{ID: "b", Title: &title, Date: &day, Authors: []string{"X Y"}}, {ID: "a"}}
	var b bytes.Buffer
	if err := WritePredictions(&b, preds); err != nil {
		t.Fatal(err)
	}
	want := "{\n\"b\": {\"title\":\"A & B\",\"date\":\"2001-01-01\",\"authors\":[\"X Y\"],\"lang\":null},\n\"a\": {\"title\":null,\"date\":null,\"authors\":[],\"lang\":null}\n}\n"
	if b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
	again, err := ReadPredictions(&b, "p")
	if err != nil || len(again) != 2 || *again[0].Title != title || again[1].Lang != nil {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`[]`:                       "p: not an object of pages",
		`{"a": null}`:              `p: page "a" is no object`,
		`{"a": {"title": 3}}`:      `p: page "a": title is no text`,
		`{"a": {"authors": "x"}}`:  `p: page "a": authors is no list`,
		`{"a": {"authors": [[]]}}`: `p: page "a": authors: not all of it is text`,
	} {
		if _, err := ReadPredictions(strings.NewReader(in), "p"); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

// Whatever can be read can be scored.
func FuzzRead(f *testing.F) {
	var seeds [2][]byte
	for i, name := range []string{"metadata-own.json", "predictions.json"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		seeds[i] = b
	}
	f.Add(seeds[0], seeds[1])
	f.Fuzz(func(t *testing.T, a, b []byte) {
		gold, err := ReadGold(bytes.NewReader(a), "g")
		if err != nil {
			return
		}
		preds, err := ReadPredictions(bytes.NewReader(b), "p")
		if err != nil {
			return
		}
		r, err := Score(gold, preds)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Rows {
			if !(x.P >= 0 && x.P <= 1 && x.R >= 0 && x.R <= 1 && x.F1 >= 0 && x.F1 <= 1) {
				t.Fatalf("%+v", x)
			}
		}
		if !json.Valid(r.JSON()) {
			t.Fatal("no JSON")
		}
	})
}

func FuzzStrip(f *testing.F) {
	f.Add([]byte(`<html lang="es"><meta charset=utf-8><title>x</title>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(Strip(page)) > len(page) {
			t.Fatal("it grew")
		}
	})
}
