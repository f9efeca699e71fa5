package gold

import (
	"fmt"
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// quoteCheck holds a prediction to its word: every span in the text, every
// quote equal to its slice.
type quoteCheck struct {
	text []rune
	flat string // the text with white space collapsed
	bad  []string
}

// route leads to a value inside the prediction; it is written out only for a fault.
type route struct {
	parent *route
	step   string
}

func (p *route) String() string {
	if p == nil {
		return ""
	}
	return p.parent.String() + "/" + p.step
}

func (p *route) last() string {
	if p == nil {
		return ""
	}
	return p.step[strings.LastIndexByte(p.step, '/')+1:]
}

// checkQuotes lists violations and counts items without a witness.
func checkQuotes(pred jsontree.Value, text []rune) (violations []string, bare int) {
	q := quoteCheck{text: text, flat: pytext.Collapse(string(text))}
	q.walk(pred, nil)
	isSpan := func(v jsontree.Value) int {
		if spanOf(v).ok {
			return 0
		}
		return 1
	}
	for k, e := range pred.Get("events").List() {
		if e.Kind() != jsontree.Object {
			q.fault("/events/%d: not an object", k)
			continue
		}
		if w := e.Get("when").Get("text"); w.Kind() == jsontree.String && !q.occurs(w.Text()) {
			q.fault("/events/%d/when: %s does not occur", k, pytext.Repr(pytext.Head(w.Text(), 60)))
		}
		bare += isSpan(e.Get("trigger"))
		for _, key := range []string{"actors", "counts"} {
			for _, a := range e.Get(key).List() {
				bare += isSpan(a)
			}
		}
	}
	if st := pred.Get("published").Get("stated_text"); st.Kind() == jsontree.String && !q.occurs(st.Text()) {
		q.fault("/published/stated_text does not occur")
	}
	for _, key := range []string{"figures", "demands"} {
		for _, a := range pred.Get(key).List() {
			bare += isSpan(a)
		}
	}
	return q.bad, bare
}

func (q *quoteCheck) fault(format string, args ...any) {
	q.bad = append(q.bad, fmt.Sprintf(format, args...))
}

func (q *quoteCheck) occurs(s string) bool { return strings.Contains(q.flat, pytext.Collapse(s)) }

func (q *quoteCheck) lies(s span) bool {
	return 0 <= s.start && s.start < s.end && s.end <= len(q.text)
}

func (q *quoteCheck) walk(v jsontree.Value, at *route) {
	switch v.Kind() {
	case jsontree.Object:
		start, end := v.Get("start"), v.Get("end")
		if !start.IsNull() || !end.IsNull() {
			if s := spanOf(v); !s.ok || !q.lies(s.span) {
				q.fault("%s: span %s,%s not in the text", at, start.Str(), end.Str())
			} else if t := v.Get("text"); t.Kind() == jsontree.String && string(q.text[s.start:s.end]) != t.Text() {
				q.fault("%s: %s is not text[%d:%d]", at, pytext.Repr(pytext.Head(t.Text(), 60)), s.start, s.end)
			}
		}
		for i, k := range v.Keys() {
			q.walk(v.Items()[i], &route{at, k})
		}
	case jsontree.Array:
		spans := at.last() == "mentions" || at.last() == "boilerplate"
		for i, x := range v.Items() {
			if !spans || x.Kind() == jsontree.Object {
				q.walk(x, &route{at, itoa(i)})
			} else if s, ok := pairOf(x); !ok || !q.lies(s) {
				q.fault("%s/%d: span %s not in the text", at, i, x.Str())
			}
		}
	}
}
