package link

import (
	"sort"

	"testigo/record"
)

// partsOfTotals names, for every total of deaths over a span of time, the incidents that it sums up: deadly acts inside its days and its
// country (or place), each smaller than it. Totals and incidents are sorted by day, so a total looks at its own days only. clusters and events
// run in parallel, in the order of the chronology.
func partsOfTotals(clusters []*cluster, events []*record.Event) {
	var incidents []int
	for i, c := range clusters {
		if deadly(c.tellings[0].act) && c.days.Days() > 0 && c.days.Days() <= preciseDays && c.firm && !total(c) {
			incidents = append(incidents, i)
		}
	}
	for i, c := range clusters {
		if !deadly(c.tellings[0].act) || !total(c) || c.days.From == 0 {
			continue
		}
		end := c.days.To
		if end == 0 {
			end = c.lastWritten()
		}
		if end < c.days.From || end-c.days.From > widestTotal {
			continue
		}
		at := sort.Search(len(incidents), func(k int) bool { return clusters[incidents[k]].days.From >= c.days.From })
		for n := 0; at < len(incidents) && n < mostParts && clusters[incidents[at]].days.From <= end; at++ {
			o := clusters[incidents[at]]
			if o == c || !partOf(o, c) {
				continue
			}
			n++
			events[incidents[at]].PartOf = append(events[incidents[at]].PartOf, events[i].ID)
			events[i].Parts = append(events[i].Parts, events[incidents[at]].ID)
		}
	}
}

const (
	widestTotal = 3 * 366 // days of a total that is taken apart
	mostParts   = 400
)

// total: a count over more than a few days, or a document's toll.
func total(c *cluster) bool {
	if c.killed < fewestOfAToll {
		return false
	}
	return c.days.Days() > preciseDays || c.days.From != 0 && c.days.To == 0 || anyOf(c, func(t *telling) bool { return t.toll })
}

func partOf(o, c *cluster) bool {
	country := func(c *cluster) string {
		if c.country != "" {
			return c.country
		}
		return c.home
	}
	if country(o) == "" || country(o) != country(c) || o.killed > c.killed {
		return false
	}
	if c.places.len() == 0 {
		return true
	}
	inside := false
	o.places.each(func(p string) { inside = inside || c.places.has(p) })
	o.admin1.each(func(p string) { inside = inside || c.places.has(p) })
	return inside
}

func (c *cluster) lastWritten() record.Day {
	last := record.Day(0)
	for _, t := range c.tellings {
		last = max(last, t.written.To)
	}
	return last
}
