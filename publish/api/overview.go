package api

import (
	"context"

	"testigo/record"
	"testigo/store"
)

// Overview is what the record holds.
type Overview struct {
	store.Totals
	Reader    string                 `json:"reader"` // version of the program's reader and its packs
	Built     string                 `json:"built"`  // RFC 3339
	First     int                    `json:"first_year,omitempty"`
	Last      int                    `json:"last_year,omitempty"`
	Sources   []store.Named          `json:"sources"`
	Measures  []store.Named          `json:"measures"`
	Questions map[record.Status]int  `json:"question_status"`
	Findings  map[record.Verdict]int `json:"finding_verdict"`
	NotRead   []store.Skipped        `json:"skipped"`
}

const maxSources = 200

// Overview counts the record, once for each state of it.
func (r *Record) Overview(context.Context) (*Overview, error) { return r.overview() }

func (r *Record) count(ctx context.Context) (*Overview, error) {
	o := &Overview{Built: r.Built.UTC().Format("2006-01-02T15:04:05Z"), Questions: map[record.Status]int{}}
	var err error
	if o.Totals, err = r.store.Totals(ctx); err != nil {
		return nil, err
	}
	if o.Reader, err = r.store.Meta(ctx, "reader"); err != nil {
		return nil, err
	}
	if o.Sources, err = r.store.Outlets(ctx, maxSources); err != nil {
		return nil, err
	}
	if o.Measures, err = r.store.Measures(ctx, maxSources); err != nil {
		return nil, err
	}
	statuses, err := r.store.StatusCounts(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range statuses {
		o.Questions[record.Status(s.Name)] = s.Count
	}
	verdicts, _, err := r.store.FindingCounts(ctx)
	if err != nil {
		return nil, err
	}
	o.Findings = map[record.Verdict]int{}
	for _, v := range verdicts {
		o.Findings[record.Verdict(v.Name)] = v.Count
	}
	if o.NotRead, err = r.store.SkippedInputs(ctx); err != nil {
		return nil, err
	}
	d, err := r.Density(ctx, Filter{})
	if err != nil {
		return nil, err
	}
	if d.First != 0 {
		o.First, _, _ = d.First.Date()
		o.Last, _, _ = d.Last.Date()
	}
	return o, nil
}
