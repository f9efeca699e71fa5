package api

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"testigo/election"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// ElectionLine is an election that a country's pack knows: knowledge of the pack, and nothing that a document of the record says.
type ElectionLine struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Date    string `json:"date"`
	Seats   int    `json:"seats"`
	Valid   int64  `json:"valid,omitempty"`
	First   string `json:"first"` // the list or candidate of most votes
	Share   string `json:"share"` // of it, of the valid votes
	Verdict string `json:"verdict"`
	Departs bool   `json:"departs"`
}

// ElectionsKnown are all elections of the packs, the latest first.
type ElectionsKnown struct {
	Elections []ElectionLine `json:"elections"`
}

// Election is one election with its seats computed again from the votes.
type Election struct {
	ElectionLine
	Rule       string             `json:"rule"`
	Method     string             `json:"method"`
	Lists      []ElectionList     `json:"lists"`
	Districts  []ElectionDistrict `json:"districts"`
	Sentences  []string           `json:"sentences"`  // who is elected, ties, remarks
	Departures []string           `json:"departures"` // where the claim is not borne out
	Notes      []string           `json:"notes,omitempty"`
	Source     string             `json:"source"`
	Licence    string             `json:"licence"`
	Checked    string             `json:"checked"` // how many sources read agree
	Claimed    bool               `json:"claimed"` // the source states seats
	Computed   bool               `json:"computed"`
}

// ElectionList is a list or candidate in the whole election.
type ElectionList struct {
	Name    string  `json:"name"`
	Votes   int64   `json:"votes"`
	Share   string  `json:"share"`
	Part    float64 `json:"-"` // percent of the valid votes
	Seats   int     `json:"seats"`
	Tied    int     `json:"tied,omitempty"`
	Stated  string  `json:"stated,omitempty"`
	Under   bool    `json:"under_threshold,omitempty"`
	Several bool    `json:"several,omitempty"`
}

// ElectionDistrict is a district, or a department where the nation elects.
type ElectionDistrict struct {
	Name    string `json:"name"`
	Seats   int    `json:"seats"`
	First   string `json:"first"`
	Share   string `json:"share"`
	Winner  int    `json:"-"` // index of First in Lists
	Won     string `json:"won,omitempty"`
	Departs bool   `json:"departs,omitempty"`
}

// recomputed keeps what was computed once: votes and rules are part of the program.
var recomputed sync.Map // id -> *election.Outcome

func outcomeOf(e *election.Election) (*election.Outcome, error) {
	if o, ok := recomputed.Load(e.ID); ok {
		return o.(*election.Outcome), nil
	}
	o, err := e.Recompute()
	if err != nil {
		return nil, fmt.Errorf("election %s: %w", e.ID, err)
	}
	recomputed.Store(e.ID, o)
	return o, nil
}

// Elections lists the elections of the packs, the latest first.
func Elections(lang record.Lang) (*ElectionsKnown, error) {
	all, err := election.Elections()
	if err != nil {
		return nil, err
	}
	out := &ElectionsKnown{Elections: []ElectionLine{}}
	for _, e := range slices.Backward(all) {
		o, err := outcomeOf(e)
		if err != nil {
			return nil, err
		}
		out.Elections = append(out.Elections, electionLine(e, o, lang))
	}
	return out, nil
}

func electionLine(e *election.Election, o *election.Outcome, lang record.Lang) ElectionLine {
	l := ElectionLine{ID: e.ID, Title: strings.Replace(e.Title(lang), ", "+e.Date, "", 1), Date: e.Date, Seats: e.Seats, Valid: e.Valid.N, Departs: len(o.Departures) > 0, Verdict: strings.TrimSuffix(o.Verdict(lang), ":")}
	if s := o.ByVotes(); len(s) > 0 && s[0].Votes > 0 {
		l.First = listName(o.Results.Lists[s[0].List])
		l.Share = election.PercentOf(lang, s[0].Votes, o.Results.Votes())
	}
	return l
}

func listName(l election.List) string {
	if l.Candidate != "" {
		return wording.Clip(l.Candidate, maxTitle)
	}
	return wording.Clip(l.Name, maxTitle)
}

// ElectionByID opens one election.
func ElectionByID(id string, lang record.Lang) (*Election, error) {
	e, err := election.FindElection(id)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return nil, fmt.Errorf("election %q: %w", id, store.ErrNotFound)
	}
	o, err := outcomeOf(e)
	if err != nil {
		return nil, err
	}
	v := &Election{ElectionLine: electionLine(e, o, lang), Rule: o.Rule.TitleIn(lang), Method: o.Rule.Describe(lang), Lists: []ElectionList{}, Districts: []ElectionDistrict{}, Sentences: []string{}, Departures: []string{},
		Notes: o.Rule.NotesIn(lang), Source: e.Source.Text, Licence: e.Source.Licence, Checked: e.Checked, Computed: !o.ByDistrict && o.Majority == nil}
	if note := e.NoteIn(lang); note != "" {
		v.Notes = append(v.Notes, note)
	}
	_, claim := o.Results.ListSeats()
	v.Claimed = claim.Stated
	at := map[int]int{}
	valid := o.Results.Votes()
	for _, s := range o.ByVotes() {
		l := o.Results.Lists[s.List]
		row := ElectionList{Name: listName(l), Votes: s.Votes, Share: election.PercentOf(lang, s.Votes, valid), Seats: s.Seats, Tied: s.Tied, Several: l.Others, Under: !s.Passes && len(o.Rule.Threshold) > 0 && s.Seats == 0 && !l.Others}
		if valid > 0 {
			row.Part = 100 * float64(s.Votes) / float64(valid)
		}
		if s.Claimed.Stated {
			row.Stated = election.Thousands(lang, s.Claimed.N)
		}
		at[s.List] = len(v.Lists)
		v.Lists = append(v.Lists, row)
	}
	v.say(o, lang)
	return v, v.districts(e, o, at, lang)
}

func (v *Election) say(o *election.Outcome, lang record.Lang) {
	if o.Majority != nil {
		v.Sentences = append(v.Sentences, o.Majority.Sentence(lang, o))
	} else if s := o.ElectedSentence(lang); s != "" {
		v.Sentences = append(v.Sentences, s)
	}
	for _, r := range o.Remarks {
		v.Sentences = append(v.Sentences, r.In(lang))
	}
	for _, d := range o.Districts {
		if s := d.TieSentence(lang, o.Results.Lists); s != "" {
			v.Sentences = append(v.Sentences, s)
		}
		if d.Unfilled > 0 && o.Majority == nil {
			v.Sentences = append(v.Sentences, d.UnfilledSentence(lang))
		}
	}
	for _, d := range o.Departures {
		v.Departures = append(v.Departures, d.Sentence(lang))
	}
}

// districts tells, for each district, which list has most votes and, where seats are given there, who wins them.
func (v *Election) districts(e *election.Election, o *election.Outcome, at map[int]int, lang record.Lang) error {
	departs := map[string]bool{}
	for _, d := range o.Departures {
		departs[d.District] = true
	}
	won := map[string]string{}
	seats := map[string]int{}
	for _, d := range o.Districts {
		var parts []string
		for _, s := range d.Entries {
			if s.Seats > 0 {
				parts = append(parts, listName(o.Results.Lists[s.List])+" "+election.Thousands(lang, int64(s.Seats)))
			}
		}
		won[d.Name], seats[d.Name] = strings.Join(parts, ", "), d.Seats
	}
	res, err := e.ByDistrict()
	if err != nil || res == nil {
		return err
	}
	for _, d := range res.Districts {
		if d.Name == "" || len(d.Entries) == 0 {
			continue
		}
		top := slices.MaxFunc(d.Entries, func(a, b election.Entry) int { return cmp.Compare(a.Votes, b.Votes) })
		row := ElectionDistrict{Name: d.Name, Seats: seats[d.Name], First: listName(res.Lists[top.List]), Share: election.PercentOf(lang, top.Votes, d.Votes()), Won: won[d.Name], Departs: departs[d.Name], Winner: -1}
		for i, l := range v.Lists {
			if l.Name == row.First {
				row.Winner = i
				break
			}
		}
		v.Districts = append(v.Districts, row)
	}
	return nil
}
