package cross_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"testigo/eval/cross"
	"testigo/eval/gold"
)

// TestAgainstThePublicScorer: testdata/mini is a set of two short documents in our own words, with readings, questions and findings that are
// partly wrong on purpose; testdata/mini.golden is what the public scorer of the format printed for it (--errors).
func TestAgainstThePublicScorer(t *testing.T) {
	r := cross.Score(mini(t))
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/mini.golden")
	if err != nil {
		t.Fatal(err)
	}
	got, expected := lines(b.String()), lines(string(want))
	for _, l := range expected {
		if !slices.Contains(got, l) {
			t.Errorf("missing: %s", l)
		}
	}
	for _, l := range got {
		if !slices.Contains(expected, l) && !strings.Contains(l, "listed") && !strings.Contains(l, "computed") { // these two are ours
			t.Errorf("too much: %s", l)
		}
	}
}

// lines leaves out the tail of lines that show values in the form of the scorer's language.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		l = strings.TrimRight(l, "\n")
		for _, cut := range []string{"dispute missed   p", "false merge      p", "range ", "QUOTE ", "extra conflict "} {
			if strings.HasPrefix(l, cut) {
				l = cut
			}
		}
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	sort.Strings(out)
	return out
}

func mini(t *testing.T) cross.Input {
	t.Helper()
	dir := os.DirFS("testdata/mini")
	docs, err := gold.Load(dir, gold.TextDirs("testdata/mini"))
	if err != nil {
		t.Fatal(err)
	}
	in := cross.Input{Docs: docs}
	if in.Set, in.Pairs, err = cross.ReadSet(dir); err != nil {
		t.Fatal(err)
	}
	open := func(name string) *bytes.Reader {
		b, err := os.ReadFile(filepath.Join("testdata/mini", name))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(b)
	}
	if in.Readings, err = gold.ReadPredictions(open("readings.jsonl"), "readings.jsonl"); err != nil {
		t.Fatal(err)
	}
	if in.Questions, err = cross.ReadLines[cross.Question](open("questions.jsonl"), "questions.jsonl"); err != nil {
		t.Fatal(err)
	}
	if in.Findings, err = cross.ReadLines[cross.Finding](open("findings.jsonl"), "findings.jsonl"); err != nil {
		t.Fatal(err)
	}
	return in
}

func FuzzReadLines(f *testing.F) {
	for _, name := range []string{"questions.jsonl", "findings.jsonl"} {
		b, err := os.ReadFile(filepath.Join("testdata/mini", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := cross.ReadLines[cross.Question](strings.NewReader(s), "q")
		if err != nil {
			return
		}
		g, err := cross.ReadLines[cross.Finding](strings.NewReader(s), "f")
		if err != nil {
			return
		}
		cross.Score(cross.Input{Questions: q, Findings: g})
	})
}
