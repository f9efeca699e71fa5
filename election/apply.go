package election

import (
	"errors"
	"fmt"
	"slices"
)

// maxAllSeats bounds the seats of all districts together.
const maxAllSeats = 1_000_000

// ErrNoSeats: neither the rule nor the results say how many seats there are.
var ErrNoSeats = errors.New("the seats on offer are stated nowhere")

// Outcome is what a rule makes of results.
type Outcome struct {
	Rule      *Rule
	Results   *Results
	Standings []Standing // of each list of the results, in their order
	Districts []Seating
	Seats     int // on offer in all districts; 0 if not known

	// ByDistrict is true where seats are given by districts and the results are national: only
	// the threshold and the sum could be looked at, and Districts is empty.
	ByDistrict bool

	Majority   *MajorityOutcome // Method Majority alone
	Departures []Departure      // claims that the votes do not bear out
	Remarks    []Remark
}

// Standing is a list in the whole election.
type Standing struct {
	List    int
	Votes   int64
	Passes  bool  // takes part in the distribution
	Unclear bool  // whether it passes depends on a tie in the first count; it is left out
	Seats   int   // beyond doubt
	Tied    int   // districts where it ties for one seat more
	Claimed Count // as the source says
}

// Seating is the seats of one district.
type Seating struct {
	Name     string
	Line     int // in the results
	Seats    int // on offer
	Claimed  bool
	Entries  []Seated // by votes, the largest first
	Tie      Tie      // indices into Entries
	Unfilled int
	Last     Quotient
}

// Seated is one list in one district.
type Seated struct {
	List  int
	Votes int64
	Seats int
	Claim Count
	Takes bool // part in the distribution: over the threshold, and a single list
	Line  int
}

// Apply computes the seats that the rule gives for these votes, and compares the claims.
func (r *Rule) Apply(res *Results) (*Outcome, error) {
	o := &Outcome{Rule: r, Results: res, Remarks: slices.Clone(res.Remarks)}
	claims, claimed := res.ListSeats()
	votes := res.ListVotes()
	for i := range res.Lists {
		o.Standings = append(o.Standings, Standing{List: i, Votes: votes[i], Claimed: claims[i]})
	}
	if (r.Scope == Listed || r.Scope == FromResults) && !res.named() && r.Formula.Method != Majority {
		o.ByDistrict, o.Seats = true, r.Seats
		if err := o.passNationally(); err != nil {
			return nil, err
		}
		o.departuresWithoutDistricts(claimed)
		return o, nil
	}
	districts, err := r.arrange(res)
	if err != nil {
		return nil, err
	}
	if r.Formula.Method == Majority {
		return o, o.majority(districts[0])
	}
	if err := o.thresholds(districts); err != nil {
		return nil, err
	}
	o.remarkOthers()
	for _, d := range districts {
		s, err := o.seat(d)
		if err != nil {
			return nil, err
		}
		o.add(s)
	}
	for _, s := range o.Districts { // a threshold of the district may let in whom the nation does not
		for _, e := range s.Entries {
			o.Standings[e.List].Passes = o.Standings[e.List].Passes || e.Takes
		}
	}
	o.departures()
	return o, nil
}

// arrange gives the districts in which seats are given, each with its seats.
func (r *Rule) arrange(res *Results) ([]District, error) {
	var out []District
	var err error
	switch {
	case r.Formula.Method == Majority:
		d := res.merged()
		d.Seats = 1
		out = []District{d}
	case r.Scope == Listed:
		out, err = r.listed(res)
	case r.Scope != National && res.named():
		out = slices.Clone(res.Districts)
		for i := range out {
			if r.Each > 0 {
				out[i].Seats = r.Each
			}
		}
	default:
		d := res.merged()
		if d.Seats > 0 && r.Seats > 0 && d.Seats != r.Seats {
			return nil, res.errorf(res.Districts[0].Line, "%d seats here and %d in rule %s", d.Seats, r.Seats, r.Name)
		}
		d.Seats = max(d.Seats, r.Seats)
		out = []District{d}
	}
	if err != nil {
		return nil, err
	}
	sum := 0
	for i := range out {
		d := &out[i]
		if d.Seats == 0 { // the sum of the claim, if it is whole, is a claim of the seats on offer too
			n, whole := claimedSeats(d)
			if !whole || n < 1 || n > MaxSeats {
				return nil, fmt.Errorf("%s:%d: %w%s; hint: a column \"seats in district\", a rule with seats, or --seats", res.Name, d.Line, ErrNoSeats, of(d.Name))
			}
			d.Seats = n
		}
		if sum += d.Seats; sum > maxAllSeats {
			return nil, fmt.Errorf("%s:%d: more than %d seats in all: %w", res.Name, d.Line, maxAllSeats, ErrBounds)
		}
	}
	if r.Scope == FromResults && r.Seats > 0 && sum != r.Seats && r.Each == 0 && len(out) > 1 {
		return nil, fmt.Errorf("%s:%d: the districts have %d seats together, and rule %s has %d", res.Name, out[0].Line, sum, r.Name, r.Seats)
	}
	return out, nil
}

func of(district string) string {
	if district == "" {
		return ""
	}
	return " for " + district
}

// claimedSeats of a district; whole if every list states its own.
func claimedSeats(d *District) (sum int, whole bool) {
	whole = len(d.Entries) > 0
	for _, e := range d.Entries {
		if !e.Seats.Stated {
			whole = false
		}
		sum += int(e.Seats.N)
	}
	return sum, whole
}

// listed matches the districts of the results with those of the rule.
func (r *Rule) listed(res *Results) ([]District, error) {
	at := map[string]int{}
	for i, m := range r.Districts {
		for _, n := range m.Names {
			at[foldName(n)] = i
		}
	}
	out := make([]District, len(r.Districts))
	var faults []error
	for _, d := range res.Districts {
		i, ok := at[foldName(d.Name)]
		switch {
		case !ok:
			faults = append(faults, res.errorf(d.Line, "district %q is none of the %d of rule %s; hint: %s lists them", d.Name, len(r.Districts), r.Name, r.File))
		case out[i].Line > 0:
			faults = append(faults, res.errorf(d.Line, "district %q is %q of line %d too, by rule %s", d.Name, out[i].Name, out[i].Line, r.Name))
		case d.Seats > 0 && d.Seats != r.Districts[i].Seats:
			faults = append(faults, res.errorf(d.Line, "district %s has %d seats here and %d in rule %s (%s:%d)", d.Name, d.Seats, r.Districts[i].Seats, r.Name, r.File, r.Districts[i].Line))
		default:
			out[i] = d
			out[i].Seats = r.Districts[i].Seats
		}
		if len(faults) >= maxFaults {
			break
		}
	}
	for i, d := range out {
		if d.Line == 0 && faults == nil {
			faults = append(faults, fmt.Errorf("%s: no votes of district %s, which rule %s gives %d seats", res.Name, r.Districts[i].Names[0], r.Name, r.Districts[i].Seats))
		}
	}
	return out, errors.Join(faults...)
}

// seat gives the seats of one district to the lists that take part.
func (o *Outcome) seat(d District) (Seating, error) {
	s := Seating{Name: d.Name, Line: d.Line, Seats: d.Seats}
	local, err := o.passesHere(d)
	if err != nil {
		return s, err
	}
	for n, e := range d.Entries {
		takes := local[n] && !o.Results.Lists[e.List].Others
		s.Entries = append(s.Entries, Seated{List: e.List, Votes: e.Votes, Claim: e.Seats, Takes: takes, Line: e.Line})
		s.Claimed = s.Claimed || e.Seats.Stated
	}
	slices.SortStableFunc(s.Entries, func(a, b Seated) int {
		switch {
		case a.Votes > b.Votes:
			return -1
		case a.Votes < b.Votes:
			return 1
		}
		return a.List - b.List
	})
	votes := make([]int64, len(s.Entries))
	for i, e := range s.Entries {
		if e.Takes {
			votes[i] = e.Votes
		}
	}
	a, err := Apportion(o.Rule.Formula, d.Seats, votes)
	if err != nil {
		return s, o.Results.errorf(d.Line, "%v", err)
	}
	for i := range s.Entries {
		s.Entries[i].Seats = a.Seats[i]
	}
	s.Tie, s.Unfilled, s.Last = a.Tie, a.Unfilled, a.Last
	return s, nil
}

// add enters the seats of a district into the totals.
func (o *Outcome) add(s Seating) {
	o.Seats += s.Seats
	for _, e := range s.Entries {
		o.Standings[e.List].Seats += e.Seats
	}
	for _, i := range s.Tie.Lists {
		o.Standings[s.Entries[i].List].Tied++
	}
	o.Districts = append(o.Districts, s)
}
