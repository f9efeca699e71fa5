// Package check asks named questions of a record: do the parts fill the whole, does the weekday fit the date, can an age be right, did a
// toll fall. Each rule has a file of its own and a name that stays; it states ok (checked, holds, or a value worked out), doubt (a
// reader should look) or fail (cannot all be true), with the computation, the words it rests on, and a sentence in English
// and Spanish that could be printed. A check never edits what it looks at, and a gap is no fault: where a number, a
// date or a name is not told, nothing is concluded.
//
// Rules look at one document at a time ([Checker.Add], while its reading is in memory) or at the whole record
// ([Checker.Across], over events and questions). Knowledge of a pack (who held an office, who was born when) is named in
// Finding.External with its source, and never passes for something a document said.
//
// The arithmetic is that of interval reasoning: a number with its hedge is the range that it leaves possible ("more than 50" is [50, ∞),
// "about" leaves a tenth either way), and a rule fails only when the ranges exclude each other.
package check

import (
	"sort"

	"testigo/record"
)

// Rule is one named check.
type Rule struct {
	Name   string
	EN, ES string // what it asks
	page   func(*Page)
	across func(*Record)
}

// Rules are all checks, in the order in which they are listed.
func Rules() []Rule { return rules }

// Of is a rule by its name.
func Of(name string) (Rule, bool) {
	for _, r := range rules {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// Checker runs the rules over the documents of a record, one by one, and then over the record.
type Checker struct {
	record Record
}

// New makes a checker.
func New() *Checker {
	return &Checker{record: Record{states: map[string]*state{}, seen: map[string]bool{}}}
}

// Add checks one document: the findings within it are given back, what the record's own rules need is kept.
func (c *Checker) Add(r *record.Reading, eventOf func(statement int) *record.Event, actorOf func(record.ActorRef) string) []*record.Finding {
	p := Read(r, eventOf, actorOf)
	c.Keep(p)
	return p.Findings()
}

// Read checks one document by itself. eventOf gives the event that a statement tells, actorOf the record's actor for an index in
// Reading.Actors. Many documents may be checked at once.
func Read(r *record.Reading, eventOf func(statement int) *record.Event, actorOf func(record.ActorRef) string) *Page {
	p := &Page{r: r, d: r.Doc, written: writtenOf(r), eventOf: eventOf, actorOf: actorOf, seen: map[string]bool{}, perRule: map[string]int{}}
	for i := range rules {
		if rules[i].page != nil {
			p.rule = rules[i].Name
			rules[i].page(p)
		}
	}
	sort.SliceStable(p.out, func(i, j int) bool { return p.out[i].ID < p.out[j].ID })
	return p
}

// Keep takes from a document what the rules across documents need. Feed documents in a fixed order.
func (c *Checker) Keep(p *Page) { c.record.keep(p) }

// Findings are what the rules found within the document.
func (p *Page) Findings() []*record.Finding { return p.out }

// Across checks what spans documents. Events and questions are those of the record; lined gives the figures of a question.
func (c *Checker) Across(events []*record.Event, lines []Line) []*record.Finding {
	c.record.Events, c.record.Lines = events, lines
	for i := range rules {
		if rules[i].across != nil {
			c.record.rule = rules[i].Name
			rules[i].across(&c.record)
		}
	}
	sort.SliceStable(c.record.out, func(i, j int) bool { return c.record.out[i].ID < c.record.out[j].ID })
	return c.record.out
}

func writtenOf(r *record.Reading) record.Interval {
	if r.Written.Best.Stated() {
		return r.Written.Best
	}
	return r.Written.Interval
}

// saying is a finding's words.
type saying struct {
	en, es      string
	computation string
	external    string
	events      []string
	questions   []string
	actors      []string
}

func finding(rule string, v record.Verdict, s saying, evidence []record.Evidence) *record.Finding {
	f, ok := record.NewFinding(rule, v, evidence...)
	if !ok {
		return nil
	}
	f.EN, f.ES, f.Computation, f.External, f.Events, f.Questions, f.Actors = s.en, s.es, s.computation, s.external, s.events, s.questions, s.actors
	return f
}
