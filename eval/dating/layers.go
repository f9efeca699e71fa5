package dating

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Ground is one thing that a system dated a document by: its kind, its words, and the days that it allows (YYYY-MM-DD, "" = open).
type Ground struct{ Code, Text, From, To string }

// layer names the step that lost the year of a document.
func layer(want interval, p *Prediction) string {
	if p == nil {
		return "not read"
	}
	if p.Page {
		return "the date of the page was believed"
	}
	if len(p.Grounds) == 0 {
		if !given(p.Date) {
			return "nothing found that dates it"
		}
		return "not traced"
	}
	var wrong, right []string
	for _, g := range p.Grounds {
		from, errFrom := parseDay(g.From)
		to, errTo := parseDay(g.To)
		list := &right
		if errFrom == nil && from > want.last || errTo == nil && to < want.first {
			list = &wrong
		}
		if !slices.Contains(*list, g.Code) {
			*list = append(*list, g.Code)
		}
	}
	_, stated, answered, err := p.intervals()
	switch {
	case !answered && len(wrong) > 0:
		return "misread: " + strings.Join(wrong, ", ")
	case !answered:
		return "evidence too wide: " + strings.Join(right, ", ")
	case len(wrong) > 0:
		return "misread: " + strings.Join(wrong, ", ")
	case err == nil && stated.first <= want.last && want.first <= stated.last:
		return "the likeliest part of the interval is wrong: " + strings.Join(right, ", ")
	}
	return "wrong choice among: " + strings.Join(right, ", ")
}

// WriteLayers prints how many faults each layer has.
func (r *Report) WriteLayers(w io.Writer) error {
	n := map[string]int{}
	for _, f := range r.Faults {
		n[f.Layer]++
	}
	for _, k := range slices.Sorted(maps.Keys(n)) {
		if _, err := fmt.Fprintf(w, "%5d  %s\n", n[k], k); err != nil {
			return err
		}
	}
	return nil
}
