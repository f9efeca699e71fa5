package cross

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"testigo/eval/gold"
)

// disputes scores what must be brought up, kept apart and left alone.
type disputes struct {
	*Report
	in    Input
	docs  names
	q     [][]Place // witnesses of each question
	f     [][]Place // of each finding doubt or fail
	doubt []Finding
	items [][]Place // statements of every known item
	pass  []passing
	pairs []paired
}

type passing struct {
	check  Check
	inputs []Place
}

type paired struct {
	measure string
	values  []said
}

type said struct {
	doc   string
	value float64
}

func (s *disputes) score() {
	for _, q := range s.in.Questions {
		var w []Place
		for _, f := range q.Figures {
			w = append(w, f.Place)
		}
		s.q = append(s.q, s.docs.witnesses(w))
	}
	for _, f := range s.in.Findings {
		if f.Status == "doubt" || f.Status == "fail" {
			s.doubt = append(s.doubt, f)
			s.f = append(s.f, s.docs.witnesses(f.Witnesses))
		}
	}
	for _, x := range s.in.Set.Differences {
		s.difference(x)
	}
	for _, x := range s.in.Set.Checks {
		s.check(x)
	}
	for _, p := range s.in.Pairs {
		for _, x := range p.Disagreements {
			s.pair(p.ID, x)
		}
	}
	s.extra()
}

func (s *disputes) result(ok bool, format string, args ...any) {
	s.Disputes.Known++
	if ok {
		s.Disputes.Found++
		return
	}
	s.fault("dispute missed", format, args...)
}

// asked tells whether a question of a status that is wanted touches two statements.
func (s *disputes) asked(st []Place, wanted func(status string) bool) bool {
	for i, w := range s.q {
		if wanted(s.in.Questions[i].Status) && touched(st, w) >= 2 {
			return true
		}
	}
	return false
}

// flagged tells whether a finding touches enough statements.
func (s *disputes) flagged(enough func(n int) bool, st []Place) bool {
	return slices.ContainsFunc(s.f, func(w []Place) bool { return enough(touched(st, w)) })
}

func (s *disputes) difference(x Difference) {
	st := s.docs.witnesses(x.Statements)
	if len(st) == 0 {
		return
	}
	s.items = append(s.items, st)
	what := x.ID + " " + x.Kind + ": " + x.Topic
	flag := flagWord.MatchString(x.Expected) && !strings.HasPrefix(strings.ToLower(x.Resolution), "not a conflict")
	two := func(n int) bool { return n >= 2 }
	half := func(n int) bool { return n*2 >= len(st) }
	switch k := x.Kind; {
	case k == "conflict" || k == "incomplete" || (k == "date-stamp" || k == "missing-date") && flag:
		if len(st) < 2 || outside(x.Resolution) && k == "conflict" || outside(x.Expected) || strings.Contains(x.Expected+x.Resolution, "no contradiction") {
			s.Disputes.LeftOut++
			return
		}
		if k == "conflict" || k == "incomplete" {
			s.result(s.asked(st, func(status string) bool { return status != "single" }) || s.flagged(two, st), "%s", what)
		} else {
			s.result(s.flagged(half, st), "%s", what)
		}
	case k == "different-time":
		s.result(s.asked(st, func(status string) bool { return status == "growth" || status == "agree" }), "%s", what)
	case (k == "scope" || k == "different-measure" || k == "rate" || k == "identity") && !flag:
		s.Apart.Known++
		if s.asked(st, func(string) bool { return true }) {
			s.Apart.FalseMerges++
			s.fault("false merge", "%s", what)
		}
	}
}

func (s *disputes) check(x Check) {
	st := s.docs.witnesses(x.Inputs)
	if len(st) == 0 {
		return
	}
	if x.Expected != "not-checkable" {
		s.Report.Checks.Listed++
		if s.computed(x, st) {
			s.Report.Checks.Computed++
		} else {
			s.fault("not computed", "%s check: %s", x.ID, x.Rule)
		}
	}
	switch x.Expected {
	case "flag":
		s.items = append(s.items, st)
		if outside(x.Computation) || len(st) < 2 {
			s.Disputes.LeftOut++
			return
		}
		ok := s.flagged(func(n int) bool { return n*2 >= len(st) }, st) || s.asked(st, func(status string) bool { return status == "conflict" })
		s.result(ok, "%s check: %s", x.ID, x.Rule)
	case "derive":
		s.items = append(s.items, st)
	case "pass":
		s.Report.Checks.Pass++
		s.pass = append(s.pass, passing{x, st})
	}
}

// computed: a finding of the expected verdict touches half of the inputs.
func (s *disputes) computed(x Check, st []Place) bool {
	return slices.ContainsFunc(s.in.Findings, func(f Finding) bool {
		return (f.Status == "ok") == (x.Expected != "flag") && touched(st, s.docs.witnesses(f.Witnesses))*2 >= len(st)
	})
}

func (s *disputes) figures(doc, measure string, value float64) []Place {
	for _, d := range s.in.Docs {
		if d.Name == doc {
			var out []Place
			for _, at := range d.FigureSpans(measure, value) {
				out = append(out, Place{doc, at[0], at[1]})
			}
			return out
		}
	}
	return nil
}

func (s *disputes) pair(id string, x Disagreement) {
	measure := gold.CanonMeasure(x.Measure)
	var vals []said
	atLeast := false
	for _, v := range x.Values {
		doc := s.docs.find(first(v.Doc, x.Doc))
		if n, ok := v.number(); ok && doc != "" {
			vals = append(vals, said{doc, n})
		}
		atLeast = atLeast || v.open()
	}
	if len(vals) == 0 {
		return
	}
	s.pairs = append(s.pairs, paired{measure, vals})
	var st []Place
	for _, v := range vals {
		st = append(st, s.figures(v.doc, measure, v.value)...)
	}
	if len(st) > 0 {
		s.items = append(s.items, st)
	}
	what := id + " " + x.Measure
	for _, v := range vals {
		what += fmt.Sprintf(" %.2s %v", v.doc, v.value)
	}
	note := x.Reconciled.Note
	best, most := -1, -1
	merged := false
	for i, q := range s.in.Questions {
		if gold.CanonMeasure(q.Measure) != measure {
			continue
		}
		hit := s.hits(q, vals)
		if len(hit) > most {
			best, most = i, len(hit)
		}
		different := map[said]bool{}
		for _, k := range hit {
			different[vals[k]] = true
		}
		merged = merged || len(different) >= 2
	}
	if apartWords.MatchString(note) {
		s.Apart.Known++
		if merged {
			s.Apart.FalseMerges++
			s.fault("false merge", "%s", what)
		}
		return
	}
	if len(vals) >= 2 {
		ok := expected(vals, note, atLeast)
		s.result(slices.ContainsFunc(s.in.Questions, func(q Question) bool {
			return gold.CanonMeasure(q.Measure) == measure && len(s.hits(q, vals)) >= 2 && slices.Contains(ok, q.Status)
		}), "%s expected %s", what, strings.Join(ok, "/"))
	}
	if x.Reconciled.Min != nil && best >= 0 && most >= min(2, len(vals)) {
		s.ranged(x, s.in.Questions[best], what)
	}
}

// expected are the right statuses of a question that holds the values, sorted.
func expected(vals []said, note string, atLeast bool) []string {
	numbers := map[float64]bool{}
	for _, v := range vals {
		numbers[v.value] = true
	}
	var ok []string
	switch {
	case len(numbers) == 1, strings.Contains(note, "not a contradiction"):
		ok = []string{"agree", "growth"}
	case laterWords.MatchString(note):
		ok = []string{"growth"}
	default:
		ok = []string{"conflict", "growth"}
		if atLeast || strings.Contains(note, "compatible") {
			ok = append(ok, "agree")
		}
	}
	sort.Strings(ok)
	return ok
}

// hits are the values that a question holds.
func (s *disputes) hits(q Question, vals []said) []int {
	var out []int
	for k, v := range vals {
		if slices.ContainsFunc(q.Figures, func(f Figure) bool {
			return f.Value != nil && s.docs.find(f.Doc) == v.doc && gold.SameValue(*f.Value, v.value)
		}) {
			out = append(out, k)
		}
	}
	return out
}

func (s *disputes) ranged(x Disagreement, q Question, what string) {
	s.Ranges.Known++
	same := func(a, b *float64) bool {
		return a == nil && b == nil || a != nil && b != nil && gold.SameValue(*a, *b)
	}
	low, high, rmin, rmax := q.Range[0], q.Range[1], x.Reconciled.Min, x.Reconciled.Max
	if same(low, rmin) && same(high, rmax) {
		s.Ranges.Equal++
	} else {
		s.fault("range", "%s: %s for %s", what, interval(low, high), interval(rmin, rmax))
	}
	if (low == nil || rmax == nil || *low <= *rmax) && (high == nil || *rmin <= *high) {
		s.Ranges.Overlap++
	}
}

func interval(a, b *float64) string {
	f := func(x *float64) string {
		if x == nil {
			return "None"
		}
		return fmt.Sprint(*x)
	}
	return "[" + f(a) + ", " + f(b) + "]"
}

// extra counts what touches no known item, and findings against what should pass.
func (s *disputes) extra() {
	known := func(w []Place) bool {
		return slices.ContainsFunc(s.items, func(st []Place) bool { return touched(st, w)*2 >= len(st) })
	}
	for _, p := range s.pass {
		for i, w := range s.f {
			if touched(p.inputs, w) == len(p.inputs) && !known(w) {
				s.Report.Checks.FalseAlarms++
				s.fault("false alarm", "%s %s: %s", p.check.ID, p.check.Rule, s.doubt[i].Check)
				break
			}
		}
	}
	for i, q := range s.in.Questions {
		if q.Status != "conflict" {
			continue
		}
		s.Extra.Conflicts++
		if !s.knownQuestion(q, s.q[i]) {
			s.Extra.ExtraConflicts++
			s.fault("extra conflict", "%s %s %s", q.ID, q.Measure, q.Subject)
		}
	}
	s.Extra.Findings = len(s.doubt)
	for i, w := range s.f {
		alarm := slices.ContainsFunc(s.pass, func(p passing) bool { return touched(p.inputs, w) == len(p.inputs) })
		if !known(w) && !alarm {
			s.Extra.ExtraFindings++
			s.fault("extra finding", "%s %s: %.100s", s.doubt[i].Check, s.doubt[i].Status, s.doubt[i].Explanation)
		}
	}
}

func (s *disputes) knownQuestion(q Question, w []Place) bool {
	if slices.ContainsFunc(s.items, func(st []Place) bool { return touched(st, w) >= min(2, len(st)) }) {
		return true
	}
	measure := gold.CanonMeasure(q.Measure)
	for _, p := range s.pairs {
		if p.measure != measure {
			continue
		}
		n := 0
		for _, f := range q.Figures {
			for _, v := range p.values {
				if f.Value != nil && s.docs.find(f.Doc) == v.doc && gold.SameValue(*f.Value, v.value) {
					n++
				}
			}
		}
		if n >= min(2, len(p.values)) {
			return true
		}
	}
	return false
}
