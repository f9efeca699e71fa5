// Package cross scores what a record says across documents: which events of two documents are one, which figures disagree, what a check
// should have brought up, and what should have been kept apart. It gives the numbers of the public scorer of the set, to the last digit.
//
// # Definitions
//
// Links. Known is every pair of gold events of different documents that the set calls the same (closed under transitivity). Gold
// events are found in the readings by the alignment of package gold (same type, else type ignored). Linked: both ends are found and their
// predicted events are connected by same_as. recall = linked / known; recall found = linked / known with both ends found. extra is a
// predicted link, both of whose ends are aligned, whose gold events are neither the same nor related; precision = linked / (linked + extra).
//
// Disputes. A known difference (conflict, incomplete, a flagged stamp or missing date) or check to be flagged must be brought up: by a
// question of any status but single, or a finding doubt or fail, that touches two of its statements (a flag: a finding that touches half of
// them). A difference of time must be one question of status growth or agree. Left out are items that rest on knowledge outside the documents.
// Of a list of pairs of documents (pairs.json), two different numbers must stand in one question of that measure, in growth or
// conflict; equal numbers in agreement.
//
// Apart. Figures of another scope, measure or person in one question are a false merge.
//
// Extra. Conflict questions and findings doubt or fail that touch no known item: a proxy for precision, to be read by a person. A finding that
// touches all inputs of a check that should pass is a false alarm.
//
// Quotes. Spans of questions and findings that do not lie in their document: must be 0.
//
// Different, beyond the public scorer: pairs of gold events that look alike and are two; merged counts those that the record made one. They
// count as extra links too.
//
// Computed, beyond the public scorer: of the checks of the set (pass, derive or flag), how many have a finding of the expected
// verdict that touches half of the inputs.
package cross

import (
	"path"
	"regexp"
	"sort"
	"strings"

	"testigo/eval/gold"
)

// Set is gold across documents, as cross.json holds it.
type Set struct {
	SharedEvents []SharedEvent `json:"shared_events"`
	Differences  []Difference  `json:"differences"`
	Checks       []Check       `json:"checks"`
}

// SharedEvent is one happening in several documents; Link is "same" or "related". "different" are happenings that look alike.
type SharedEvent struct {
	ID, Label, Fact, Link string
	Events                []Ref
}

// Difference is what the documents say differently, and what a record should do about it.
type Difference struct {
	ID, Kind, Topic, Resolution, Expected string
	Statements                            []Place
}

// Check is a rule with its inputs and the expected outcome: pass, flag, derive, not-checkable.
type Check struct {
	ID, Rule, Computation, Expected string
	Inputs                          []Place
}

// Place is a span of a document.
type Place struct {
	Doc        string
	Start, End int
}

// Pair is gold about two documents: pairs.json.
type Pair struct {
	ID            string
	Disagreements []Disagreement
}

// Disagreement is one measure with the values that the documents give.
type Disagreement struct {
	Measure    string
	Doc        string
	Values     []Value
	Reconciled struct {
		Min, Max *float64
		Note     string
	}
}

// Question is a line of the questions export.
type Question struct {
	ID, Measure, Subject, Status string
	Figures                      []Figure
	Range                        [2]*float64
}

// Figure is a figure of a question.
type Figure struct {
	Place
	Value *float64
}

// Finding is a line of the findings export.
type Finding struct {
	Check, Status, Explanation string
	Witnesses                  []Place
}

// Input is all that is scored.
type Input struct {
	Docs      []*gold.Doc
	Set       Set
	Links     []SharedEvent // more known links
	Pairs     []Pair
	Readings  []gold.Prediction
	Questions []Question
	Findings  []Finding
}

// Fault is one error, for the list.
type Fault struct{ Kind, Text string }

// Report is the outcome.
type Report struct {
	Links    Links
	Disputes Disputes
	Apart    struct{ Known, FalseMerges int }
	Checks   struct{ Pass, FalseAlarms, Listed, Computed int }
	Ranges   struct{ Known, Equal, Overlap int }
	Extra    struct{ Conflicts, ExtraConflicts, Findings, ExtraFindings int }
	Quotes   int
	Faults   []Fault
}

// Links are the counts of links.
type Links struct{ Known, BothFound, Linked, Extra, Unchecked, Different, Merged int }

// Disputes are the counts of what must be brought up.
type Disputes struct{ Known, Found, LeftOut int }

// names finds a document by its file name, its stem or an unambiguous start.
type names []string

func (n names) find(ref string) string {
	ref = path.Base(ref)
	for _, d := range n {
		if stem, _, _ := strings.Cut(d, ".txt"); d == ref || stem == ref {
			return d
		}
	}
	found := ""
	for _, d := range n {
		if strings.HasPrefix(d, ref) {
			if found != "" {
				return ""
			}
			found = d
		}
	}
	return found
}

func (n names) event(ref string) [2]string {
	d, id, _ := strings.Cut(ref, "#")
	return [2]string{n.find(d), id}
}

// witnesses keeps the places that stand in documents of the set.
func (n names) witnesses(places []Place) []Place {
	var out []Place
	for _, p := range places {
		if d := n.find(p.Doc); d != "" {
			out = append(out, Place{d, p.Start, p.End})
		}
	}
	return out
}

// touched counts the statements that some witness overlaps.
func touched(statements, witnesses []Place) int {
	n := 0
	for _, s := range statements {
		for _, w := range witnesses {
			if s.Doc == w.Doc && s.Start < w.End && w.Start < s.End {
				n++
				break
			}
		}
	}
	return n
}

// sets are classes of events, joined by links.
type sets map[[2]string][2]string

func (s sets) find(x [2]string) [2]string {
	if _, ok := s[x]; !ok {
		s[x] = x
	}
	for s[x] != x {
		s[x] = s[s[x]]
		x = s[x]
	}
	return x
}

func (s sets) join(a, b [2]string) { s[s.find(a)] = s.find(b) }

// groups are the classes, each sorted.
func (s sets) groups() [][][2]string {
	by := map[[2]string][][2]string{}
	var keys [][2]string
	for x := range s {
		keys = append(keys, x)
	}
	for _, x := range keys {
		r := s.find(x)
		by[r] = append(by[r], x)
	}
	var out [][][2]string
	for _, g := range by {
		sort.Slice(g, func(i, j int) bool { return g[i][0] < g[j][0] || g[i][0] == g[j][0] && g[i][1] < g[j][1] })
		out = append(out, g)
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i][0][0] < out[j][0][0] || out[i][0][0] == out[j][0][0] && out[i][0][1] < out[j][0][1]
	})
	return out
}

var (
	outsideWord = regexp.MustCompile(`(?i)\boutside\b`)
	flagWord    = regexp.MustCompile(`\bflag\b`)
	apartWords  = regexp.MustCompile(`not be merged|do not merge`)
	laterWords  = regexp.MustCompile(`supersede|growing|later`)
)

func outside(texts ...string) bool {
	for _, t := range texts {
		if outsideWord.MatchString(t) {
			return true
		}
	}
	return false
}

// Score compares.
func Score(in Input) *Report {
	r := &Report{}
	var docs names
	for _, d := range in.Docs {
		docs = append(docs, d.Name)
	}
	sort.Strings(docs)
	r.links(in, docs)
	(&disputes{Report: r, in: in, docs: docs}).score()
	length := map[string]int{}
	for _, d := range in.Docs {
		length[d.Name] = d.Runes()
	}
	quote := func(what string, p Place) {
		d := docs.find(p.Doc)
		if d == "" && p.Doc != "" {
			return // not part of this gold
		}
		if p.Start < 0 || p.Start >= p.End || p.End > length[d] {
			r.Quotes++
			r.fault("QUOTE", "%s: %s %d-%d", what, p.Doc, p.Start, p.End)
		}
	}
	for _, q := range in.Questions {
		for _, f := range q.Figures {
			quote("question "+q.ID, f.Place)
		}
	}
	for _, f := range in.Findings {
		for _, w := range f.Witnesses {
			quote("finding "+f.Check, w)
		}
	}
	return r
}
