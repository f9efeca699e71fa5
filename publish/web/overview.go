package web

import (
	"slices"
	"time"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Score is a measured quality of the readers, in percent, by language.
type Score struct {
	Measure string
	EN, ES  float64
}

type overviewView struct {
	O           *api.Overview
	Axis        *axisView
	Types       []typeTally
	Sources     []store.Named
	Waits       []waiting
	Skipped     []store.Skipped
	SkippedRest []store.Skipped
	SkippedMore int
	Scores      []scoreView
	Day         string
	Standings   []facetView // what people have decided, in events
	Untouched   bool        // nobody has decided anything
	Takes       bool        // documents
}

type typeTally struct {
	Value, Name string
	Count       int
	Share       float64 // of the most frequent, in percent
}

// waiting is something that a person should look at.
type waiting struct {
	Kind, Href string
	Count      int
}

type scoreView struct {
	Key    string
	EN, ES float64
}

// Bounds of the overview's lists; what is left out is one click away.
const (
	maxOverviewSources = 12
	maxOverviewSkipped = 5
)

func overview(q *request) (page, error) {
	ctx := q.Context()
	o, err := q.Record.Overview(ctx)
	if err != nil {
		return page{}, err
	}
	v := overviewView{O: o, Takes: q.room.takes(), Sources: o.Sources[:min(len(o.Sources), maxOverviewSources)]}
	if built, err := time.Parse(time.RFC3339, o.Built); err == nil {
		v.Day = built.Format(time.DateOnly)
	}
	if v.Axis, err = axis(q, api.Filter{}, "/chronology", 150); err != nil {
		return page{}, err
	}
	facets, err := q.Record.Facets(ctx, api.Filter{})
	if err != nil {
		return page{}, err
	}
	v.Untouched = true
	for _, c := range facets.Standings {
		v.Standings = append(v.Standings, facetView{c, "", q.say("standing-" + c.Value)})
		v.Untouched = v.Untouched && c.Value == "machine"
	}
	most := 1
	for _, t := range facets.Types {
		most = max(most, t.Count)
	}
	for _, t := range facets.Types {
		v.Types = append(v.Types, typeTally{t.Value, wording.Sentence(wording.Type(q.Lang, record.EventType(t.Value))), t.Count, 100 * float64(t.Count) / float64(most)})
	}
	slices.SortStableFunc(v.Types, func(a, b typeTally) int { return b.Count - a.Count })
	for _, w := range []waiting{
		{"conflict", "/questions?status=conflict", o.Questions[record.Conflicting]},
		{"growth", "/questions?status=growth", o.Questions[record.Growth]},
		{"finding-fail", "/findings?verdict=fail", o.Findings[record.Fails]},
		{"finding-doubt", "/findings?verdict=doubt", o.Findings[record.Doubtful]},
	} {
		if w.Count > 0 {
			v.Waits = append(v.Waits, w)
		}
	}
	v.Skipped = o.NotRead[:min(len(o.NotRead), maxOverviewSkipped)]
	v.SkippedRest = o.NotRead[len(v.Skipped):min(len(o.NotRead), 500)]
	v.SkippedMore = len(o.NotRead) - len(v.Skipped)
	for _, s := range q.room.options.Scores {
		v.Scores = append(v.Scores, scoreView{"score-" + s.Measure, s.EN, s.ES})
	}
	return page{Name: "overview", Data: v}, nil
}
