package own

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"testigo/eval/cross"
	"testigo/eval/runs"
)

// TestLinksDoNotFall builds one record of each half of the documents that tell the same happenings in different ways, and holds the links that
// it made against cross/scores.golden: linked and found may rise, extra and merged may not.
func TestLinksDoNotFall(t *testing.T) {
	const file = "cross/scores.golden"
	var now bytes.Buffer
	for _, part := range []string{"tune", "held"} {
		in, err := runs.Cross(t.Context(), "cross/"+part)
		if err != nil {
			t.Fatal(err)
		}
		r := cross.Score(in)
		if r.Quotes > 0 {
			t.Errorf("%s: %d spans do not lie in their documents", part, r.Quotes)
		}
		l := r.Links
		fmt.Fprintf(&now, "%s known %d\n%s found %d\n%s linked %d\n%s extra %d\n%s different %d\n%s merged %d\n",
			part, l.Known, part, l.BothFound, part, l.Linked, part, l.Extra, part, l.Different, part, l.Merged)
	}
	if *update {
		if err := os.WriteFile(file, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was, is := scores(t, golden), scores(t, now.Bytes())
	if len(was) != len(is) {
		t.Errorf("%s has %d lines for %d scores; run with -update", file, len(was), len(is))
	}
	for name, v := range is {
		before, ok := was[name]
		switch {
		case !ok:
			t.Errorf("%s: not in %s", name, file)
		case strings.HasSuffix(name, "known") || strings.HasSuffix(name, "different"):
			if v != before {
				t.Errorf("%s: %.0f, was %.0f; run with -update", name, v, before)
			}
		case strings.HasSuffix(name, "extra") || strings.HasSuffix(name, "merged"):
			if v > before {
				t.Errorf("%s: %.0f, was %.0f", name, v, before)
			}
		case v < before:
			t.Errorf("%s: %.0f, was %.0f", name, v, before)
		}
	}
}
