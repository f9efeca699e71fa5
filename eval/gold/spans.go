package gold

import "testigo/eval/jsontree"

// span is half-open, in code points of the text.
type span struct{ start, end int }

func (a span) overlaps(b span) bool { return a.start < b.end && b.start < a.end }

// closeness is intersection over union.
func (a span) closeness(b span) float64 {
	if !a.overlaps(b) {
		return 0
	}
	return float64(min(a.end, b.end)-max(a.start, b.start)) / float64(max(a.end, b.end)-min(a.start, b.start))
}

func anyOverlap(as, bs []span) bool {
	for _, a := range as {
		for _, b := range bs {
			if a.overlaps(b) {
				return true
			}
		}
	}
	return false
}

// place is a span that may be missing.
type place struct {
	span
	ok bool
}

func (a place) overlaps(b place) bool { return a.ok && b.ok && a.span.overlaps(b.span) }

func (a place) closeness(b place) float64 {
	if !a.ok || !b.ok {
		return 0
	}
	return a.span.closeness(b.span)
}

// spanOf reads {"start", "end"}.
func spanOf(o jsontree.Value) place {
	a, okA := o.Get("start").Int()
	b, okB := o.Get("end").Int()
	if !okA || !okB {
		return place{}
	}
	return place{span{a, b}, true}
}

// pairOf reads a mention: {"start", "end"} or [start, end].
func pairOf(v jsontree.Value) (span, bool) {
	if p := spanOf(v); p.ok {
		return p.span, true
	}
	if v.Kind() != jsontree.Array || len(v.Items()) != 2 {
		return span{}, false
	}
	a, okA := v.Items()[0].Int()
	b, okB := v.Items()[1].Int()
	return span{a, b}, okA && okB
}

func pairsOf(v jsontree.Value) []span {
	var out []span
	for _, m := range v.List() {
		if s, ok := pairOf(m); ok {
			out = append(out, s)
		}
	}
	return out
}

// textOf is v itself if it is a string, else the first of the keys that holds one.
func textOf(v jsontree.Value, keys ...string) jsontree.Value {
	if v.Kind() == jsontree.String {
		return v
	}
	for _, k := range keys {
		if x := v.Get(k); x.Kind() == jsontree.String {
			return x
		}
	}
	return jsontree.Value{}
}
