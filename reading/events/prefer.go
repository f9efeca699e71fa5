package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// rank orders modes within a type: the higher names the act more closely. Death before means,
// the specific before the general.
var rank = map[record.Mode]int{
	"demonstration": 1, "march": 2, "strike": 3, "general-strike": 5, "riot": 2, "blockade": 4, "occupation": 4, "hunger-strike": 5, "boycott": 4,
	"killing": 3, "shooting": 4, "bombing": 5, "massacre": 5, "assassination": 6, "execution": 5, "armed-attack": 4, "beating": 2, "torture": 5, "sexual-violence": 6, "forced-sterilization": 6,
	"repression": 1, "ban": 2, "arrest": 3, "raid": 3, "deportation": 4, "state-of-emergency": 4, "curfew": 5, "censorship": 3,
	"hostage-taking": 4, "kidnapping": 4, "town-takeover": 3, "expropriation": 4, "robbery": 3,
	"removal-from-office": 5, "coup": 3, "attempted-coup": 4, "resignation": 4,
	"vote": 1, "runoff": 3, "constituent-assembly": 3, "referendum": 4, "appointment": 3, "inauguration": 4,
	"decree": 1, "law": 1, "constitution": 3, "austerity-measure": 4, "impeachment-vote": 5, "dissolution-of-congress": 5,
	"alliance": 2, "agreement": 1, "aid": 2, "loan": 4, "debt-deferral": 5, "truce": 4,
	"party-split": 3, "expulsion": 4, "dismissal": 4,
}

// oneAct tells whether two modes of one type may name one act.
func oneAct(typ record.EventType, a, b record.Mode) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	if rank[a] > rank[b] {
		a, b = b, a
	}
	switch typ {
	case record.Protest:
		switch a {
		case "demonstration":
			return b == "march"
		case "strike":
			return b == "general-strike"
		}
		return false
	case record.Assault:
		own := func(m record.Mode) bool {
			return m == "torture" || m == "sexual-violence" || m == "forced-sterilization"
		}
		return !own(a) && !own(b)
	case record.CoupEvent:
		return true
	case record.Coerce:
		return a == "raid" && b == "arrest" || a == "arrest" && b == "raid"
	case record.Election:
		return a == "vote" && (b == "runoff" || b == "constituent-assembly")
	case record.Legislate:
		return a == "decree" && b == "law" || a == "law" && b == "decree" || (a == "decree" || a == "law") && (b == "austerity-measure" || b == "constitution")
	case record.Agree:
		return a == "agreement" && (b == "truce" || b == "loan" || b == "debt-deferral" || b == "alliance")
	case record.Split:
		return false
	}
	return true
}

// prefer lets institutional acts win over their labels and drops what only repeats.
func (f *finder) prefer(found []*candidate) []*candidate {
	out := found[:0]
	for i, c := range found {
		drop := false
		for k, d := range found {
			if k == i || d.dropped {
				continue
			}
			near := between(c, d) <= 6
			if d.sense.typ == record.DemandAct && !c.summoned && f.content(d, c) {
				c.wanted = true
			}
			switch {
			case c.sense.typ == record.DemandAct && d.sense.typ == record.Protest && d.first >= c.last && d.first-c.last <= 5 && f.summons(c) && (d.sense.part == noun || d.summoned):
				drop = true // a call for a strike is the strike's
				d.planned = true
			case c.sense.typ == record.Assault && c.sense.mode == "" && (d.sense.typ == record.Coerce && d.sense.mode == "repression" || d.sense.typ == record.Protest && d.sense.mode == "riot"):
				drop = true // the wounded of a clash are its number
			case c.sense.typ == record.Assault && d.sense.typ == record.Disaster && !f.humanAgent(c):
				drop = true // the dead of a flood are its number
			case c.sense.typ == record.Assault && c.sense.mode == "killing" && d.sense.part == noun && f.toll(c, d):
				drop = true // "the clashes left 17 dead": the dead are the number of the clashes
				d.light = true
			case c.sense.typ == record.Release && d.sense.typ == record.DemandAct && near && d.last <= c.first:
				c.wanted = true
			case c.sense.typ == record.Mobilize && d.sense.typ == record.Protest && between(c, d) == 0:
				drop = true
			case c.sense.typ == record.Legislate && c.sense.mode == "decree" && d.sense.typ == record.Coerce && (d.sense.mode == "state-of-emergency" || d.sense.mode == "curfew") && near:
				drop = true
			case c.sense.typ == record.Legislate && c.sense.mode == "decree" && d.sense.typ == record.Legislate && d.sense.mode != "decree" && near:
				drop = true
			}
		}
		c.dropped = drop
	}
	for _, c := range found {
		if !c.dropped {
			out = append(out, c)
		} else {
			f.lost(c, "told by a better word of its sentence")
		}
	}
	return out
}

// toll: c says how many an act d, its subject, has cost: "the day of protest left 26 dead".
func (f *finder) toll(c, d *candidate) bool {
	switch d.sense.typ {
	case record.Protest, record.Coerce, record.Disaster:
	default:
		return false
	}
	sent := &f.t.Sentences[c.sentence]
	i := c.first
	for ; i > int(sent.First) && i > c.first-6; i-- {
		if costs[f.t.Tokens[i].Lemma] {
			break
		}
	}
	if !costs[f.t.Tokens[i].Lemma] || d.last > i {
		return false
	}
	p := f.plainBefore(i)
	if p == nil {
		return false
	}
	return p.first <= d.head && d.head < p.last || d.last <= p.first && i-d.last < 12 && !f.people(p) && f.isDate(p)
}

var costs = set("leave cost claim dejar costar cobrar causar ocasionar arrojar provocar")

// humanAgent: somebody is named who did it.
func (f *finder) humanAgent(c *candidate) bool {
	if c.sense.swap || c.passive {
		return c.by != nil && f.people(c.by)
	}
	return c.subject != nil && f.people(c.subject)
}

// content: c is what the demand d asks for, unless c is told as done.
func (f *finder) content(d, c *candidate) bool {
	if c.first < d.last || c.sense.typ == record.DemandAct {
		return false
	}
	verbal := c.sense.part == verb || c.sense.part == fixed
	if verbal && c.finite && c.form != words.Subjunctive && c.form != words.Base {
		return false
	}
	for i := d.last; i < c.first; i++ {
		tok := &f.t.Tokens[i]
		if f.g.rel[tok.Norm] && tok.Norm != "that" && tok.Norm != "que" || tok.Norm == ";" || tok.Norm == "after" || tok.Norm == "during" || tok.Norm == "tras" || tok.Norm == "durante" || tok.Norm == "before" {
			return false
		}
		// a finite past verb opens a new statement
		if tok.Tag == words.Verb && tok.Form == words.Past && i+1 < c.first && tok.Norm != "include" && tok.Norm != "included" && i > d.last+1 {
			return false
		}
	}
	return true
}

// summons: verbs and nouns that call people to act.
func (f *finder) summons(c *candidate) bool {
	switch f.t.Tokens[c.first].Lemma {
	case "call", "urge", "summon", "invite", "llamar", "convocar", "llamado", "llamamiento", "invocar", "exhortar", "instar", "invitar":
		return true
	}
	return false
}

func between(a, b *candidate) int {
	if a.first > b.first {
		a, b = b, a
	}
	return max(0, b.first-a.last)
}

// within drops the weak and merges triggers of one sentence that name one act.
func (f *finder) within(found []*candidate) []*candidate {
	var out []*candidate
	heading := len(found) > 0 && f.heading(&f.t.Sentences[found[0].sentence])
next:
	for _, c := range found {
		for k := len(out) - 1; k >= 0; k-- { // the nearest first
			d := out[k]
			if f.runUp(c, d) && len(d.where) == 0 {
				d.where = c.where // they gather where it is
			}
			if d.sense.typ != c.sense.typ || !oneAct(c.sense.typ, c.sense.mode, d.sense.mode) || !f.sameHere(c, d) {
				continue
			}
			f.lost(c, "one act with another word of its sentence")
			f.absorb(d, c)
			continue next
		}
		out = append(out, c)
	}
	kept := out[:0]
	for _, c := range out {
		if c.weight >= keep || heading && c.weight >= keep-0.1 {
			kept = append(kept, c)
		} else {
			f.lostByWeight(c)
		}
	}
	return kept
}

// sameHere: two triggers in one sentence are two acts if each has its own date, its own count of
// the same measure, or its own victim, or if one denies what the other asserts.
func (f *finder) sameHere(a, b *candidate) bool {
	if a.when > 0 && b.when > 0 && a.when != b.when {
		x, y := f.in.Times[a.when-1].Value().Interval, f.in.Times[b.when-1].Value().Interval
		if x.Stated() && y.Stated() && !x.Overlaps(y) {
			return false
		}
	}
	if (a.cert == record.Denied) != (b.cert == record.Denied) || f.aside(a.first) != f.aside(b.first) {
		return false
	}
	if (a.cert == record.Planned || a.cert == record.Hypothetical) != (b.cert == record.Planned || b.cert == record.Hypothetical) && a.weight >= keep && b.weight >= keep && between(a, b) > 3 {
		return false
	}
	if a.phase != "" && b.phase != "" && a.phase != b.phase {
		return false
	}
	if f.runUp(a, b) || f.runUp(b, a) || f.raidBeside(a, b) || f.raidBeside(b, a) || f.sequence(a, b) {
		return false
	}
	if a.sense.typ == record.Election && a.sense.mode == b.sense.mode || a.sense.typ == record.DemandAct || a.sense.typ == record.Accuse {
		return between(a, b) < 25
	}
	return true
}

// sequence: a length of time parts the two: "keep up their offensive five months after the massacre".
func (f *finder) sequence(a, b *candidate) bool {
	if a.first > b.first {
		a, b = b, a
	}
	for _, k := range f.lengthsOf[a.sentence] {
		i := f.t.TokenAt(f.in.Times[k].Span().End-1) + 1
		if i <= a.last || i >= b.first || b.first-i > 6 {
			continue
		}
		switch f.t.Tokens[i].Norm {
		case "after", "before", "despues", "antes":
			return true
		}
	}
	return false
}

// runUp: people who come together from a day on do so for an act that is known, and has its own day: "the march saw thousands
// gathering in the city from Monday".
func (f *finder) runUp(gathering, act *candidate) bool {
	return gathering.sense.part == verb && gathering.when > 0 && act.sense.part == noun && act.definite && act.when == 0 && act.last <= gathering.first &&
		f.from(f.t.TokenAt(f.in.Times[gathering.when-1].Span().Start))
}

// raidBeside: a raid named by its noun in an adverbial is an act of its own beside the arrest that its sentence tells:
// "in the raid at dawn, nine were arrested", "durante el allanamiento fueron detenidos".
func (f *finder) raidBeside(raid, arrest *candidate) bool {
	if raid.sense.mode != "raid" || raid.sense.part != noun || arrest.sense.mode != "arrest" || arrest.sense.part != verb {
		return false
	}
	switch f.prev(raid.verbGroup) {
	case "in", "during", "after", "en", "durante", "tras":
		return raid.definite || raid.indefinite
	}
	return false
}

// absorb merges c into d: the weightier trigger stays the main one, the other becomes a mention.
func (f *finder) absorb(d, c *candidate) {
	if better(c, d) {
		keepMode := d.sense
		mentions := append(d.mentions, &candidate{sense: d.sense, sentence: d.sentence, first: d.first, last: d.last})
		old := *d
		*d = *c
		d.mentions = append(mentions, c.mentions...)
		d.sense = closer(c.sense, keepMode)
		f.complete(d, &old)
		return
	}
	d.mentions = append(d.mentions, &candidate{sense: c.sense, sentence: c.sentence, first: c.first, last: c.last})
	d.mentions = append(d.mentions, c.mentions...)
	d.sense = closer(d.sense, c.sense)
	f.complete(d, c)
}

// closer keeps the more specific mode under the main trigger.
func closer(main, other *sense) *sense {
	if rank[other.mode] > rank[main.mode] && main.typ == other.typ && !(other.loose && main.mode != "") || main.loose && other.mode != "" && !other.loose {
		cp := *main
		cp.mode = other.mode
		return &cp
	}
	return main
}

// better: weight first; verbs before nouns when level.
func better(a, b *candidate) bool { return a.rules > b.rules+0.02 }

// complete takes over particulars that the main mention lacks.
func (f *finder) complete(d, c *candidate) {
	if d.when == 0 || c.when > 0 && !d.span.Stated() && f.sharper(c, d) {
		d.when, d.span = c.when, c.span
	}
	if len(d.where) == 0 {
		d.where = c.where
	}
	if d.phase == "" {
		d.phase = c.phase
	}
	if !d.source.Stated() && c.source.Stated() && d.sentence == c.sentence {
		d.source = c.source
	}
	seen := map[int]bool{}
	for _, k := range d.counts {
		seen[k] = true
	}
	for _, k := range c.counts {
		if !seen[k] {
			d.counts = append(d.counts, k)
		}
	}
	for i, r := range c.fills {
		dup := false
		for k := range d.fills {
			dup = dup || d.fills[k].Name == r.Name || d.fills[k].Actor != 0 && d.fills[k].Actor == r.Actor || d.fillSpan[k].Overlaps(c.fillSpan[i])
		}
		if !dup && (d.sentence == c.sentence || !hasRole(d.fills, r.Role) || c.sense.swap && c.sense.typ == record.Assault) {
			d.fills = append(d.fills, r)
			d.fillSpan = append(d.fillSpan, c.fillSpan[i])
		}
	}
	d.weight, d.rules = max(d.weight, c.weight), max(d.rules, c.rules)
}
