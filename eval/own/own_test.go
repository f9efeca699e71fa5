package own

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"testigo/eval/gold"
	"testigo/eval/runs"
)

var update = flag.Bool("update", false, "rewrite scores.golden")

// slack is by how many points a score may lie below its line: one event more or less in one of the four
// parts is about a point. What is judged on found events only ("event ...") may fall further, as a reader that
// finds more events also finds harder ones.
const slack, slackFound = 2, 6

var measures = []string{"dating inside", "events core", "events core+mode", "events all", "event date compatible", "event place", "event agents",
	"event targets", "event certainty", "figures", "figure bound", "figure measure", "victims", "people", "organizations"}

func TestScoresDoNotFall(t *testing.T) {
	var now bytes.Buffer
	for _, part := range []string{"tune", "held"} {
		for _, lang := range []string{"en", "es"} {
			r := read(t, part, lang)
			if n := r.Violations(); n > 0 {
				t.Errorf("%s %s: %d quotes do not equal their spans", part, lang, n)
			}
			for _, m := range measures {
				v, ok := r.Total.Get(m).Value()
				if !ok {
					t.Errorf("%s %s: nothing to score for %q", part, lang, m)
				}
				fmt.Fprintf(&now, "%s %s %-22s %5.1f\n", part, lang, m, 100*v)
			}
		}
	}
	for _, part := range []string{"ties/tune", "ties/held"} { // coded for relations and demands alone
		r := read(t, part, "")
		for _, m := range []string{"relations", "demands"} {
			v, ok := r.Total.Get(m).Value()
			if !ok {
				t.Errorf("%s: nothing to score for %q", part, m)
			}
			fmt.Fprintf(&now, "%s %-22s %5.1f\n", part, m, 100*v)
		}
	}
	r := read(t, "articles", "") // places are not coded
	for _, m := range []string{"events core", "events core+mode", "event date compatible", "event agents", "event targets", "event certainty", "figures", "victims", "people", "organizations", "relations", "demands"} {
		v, ok := r.Total.Get(m).Value()
		if !ok {
			t.Errorf("articles: nothing to score for %q", m)
		}
		fmt.Fprintf(&now, "articles all %-22s %5.1f\n", m, 100*v)
	}
	if *update {
		if err := os.WriteFile("scores.golden", now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile("scores.golden")
	if err != nil {
		t.Fatal(err)
	}
	floor, got := scores(t, golden), scores(t, now.Bytes())
	if len(floor) != len(got) {
		t.Errorf("scores.golden has %d lines for %d scores; run with -update", len(floor), len(got))
	}
	for name, v := range got {
		allowed := float64(slack)
		if strings.Contains(name, " event ") {
			allowed = slackFound
		}
		if least, ok := floor[name]; !ok || v < least-allowed {
			t.Errorf("%s: %.1f, was %.1f", name, v, least)
		}
	}
}

func read(t *testing.T, part, lang string) *gold.Report {
	t.Helper()
	dir, texts := os.DirFS(part), gold.TextDirs(part)
	var only []string
	if lang != "" {
		only = []string{lang}
	}
	inputs, err := gold.Inputs(dir, texts, only...)
	if err != nil {
		t.Fatal(err)
	}
	preds, err := runs.Gold(inputs)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gold.Score(dir, texts, preds, gold.Options{Docs: only})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// scores reads lines "part language measure value".
func scores(t *testing.T, lines []byte) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for s := bufio.NewScanner(bytes.NewReader(lines)); s.Scan(); {
		cut := strings.LastIndexByte(s.Text(), ' ')
		if cut < 0 {
			continue
		}
		v, err := strconv.ParseFloat(s.Text()[cut+1:], 64)
		if err != nil {
			t.Fatalf("scores.golden: %q: %v", s.Text(), err)
		}
		out[strings.TrimSpace(s.Text()[:cut])] = v
	}
	return out
}
