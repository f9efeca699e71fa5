package election

// thresholds says of every list whether it takes part, as far as the nation decides.
func (o *Outcome) thresholds(districts []District) error {
	if err := o.passNationally(); err != nil {
		return err
	}
	return o.passBySeats(districts)
}

// passNationally looks at the conditions on national shares.
func (o *Outcome) passNationally() error {
	blank, null := o.Results.blankAndNull()
	for _, c := range o.Rule.Threshold {
		if !c.Share.stated() || c.InDistrict {
			continue
		}
		base, err := o.Rule.Base.of(o.Results.Votes(), blank, null)
		if err != nil {
			return o.Results.errorf(1, "%v", err)
		}
		for i := range o.Standings {
			o.Standings[i].Passes = o.Standings[i].Passes || c.met(o.Standings[i].Votes, base)
		}
	}
	for i := range o.Standings {
		s := &o.Standings[i]
		s.Passes = (s.Passes || len(o.Rule.Threshold) == 0) && !o.Results.Lists[i].Others
	}
	return nil
}

func (c Condition) met(part, whole int64) bool {
	if whole == 0 {
		return false
	}
	r := c.Share.reached(part, whole)
	return r > 0 || r == 0 && !c.MoreThan
}

// passBySeats looks at the conditions on seats: those a list would win if every list took part. Where
// a tie in that count decides, the list is left out and marked.
func (o *Outcome) passBySeats(districts []District) error {
	needed := false
	for _, c := range o.Rule.Threshold {
		needed = needed || c.Seats > 0
	}
	if !needed {
		return nil
	}
	type won struct{ seats, districts int }
	least := make([]won, len(o.Standings)) // if no tie goes its way
	most := make([]won, len(o.Standings))  // if every tie does
	for _, d := range districts {
		votes := make([]int64, len(d.Entries))
		for i, e := range d.Entries {
			if !o.Results.Lists[e.List].Others {
				votes[i] = e.Votes
			}
		}
		a, err := Apportion(o.Rule.Formula, d.Seats, votes)
		if err != nil {
			return o.Results.errorf(d.Line, "%v", err)
		}
		extra := make([]int, len(votes))
		for _, i := range a.Tie.Lists {
			extra[i] = 1
		}
		for i, e := range d.Entries {
			if n := a.Seats[i]; n > 0 {
				least[e.List].seats += n
				least[e.List].districts++
			}
			if n := a.Seats[i] + extra[i]; n > 0 {
				most[e.List].seats += n
				most[e.List].districts++
			}
		}
	}
	for _, c := range o.Rule.Threshold {
		if c.Seats == 0 {
			continue
		}
		for i := range o.Standings {
			s := &o.Standings[i]
			switch {
			case s.Passes, o.Results.Lists[i].Others:
			case least[i].seats >= c.Seats && least[i].districts >= c.Districts:
				s.Passes, s.Unclear = true, false
			case most[i].seats >= c.Seats && most[i].districts >= c.Districts:
				s.Unclear = true
			}
		}
	}
	for i := range o.Standings {
		if s := o.Standings[i]; s.Unclear {
			o.Remarks = append(o.Remarks, unclearRemark(o.Results.Lists[i].Name))
		}
	}
	return nil
}

// passesHere says of each entry of a district whether it takes part there.
func (o *Outcome) passesHere(d District) ([]bool, error) {
	out := make([]bool, len(d.Entries))
	var base int64
	local := false
	for _, c := range o.Rule.Threshold {
		local = local || c.InDistrict
	}
	if local {
		var err error
		if base, err = o.Rule.Base.of(d.Votes(), d.Blank, d.Null); err != nil {
			return nil, o.Results.errorf(d.Line, "%v", err)
		}
	}
	for i, e := range d.Entries {
		out[i] = o.Standings[e.List].Passes
		for _, c := range o.Rule.Threshold {
			if c.InDistrict && c.met(e.Votes, base) {
				out[i] = true
			}
		}
	}
	return out, nil
}

// remarkOthers warns of rows of several lists, unless all of them together stay under a national threshold,
// the only one there is.
func (o *Outcome) remarkOthers() {
	for i, l := range o.Results.Lists {
		if !l.Others || o.Standings[i].Votes == 0 {
			continue
		}
		may := len(o.Rule.Threshold) == 0
		blank, null := o.Results.blankAndNull()
		for _, c := range o.Rule.Threshold {
			base, err := o.Rule.Base.of(o.Results.Votes(), blank, null)
			may = may || !c.Share.stated() || c.InDistrict || err != nil || c.met(o.Standings[i].Votes, base)
		}
		if may {
			o.Remarks = append(o.Remarks, othersRemark(l.Name))
		}
	}
}
