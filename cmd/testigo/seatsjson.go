package main

import (
	"io"

	"testigo/election"
	"testigo/record"
)

// The JSON of testigo seats. Numbers that are not known are left out, never zero.
type (
	seatsDoc struct {
		Election   string           `json:"election"`
		Rule       string           `json:"rule"`
		Describes  string           `json:"rule_in_words"`
		Method     string           `json:"method"`
		Seats      int              `json:"seats,omitempty"`
		Recomputed bool             `json:"recomputed"` // false: votes by district are missing
		Agrees     *bool            `json:"agrees,omitempty"`
		Verdict    string           `json:"verdict"`
		Lists      []seatsList      `json:"lists"`
		Districts  []seatsDistrict  `json:"districts,omitempty"`
		Majority   *seatsMajority   `json:"majority,omitempty"`
		Departures []seatsDeparture `json:"departures"`
		Remarks    []string         `json:"remarks,omitempty"`
		Notes      []string         `json:"notes,omitempty"`
		Sources    []string         `json:"sources,omitempty"`
	}
	seatsList struct {
		List      string `json:"list"`
		Abbr      string `json:"abbr,omitempty"`
		Candidate string `json:"candidate,omitempty"`
		Votes     int64  `json:"votes"`
		Seats     *int   `json:"seats,omitempty"`
		Tied      int    `json:"tied_districts,omitempty"`
		Stated    *int64 `json:"stated,omitempty"`
		TakesPart *bool  `json:"takes_part,omitempty"` // in the whole election
		Part      *bool  `json:"takes_part_here,omitempty"`
	}
	seatsDistrict struct {
		District string      `json:"district"`
		Seats    int         `json:"seats"`
		Lists    []seatsList `json:"lists"`
		Tie      *seatsTie   `json:"tie,omitempty"`
		Unfilled int         `json:"unfilled,omitempty"`
	}
	seatsTie struct {
		Lists []string `json:"lists"`
		Seats int      `json:"seats"`
	}
	seatsMajority struct {
		Elected   string    `json:"elected,omitempty"`
		Tied      []string  `json:"tied,omitempty"`
		Runoff    []string  `json:"second_round,omitempty"`
		RunoffTie *seatsTie `json:"second_round_tie,omitempty"`
		Base      int64     `json:"base_votes"`
		Sentence  string    `json:"sentence"`
	}
	seatsDeparture struct {
		Kind     string      `json:"kind"`
		District string      `json:"district,omitempty"`
		Seats    int         `json:"seats"`
		Lists    []departing `json:"lists,omitempty"`
		Sum      *int        `json:"stated_sum,omitempty"`
		Sentence string      `json:"sentence"`
	}
	departing struct {
		List   string `json:"list"`
		Votes  int64  `json:"votes"`
		Seats  *int   `json:"seats,omitempty"`
		AtMost int    `json:"at_most,omitempty"`
		Stated int    `json:"stated"`
	}
)

func seatsJSON(lang record.Lang, w io.Writer, o *election.Outcome, title string, sources []string) error {
	if title == "" {
		title = o.Results.Name
	}
	lists := o.Results.Lists
	names := func(indices []int) (out []string) {
		for _, i := range indices {
			out = append(out, lists[i].Name)
		}
		return out
	}
	doc := seatsDoc{
		Election: title, Rule: o.Rule.Name, Describes: o.Rule.Describe(lang), Method: o.Rule.Formula.Method.String(),
		Seats: o.Seats, Recomputed: !o.ByDistrict, Verdict: o.Verdict(lang), Departures: []seatsDeparture{}, Notes: o.Rule.NotesIn(lang), Sources: sources,
	}
	if compared, _ := o.Compared(); compared > 0 || len(o.Departures) > 0 {
		agrees := len(o.Departures) == 0
		doc.Agrees = &agrees
	}
	for _, s := range o.ByVotes() {
		l := lists[s.List]
		row := seatsList{List: l.Name, Abbr: l.Abbr, Candidate: l.Candidate, Votes: s.Votes, Stated: stated(s.Claimed), Tied: s.Tied}
		if !o.ByDistrict {
			row.Seats = &s.Seats
		}
		if len(o.Rule.Threshold) > 0 {
			row.TakesPart = &s.Passes
		}
		doc.Lists = append(doc.Lists, row)
	}
	for _, d := range o.Districts {
		row := seatsDistrict{District: d.Name, Seats: d.Seats, Unfilled: d.Unfilled}
		for _, e := range d.Entries {
			row.Lists = append(row.Lists, seatsList{List: lists[e.List].Name, Votes: e.Votes, Seats: &e.Seats, Stated: stated(e.Claim), Part: &e.Takes})
		}
		if d.Tie.Seats > 0 {
			row.Tie = &seatsTie{Seats: d.Tie.Seats}
			for _, i := range d.Tie.Lists {
				row.Tie.Lists = append(row.Tie.Lists, lists[d.Entries[i].List].Name)
			}
		}
		doc.Districts = append(doc.Districts, row)
	}
	if m := o.Majority; m != nil {
		doc.Majority = &seatsMajority{Tied: names(m.Tied), Runoff: names(m.Runoff), Base: m.Base, Sentence: m.Sentence(lang, o)}
		if m.Elected >= 0 {
			doc.Majority.Elected = lists[m.Elected].Name
		}
		if m.RunoffTie.Seats > 0 {
			doc.Majority.RunoffTie = &seatsTie{names(m.RunoffTie.Lists), m.RunoffTie.Seats}
		}
	}
	for _, d := range o.Departures {
		row := seatsDeparture{Kind: d.Kind.String(), District: d.District, Seats: d.Seats, Sentence: d.Sentence(lang)}
		if d.Kind == election.SumDiffers {
			row.Sum = &d.Stated
		}
		for _, f := range d.Differences {
			x := departing{List: f.List, Votes: f.Votes, Stated: f.Stated}
			if d.Kind == election.SeatsDiffer {
				x.Seats = &f.Computed
				if f.AtMost > f.Computed {
					x.AtMost = f.AtMost
				}
			}
			row.Lists = append(row.Lists, x)
		}
		doc.Departures = append(doc.Departures, row)
	}
	for _, r := range o.Remarks {
		doc.Remarks = append(doc.Remarks, r.In(lang))
	}
	return writeJSON(w, doc)
}

func stated(c election.Count) *int64 {
	if !c.Stated {
		return nil
	}
	return &c.N
}
