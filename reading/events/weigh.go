package events

import (
	"slices"

	"testigo/reading/words"
	"testigo/record"
)

// keep is the probability from which a candidate is an event.
const keep = 0.5

// weigh says how surely a trigger tells of something that happened. The weights below were set by hand on development
// documents; they express how often such wording tells of one happening, and enter the last decision as one
// sign among others (see probability).
func (f *finder) weigh(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	w := 0.0
	verbal := c.sense.part == verb || c.sense.part == fixed
	if verbal {
		switch {
		case c.sense.part == fixed:
			w = 0.7
		case c.prenominal:
			w = 0.5
		case c.summoned:
			w = 0.65
		case c.infinitive:
			w = 0.4
			if f.deed(c) {
				w = 0.6
			}
			if c.tried {
				w = 0.55
			}
		case c.form == words.Gerund && !c.finite:
			w = 0.42
			if f.deed(c) {
				w = 0.6
			}
			if (c.sense.typ == record.DemandAct || c.sense.typ == record.Accuse) && f.prev(c.first) == "," {
				w = 0.55
			}
		case c.form == words.Base && f.didBefore(c):
			w = 0.75
		case c.form == words.Present || c.form == words.Base:
			w = 0.5
		case c.form == words.Subjunctive:
			w = 0.35
		default:
			w = 0.8
		}
	} else {
		w = 0.5
		switch {
		case c.number >= 0, c.indefinite:
			w += 0.1
		case c.definite:
			w += 0.08
		case c.bare && len(c.sense.rest) > 0:
			w -= 0.08
		case c.bare:
			w -= 0.18
		}
		if c.number >= 0 && c.sense.weak && c.sense.typ == record.Assault {
			w += 0.15 // "33 muertos"
		}
		if c.light {
			w += 0.15
		}
		if f.modifier(c) {
			w -= 0.5
		}
		if c.first > int(sent.First) {
			p := f.t.Tokens[max(c.verbGroup-1, int(sent.First))].Norm
			switch p {
			case "during", "after", "following", "before", "in", "amid", "since", "tras", "durante", "despues", "by", "mediante", "with", "con":
				w += 0.05
			case "against", "for", "about", "contra", "para", "sobre", "of", "de":
				w -= 0.07
			}
		}
	}
	// particulars of one happening
	extra := 0.0
	if c.when > 0 {
		iv := f.in.Times[c.when-1].Value().Interval
		if n := iv.Days(); n > 0 && n < 800 {
			extra += 0.15
		} else {
			extra += 0.05
		}
	}
	if len(c.where) > 0 {
		extra += 0.12
	}
	if len(c.counts) > 0 {
		extra += 0.12
	}
	if len(c.fills) > 0 {
		extra += 0.08
	}
	if c.sense.weak {
		w -= 0.12
		if len(c.fills) == 0 && c.when == 0 && len(c.where) == 0 && !c.light && c.number < 0 {
			w -= 0.3
		}
	}
	if !verbal && standing[f.t.Tokens[c.head].Lemma] && genitive[f.next(c.last-1)] {
		w -= 0.6 // "the constitution's clause"
	}
	if c.sense.act && !c.light && !(c.when > 0 && c.definite && f.ownDate(c)) {
		w -= 0.3
	}
	if verbal && c.form == words.Gerund && !c.finite && len(c.fills) == 0 {
		extra /= 2
	}
	w += min(extra, 0.25)
	if c.sense.loose && !verbal {
		w -= 0.08
	}
	switch c.cert {
	case record.Hypothetical:
		w -= 0.35
		if c.tried {
			w += 0.35
		}
	case record.Planned:
		if c.when == 0 && !hasRole(c.fills, record.Organizer) && !c.summoned {
			w -= 0.15
		}
	case record.Denied:
		w -= 0.2
		if verbal && c.form == words.Base && (c.future || c.modal == "would") {
			w += 0.15 // refused: "she would not resign"
		}
	}
	if f.conditional(c) {
		w -= 0.35
	}
	if f.itemOfDemand(c, sent) {
		c.wanted = true
		w -= 0.35
	} else if f.named(c) {
		c.wanted = true
		w -= 0.6
	}
	if f.exhorts(sent) {
		w -= 0.2
	}
	if (!verbal || !c.finite) && f.unreal(sent) {
		w -= 0.12
	}
	if f.habitual(c, sent) {
		c.generic = true
		w -= 0.08
	}
	if f.g.alleged[f.prev(c.first)] {
		c.cert = record.Reported
	}
	f.salience(c)
	c.rules, c.weight = w, f.probability(c, w)
	if f.in.RulesOnly {
		c.weight = w
	}
	if c.wanted && w < keep {
		c.weight = min(c.weight, 0.45) // what is asked for has not happened
	}
}

// itemOfDemand: an item of a list that says what shall be: "- that the minister resign;".
func (f *finder) itemOfDemand(c *candidate, sent *words.Sentence) bool {
	i := int(sent.First)
	for i < int(sent.Last) && f.t.Tokens[i].Kind != words.Word {
		i++
	}
	return c.sense.part != noun && i < c.first && sent.Lang == words.EN && f.t.Tokens[i].Norm == "that" && (c.form == words.Base || c.form == words.Present && f.t.Tokens[c.first].Norm == f.t.Tokens[c.first].Lemma) && !f.didBefore(c)
}

// named: an item of a list of demands names the act: "1. The resignation of the minister".
func (f *finder) named(c *candidate) bool {
	at := int(f.t.Tokens[c.first].Start)
	k, found := slices.BinarySearchFunc(f.in.Asked, at, func(s record.Span, at int) int { return s.Start - at })
	if found {
		return true
	}
	return k > 0 && f.in.Asked[k-1].End > at
}

// didBefore: "did not arrest" tells of the past.
func (f *finder) didBefore(c *candidate) bool {
	for i := c.verbGroup; i < c.first; i++ {
		switch f.t.Tokens[i].Norm {
		case "did", "didn't":
			return true
		}
	}
	return false
}

// ownDate: a constitution is made on the date that names it ("the Constitution of 1979"); under any other it is invoked.
func (f *finder) ownDate(c *candidate) bool {
	if c.sense.mode != "constitution" {
		return true
	}
	sp := f.in.Times[c.when-1].Span()
	n := f.datesNoun(f.t.TokenAt(sp.Start), f.t.TokenAt(sp.End-1)+1)
	return c.first <= n && n < c.last
}

// modifier: the noun only qualifies the next one ("strike leaders", "coup government", "election campaign").
func (f *finder) modifier(c *candidate) bool {
	sent := &f.t.Sentences[c.sentence]
	if sent.Lang != words.EN || c.last >= int(sent.Last) || c.sense.part != noun {
		return false
	}
	tok := &f.t.Tokens[c.last]
	if tok.Kind != words.Word {
		return false
	}
	w := tok.Norm
	if c.sense.mode == "impeachment-vote" && motions[tok.Lemma] {
		return false // "impeachments votes": still the motion
	}
	if f.g.prep[w] || f.g.conj[w] || f.g.aux[w] || f.g.rel[w] || f.g.sub[w] || f.g.det[w] || w == "to" || w == "'s" || f.g.occur[w] || f.g.do[w] || f.g.pron[w] {
		return false
	}
	if tok.Tag == words.Noun || tok.Tag == words.Proper && tok.Shape != words.Cap {
		return true
	}
	if tok.Tag == words.NoTag {
		for _, tail := range [...]string{"ers", "or", "ors", "ment", "tion", "ism", "ist", "ists", "ship", "leader", "leaders", "force", "forces", "campaign", "day", "plan", "plans", "process", "movement", "committee", "demand", "demands", "law", "laws", "results", "squad", "squads", "zone", "threat", "threats"} {
			if endsAny(w, tail) {
				return true
			}
		}
	}
	return false
}

var motions = set("attempt bid motion vote effort trial proceeding process drive")

// exhorts: the sentence says what ought to be done, not what was.
func (f *finder) exhorts(sent *words.Sentence) bool {
	for i := int(sent.First); i < int(sent.Last); i++ {
		w := f.t.Tokens[i].Norm
		if f.g.need[w] && (w != "need" && w != "needs" && w != "hay" && w != "task" || f.next(i) == "to" || f.next(i) == "que" || w == "task") {
			return true
		}
	}
	return false
}

// unreal: the sentence speaks in "would", "could", "podría".
func (f *finder) unreal(sent *words.Sentence) bool {
	for i := int(sent.First); i < int(sent.Last); i++ {
		w := f.t.Tokens[i].Norm
		if f.g.modal[w] && !(w == "may" && f.inDate(i)) && w != "can" && w != "cannot" && w != "puede" && w != "pueden" && w != "could" && w != "pudo" {
			return true
		}
	}
	return false
}

func (f *finder) habitual(c *candidate, sent *words.Sentence) bool {
	for i := max(int(sent.First), c.first-12); i < min(int(sent.Last), c.last+6); i++ {
		if f.g.habit[f.t.Tokens[i].Norm] {
			return true
		}
	}
	for _, k := range f.timesOf[c.sentence] {
		if f.in.Times[k].Value().Type == record.Set {
			return true
		}
	}
	return false
}

// salience: what lies years before the document's own time, or abroad, is background.
func (f *finder) salience(c *candidate) {
	if c.when > 0 && f.docYear > 0 {
		if iv := f.in.Times[c.when-1].Value().Interval; iv.To != 0 {
			if y, _, _ := iv.To.Date(); y < f.docYear-2 {
				c.back = true
			}
		}
	}
	if len(c.where) > 0 && f.country != "" {
		if p := f.in.Places[c.where[0]].Value(); p.Country != "" && p.Country != f.country {
			c.back = true
		}
	}
}
