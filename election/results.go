package election

import "fmt"

// Results are the votes of one election, or of one round of it.
type Results struct {
	Name      string // the file, or the packaged election; for messages
	Election  string // which one, where a file holds several
	Lists     []List
	Districts []District // one without a name if the source has no districts

	// Blank and Null of the nation, if not stated by district.
	Blank, Null Count
	Remarks     []Remark
}

// List takes part in an election: a party, an alliance, a candidate, an answer.
type List struct {
	Name      string
	Abbr      string
	Candidate string
	Others    bool // several lists in one row: their votes are valid, and no seat can be computed for them
}

// District is a part of the country, its votes and, where the source says so, its seats.
type District struct {
	Name        string
	Seats       int // on offer; 0 = not stated
	Entries     []Entry
	Blank, Null Count
	Valid, Cast Count // totals as the source states them
	Total       Count // a total that does not say of what
	Line        int   // of its first row
}

// Entry is a list in a district.
type Entry struct {
	List  int // index into Results.Lists
	Votes int64
	Seats Count // as the source claims
	Line  int
}

// Count is a number that may not be stated.
type Count struct {
	N      int64
	Stated bool
}

// add stops one above the bound, which is refused later.
func (c *Count) add(d Count) {
	c.N = min(c.N+d.N, MaxVotes+1)
	c.Stated = c.Stated || d.Stated
}

// Votes are the valid votes of a district: those of its lists.
func (d *District) Votes() (sum int64) {
	for _, e := range d.Entries {
		sum += e.Votes
	}
	return sum
}

// Votes are the valid votes of all districts.
func (r *Results) Votes() (sum int64) {
	for i := range r.Districts {
		sum += r.Districts[i].Votes()
	}
	return sum
}

// ListVotes are the votes of each list in all districts.
func (r *Results) ListVotes() []int64 {
	sum := make([]int64, len(r.Lists))
	for _, d := range r.Districts {
		for _, e := range d.Entries {
			sum[e.List] += e.Votes
		}
	}
	return sum
}

// ListSeats are the seats claimed for each list, and in all.
func (r *Results) ListSeats() (of []Count, all Count) {
	of = make([]Count, len(r.Lists))
	for _, d := range r.Districts {
		for _, e := range d.Entries {
			of[e.List].add(e.Seats)
			all.add(e.Seats)
		}
	}
	return of, all
}

// blankAndNull of the nation: the sum of the districts where they state them, else the nation's own.
func (r *Results) blankAndNull() (blank, null Count) {
	for _, d := range r.Districts {
		blank.add(d.Blank)
		null.add(d.Null)
	}
	if !blank.Stated {
		blank = r.Blank
	}
	if !null.Stated {
		null = r.Null
	}
	return blank, null
}

// named says whether the results are given by district.
func (r *Results) named() bool {
	return len(r.Districts) > 1 || len(r.Districts) == 1 && r.Districts[0].Name != ""
}

// merged is the same votes in one district, as a nation-wide count sees them.
func (r *Results) merged() District {
	d := District{Entries: make([]Entry, len(r.Lists)), Line: r.Districts[0].Line}
	seats, _ := r.ListSeats()
	votes := r.ListVotes()
	for i := range r.Lists {
		d.Entries[i] = Entry{List: i, Votes: votes[i], Seats: seats[i]}
	}
	for _, part := range r.Districts {
		d.Seats += part.Seats
		for _, e := range part.Entries {
			if d.Entries[e.List].Line == 0 {
				d.Entries[e.List].Line = e.Line
			}
		}
	}
	d.Blank, d.Null = r.blankAndNull()
	return d
}

// checkTotals compares the totals that the source prints with the sums of its rows.
func (r *Results) checkTotals() {
	for i := range r.Districts {
		d := &r.Districts[i]
		valid := d.Votes()
		cast := valid + d.Blank.N + d.Null.N
		switch {
		case d.Valid.Stated && d.Valid.N != valid:
			r.remark(totalRemark(d.Name, valid, d.Valid.N))
		case d.Cast.Stated && d.Blank.Stated && d.Null.Stated && d.Cast.N != cast:
			r.remark(totalRemark(d.Name, cast, d.Cast.N))
		case d.Total.Stated && d.Total.N != valid && d.Total.N != cast:
			r.remark(totalRemark(d.Name, valid, d.Total.N))
		}
	}
}

func (r *Results) remark(m Remark) { r.Remarks = append(r.Remarks, m) }

func (r *Results) errorf(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.Name, line, fmt.Sprintf(format, args...))
}
