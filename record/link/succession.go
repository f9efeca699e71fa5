package link

import (
	"strconv"

	"testigo/record"
)

// Who comes in another's place. One report says that the president was replaced by "a more pliable deputy", another that the deputy, by
// name, took office: they meet by the one who went, if the record tells of his going in those days and of one successor alone.

const (
	inHisPlace   = 2.5 // the replacement of somebody, and the only one who took office when he went
	daysOfGoing  = 7   // from the going to the coming, if both are told to the day
	monthOfGoing = 31  // … if the sentence of the coming names who went
)

// accession tells acts by which somebody comes into office.
func accession(a act) bool {
	return a.typ == record.Election && (a.mode == "appointment" || a.mode == "inauguration")
}

// departure tells acts by which somebody goes, whom the key names.
func departure(a act) bool {
	return a.typ == record.CoupEvent && (a.mode == "removal-from-office" || a.mode == "resignation" || a.mode == "coup") || a.mode == "deportation"
}

// replaced: an act that puts somebody unnamed in the place of somebody named.
func replaced(c *cluster) bool {
	return c.tellings[0].act.mode == "appointment" && len(c.left) > 0 && len(c.key) == 0
}

// goings knows who went when, and who alone came in his place.
type goings struct {
	byMonth    map[string][]*cluster // departures, by country and month
	successors map[string]string     // by who went: the key of who came; empty = several
}

func goingsOf(clusters []*cluster) *goings {
	g := &goings{map[string][]*cluster{}, map[string]string{}}
	wanted := false
	for _, c := range clusters {
		wanted = wanted || accession(c.tellings[0].act) && replaced(c)
	}
	if !wanted {
		return g
	}
	for _, c := range clusters {
		if departure(c.tellings[0].act) && len(c.key) > 0 && c.days.From != 0 && c.days.To != 0 {
			for _, m := range monthsOf(c.days) {
				k := c.land() + m
				g.byMonth[k] = append(g.byMonth[k], c)
			}
		}
	}
	for _, c := range clusters {
		for _, x := range g.before(c) {
			if known, ok := g.successors[x]; ok && known != c.key[0] {
				g.successors[x] = ""
			} else {
				g.successors[x] = c.key[0]
			}
		}
	}
	return g
}

// before are those in whose place the one of an accession may have come.
func (g *goings) before(c *cluster) []string {
	if !accession(c.tellings[0].act) || len(c.key) == 0 || c.days.From == 0 || c.days.To == 0 || c.days.To-c.days.From > monthOfGoing {
		return nil
	}
	var out []string
	for _, m := range monthsOf(record.Interval{From: c.days.From - monthOfGoing, To: c.days.To}) {
		for _, d := range g.byMonth[c.land()+m] {
			far := gap(d.days, c.days)
			if d.days.From > c.days.To {
				continue // he went later
			}
			for _, x := range d.key {
				if share(c.key, []string{x}) {
					continue
				}
				precise := d.days.Days() <= preciseDays && c.days.Days() <= preciseDays && far <= daysOfGoing
				if precise || far <= monthOfGoing && share(c.named, []string{x}) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// land is the country of an event, or of the document that tells it.
func (c *cluster) land() string {
	if c.country != "" {
		return c.country
	}
	return c.home
}

// monthsOf are the months of an interval, four at most.
func monthsOf(i record.Interval) []string {
	var out []string
	y, m, _ := i.From.Date()
	for len(out) < 4 && record.DayOf(y, m, 1) <= i.To {
		out = append(out, " "+strconv.Itoa(y)+"-"+strconv.Itoa(m))
		if m++; m > 12 {
			y, m = y+1, 1
		}
	}
	return out
}

// anchors are the keys under which a replacement and a coming into office meet.
func (g *goings) anchors(c *cluster) []string {
	var out []string
	if replaced(c) {
		for _, x := range c.left {
			out = append(out, "in place of "+x)
		}
		return out
	}
	for _, x := range g.before(c) {
		if g.successors[x] != "" {
			out = append(out, "in place of "+x)
		}
	}
	return out
}

// meet tells whether one of two clusters is the replacement of somebody and the other the coming of his only successor.
func (g *goings) meet(a, b *cluster) bool {
	if replaced(b) {
		a, b = b, a
	}
	if !replaced(a) || len(b.key) == 0 {
		return false
	}
	for _, x := range g.before(b) {
		if g.successors[x] != "" && share(a.left, []string{x}) {
			return true
		}
	}
	return false
}
