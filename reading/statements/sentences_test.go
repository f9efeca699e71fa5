package statements

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Every sentence of testdata/relations.txt states what stands behind it and nothing else. Allies, rivals and kin are so both ways.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/relations.txt")
	if err != nil {
		t.Fatal(err)
	}
	both := func(s string) string {
		for _, typ := range []string{" allied-with ", " opposes ", " family-of "} {
			if a, b, ok := strings.Cut(s, typ); ok && b < a {
				return b + typ + a
			}
		}
		return s
	}
	for line := range strings.Lines(string(data)) {
		text, states, ok := strings.Cut(line, " | ")
		if !ok || line[0] == '#' {
			continue
		}
		var want, got []string
		for s := range strings.SplitSeq(states, ";") {
			if s = strings.TrimSpace(s); s != "" {
				want = append(want, both(s))
			}
		}
		for _, r := range read(text) {
			v := r.Value()
			got = append(got, both(v.From+" "+string(v.Type)+" "+v.To))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got  %q\n want %q", text, got, want)
		}
	}
}
