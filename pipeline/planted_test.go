package pipeline

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"
)

// TestTheExampleRecordShowsWhatWasPlanted: examples/peru/GOLD.md names counts that disagree and one that
// merely grew; the record must tell the one from the other.
func TestTheExampleRecordShowsWhatWasPlanted(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r.testigo")
	build(t, Options{Paths: []string{reports(t)}, Out: out})
	type lined struct {
		Measure, Status string
		Figures         []struct{ Value float64 }
	}
	found := map[string][][]float64{}
	for line := range bytes.Lines(exports(t, out)["questions"]) {
		var q lined
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		var values []float64
		for _, f := range q.Figures {
			values = append(values, f.Value)
		}
		slices.Sort(values)
		key := q.Status + " " + q.Measure
		found[key] = append(found[key], values)
	}
	for _, c := range []struct {
		key  string
		want []float64
	}{
		{"conflict killed", []float64{32, 33}},
		{"conflict arrested", []float64{193, 193, 200, 200, 205}},
		{"conflict killed", []float64{69, 80}},
		{"growth killed", []float64{28, 49, 49, 70}},
	} {
		if !slices.ContainsFunc(found[c.key], func(v []float64) bool { return slices.Equal(v, c.want) }) {
			t.Errorf("%s: want %v among %v", c.key, c.want, found[c.key])
		}
	}
}
