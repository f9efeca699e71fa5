package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// roles gives the phrases around a trigger their parts.
func (f *finder) roles(c *candidate) {
	typ, mode := c.sense.typ, c.sense.mode
	subj, obj, by := c.subject, c.object, c.by
	verbal := c.sense.part == verb || c.sense.part == fixed
	agent, target := record.Agent, record.Target
	switch typ {
	case record.Protest:
		agent = record.Participant
		target = ""
		if mode == "riot" || mode == "occupation" || mode == "boycott" {
			target = record.Target
		}
		if mode == "riot" && c.sense.pair {
			target = record.Participant
		}
		if c.planned && (!verbal || c.summoned) {
			agent = record.Organizer
		}
	case record.Election:
		target = record.Beneficiary
		if mode == "inauguration" {
			target = record.Target
		}
	case record.Release:
		target = record.Beneficiary
	case record.Agree:
		agent = record.Participant
		target = record.Participant
		if mode == "aid" || mode == "loan" || mode == "debt-deferral" {
			agent, target = record.Agent, record.Beneficiary
		}
	case record.Mobilize:
		target = record.Participant
	case record.Disaster:
		return
	}
	if p := f.amongst(c); p != nil && (typ == record.Assault || typ == record.Coerce || typ == record.Seize) {
		f.fill(c, p, record.Target)
		return
	}
	if verbal && typ == record.Protest && (mode == "riot" || mode == "occupation") && !c.sense.pair && f.force(c) {
		// the police who break down a door or storm a campus do not protest
		cp := *c.sense
		cp.typ, cp.mode = record.Coerce, "raid"
		c.sense = &cp
		typ, mode, agent, target = record.Coerce, "raid", record.Agent, record.Target
	}
	add := func(p *phrase, r record.RoleName) {
		if p != nil && r == record.Agent && f.writing(p) {
			p = f.author(p)
		}
		if p != nil && r == record.Target && (mode == "curfew" || mode == "state-of-emergency" || typ == record.DemandAct && f.nobody(p)) && !f.persons(p) {
			return
		}
		if p != nil && r == record.Target && entered(mode) && !f.persons(p) {
			return // the place that is entered is where, not whom
		}
		if p != nil && r != "" && f.canFill(p, r, c) {
			f.fill(c, p, r)
		}
	}
	if typ == record.Protest && target == "" {
		defer func() {
			if p := f.opposed(c); p != nil {
				f.fill(c, p, record.Target)
			}
		}()
	}
	if verbal {
		if n := f.t.Tokens[c.first].Norm; f.t.Tokens[c.first].Lang == words.ES && len(n) > 6 && endsAny(n, "mos") && c.form != words.NoForm {
			subj = nil // "condenamos": the subject is in the verb
		}
		if typ == record.DemandAct {
			f.asked(c)
		}
		switch {
		case c.sense.swap:
			if typ == record.Assault {
				add(subj, record.Target)
				if subj == nil || !f.people(subj) {
					add(obj, record.Target)
				}
			} else if typ == record.Election {
				add(subj, record.Beneficiary) // who wins
			} else {
				add(subj, record.Agent)
			}
		case c.passive:
			add(subj, target)
			add(by, agent)
		case typ == record.Release && mode == "escape", typ == record.Split && mode == "":
			add(subj, record.Agent)
			add(obj, record.Target)
		case mode == "inauguration" && obj == nil:
			add(subj, record.Target)
		case typ == record.Mobilize && obj == nil:
			add(subj, record.Participant)
		case c.sense.subj == f.lex.bits["arms"]:
			// a bomb goes off: nobody is named
		default:
			add(subj, agent)
			if p := f.cliticObject(c); p != nil && target != "" {
				obj = p
			}
			if obj != nil || target != "" {
				add(obj, target)
			}
		}
		if typ == record.Mobilize && obj != nil && subj != nil && subj.class&f.lex.bits["force"] != 0 && obj.class&f.lex.bits["force"] == 0 {
			c.fills = c.fills[:0]
			c.fillSpan = c.fillSpan[:0]
			add(subj, record.Participant)
		}
		return
	}
	// nouns
	switch typ {
	case record.Protest, record.Agree:
		add(subj, agent)
		add(c.of, agent)
		if c.called && typ == record.Protest {
			add(by, record.Organizer)
		} else {
			add(by, agent)
		}
		if typ == record.Agree {
			add(obj, record.Participant)
		}
		if len(c.fills) == 0 {
			f.lightSubject(c, agent)
		}
	case record.DemandAct, record.Accuse:
		add(subj, record.Agent)
		add(by, record.Agent)
		add(obj, record.Target)
		if typ == record.DemandAct {
			add(c.of, record.Agent)
		} else {
			add(c.of, record.Target)
		}
		if subj == nil && by == nil {
			f.lightSubject(c, record.Agent)
		}
	case record.Election:
		add(subj, record.Beneficiary)
		if mode != "vote" && mode != "referendum" {
			add(c.of, record.Beneficiary)
		} else if c.of != nil && c.of.class&f.lex.bits["office"] == 0 {
			add(c.of, record.Beneficiary)
		}
		if len(c.fills) == 0 {
			add(f.winner(c), record.Beneficiary)
		}
	case record.Mobilize:
		add(subj, record.Participant)
		add(c.of, record.Participant)
		add(by, record.Agent)
		f.lightSubject(c, record.Agent)
	default:
		if subj != nil && typ != record.Mobilize {
			// "police repression" acts; "the mayor's arrest" suffers
			if subj.class&(f.lex.bits["force"]|f.lex.bits["state"]) != 0 && subj.class&f.lex.bits["person"] == 0 || typ == record.Coerce && (mode == "repression" || mode == "raid") {
				add(subj, record.Agent)
			} else if typ == record.CoupEvent && mode == "resignation" {
				add(subj, record.Agent)
			} else {
				add(subj, target)
			}
		}
		if mode == "resignation" {
			add(c.of, record.Agent)
		} else if mode == "coup" || mode == "attempted-coup" {
			add(by, record.Agent)
		} else if c.of != nil && (mode == "repression" || mode == "raid") && c.of.class&(f.lex.bits["force"]|f.lex.bits["state"]) != 0 && c.of.class&f.lex.bits["crowd"] == 0 {
			add(c.of, record.Agent) // "the repression of the police"
		} else if !(mode == "massacre" && c.of != nil && c.of.proper && c.of.kind == record.NoActorKind) { // "the massacre of El Arenal" was there
			add(c.of, target)
		}
		if c.by != nil && mode != "coup" {
			add(by, record.Agent)
		}
		add(obj, target)
		if mode == "impeachment-vote" && !hasRole(c.fills, target) {
			add(f.standsTrial(c), target)
		}
		if (c.light || c.phase != "") && !hasRole(c.fills, agent) {
			f.lightSubject(c, agent)
		}
	}
}

// winner is who wins the vote that a noun names: "was won by Ana Soto", "ended in a victory for the Front", "la ganó Ana Soto".
func (f *finder) winner(c *candidate) *phrase {
	sent := &f.t.Sentences[c.sentence]
	for i := c.last; i < min(int(sent.Last), c.last+16); i++ {
		tok := &f.t.Tokens[i]
		won := tok.Tag == words.Verb && (tok.Lemma == "win" || tok.Lemma == "ganar")
		if !won && !victories[tok.Norm] {
			continue
		}
		p := f.after(i + 1)
		if p == nil || p.first-i > 3 || !f.people(p) && !p.proper || p.place {
			return nil
		}
		prep := ""
		if p.prep > i {
			prep = f.t.Tokens[p.prep].Norm
		}
		switch prep {
		case "by", "por":
			return p
		case "for", "of", "de", "del", "a", "al", "para":
			if !won {
				return p
			}
		case "":
			if tok.Lemma == "ganar" {
				return p
			}
		}
		return nil
	}
	return nil
}

var victories = set("victory win triumph landslide victoria triunfo")

// standsTrial is whom a motion is against, the subject of "survived two impeachment motions", "enfrenta un juicio político".
func (f *finder) standsTrial(c *candidate) *phrase {
	sent := &f.t.Sentences[c.sentence]
	for i := c.verbGroup - 1; i >= int(sent.First) && i >= c.verbGroup-3; i-- {
		if tok := &f.t.Tokens[i]; !stands[tok.Lemma] || tok.Tag != words.Verb {
			continue
		}
		start := f.chainStart(i, sent)
		return f.subjectOf(&candidate{first: i, last: i + 1, verbGroup: start, finite: true}, sent)
	}
	return nil
}

var stands = set("survive face lose overcome defeat escape sobrevivir enfrentar afrontar superar perder sortear")

// entered: acts done to a place.
func entered(mode record.Mode) bool {
	return mode == "occupation" || mode == "town-takeover" || mode == "raid"
}

// persons: the phrase means somebody, not a site.
func (f *finder) persons(p *phrase) bool {
	return f.people(p) && !p.place && p.class&(f.lex.bits["building"]|f.lex.bits["premises"]|f.lex.bits["town"]) == 0
}

// bandWords may stand for somebody alone: "a group burned the archive".
var bandWords = set("group grupo groups grupos")

// force: the one who acts is police or army.
func (f *finder) force(c *candidate) bool {
	p := c.subject
	if c.passive {
		p = c.by
	}
	return p != nil && p.class&f.lex.bits["force"] != 0 && p.class&f.lex.bits["crowd"] == 0
}

func hasRole(fills []record.RoleFill, r record.RoleName) bool {
	for i := range fills {
		if fills[i].Role == r {
			return true
		}
	}
	return false
}

// lightSubject: in "workers staged a protest" the subject of the light verb acts.
func (f *finder) lightSubject(c *candidate, r record.RoleName) {
	if !c.light && c.phase == "" && !c.planned || r == "" {
		return
	}
	sent := &f.t.Sentences[c.sentence]
	for i := c.verbGroup - 1; i >= int(sent.First) && i > c.verbGroup-12; i-- {
		w := f.t.Tokens[i].Norm
		if !f.g.do[w] && !(f.g.begin[w] || f.g.extend[w] || f.g.end[w] || c.planned && f.g.call[w]) {
			if f.t.Tokens[i].Kind == words.Punct && w != "," && w != "\"" && w != "“" {
				return
			}
			continue
		}
		start := i
		passive := false
		for start > int(sent.First) && f.g.aux[f.t.Tokens[start-1].Norm] {
			start--
			passive = passive || f.g.be[f.t.Tokens[start].Norm]
		}
		if passive {
			return
		}
		p := f.subjectOf(&candidate{verbGroup: start, finite: true}, sent)
		if p == nil || r == record.Participant && f.coerces(i) && p.class&(f.lex.bits["force"]|f.lex.bits["state"]) != 0 && p.class&f.lex.bits["crowd"] == 0 {
			return // the police who end a march do not march
		}
		if f.canFill(p, r, c) {
			f.fill(c, p, r)
		}
		return
	}
}

// coerces: the verb at a token is one of dispersing, ending or forbidding by force.
func (f *finder) coerces(i int) bool {
	es := f.lex.entries[f.t.Tokens[i].Norm]
	for k := range es {
		if s := es[k].sense; s.part == verb && s.typ == record.Coerce {
			return true
		}
	}
	return f.g.end[f.t.Tokens[i].Norm]
}

// canFill: who acts or suffers is a person, a body or a crowd; buildings and places may suffer attacks.
func (f *finder) canFill(p *phrase, r record.RoleName, c *candidate) bool {
	if f.isDate(p) || p.first <= c.first && c.first < p.last && c.first == p.head && p.last-p.first > 1 {
		return false
	}
	w := f.t.Tokens[p.head].Norm
	if crowdWords[w] && !(bandWords[w] && p.last-p.first > 2) && !(bandWords[w] && p.last-p.first == 2 && f.reach(p) == p.last) || p.last-p.first <= 2 && (w == "people" || w == "persons" || w == "personas" || w == "gente") {
		return false // a number is not somebody
	}
	if !p.proper && p.actor == 0 && tollWords[w] && !f.g.def[f.t.Tokens[p.first].Norm] {
		return false // nor are "33 dead"
	}
	if (r == record.Agent || r == record.Participant) && !p.proper && f.protest(p.head) {
		return false // a march does not march: those who do are named elsewhere, or nowhere
	}
	if f.g.rel[w] || f.t.Tokens[p.head].Kind != words.Word || f.t.Tokens[p.head].Tag == words.Pron && p.name == "" {
		return false
	}
	if r == record.Beneficiary && c.sense.typ == record.Election && p.place && p.kind == record.NoActorKind {
		return false // "Bolivia's elections" are held there
	}
	if r == record.Agent && f.weaponHead(p) {
		return false // "a police bullet"
	}
	if f.people(p) || p.proper {
		return true
	}
	if r == record.Agent && c.sense.part == verb && p.prep < 0 && (c.sense.typ == record.DemandAct || c.sense.typ == record.Accuse) && !f.nobody(p) {
		return true // who speaks is somebody
	}
	if (r == record.Target || r == record.Beneficiary) && doneToPersons(c.sense) && !f.nobody(p) {
		return true
	}
	if r == record.Target && (c.sense.mode == "censorship" || c.sense.mode == "ban") && p.class&f.lex.bits["media"] != 0 {
		return true
	}
	if r == record.Participant && c.sense.typ == record.Agree && (p != c.object || p.prep >= 0) && f.t.Tokens[p.head].Tag == words.Noun && !f.nobody(p) {
		return true // "a deal with management"
	}
	if r == record.Target {
		return p.class&(f.lex.bits["building"]|f.lex.bits["premises"]|f.lex.bits["town"]|f.lex.bits["union"]|f.lex.bits["congress"]) != 0 || p.kind != record.NoActorKind
	}
	return false
}

// tollWords count those who suffered, and name nobody.
var tollWords = set("dead deaths wounded injured casualties fatalities muertos muertas muerto heridos heridas herido fallecidos lesionados bajas")

// weaponHead: the phrase names what was used, whatever words of persons stand before it.
func (f *finder) weaponHead(p *phrase) bool {
	tok := &f.t.Tokens[p.head]
	arms := f.lex.bits["weapon"] | f.lex.bits["arms"]
	return !p.proper && tok.Tag == words.Noun && (f.lex.classes[tok.Norm]|f.lex.classes[tok.Lemma])&arms != 0
}

func (f *finder) fill(c *candidate, p *phrase, r record.RoleName) {
	name := p.name
	span := f.bare(p)
	if name == "" {
		name = strings.Join(strings.Fields(f.t.Doc.Quote(span)), " ")
	} else if (p.actor == 0 || p.kind == record.Group && f.reach(p) > p.last) && !p.joined && f.t.Tokens[p.head].Tag != words.Pron {
		name = strings.Join(strings.Fields(f.t.Doc.Quote(span)), " ")
	}
	if p.actor == 0 && p.proper {
		name = f.properTail(p, name)
	}
	for i := range c.fills {
		if c.fills[i].Name == name {
			return
		}
	}
	c.fills = append(c.fills, record.RoleFill{Role: r, Name: name, Actor: p.actor})
	c.fillSpan = append(c.fillSpan, span)
	// names joined by "and": the others play the same part
	for k := range f.phrases {
		q := &f.phrases[k]
		if q.first > p.first && (f.listed(p, q) || f.chained(p, q) || f.joinedOver(p, q)) ||
			q.first < p.first && (f.listed(q, p) || f.joinedOver(q, p)) && (q.prep < 0 || q.prep == p.prep) || q.first < p.first && f.listedBack(q, p) {
			if q.proper && p.proper || f.canFill(q, r, c) && (f.betweenBoth(p, q) || !f.isSubjectAhead(q)) {
				f.fill(c, q, r)
			}
		}
	}
	if q := f.outOf(p); q != nil {
		f.fill(c, q, r)
	}
}

// properTail is the capitalised end of a phrase whose name the cast does not know: "leftist president X Y" is X Y.
func (f *finder) properTail(p *phrase, name string) string {
	first := p.last
	for first > p.first && (f.t.Tokens[first-1].Shape == words.Cap || f.t.Tokens[first-1].Shape == words.Upper) && f.t.Tokens[first-1].Tag != words.Adj {
		first--
	}
	if p.last-first < 2 || first == p.first {
		return name
	}
	return strings.Join(strings.Fields(f.t.Doc.Quote(f.t.Span(first, p.last))), " ")
}

// isSubjectAhead: a verb follows the phrase, so that "and" joins clauses: "killed the guard and the crowd fled".
func (f *finder) isSubjectAhead(p *phrase) bool {
	i := f.reach(p)
	return i < len(f.t.Tokens) && f.t.Tokens[i].Sentence == f.t.Tokens[p.head].Sentence && (f.t.Tokens[i].Tag == words.Verb || f.t.Tokens[i].Tag == words.Aux) && f.t.Tokens[i].Form != words.Participle && f.t.Tokens[i].Form != words.Gerund
}

// chained: the phrases from p on are parted by commas and the last two by "and", and q is one of them: "six priests,
// their cook and her daughter".
func (f *finder) chained(p, q *phrase) bool {
	in := false
	for k := range f.phrases {
		x := &f.phrases[k]
		if x.first == p.first {
			in = true
		}
		if !in || k+1 >= len(f.phrases) {
			continue
		}
		y := &f.phrases[k+1]
		last := f.reach(x)
		for k+2 < len(f.phrases) && y.first < last {
			k++
			y = &f.phrases[k+1]
		}
		switch {
		case f.listed(x, y):
			return y.first == q.first || q.first <= x.first && q.first > p.first
		case y.first == last+1 && f.t.Tokens[last].Norm == "," && y.prep < 0:
		default:
			return false
		}
	}
	return false
}

// listed: only a comma or "and", or both, stand between two phrases, and the second is no apposition.
func (f *finder) listed(p, q *phrase) bool {
	and := false
	last := f.reach(p)
	if q.first <= last || q.first-last > 2 {
		return false
	}
	for i := last; i < q.first; i++ {
		w := f.t.Tokens[i].Norm
		if f.g.conj[w] && w != "but" && w != "sino" {
			and = true
		} else if w != "," {
			return false
		}
	}
	return and
}
