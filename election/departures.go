package election

// Departure is a claim of seats that the votes and the rule do not bear out.
type Departure struct {
	Kind        DepartureKind
	District    string // empty: the nation
	Seats       int    // on offer there
	Stated      int    // SumDiffers: the sum of the claim
	Differences []Difference
	Last        Quotient // divisor methods: the smallest quotient that wins a seat there
	Formula     Formula
	Threshold   []Condition
}

// DepartureKind says what departs.
type DepartureKind uint8

const (
	SeatsDiffer    DepartureKind = iota + 1 // lists have other seats than stated
	SumDiffers                              // the stated seats do not add up to those on offer
	BelowThreshold                          // seats are stated for lists under the threshold
)

// String is the name in exports.
func (k DepartureKind) String() string {
	return [...]string{"", "seats-differ", "sum-differs", "below-threshold"}[k]
}

// Difference is one list that departs.
type Difference struct {
	List             string
	Votes            int64
	Share, ShareBase int64 // BelowThreshold, or not over it: national votes, and what they are a share of
	Computed, AtMost int   // AtMost is larger where the list ties for one more
	Stated           int
	Below            bool // the list does not take part
}

// departures compares the claims with the seats computed, district by district.
func (o *Outcome) departures() {
	for _, s := range o.Districts {
		if !s.Claimed {
			continue
		}
		tied := make([]bool, len(s.Entries))
		for _, i := range s.Tie.Lists {
			tied[i] = true
		}
		d := Departure{Kind: SeatsDiffer, District: s.Name, Seats: s.Seats, Last: s.Last, Formula: o.Rule.Formula, Threshold: o.Rule.Threshold}
		stated, whole := 0, true
		for i, e := range s.Entries {
			if !e.Claim.Stated {
				whole = whole && e.Seats == 0 && !tied[i] // what would win no seat may be left out
				continue
			}
			stated += int(e.Claim.N)
			most := e.Seats
			if tied[i] {
				most++
			}
			if n := int(e.Claim.N); (n < e.Seats || n > most) && !o.Results.Lists[e.List].Others {
				d.Differences = append(d.Differences, o.difference(e, most))
			}
		}
		if d.Differences != nil {
			o.Departures = append(o.Departures, d)
		}
		if stated > s.Seats || whole && stated < s.Seats-s.Unfilled {
			o.Departures = append(o.Departures, Departure{Kind: SumDiffers, District: s.Name, Seats: s.Seats, Stated: stated})
		}
	}
}

func (o *Outcome) difference(e Seated, most int) Difference {
	return Difference{
		List: o.Results.Lists[e.List].Name, Votes: e.Votes, Computed: e.Seats, AtMost: most, Stated: int(e.Claim.N),
		Below: !e.Takes, Share: o.Standings[e.List].Votes, ShareBase: o.Results.Votes(),
	}
}

// departuresWithoutDistricts looks at what national results alone can tell under a rule that gives
// seats in districts: the sum, and the threshold where nothing but national shares lead over it.
func (o *Outcome) departuresWithoutDistricts(claimed Count) {
	if !claimed.Stated {
		return
	}
	if o.Seats > 0 && int(claimed.N) != o.Seats {
		o.Departures = append(o.Departures, Departure{Kind: SumDiffers, Seats: o.Seats, Stated: int(claimed.N)})
	}
	for _, c := range o.Rule.Threshold {
		if c.InDistrict { // cannot be told
			return
		}
	}
	d := Departure{Kind: BelowThreshold, Seats: o.Seats, Threshold: o.Rule.Threshold}
	for i, s := range o.Standings {
		if s.Passes || s.Claimed.N == 0 || o.Results.Lists[i].Others || o.mayPassBySeats(int(s.Claimed.N)) {
			continue
		}
		d.Differences = append(d.Differences, Difference{
			List: o.Results.Lists[i].Name, Votes: s.Votes, Stated: int(s.Claimed.N), Below: true, Share: s.Votes, ShareBase: o.Results.Votes(),
		})
	}
	if d.Differences != nil {
		o.Departures = append(o.Departures, d)
	}
}

// mayPassBySeats: a list that a threshold in seats let through holds about as many as it asks for.
func (o *Outcome) mayPassBySeats(stated int) bool {
	for _, c := range o.Rule.Threshold {
		if c.Seats > 0 && stated >= c.Seats {
			return true
		}
	}
	return false
}
