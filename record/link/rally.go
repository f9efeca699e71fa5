package link

import "testigo/record"

// A call to march on a town, without a day, meets the march that came of it: the first rally there that another document of the story
// tells of, in the months about the writing of the call.

const (
	sameRally   = 2.5
	callToRally = 120 // days between a document that tells a call and the rally, either way
)

// called: a march or demonstration in a town that was called for and has no day.
func (t *telling) called() bool {
	return family[t.act.mode] == 2 && t.act.typ == record.Protest && t.certainty == record.Planned && !t.days.Stated() && !t.generic && t.town() != ""
}

// town is the town in which an act is told, by ID.
func (t *telling) town() string {
	for i, p := range t.places {
		if p.Kind == record.City || p.Kind == record.Site || p.Kind == record.District {
			if t.spots[i].town != "" {
				return t.spots[i].town
			}
		}
	}
	return ""
}

// markRallies marks the first rally that a document tells of each town, with its day.
func markRallies(tellings []*telling) {
	seen := map[string]bool{}
	for _, t := range tellings {
		if t.act.typ != record.Protest || family[t.act.mode] != 2 || t.generic || t.backdrop || t.certainty != record.Asserted || t.days.From == 0 || t.days.Days() == 0 || t.days.Days() > preciseDays {
			continue
		}
		if town := t.town(); town != "" && !seen[town] {
			seen[town], t.rally = true, true
		}
	}
}

// ralliesMeet: one is the call, the other the rally.
func ralliesMeet(a, b *cluster) bool {
	for _, x := range a.tellings[:min(len(a.tellings), 4)] {
		for _, y := range b.tellings[:min(len(b.tellings), 4)] {
			if y.called() {
				x, y = y, x
			}
			if x.called() && y.rally && x.town() == y.town() && x.written.From != 0 && abs(int(x.written.From-y.days.From)) <= callToRally {
				return true
			}
		}
	}
	return false
}

// ralliesOf are the keys under which they meet.
func ralliesOf(c *cluster) []string {
	var out []string
	for _, t := range c.tellings[:min(len(c.tellings), 4)] {
		if t.called() || t.rally {
			out = append(out, "rally in "+t.town())
		}
	}
	return out
}
