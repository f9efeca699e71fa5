package dating

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
		if by == "set" {
			if want, _ := os.ReadFile("testdata/report.json"); !bytes.Equal(r.JSON(), want) {
				t.Errorf("report.json: got %s", r.JSON())
			}
		}
	}
	if _, err := Score(gold, preds, Options{By: "colour"}); err == nil {
		t.Error("an unknown grouping was taken")
	}
}

func TestDates(t *testing.T) {
	for in, days := range map[string]int{"1999": 365, "2000": 366, "2000-02": 29, "1999-12": 31, "1999-12-31": 1} {
		i, err := parseDate(in)
		if err != nil || int(i.last-i.first)+1 != days {
			t.Errorf("%s: %d days, %v", in, i.last-i.first+1, err)
		}
	}
	for _, in := range []string{"99", "1999-13", "1999-02-29", "0000", "1999/12", "1999-1-01", "19991231", "١٩٩٩"} {
		if _, err := parseDate(in); err == nil {
			t.Errorf("%s was taken for a date", in)
		}
	}
	if got := *Date(1978, 0, 0) + *Date(1978, 7, 0) + *Date(978, 7, 28); got != "19781978-070978-07-28" {
		t.Error(got)
	}
}

func TestDatelinesAreCut(t *testing.T) {
	for line, want := range map[string]bool{
		"3 de abril de 1979":              true,
		"Tuesday, April 3rd, 1979":        true,
		"1979-04-03 10:15 GMT":            true,
		"19790403":                        true,
		"":                                false,
		"May":                             false,
		"Page 3":                          false,
		"On April 3 the mine was closed.": false,
		"12":                              false,
	} {
		if onlyDate(line) != want {
			t.Errorf("%q: want %v", line, want)
		}
	}
	in := []Input{{ID: "a"}, {ID: "b", Text: "kept"}, {ID: "c"}}
	set := `{"id":"a","lang":"es","text":"Ñaña, 3 ABR -- [TEXT] Llovió el\n3 de abril de 1979\ny después.","body_start":21}` + "\n" +
		`{"id":"b","text":"other"}` + "\n" + `{"id":"c","text":"A headline\n3 April 1979\nIt rained."}`
	n, err := AddTexts(in, strings.NewReader(set), "set")
	if err != nil || n != 2 || in[0].Text != " Llovió el\n3 de abril de 1979\ny después." || in[0].Lang != "es" || in[1].Text != "kept" ||
		in[2].Text != "A headline\nIt rained." {
		t.Errorf("%d, %v: %+v", n, err, in)
	}
}

func TestWithoutGold(t *testing.T) {
	set := `{"id":"a","lang":"en","text":"Old news.","page_date":"2007-09-25"}`
	gold, err := ReadGold(strings.NewReader(set), "set")
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadInputs(strings.NewReader(set), "set")
	if err != nil || len(in) != 1 || in[0].PageDate != "2007-09-25" {
		t.Fatalf("inputs %+v, %v", in, err)
	}
	preds := []Prediction{{ID: "a", Date: Date(1978, 8, 0), From: Date(1978, 7, 28)}}
	r, err := Score(gold, preds, Options{})
	if err != nil || r.Rows[0].N != 0 || len(r.Warnings) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	var b bytes.Buffer
	if err := WritePredictions(&b, append(preds, Prediction{ID: "b"})); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a","date":"1978-08","from":"1978-07-28"}` + "\n" + `{"id":"b","date":null}` + "\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
	gold[0].Date = Date(1978, 8, 1)
	preds[0].Date = new("soon")
	if _, err := Score(gold, preds, Options{}); err == nil {
		t.Error("a bad date was scored")
	}
}

func TestBadRowsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"date":"1999"}`:                        `p:1: no "id"`,
		`{"id":"a","date":"1999-99"}`:            `p:1: bad date "1999-99", want YYYY, YYYY-MM or YYYY-MM-DD`,
		`{"id":"a","date":"1999","from":"1998"}`: `p:1: from: bad date "1998", want YYYY-MM-DD`,
		"\n" + `{"id":"a","date":1999}`:          `p:2: "date" is a JSON number, want string`,
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

// Gold that can be read can be scored.
func FuzzReadGold(f *testing.F) {
	fuzzSeeds(f, "gold.jsonl")
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ReadGold(bytes.NewReader(data), "g")
		if err != nil {
			return
		}
		inputs, err := ReadInputs(bytes.NewReader(data), "g")
		if err == nil {
			AddTexts(inputs, bytes.NewReader(data), "g")
		}
		for _, by := range append([]string{""}, Groupings...) {
			r, err := Score(gold, nil, Options{By: by, Errors: 9})
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
		r, err := Score(gold, preds, Options{By: "lang", Errors: 99})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Rows {
			for _, v := range []float64{x.Answered, x.Day, x.Month, x.Year, x.Y1, x.Y5, x.PrecYear, x.Cover} {
				if !(v >= 0 && v <= 100) {
					t.Fatalf("%+v", x)
				}
			}
		}
	})
}
