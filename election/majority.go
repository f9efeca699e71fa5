package election

import "slices"

// MajorityOutcome is who is elected by majority, or what follows. All indices are into Outcome.Standings.
type MajorityOutcome struct {
	Elected int   // -1 = nobody yet
	Tied    []int // lead with the same votes, and each would be elected
	Base    int64 // what shares are shares of

	// The second round: those who are in it beyond doubt, and those who tie for the places left.
	Runoff    []int
	RunoffTie Tie
}

// majority decides the one seat of a Majority rule.
func (o *Outcome) majority(d District) error {
	base, err := o.Rule.Base.of(d.Votes(), d.Blank, d.Null)
	if err != nil {
		return o.Results.errorf(d.Line, "%v", err)
	}
	m := &MajorityOutcome{Elected: -1, Base: base}
	o.Majority = m
	order := make([]int, 0, len(o.Standings)) // by votes, without rows of several lists
	for i := range o.Standings {
		if o.Standings[i].Votes > 0 && !o.Results.Lists[i].Others {
			order = append(order, i)
		}
		o.Standings[i].Passes = !o.Results.Lists[i].Others
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return compareProducts(uint64(o.Standings[j].Votes), 1, uint64(o.Standings[i].Votes), 1)
	})
	s := Seating{Line: d.Line, Seats: 1, Unfilled: 1}
	for _, e := range d.Entries {
		s.Entries = append(s.Entries, Seated{List: e.List, Votes: e.Votes, Claim: e.Seats, Takes: !o.Results.Lists[e.List].Others, Line: e.Line})
		s.Claimed = s.Claimed || e.Seats.Stated
	}
	if len(order) > 0 && o.wins(order, base) {
		first := o.Standings[order[0]].Votes
		for _, i := range order {
			if o.Standings[i].Votes == first {
				m.Tied = append(m.Tied, i)
			}
		}
		s.Unfilled = 0
		if len(m.Tied) == 1 {
			m.Elected, m.Tied = order[0], nil
			s.Entries[m.Elected].Seats = 1
		} else {
			slices.Sort(m.Tied)
			s.Tie = Tie{m.Tied, 1} // entries of a merged district stand in the order of lists
		}
	} else if o.Rule.Else == SecondRound {
		votes := make([]int64, len(o.Standings))
		for _, i := range order {
			votes[i] = o.Standings[i].Votes
		}
		a := largest(min(o.Rule.Runoff, len(order)), votes)
		for _, i := range order {
			if a.Seats[i] > 0 {
				m.Runoff = append(m.Runoff, i)
			}
		}
		m.RunoffTie = a.Tie
	}
	o.add(s)
	o.departures()
	return nil
}

// wins says whether whoever leads is elected: by a condition, or because the rule asks for no more than to lead.
func (o *Outcome) wins(order []int, base int64) bool {
	first, second := o.Standings[order[0]].Votes, int64(0)
	if len(order) > 1 {
		second = o.Standings[order[1]].Votes
	}
	for _, c := range o.Rule.Win {
		if c.met(first, base) && (!c.Lead.stated() || c.Lead.reached(first-second, base) >= 0) {
			return true
		}
	}
	return o.Rule.Else == MostVotes
}
