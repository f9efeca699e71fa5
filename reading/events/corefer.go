package events

import (
	"strings"

	"testigo/record"
)

// lookBack is how many events of the document a telling is compared with, latest first: more than a long report holds, so
// that a book or a heap of reports in one file takes no more than linear time.
const lookBack = 600

// corefer merges mentions of one event over the document, in the order of telling.
//
// A definite or demonstrative noun looks back for an event of its kind; verbs and indefinite nouns
// open a new event unless date, place and the one who suffers agree. Totals and their parts stay apart.
func (f *finder) corefer(all []*candidate) []*candidate {
	var out []*candidate
	var heads []*candidate // headings: only mentions of what the body tells
next:
	for _, c := range all {
		if f.heading(&f.t.Sentences[c.sentence]) {
			heads = append(heads, c)
			continue
		}
		for k := len(out) - 1; k >= max(0, len(out)-lookBack); k-- {
			d := out[k]
			if d.sentence == c.sentence {
				continue
			}
			if f.same(d, c, len(out)-k) {
				f.lost(c, "merged with an earlier telling")
				f.mergeInto(d, c)
				continue next
			}
		}
		out = append(out, c)
	}
	for _, h := range heads {
		for _, d := range out {
			if d.sense.typ == h.sense.typ && oneAct(d.sense.typ, d.sense.mode, h.sense.mode) && !f.clash(d, h) {
				d.mentions = append(d.mentions, &candidate{sense: h.sense, sentence: h.sentence, first: h.first, last: h.last})
				break
			}
		}
	}
	return out
}

// same decides whether c, told later, is the event d.
func (f *finder) same(d, c *candidate, distance int) bool {
	if d.sense.typ != c.sense.typ || !oneAct(c.sense.typ, c.sense.mode, d.sense.mode) || f.clash(d, c) {
		return false
	}
	gap := c.sentence - d.sentence
	shared := f.shared(d, c)
	verbal := c.sense.part == verb || c.sense.part == fixed
	dated := c.when > 0 && d.when > 0 && f.datesAgree(d, c)
	switch c.sense.typ {
	case record.CoupEvent:
		return shared > 0 || c.definite || len(c.fills) == 0 && !c.indefinite
	case record.Election:
		if c.sense.mode == d.sense.mode && (f.inOnePart(d, c) || dated) {
			return true
		}
		return !verbal && (c.definite || c.bare) && c.when == 0 && gap < 40 && d.sense.mode == c.sense.mode
	case record.DemandAct, record.Accuse:
		return !verbal && c.definite && gap <= 3 || shared >= 2
	case record.Legislate, record.Agree, record.Split:
		return shared > 0 && (dated || c.when == 0) && c.sense.mode == d.sense.mode || !verbal && c.definite && c.sense.mode == d.sense.mode && c.when == 0
	case record.Coerce:
		if c.sense.mode == "state-of-emergency" || c.sense.mode == "curfew" {
			return c.phase == "" && c.when == 0 || c.phase == d.phase && (dated || c.when == 0)
		}
	case record.Assault:
		if len(c.counts) > 0 && len(d.counts) > 0 && !sharedCount(c, d) && c.when != d.when {
			return false // a total and a part, or two tolls
		}
		if f.ofAnAge(c) != f.ofAnAge(d) {
			return false
		}
		if f.aftermath(d, c) {
			return true
		}
	}
	if dated && c.sense.mode == d.sense.mode && f.placesAgree(d, c) && (len(c.fills) == 0 || len(d.fills) == 0 || shared > 0) {
		return true
	}
	if shared > 0 && (c.when == 0 || dated) && f.targetShared(d, c) && !f.ofTheWave(d, c) {
		return true
	}
	if verbal {
		// the outcome of what was announced: "a march", then "thousands marched"
		return gap <= 2 && c.when == 0 && d.sense.part == noun && c.sense.mode == d.sense.mode && d.cert != record.Asserted && c.sense.typ == record.Protest
	}
	if c.ordinal || d.generic {
		return false
	}
	if c.anaphor {
		return gap <= 4
	}
	if c.definite && c.when == 0 {
		return !f.ofTheWave(d, c) && (gap <= 12 || f.rare(d) || c.sense.typ == record.Protest && c.sense.mode == d.sense.mode)
	}
	// "protests" said again and again: one wave
	if c.when == 0 && len(c.where) == 0 && len(c.counts) == 0 && c.number < 0 && (c.plural || c.bare) && !c.described && rank[c.sense.mode] <= 3 {
		return gap <= 30
	}
	return false
}

// aftermath: c, told next in the paragraph, says who died in d: "Gunmen fired on the market. Two porters died."
func (f *finder) aftermath(d, c *candidate) bool {
	switch d.sense.mode {
	case "shooting", "bombing", "armed-attack", "massacre":
	default:
		return false
	}
	x, y := &f.t.Sentences[d.sentence], &f.t.Sentences[c.sentence]
	return c.sense.swap && c.sense.part == verb && c.by == nil && c.when == 0 && len(c.where) == 0 && x.Paragraph == y.Paragraph &&
		c.sentence-d.sentence <= 2 && len(c.mentions) == 0 && c.cert == d.cert
}

// rare: modes of which a document seldom tells two.
func (f *finder) rare(c *candidate) bool {
	switch c.sense.mode {
	case "general-strike", "constitution", "massacre", "coup", "referendum", "constituent-assembly", "truce", "hostage-taking":
		return true
	}
	return false
}

// clash: dates or places that exclude each other, or opposite certainties.
func (f *finder) clash(d, c *candidate) bool {
	if c.when > 0 && d.when > 0 && !f.datesAgree(d, c) {
		return true
	}
	if len(c.where) > 0 && len(d.where) > 0 && !f.placesAgree(d, c) {
		return true
	}
	if (c.cert == record.Denied) != (d.cert == record.Denied) {
		return true
	}
	if c.phase != "" && d.phase != "" && c.phase != d.phase {
		return true
	}
	return c.generic != d.generic && (c.when > 0 || d.when > 0)
}

// ofTheWave: d are the protests of a country and c is one of its towns, told by itself.
func (f *finder) ofTheWave(d, c *candidate) bool {
	return c.sense.typ == record.Protest && len(d.where) > 0 && f.inTown(c) && !f.inTown(d)
}

// inTown: told of a town or a place in one; the protests of a country are no rally in its capital.
func (f *finder) inTown(c *candidate) bool {
	return len(c.where) > 0 && isTown(f.in.Places[c.where[0]].Value().Kind)
}

func (f *finder) datesAgree(d, c *candidate) bool {
	if d.when == c.when {
		return true
	}
	x, y := f.in.Times[d.when-1].Value(), f.in.Times[c.when-1].Value()
	if !x.Interval.Stated() || !y.Interval.Stated() {
		return true
	}
	return x.Interval.Overlaps(y.Interval)
}

func (f *finder) placesAgree(d, c *candidate) bool {
	if len(d.where) == 0 || len(c.where) == 0 {
		return true
	}
	for _, i := range d.where {
		for _, j := range c.where {
			a, b := f.in.Places[i].Value(), f.in.Places[j].Value()
			if a.ID != "" && a.ID == b.ID || strings.EqualFold(a.Name, b.Name) {
				return true
			}
			if a.Kind == record.Country && a.Country == b.Country || b.Kind == record.Country && a.Country == b.Country {
				return true
			}
			if a.Admin1 != "" && a.Admin1 == b.Admin1 && a.Country == b.Country && (a.Kind == record.Region || b.Kind == record.Region) {
				return true
			}
		}
	}
	return false
}

// shared counts actors that both have.
func (f *finder) shared(d, c *candidate) int {
	n := 0
	for _, a := range c.fills {
		for _, b := range d.fills {
			if a.Actor != 0 && a.Actor == b.Actor || a.Name == b.Name {
				n++
				break
			}
		}
	}
	return n
}

// inOnePart: somebody plays one part in both. Who appoints one day and is replaced on another does not.
func (f *finder) inOnePart(d, c *candidate) bool {
	for _, a := range c.fills {
		for _, b := range d.fills {
			if a.Role == b.Role && (a.Actor != 0 && a.Actor == b.Actor || a.Name == b.Name) {
				return true
			}
		}
	}
	return false
}

// targetShared: the one who suffers, gains or takes part is the same; without any, the agent will do.
func (f *finder) targetShared(d, c *candidate) bool {
	for _, a := range c.fills {
		if a.Role == record.Agent || a.Role == record.Organizer {
			continue
		}
		for _, b := range d.fills {
			if b.Role == a.Role && (a.Actor != 0 && a.Actor == b.Actor || a.Name == b.Name) {
				return true
			}
		}
	}
	return false
}

func sharedCount(a, b *candidate) bool {
	for _, i := range a.counts {
		for _, j := range b.counts {
			if i == j {
				return true
			}
		}
	}
	return false
}

// mergeInto adds c to the event d; the sentence with more particulars becomes the main mention.
func (f *finder) mergeInto(d, c *candidate) {
	if f.particular(c) > f.particular(d)+1 {
		f.swap(d, c)
	}
	d.mentions = append(d.mentions, &candidate{sense: c.sense, sentence: c.sentence, first: c.first, last: c.last})
	d.mentions = append(d.mentions, c.mentions...)
	if c.weight >= keep {
		d.sense = closer(d.sense, c.sense)
	}
	f.complete(d, c)
}

func (f *finder) swap(d, c *candidate) {
	m := d.mentions
	*d, *c = *c, *d
	d.mentions, c.mentions = append(m, d.mentions...), nil
}

func (f *finder) particular(c *candidate) int {
	n := len(c.fills)
	if c.when > 0 {
		n += 2
	}
	if len(c.where) > 0 {
		n++
	}
	if len(c.counts) > 0 {
		n++
	}
	if c.sense.part == verb {
		n++
	}
	return n
}
