package timex

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// Layer names the step that lost a time expression, as far as the two values show it: "found" (missed or spurious), "kind" (a
// length for a date), "reference" (a value for PAST_REF and the like, or the other way round), "grain" (a month for a day),
// "direction" (a whole number of weeks or years off), "anchor" (any other date), "length" (the number or unit of a length).
func (f Fault) Layer() string {
	if f.Kind != "VALUE" {
		return "found"
	}
	g, p := f.Gold, f.Pred
	isRef := func(s string) bool { return strings.HasSuffix(s, "_REF") }
	isLength := func(s string) bool { return strings.HasPrefix(s, "P") && !isRef(s) }
	switch {
	case isRef(g) || isRef(p) || strings.HasPrefix(g, "XXXX") || strings.HasPrefix(p, "XXXX"):
		return "reference"
	case isLength(g) != isLength(p):
		return "kind"
	case isLength(g):
		return "length"
	case strings.HasPrefix(g, p) || strings.HasPrefix(p, g):
		return "grain"
	}
	a, errA := time.Parse("2006-01-02", head(g, 10))
	b, errB := time.Parse("2006-01-02", head(p, 10))
	if errA == nil && errB == nil {
		if days := int(a.Sub(b).Hours() / 24); days%7 == 0 || a.Month() == b.Month() && a.Day() == b.Day() {
			return "direction"
		}
		return "anchor"
	}
	if len(g) == len(p) && len(g) > 4 && g[4:] == p[4:] {
		return "direction"
	}
	return "anchor"
}

func head(s string, n int) string { return s[:min(n, len(s))] }

// WriteLayers prints how many faults each layer has.
func (r *Report) WriteLayers(w io.Writer) error {
	n := map[string]int{}
	for _, f := range r.Faults {
		n[f.Layer()]++
	}
	for _, k := range slices.Sorted(maps.Keys(n)) {
		if _, err := fmt.Fprintf(w, "lost at %-10s %d\n", k, n[k]); err != nil {
			return err
		}
	}
	return nil
}
