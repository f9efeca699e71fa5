package link

import "testigo/record"

// The weights of agreement. A link needs date and at least two of place, roles, wording; the
// bar was set so that a date and a country alone never join two acts of police on one busy day.
const (
	threshold     = 4.0
	sameDay       = 2.0 // both name the day, or a span of three, and these meet
	runningTotal  = 3.5 // "since 7 December", told on two days: the beginning is a name of its own
	sameMonth     = 1.0 // one names only a month or so that holds the other
	samePlace     = 1.5 // a place below the country
	sameCountry   = 0.5
	sameName      = 1.25 // somebody in a role; counted twice at most
	sameCount     = 1.25 // an equal number of the same measure, or one as near as sources that disagree come
	sameMode      = 0.75
	sameWords     = 4.0 // the same sentence: a reprint
	nationalAct   = 1.5 // acts of which a country has one a day: removal of a president, dissolution, general election
	sameFamily    = 1.5 // the documents are copies or translations of each other …
	sameSpot      = 1.5 // … and tell it at the same point; less with every step from it
	spot          = 0.15
	preciseDays   = 3
	roughlyAMonth = 31
)

// once are the types of acts that a country sees once a day at most.
func once(t record.EventType, m record.Mode) bool {
	switch m {
	case "general-strike", "state-of-emergency", "dissolution-of-congress", "impeachment-vote", "removal-from-office", "coup", "attempted-coup",
		"runoff", "vote", "constituent-assembly", "referendum", "inauguration", "curfew":
		return true
	}
	return false
}

// compatible modes: equal, one unstated, or two words for deaths or for crowds that sources use for one act.
func compatible(a, b record.Mode) bool {
	return a == b || a == "" || b == "" || family[a] != 0 && family[a] == family[b]
}

var family = map[record.Mode]int{
	"killing": 1, "massacre": 1, "shooting": 1, "assassination": 1, "execution": 1, "armed-attack": 1,
	"demonstration": 2, "march": 2, "riot": 2,
	"coup": 3, "attempted-coup": 3,
	"hostage-taking": 4, "kidnapping": 4,
	"vote": 5, "constituent-assembly": 5,
}

// score says how well a statement fits an event; 0 = it contradicts it.
func score(c *cluster, t *telling) float64 {
	if !compatible(c.mode, t.mode) || (t.certainty == record.Denied) != (c.tellings[0].certainty == record.Denied) {
		return 0
	}
	if t.phase != "" && c.tellings[0].phase != "" && t.phase != c.tellings[0].phase {
		return 0
	}
	s := 0.0
	for _, o := range c.tellings[:min(len(c.tellings), 4)] {
		if o.sentence == t.sentence && o.typ == t.typ {
			s += sameWords
			break
		}
	}
	d := dates(c.days, t.days)
	if d < 0 {
		return 0
	}
	s += d
	if c.country != "" && t.country != "" && c.country != t.country {
		return 0
	}
	here, elsewhere := false, false
	for _, p := range t.places {
		if k := placeKey(p); k != "" {
			here = here || c.places[k]
			elsewhere = elsewhere || !c.places[k]
		}
	}
	switch {
	case here:
		s += samePlace
	case elsewhere && len(c.places) > 0:
		return 0
	case c.country != "" && c.country == t.country:
		s += sameCountry
	}
	shared := 0
	for _, r := range t.roles {
		if shared < 2 && c.names[nameKey(r)] {
			shared++
			s += sameName
		}
	}
	s += kinship(c, t)
	if sharesCount(c, t) {
		s += sameCount
	}
	if c.mode != "" && c.mode == t.mode {
		s += sameMode
		if once(t.typ, t.mode) && d > 0 {
			s += nationalAct
		}
	}
	return s
}

// dates is the weight of two intervals meeting; negative if they exclude each other, 0 if one is unknown.
func dates(a, b record.Interval) float64 {
	if !a.Stated() || !b.Stated() {
		return 0
	}
	if !a.Overlaps(b) {
		return -1
	}
	da, db := a.Days(), b.Days()
	switch {
	case a.From != 0 && a.From == b.From && (da == 0 || da > preciseDays) && (db == 0 || db > preciseDays):
		return runningTotal
	case da == 0 || db == 0:
		return 0
	case da <= preciseDays && db <= preciseDays:
		return sameDay
	case min(da, db) <= preciseDays && max(da, db) <= roughlyAMonth, da <= roughlyAMonth && db <= roughlyAMonth:
		return sameMonth
	}
	return 0
}

// kinship is what a copy or translation adds: it tells the same events in the same order.
func kinship(c *cluster, t *telling) float64 {
	best := 0.0
	for _, o := range c.tellings[:min(len(c.tellings), 8)] {
		if o.family != t.family {
			continue
		}
		off := o.position - t.position
		if off < 0 {
			off = -off
		}
		best = max(best, sameFamily+sameSpot*max(0, 1-off/spot))
	}
	return best
}

func sharesCount(c *cluster, t *telling) bool {
	for _, o := range c.tellings[:min(len(c.tellings), 8)] {
		for _, a := range o.counts {
			for _, b := range t.counts {
				if a.Measure == b.Measure && a.Figure.HasValue && b.Figure.HasValue && near(a.Figure.Value, b.Figure.Value) {
					return true
				}
			}
		}
	}
	return false
}

// near numbers are equal, or large and within a fifth of each other: "205 arrested" and "193 arrested" of one day are two
// counts of one act, while 3 and 4 may well be two acts.
func near(a, b float64) bool {
	return a == b || min(a, b) >= 20 && max(a, b) <= 1.2*min(a, b)
}
