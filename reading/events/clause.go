package events

import (
	"testigo/reading/words"
)

// clause reads the surroundings of a trigger: its verb group or its determiner, what governs it, and
// the phrases that stand in the places of subject, object and agent.
func (f *finder) clause(c *candidate) {
	switch c.sense.part {
	case verb, fixed:
		f.verbClause(c)
	default:
		f.nounClause(c)
	}
	f.mood(c)
}

func (f *finder) verbClause(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	i := c.first - 1
	c.verbGroup, c.verbEnd = c.first, c.last
	be, have, now := false, false, false
	wished := false // a subjunctive auxiliary: "que sea liberado"
scan:
	for ; i >= int(sent.First) && c.first-i < 7; i-- {
		w := f.t.Tokens[i].Norm
		if f.t.Tokens[i].Kind != words.Word {
			break
		}
		switch {
		case f.g.be[w], w == "got", w == "getting":
			be = true
			wished = wished || sent.Lang == words.ES && subjunctiveBe[w]
		case f.g.have[w]:
			have = true
			now = w == "has" || w == "have" || w == "'ve" || w == "ha" || w == "han"
		case w == "no" && f.t.Tokens[i+1].Norm == "grata":
			break scan // "persona no grata y expulsado"
		case f.g.neg[w]:
			c.negated = true
		case f.g.modal[w]:
			c.modal = w
		case f.g.future[w]:
			c.future = true
		case sent.Lang == words.ES && f.t.Tokens[i].Form == words.Conditional && c.form == words.Participle:
			c.modal = w // "saldrían elegidos"
		case f.g.adverb[w], w == "did", w == "do", w == "does", w == "going":
		case w == "to" && sent.Lang == words.EN:
			if i+1 == c.first || f.t.Tokens[i+1].Norm == "be" || f.t.Tokens[i+1].Norm == "have" {
				c.infinitive = true
				c.future = c.future || i > int(sent.First) && (f.t.Tokens[i-1].Norm == "is" || f.t.Tokens[i-1].Norm == "are") // "is to hand over power"
			} else {
				break scan
			}
		case (w == "se" || w == "lo" || w == "le" || w == "les" || w == "los" || w == "las" || w == "la") && sent.Lang == words.ES && i+1 == c.first && c.form != words.NoForm:
			// a clitic: part of the verb group
		default:
			break scan
		}
		c.verbGroup = i
	}
	tok := &f.t.Tokens[c.first]
	pastLike := c.form == words.Past || c.form == words.Participle || c.form == words.Base
	switch {
	case be && c.sense.part == fixed && f.next(c.first) == "by":
		c.passive = true // "was hit by a bullet"
	case be && pastLike && c.form != words.Base || be && c.form == words.Base && !c.infinitive:
		c.passive = true
	case !be && actsAlone(c): // "300 workers protested": done to nobody
	case !be && !have && (c.form == words.Participle || c.form == words.Past && tok.Form == words.Participle) && !f.opens(c.last, sent):
		c.passive = true // reduced relative: "workers fired in May"
	case !be && !have && c.form == words.Past && sent.Lang == words.EN && tok.Tag == words.NoTag && f.next(c.last-1) == "by":
		c.passive = true
	}
	if !c.passive && !be && !have && sent.Lang == words.EN && (c.form == words.Past || c.form == words.Participle) && f.goesOnPassive(c, sent) {
		c.passive, be = true, true // "was dragged out and murdered"
	}
	c.wanted = c.wanted || wished && f.governedBy(c.verbGroup, 12, f.g.wish, sent)
	if !be && !have {
		f.causative(c, sent)
	}
	f.beforeNoun(c, be || have, sent)
	c.perfect = now
	if c.form == words.Infinitive {
		c.infinitive = true
	}
	if c.form == words.Future && accented(f.t.Word(c.first)) {
		c.future = true
	}
	if c.form == words.Conditional {
		c.modal = "habria"
	}
	if sent.Lang == words.EN && !be && !have && c.form == words.Past && !c.passive && f.objectless(c, sent) {
		c.passive = true // "miners gunned down at the gate"
	}
	c.finite = !c.infinitive && c.form != words.Gerund && (be || have || !c.passive)
	if c.form == words.Gerund && be {
		c.finite = true
	}
	f.places(c)
}

// goesOnPassive: the participle goes on a passive before it: "was dragged out and murdered".
func (f *finder) goesOnPassive(c *candidate, sent *words.Sentence) bool {
	i := c.verbGroup - 1
	for i > int(sent.First) && f.t.Tokens[i].Tag == words.Adv && f.t.Tokens[i].Kind == words.Word {
		i--
	}
	if i <= int(sent.First) || !f.g.conj[f.t.Tokens[i].Norm] || f.opens(c.last, sent) || c.sense.intr || c.sense.swap {
		return false
	}
	if c.last < int(sent.Last) && objectPronoun[f.t.Tokens[c.last].Norm] {
		return false
	}
	g := f.finiteBefore(i, sent)
	if g == nil || !g.Passive || f.broken(int(g.Last), i) {
		return false
	}
	for k := range f.phrases { // nobody new who could act
		if p := &f.phrases[k]; p.first >= int(g.Last) && p.last <= i && p.prep < 0 && f.people(p) {
			return false
		}
	}
	return true
}

var subjunctiveBe = set("sea sean fuera fueran fuese fuesen")

// causative: "want the miners freed", "had the editor arrested": done to the phrase before it, or wished to be.
func (f *finder) causative(c *candidate, sent *words.Sentence) {
	if sent.Lang != words.EN || c.form != words.Past && c.form != words.Participle || f.opens(c.last, sent) {
		return
	}
	p := f.at(c.first - 1)
	if p == nil || p.last != c.first || p.first == int(sent.First) {
		return
	}
	v := &f.t.Tokens[p.first-1]
	if f.g.conj[v.Norm] || v.Norm == "see" { // "the soldiers punished and the miners released", "want to see"
		for i := p.first - 2; i >= int(sent.First) && i > p.first-9 && f.t.Tokens[i].Kind == words.Word; i-- {
			if wants[f.t.Tokens[i].Lemma] && f.t.Tokens[i].Tag == words.Verb {
				v = &f.t.Tokens[i]
				break
			}
		}
	}
	switch {
	case wants[v.Lemma]:
		c.passive, c.wanted = true, true
	case v.Lemma == "have" || v.Lemma == "get":
		c.passive = true
	}
}

var wants = set("want like need demand prefer")

// beforeNoun: "the imprisoned president": a participle before its noun is done to what the noun names.
func (f *finder) beforeNoun(c *candidate, auxiliary bool, sent *words.Sentence) {
	if auxiliary || sent.Lang != words.EN || c.last-c.first > 1 || c.form != words.Past && c.form != words.Participle || c.last >= int(sent.Last) || c.first == int(sent.First) {
		return
	}
	p := &f.t.Tokens[c.first-1]
	if !f.g.prep[p.Norm] && !f.g.det[p.Norm] && p.Norm != "single" && p.Norm != "former" || p.Norm == "that" {
		return
	}
	if n := f.t.Tokens[c.last].Tag; n == words.Noun || n == words.Adj || n == words.Proper {
		c.passive, c.prenominal = true, true
	}
}

// objectless: a verb that is always done to somebody has nobody behind it and a noun of persons right before it.
func (f *finder) objectless(c *candidate, sent *words.Sentence) bool {
	if c.sense.intr || c.sense.swap || c.last >= int(sent.Last) || c.first == int(sent.First) {
		return false
	}
	switch c.sense.mode {
	case "killing", "shooting", "assassination", "execution", "arrest", "kidnapping", "deportation", "beating", "torture", "dismissal":
	default:
		return false
	}
	next := &f.t.Tokens[c.last]
	if !(next.Kind == words.Punct && next.Norm != "\"" && next.Norm != "“") && !f.g.prep[next.Norm] || next.Norm == "at" || next.Norm == "on" && c.sense.mode == "shooting" {
		if !(next.Norm == "at" && len(c.sense.rest) > 0) {
			return false
		}
	}
	before := f.at(c.first - 1)
	return before != nil && before.last == c.first && f.people(before) && before.class&f.lex.bits["force"] == 0
}

// opens: a noun phrase begins at a token, so that the verb before it has an object.
func (f *finder) opens(i int, sent *words.Sentence) bool {
	if i >= int(sent.Last) || sent.Lang == words.ES {
		return false
	}
	tok := &f.t.Tokens[i]
	return f.g.det[tok.Norm] && tok.Norm != "that" || tok.Tag == words.Proper || tok.Tag == words.Noun || tok.Tag == words.Adj || tok.Tag == words.Num || tok.Kind == words.Number
}

// accented: a future has an accent on its last syllable ("marchará"), an imperfect subjunctive has none.
func accented(w string) bool {
	for _, r := range w[max(0, len(w)-3):] {
		if r == 'á' || r == 'Á' {
			return true
		}
	}
	return false
}

// places finds subject, object and "by" phrase of a verb.
func (f *finder) places(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	if sent.Lang == words.ES && f.clitic(c, sent) {
		return
	}
	for k := range f.phrases { // "shot dead Ana Soto": the chunk has swallowed a word of the trigger
		if p := &f.phrases[k]; p.first < c.last && c.last <= p.head && p.first > c.first {
			p.first = c.last
		}
	}
	c.subject = f.subjectOf(c, sent)
	if c.prenominal {
		c.subject = f.at(c.last)
	}
	if sent.Lang == words.ES {
		f.inverted(c, sent)
	}
	// object: the first phrase behind the verb, if no preposition parts them (Spanish "a" may)
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < c.verbEnd || c.first <= p.head && p.head < c.last {
			continue
		}
		if f.broken(c.verbEnd, p.first) || f.verbBetween(c.verbEnd, p.first) {
			break
		}
		w := ""
		if p.prep >= c.last {
			w = f.t.Tokens[p.prep].Norm
		}
		switch w {
		case "by", "por":
			if c.by == nil {
				c.by = p
			}
			continue
		case "":
			if c.object == nil && p != c.subject && !f.isDate(p) && p.first-c.verbEnd <= 3 {
				c.object = p
			}
		case "at", "a", "al":
			if q := f.hands(k); q != nil {
				if c.by == nil {
					c.by = q
				}
				continue
			}
			if w == "at" {
				if c.object == nil && p.first-c.verbEnd <= 4 && !f.isDate(p) && f.people(p) {
					c.object = p
				}
				break
			}
			if c.object == nil && p.first-c.verbEnd <= 10 && !f.isDate(p) && (f.people(p) || p.proper && !p.place) {
				c.object = p
			}
		case "on", "against", "contra", "with", "con":
			if c.object == nil && p.first-c.verbEnd <= 4 && !f.isDate(p) && f.people(p) {
				c.object = p
			}
		}
		if p.first-c.verbEnd > 14 {
			break
		}
	}
	if c.object == nil && !c.passive && c.finite {
		c.object = f.whom(c, sent)
	}
}

// whom is the antecedent of the relative that a verb's clause opens with as its object: "the students, whom police beat", "los
// estudiantes a quienes la policía golpeó".
func (f *finder) whom(c *candidate, sent *words.Sentence) *phrase {
	p := c.subject
	if p == nil || p.last > c.verbGroup || p.prep >= 0 {
		return nil
	}
	i := p.first - 1
	if i <= int(sent.First) || !f.g.rel[f.t.Tokens[i].Norm] {
		return nil
	}
	if sent.Lang == words.ES {
		for i > int(sent.First) && (f.t.Tokens[i-1].Norm == "los" || f.t.Tokens[i-1].Norm == "las" || f.t.Tokens[i-1].Norm == "la" || f.t.Tokens[i-1].Norm == "el") {
			i--
		}
		if w := f.t.Tokens[i-1].Norm; f.t.Tokens[i].Norm != "al" && w != "a" && w != "al" {
			return nil
		}
		if w := f.t.Tokens[i-1].Norm; w == "a" || w == "al" {
			i--
		}
	} else if w := f.t.Tokens[i].Norm; w != "whom" && w != "who" && w != "that" {
		return nil
	}
	q := f.antecedent(i)
	if q == nil || !f.people(q) || c.sense.swap {
		return nil
	}
	if last := f.reach(q); last == i || last == i-1 && f.t.Tokens[last].Norm == "," {
		return q
	}
	return nil
}

// clitic reads "lo capturaron", "a su hermano lo mataron los soldados": the object is said again before or
// behind the verb, or not at all (see cliticObject); a plain phrase behind the verb acts. False if there
// is no such pronoun.
func (f *finder) clitic(c *candidate, sent *words.Sentence) bool {
	k := f.chainStart(c.first, sent) - 1
	if k < int(sent.First) || c.passive {
		return false
	}
	if !clitic[f.t.Tokens[k].Norm] || f.t.Tokens[k].Tag == words.Det {
		return false
	}
	end := k // before the pronoun and what stands with it: "no lo", "se lo"
	for end > int(sent.First) && f.g.neg[f.t.Tokens[end-1].Norm] {
		end--
	}
	var subject *phrase
	for j := len(f.phrases) - 1; j >= 0; j-- {
		p := &f.phrases[j]
		if p.last > end || f.isDate(p) {
			continue
		}
		if p.prep >= 0 && (f.t.Tokens[p.prep].Norm == "a" || f.t.Tokens[p.prep].Norm == "al") && end-p.last <= 1 && f.people(p) {
			c.object = p
			break
		}
		if p.prep < 0 && subject == nil && end-p.last <= 1 && f.t.Tokens[p.last-1].Norm != "," {
			subject = p
		}
	}
	for j := range f.phrases {
		p := &f.phrases[j]
		if p.first < c.verbEnd {
			continue
		}
		w := ""
		if p.prep >= c.last {
			w = f.t.Tokens[p.prep].Norm
		}
		if f.broken(c.verbEnd, p.first) || f.verbBetween(c.verbEnd, p.first) || p.first-c.verbEnd > 4 {
			break
		}
		if (w == "a" || w == "al") && c.object == nil && f.people(p) {
			c.object = p
		}
		if w == "" && subject == nil && f.people(p) && !f.isDate(p) {
			subject = p
		}
	}
	if subject == nil {
		subject = f.subjectOf(c, sent)
	}
	if subject != nil && c.object != nil && (subject == c.object || subject.actor > 0 && subject.actor == c.object.actor) {
		subject = nil
	}
	c.subject = subject
	return true
}

// relativeBefore is the relative pronoun that opens the verb's clause, over a date in between
// ("which on 20 January demanded"); -1 = none.
func (f *finder) relativeBefore(start int, sent *words.Sentence) int {
	for i := start - 1; i >= int(sent.First) && i >= start-6; i-- {
		tok := &f.t.Tokens[i]
		if f.g.rel[tok.Norm] && (tok.Norm != "that" || i == start-1) {
			return i
		}
		if tok.Kind != words.Number && !f.g.prep[tok.Norm] && !f.g.adverb[tok.Norm] && !f.inDate(i) {
			return -1
		}
	}
	return -1
}

// inDate: the token belongs to a time phrase.
func (f *finder) inDate(i int) bool {
	at := int(f.t.Tokens[i].Start)
	for _, k := range f.timesOf[f.t.Tokens[i].Sentence] {
		if s := f.in.Times[k].Span(); s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// headless: the phrase stands right before the verb group, adverbs and relatives aside.
func (f *finder) headless(p *phrase, at int) bool {
	for i := p.last; i < at; i++ {
		if !f.g.adverb[f.t.Tokens[i].Norm] && !f.g.rel[f.t.Tokens[i].Norm] {
			return false
		}
	}
	return true
}

// plainBefore is the nearest phrase that ends at or before a token and that no preposition governs.
func (f *finder) plainBefore(at int) *phrase {
	for k := len(f.phrases) - 1; k >= 0; k-- {
		p := &f.phrases[k]
		if p.last > at || p.prep >= 0 && !(f.joins(p.prep) && at-p.last <= 1) || f.isDate(p) || k > 0 && f.betweenBoth(&f.phrases[k-1], p) {
			continue
		}
		return p
	}
	return nil
}

// betweenBoth: "a clash between the police and the farmers left": the clash left, not the farmers.
func (f *finder) betweenBoth(p, q *phrase) bool {
	if p.prep < 0 || !f.listed(p, q) {
		return false
	}
	w := f.t.Tokens[p.prep].Norm
	return w == "between" || w == "entre"
}

// mainSubject is the phrase before the first verb group of the sentence.
func (f *finder) mainSubject(at int, sent *words.Sentence) *phrase {
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if int(g.First) >= at {
			break
		}
		if g.Kind == words.VerbGroup && g.Tense != words.Infinitive && g.Tense != words.Gerund {
			return f.plainBefore(int(g.First))
		}
	}
	return f.plainBefore(at)
}

func (f *finder) verbGroupBefore(at int, sent *words.Sentence) *words.Group {
	var out *words.Group
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if int(g.Last) > at {
			break
		}
		if g.Kind == words.VerbGroup {
			out = g
		}
	}
	return out
}

// verbBetween: a verb group stands between two tokens.
func (f *finder) verbBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if tok := &f.t.Tokens[i]; (tok.Tag == words.Verb || tok.Tag == words.Aux) && tok.Form != words.Participle {
			return true
		}
	}
	return false
}

// joins: prepositions that open a clause when a verb follows their phrase: "after he was deposed".
func (f *finder) joins(i int) bool {
	switch f.t.Tokens[i].Norm {
	case "after", "before", "since", "until", "as", "than", "like", "como":
		return true
	}
	return false
}

// antecedent of a relative pronoun: the nearest phrase before it; if that is governed by "of"/"de", its head.
func (f *finder) antecedent(i int) *phrase {
	p := f.before(i)
	for p != nil && p.prep >= 0 && f.isDate(p) { // "the letter of 3 May, which"
		q := f.before(p.prep)
		if q == nil || f.reach(q) < p.prep {
			break
		}
		p = q
	}
	return p
}

// broken: a clause border stands between two tokens.
func (f *finder) broken(from, to int) bool {
	for i := from; i < to; i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct {
			switch tok.Norm {
			case ";", ":", ".", "—", "–", "(":
				return true
			}
		}
		if f.g.sub[tok.Norm] && tok.Norm != "as" && tok.Norm != "como" && tok.Norm != "since" && tok.Norm != "until" || f.g.rel[tok.Norm] && tok.Norm != "that" {
			return true
		}
	}
	return false
}

func (f *finder) isDate(p *phrase) bool {
	span := f.t.Span(p.first, p.last)
	s := int(f.t.Tokens[p.first].Sentence)
	for _, k := range f.timesOf[s] {
		ts := f.in.Times[k].Span()
		if ts.Overlaps(span) && ts.End >= int(f.t.Tokens[p.head].Start) && ts.Start <= int(f.t.Tokens[p.head].Start) {
			return true
		}
	}
	return false
}
