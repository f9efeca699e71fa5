package link

import (
	"slices"

	"testigo/record"
)

// The weights of agreement. A link needs date and at least two of place, roles, names, wording; the
// bar was set so that a date and a country alone never join two acts of police on one busy day.
const (
	threshold     = 4.0
	sameDay       = 2.0  // both name the day, or a span of three, and these meet
	runningTotal  = 3.5  // "since 7 December", told on two days: the beginning is a name of its own
	workedOut     = 0.75 // … of these, where one of the two dates is not in the words
	sameMonth     = 1.0  // one names only a month or so that holds the other
	samePlace     = 1.5  // a place below the country
	containing    = 0.75 // a place in the region that the other names
	sameCountry   = 0.5
	sameHome      = 0.5  // one names no place, and its document speaks of the other's country
	sameName      = 1.25 // somebody in a role; counted twice at most
	namedBoth     = 1.0  // somebody whom both sentences name, in whatever role; once
	sameCount     = 1.25 // an equal number of the same measure, or one as near as sources that disagree come
	sameLarge     = 1.5  // … of twenty or more, which chance seldom repeats
	largeCount    = 20
	roomForBoth   = 0.5 // "dozens" and 33, "at least eight" and ten
	sameMode      = 0.75
	kindredMode   = 0.5  // of one family
	sameQualifier = 0.75 // "indefinite strike", "huelga indefinida"
	sameWords     = 4.0  // the same sentence: a reprint
	nationalAct   = 1.5  // acts of which a country has one a day: removal of a president, dissolution, general election
	kindredAct    = 1.25 // two codings of one act: emergency by decree, Congress dissolved
	sameFamily    = 1.5  // the documents are copies or translations of each other …
	sameSpot      = 1.5  // … and tell it at the same point; less with every step from it
	spot          = 0.15
	otherPeople   = -1.5 // both name whom it befell, and nobody is in both
	apart         = 3    // counts of dead that differ by more than this factor count two things
	preciseDays   = 3

	elsewhereCounted = -1.5 // two running counts, and nothing says that they are of one country
	roughlyAMonth    = 31
)

// reasons are why a statement was taken to tell an event, one bit each, in the order of reasonNames.
type reasons uint32

const (
	becauseWords reasons = 1 << iota
	becauseDay
	becauseMonth
	becauseRunning
	becausePlace
	becauseCountry
	becauseRole
	becauseNames
	becauseCount
	becauseMode
	becauseQualifier
	becauseNational
	becauseKindred
	becauseFamily
	becausePerson
	becauseToll
	becauseWave
	becausePhrase
	becauseStory
	becauseSuccessor
	becauseCall
	becauseRuler
)

var reasonNames = [...]string{"same-words", "same-day", "same-month", "same-beginning", "same-place", "same-country", "same-role", "same-names", "same-count", "same-kind",
	"same-qualifier", "national-act", "kindred-acts", "copies", "once-per-person", "total-of-deaths", "wave-of-protest", "same-phrase", "same-story", "only-successor", "call-and-rally", "of-one-ruler"}

// Reasons lists the codes by which links are explained.
func Reasons() []string { return reasonNames[:] }

func (r reasons) names() []string {
	var out []string
	for i, n := range reasonNames {
		if r&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}

// match is how well a statement fits an event.
type match struct {
	score float64
	why   reasons
}

func (m *match) add(w float64, r reasons) {
	if w != 0 {
		m.score += w
		m.why |= r
	}
}

// meets tells whether nothing forbids that a statement tells an event, whatever their dates.
func meets(c *cluster, t *telling) bool {
	first := c.tellings[0]
	kindred := false
	if first.act.typ != t.act.typ {
		if kindred = akin(first.act, t.act); !kindred {
			return false
		}
	} else if !compatible(c.mode, t.act.mode) && !akinModes(first.act, t.act) {
		return false
	}
	if !certain(c, t) {
		return false
	}
	if phased(t.act) && t.phase != "" && first.phase != "" && t.phase != first.phase && !kindred {
		return false
	}
	if t.ordinal != 0 && c.ordinal != 0 && t.ordinal != c.ordinal {
		return false
	}
	if c.country != "" && t.country != "" && c.country != t.country && !ofOneHolder(c, t) {
		return false
	}
	if len(t.key) > 0 && len(c.key) > 0 && office(t.act) && !share(t.key, c.key) {
		return false
	}
	return !reversed(c, t)
}

// ofOneHolder: one and the same person comes into office or leaves it on one day. Where that was told to happen says little: one report
// has the town where he was sworn in, another the country he fled to.
func ofOneHolder(c *cluster, t *telling) bool {
	if !office(t.act) || !office(c.tellings[0].act) || !share(t.key, c.key) {
		return false
	}
	a, b := c.days.Days(), t.days.Days()
	return a > 0 && b > 0 && a <= preciseDays && b <= preciseDays && c.days.Overlaps(t.days)
}

// akinModes: two modes of one type that are neighbours.
func akinModes(a, b act) bool { n := neighbours[a]; return n != "" && n == neighbours[b] }

// phased are the acts whose beginning, extension and end are acts of their own.
func phased(a act) bool { return a.typ == record.Coerce || a.typ == record.Legislate }

// certain: a plan meets its outcome, be it that nothing came of it; what one asserts and another denies stays apart.
func certain(c *cluster, t *telling) bool {
	if t.certainty == record.Denied {
		return c.denied || !c.firm
	}
	return !c.denied || t.certainty == record.Planned || t.certainty == record.Hypothetical
}

// reversed: who does it to whom is told the other way round.
func reversed(c *cluster, t *telling) bool {
	if t.act.typ == record.Protest || t.act.typ == record.Agree {
		return false
	}
	for _, r := range t.roles {
		if r.Actor == "" {
			continue
		}
		switch {
		case r.Role == record.Agent && c.targets.has(r.Actor) && !c.agents.has(r.Actor), r.Role == record.Target && c.agents.has(r.Actor) && !c.targets.has(r.Actor):
			return true
		}
	}
	return false
}

// judge says how well a statement fits an event by what both say; 0 = it contradicts it. Dates that were worked out from the story
// forbid nothing if weak is set and they lie near.
func judge(c *cluster, t *telling, weak bool) match {
	var m match
	if !meets(c, t) {
		return m
	}
	for _, o := range c.tellings[:min(len(c.tellings), 4)] {
		if o.sentence == t.sentence && o.act.typ == t.act.typ {
			m.add(sameWords, becauseWords)
			break
		}
	}
	d, why := dates(c.days, t.days)
	if why == becauseRunning && !tallied(t.act) {
		d, why = 0, 0
	}
	if d > 0 && why != becauseRunning && !(c.stated && t.stated) {
		d *= workedOut
	}
	if d < 0 {
		if far := gap(c.days, t.days); !weak || (c.stated && t.stated || far > nearDays) && !(far <= personDays && befallsOne(c, t)) {
			return match{}
		}
		d = 0
	}
	if a, b := c.killed, killed(t); a > 0 && b > 0 && max(a, b) > apart*min(a, b) && why != becauseRunning {
		return match{} // a total and an incident
	}
	m.add(d, why)
	here, around, elsewhere := false, false, false
	for i := range t.spots {
		if k := t.spots[i].key; k != "" {
			in, near := c.places.has(k), within(t.places[i].Kind, &t.spots[i], c)
			here, around = here || in, around || near
			elsewhere = elsewhere || !in && !near
		}
	}
	switch {
	case here:
		m.add(samePlace, becausePlace)
	case elsewhere && c.places.len() > 0 && !ofOneHolder(c, t):
		return match{}
	case around:
		m.add(containing, becausePlace)
	case c.country != "" && c.country == t.country:
		m.add(sameCountry, becauseCountry)
	case c.country == "" && t.country != "" && c.home == t.country, t.country == "" && c.country != "" && t.home == c.country,
		c.country == "" && t.country == "" && t.home != "" && c.home == t.home:
		m.add(sameHome, becauseCountry)
	}
	if why == becauseRunning && m.why&(becauseCountry|becausePlace) == 0 {
		m.score += elsewhereCounted
	}
	shared := 0
	for _, k := range t.roleKeys {
		if shared < 2 && c.names.has(k) {
			shared++
			m.add(sameName, becauseRole)
		}
	}
	if shared == 0 && share(t.named, c.named) {
		m.add(namedBoth, becauseNames)
	}
	if len(t.key) > 0 && len(c.key) > 0 && !share(t.key, c.key) && !here {
		m.score += otherPeople
	}
	m.add(kinship(c, t), becauseFamily)
	if n := sharedCount(c, t); n >= largeCount {
		m.add(sameLarge, becauseCount)
	} else if n >= 2 {
		m.add(sameCount, becauseCount)
	} else if countsLeaveRoom(c, t) {
		m.add(roomForBoth, becauseCount)
	}
	if d > 0 && qualifiersMeet(c, t) {
		m.add(sameQualifier, becauseQualifier)
	}
	switch {
	case c.tellings[0].act.typ != t.act.typ:
		if d > 0 {
			m.add(kindredAct, becauseKindred)
		}
	case c.mode != "" && c.mode == t.act.mode:
		m.add(sameMode, becauseMode)
		if once(t.act.mode) && d > 0 {
			m.add(nationalAct, becauseNational)
		}
	case c.mode != "" && t.act.mode != "":
		m.add(kindredMode, becauseMode)
		if family[c.mode] == 0 && d > 0 {
			m.add(kindredAct, becauseKindred)
		}
	}
	return m
}

// nearDays is how far apart two dates may lie of which one was only worked out.
const nearDays = 45

// personDays is how far apart two stated dates may lie of what befalls a person once: then they disagree about the day.
const personDays = 10

// befallsOne: both tell what befalls one and the same person once.
func befallsOne(c *cluster, t *telling) bool {
	return perPerson(t.act) && t.act.typ != record.Election && perPerson(c.tellings[0].act) && share(c.key, t.key)
}

// gap is the number of days between two intervals that do not meet.
func gap(a, b record.Interval) int {
	switch {
	case a.To != 0 && b.From != 0 && a.To < b.From:
		return int(b.From - a.To)
	case b.To != 0 && a.From != 0 && b.To < a.From:
		return int(a.From - b.To)
	}
	return 0
}

// within: the event has a place that contains this one, or lies in it.
func within(kind record.PlaceKind, p *folded, c *cluster) bool {
	return p.key != "" && p.town != "" && c.towns.has(p.town) || p.admin1 != "" && c.admin1.has(p.admin1) && (kind == record.Region || c.places.has(p.admin1)) ||
		kind == record.Region && c.admin1.has(p.name)
}

// dates is the weight of two intervals meeting; negative if they exclude each other, 0 if one is unknown.
func dates(a, b record.Interval) (float64, reasons) {
	if !a.Stated() || !b.Stated() {
		return 0, 0
	}
	if !a.Overlaps(b) {
		return -1, 0
	}
	da, db := a.Days(), b.Days()
	switch {
	case a.From != 0 && a.From == b.From && (da == 0 || da > preciseDays) && (db == 0 || db > preciseDays) && da != db && !firstOfMonth(a.From):
		return runningTotal, becauseRunning
	case da == 0 || db == 0:
		return 0, 0
	case da <= preciseDays && db <= preciseDays:
		return sameDay, becauseDay
	case min(da, db) <= preciseDays && max(da, db) <= roughlyAMonth, da <= roughlyAMonth && db <= roughlyAMonth:
		return sameMonth, becauseMonth
	}
	return 0, 0
}

// firstOfMonth: months and years begin for everything in them.
func firstOfMonth(d record.Day) bool {
	_, _, day := d.Date()
	return day == 1
}

// tallied are acts that are counted from a day on.
func tallied(a act) bool {
	return a.typ == record.Assault || a.typ == record.Protest || a.typ == record.Coerce
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

// sharedCount is the greatest number that both tell of one measure, or nearly; 0 for none.
func sharedCount(c *cluster, t *telling) float64 {
	n := 0.0
	for _, o := range c.tellings[:min(len(c.tellings), 8)] {
		for _, a := range o.counts {
			for _, b := range t.counts {
				if a.Measure == b.Measure && a.Figure.HasValue && b.Figure.HasValue && near(a.Figure.Value, b.Figure.Value) {
					n = max(n, b.Figure.Value)
				}
			}
		}
	}
	return n
}

// countsLeaveRoom: one gives a word or a bound for what the other counts, and both may be true.
func countsLeaveRoom(c *cluster, t *telling) bool {
	for _, o := range c.tellings[:min(len(c.tellings), 8)] {
		for _, a := range o.counts {
			for _, b := range t.counts {
				if a.Measure == b.Measure && (vague(&a.Figure, &b.Figure) || vague(&b.Figure, &a.Figure)) {
					return true
				}
			}
		}
	}
	return false
}

// vague: a is a word of size, and b a number of that size; or a is a least number, and b not more than twice it.
func vague(a, b *record.Figure) bool {
	if a.HasValue && b.HasValue && (a.Bound == record.AtLeast || a.Bound == record.MoreThan) {
		return a.Value <= b.Value && b.Value <= 2*a.Value
	}
	if a.HasValue || !b.HasValue {
		return false
	}
	switch a.Bound {
	case record.Dozens, record.Scores:
		return b.Value >= 20 && b.Value < 200
	case record.Hundreds:
		return b.Value >= 150 && b.Value < 2000
	case record.Thousands:
		return b.Value >= 1500 && b.Value < 20000
	case record.TensOfThousands:
		return b.Value >= 15000 && b.Value < 200000
	}
	return false
}

// near numbers are equal, or large and within a fifth of each other: "205 arrested" and "193 arrested" of one day are two
// counts of one act, while 3 and 4 may well be two acts.
func near(a, b float64) bool {
	return a == b || min(a, b) >= 20 && max(a, b) <= 1.2*min(a, b)
}

// share tells whether two sorted or short lists have a member in common.
func share(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}
