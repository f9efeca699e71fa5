package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Whose act it is: the subject of a verb, over insertions ("the mayor, who was ill, resigned"), chains of verbs ("raided
// the office, beat the clerks and left"), and the verbs and nouns that govern an infinitive ("ordered the guards to fire",
// "an attempt by the general to close Congress").

// subjectOf finds who the verb is said of: the antecedent of a relative; the phrase before an inserted
// clause; in a chain of verbs, the subject of the first; else the nearest phrase to the left that no preposition governs.
func (f *finder) subjectOf(c *candidate, sent *words.Sentence) *phrase {
	start := c.verbGroup
	if start <= int(sent.First) {
		return nil
	}
	if k := f.relativeBefore(start, sent); k >= 0 {
		return f.antecedent(k)
	}
	if p := f.perceived(c, start, sent); p != nil {
		return p
	}
	if c.form == words.Gerund && !c.finite {
		if p := f.accusedOf(start, sent); p != nil {
			return p
		}
		return f.mainSubject(start, sent)
	}
	if c.infinitive && c.sense.part != noun {
		if p, ok := f.controller(start, sent); ok {
			return p
		}
	}
	if c.passive && !c.finite && f.t.Tokens[start-1].Norm == "," {
		if p := f.apposed(c, start-1, sent); p != nil {
			return p
		}
	}
	return f.subjectAt(start, sent, 4)
}

// apposed: a participle behind a comma says more of the phrase before it, whatever governs that ("won seats in the assembly,
// inaugurated in July"), unless it goes on a chain of participles ("was tried, convicted and jailed").
func (f *finder) apposed(c *candidate, comma int, sent *words.Sentence) *phrase {
	if c.last >= int(sent.Last) || !f.g.prep[f.t.Tokens[c.last].Norm] && !f.inDate(c.last) {
		return nil
	}
	p := f.before(comma)
	if p == nil || f.reach(p) != comma || p.prep < 0 || f.isDate(p) {
		return nil
	}
	if g := f.finiteBefore(comma, sent); g == nil || g.Passive {
		return nil
	}
	return p
}

// accusedOf is who is said to have done what a gerund behind "of" or "for" tells: "accused the police of killing nine".
func (f *finder) accusedOf(start int, sent *words.Sentence) *phrase {
	if w := f.t.Tokens[start-1].Norm; w != "of" && w != "for" && w != "with" {
		return nil
	}
	g := f.finiteBefore(start, sent)
	if g == nil || !accuses[f.t.Tokens[g.Head].Lemma] || f.broken(int(g.Last), start) {
		return nil
	}
	if g.Passive {
		return f.subjectAt(int(g.First), sent, 3)
	}
	for k := range f.phrases {
		if q := &f.phrases[k]; q.first >= int(g.Last) && q.last <= start && q.prep < 0 && f.people(q) {
			return q
		}
	}
	return nil
}

var accuses = set("accuse suspect convict charge blame acquit")

// perceived: the object of a verb of seeing does what the infinitive or gerund behind it says: "the day saw thousands of
// miners march", "la jornada vio a miles de mineros marchar".
func (f *finder) perceived(c *candidate, start int, sent *words.Sentence) *phrase {
	if c.finite && c.form != words.Base || c.passive || c.sense.part != verb {
		return nil
	}
	p := f.before(start)
	if p == nil || p.last < start-1 || f.reach(p) < start-1 {
		return nil
	}
	h := p
	for h.prep >= 0 && !f.seeing(h.prep-1) { // "thousands of miners from the valley"
		q := f.before(h.prep)
		if q == nil || q.last != h.prep {
			return nil
		}
		h = q
	}
	if !f.seeing(h.first-1) && !(h.prep >= 0 && f.seeing(h.prep-1) && f.t.Tokens[h.prep].Norm == "a") {
		return nil
	}
	return h
}

// seeing: a form of a verb of seeing stands at the token.
func (f *finder) seeing(i int) bool {
	return i >= 0 && f.t.Tokens[i].Kind == words.Word && f.t.Tokens[i].Tag == words.Verb && sees[f.t.Tokens[i].Lemma]
}

var sees = set("see witness watch ver presenciar")

// subjectAt is the subject of the verb group that begins at a token; depth bounds the chain of verbs before it.
func (f *finder) subjectAt(start int, sent *words.Sentence, depth int) *phrase {
	for start > int(sent.First) && (f.inDate(start-1) || f.t.Tokens[start-1].Tag == words.Adv && f.t.Tokens[start-1].Kind == words.Word) {
		start-- // "and last night imposed"
	}
	if start <= int(sent.First) {
		return nil
	}
	before := &f.t.Tokens[start-1]
	if before.Norm == "," {
		if p := f.beforeInsertion(start-1, sent); p != nil {
			return p
		}
	}
	if q := f.at(start); q != nil && q.first < start && start < q.last { // the chunk has swallowed the verb
		return &phrase{first: q.first, last: start, head: start - 1, prep: q.prep, class: f.classOf(q.first, start), proper: f.t.Tokens[start-1].Shape == words.Cap && !f.t.Tokens[start-1].First}
	}
	dropped := before.Norm == ";" && sent.Lang == words.ES // "huyó a Bolivia; renunció al día siguiente"
	if depth > 0 && (f.g.conj[before.Norm] || before.Norm == "," || dropped) {
		if g := f.finiteBefore(start, sent); g != nil {
			if k := f.relativeBefore(int(g.First), sent); k >= 0 {
				return f.antecedent(k)
			}
			if p := f.subjectAt(int(g.First), sent, depth-1); p != nil {
				return p
			}
		}
	}
	return f.overRelative(f.beforeParticiple(f.plainBefore(start)), start, sent)
}

// overRelative: the phrase right before the verb is the object in a relative clause: "the soldiers who killed the farmers were
// freed".
func (f *finder) overRelative(p *phrase, start int, sent *words.Sentence) *phrase {
	if p == nil || f.reach(p) != start {
		return p
	}
	g := f.verbGroupBefore(p.first, sent)
	if g == nil || int(g.Last) != p.first && !(p.prep == int(g.Last) && f.t.Tokens[p.prep].Norm == "a") || g.Tense == words.Infinitive || g.Tense == words.Gerund || g.Tense == words.Participle {
		return p
	}
	if k := f.relativeBefore(int(g.First), sent); k == int(g.First)-1 {
		if q := f.antecedent(k); q != nil {
			return q
		}
	}
	return p
}

// beforeParticiple: the phrase is the object of a participle that says more of another: "troops escorting trucks clashed".
func (f *finder) beforeParticiple(p *phrase) *phrase {
	if p == nil || f.t.Tokens[p.first].Lang != words.EN {
		return p
	}
	g := f.verbGroupBefore(p.first, &f.t.Sentences[f.t.Tokens[p.first].Sentence])
	if g == nil || g.Tense != words.Gerund || int(g.Last) != p.first || g.Last-g.First != 1 {
		return p
	}
	for k := range f.phrases {
		if q := &f.phrases[k]; q.last == int(g.First) && q.prep < 0 {
			return q
		}
	}
	return p
}

// classOf is the classes of the words of a stretch.
func (f *finder) classOf(first, last int) (c class) {
	for i := first; i < last; i++ {
		c |= f.lex.classes[f.t.Tokens[i].Norm]
	}
	return c
}

// finiteBefore is the last verb group before a token that has a subject of its own.
func (f *finder) finiteBefore(at int, sent *words.Sentence) *words.Group {
	var out *words.Group
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if int(g.Last) > at {
			break
		}
		if g.Kind == words.VerbGroup && g.Tense != words.Infinitive && g.Tense != words.Gerund && g.Tense != words.Participle {
			out = g
		}
	}
	return out
}

// beforeInsertion: the comma at i closes an insertion that an earlier comma opened; the phrase before that, or the name
// that is the insertion: "the health minister, Ana Soto, resigned".
func (f *finder) beforeInsertion(i int, sent *words.Sentence) *phrase {
	for j := i - 1; j > int(sent.First) && j > i-25; j-- {
		if f.t.Tokens[j].Norm != "," {
			continue
		}
		for k := range f.phrases {
			if p := &f.phrases[k]; p.first == j+1 && p.last == i && p.proper && p.kind == record.Person {
				return p
			}
		}
		n := &f.t.Tokens[j+1]
		if n.Tag == words.Proper && !f.g.prep[n.Norm] || f.g.conj[n.Norm] {
			continue
		}
		for k := range f.phrases {
			p := &f.phrases[k]
			ends := p.last == j || p.last == j-1 && f.t.Tokens[p.last].Norm == "." || p.last < j && j-p.last <= 3 && f.t.Tokens[p.last].Norm == "("
			if ends && p.prep >= 0 && !f.joins(p.prep) { // "members of the union, who": the head of the chain
				for q := k - 1; q >= 0 && p.prep >= 0; q-- {
					if h := &f.phrases[q]; h.last == p.prep && f.reach(h) >= p.last {
						p = h
					}
				}
			}
			if ends && (p.prep < 0 || f.joins(p.prep)) && !f.objectOfVerb(p, sent) {
				return p
			}
		}
	}
	return nil
}

// objectOfVerb: a verb group stands right before the phrase.
func (f *finder) objectOfVerb(p *phrase, sent *words.Sentence) bool {
	g := f.verbGroupBefore(p.first, sent)
	if g == nil || g.Tense == words.Participle {
		return false
	}
	i := p.first
	for i > int(g.Last) && (quoteMark[f.t.Tokens[i-1].Norm] || quoteEnd[f.t.Tokens[i-1].Norm]) { // would “dissolve” Congress
		i--
	}
	return int(g.Last) == i
}

// controller is who does what an infinitive says: the object of a verb of ordering or asking, else the subject of the verb
// that governs it; the one whose attempt, plan or decision it is. ok is false where nothing governs it.
func (f *finder) controller(start int, sent *words.Sentence) (p *phrase, ok bool) {
	for i := start - 1; i >= int(sent.First) && i > start-8; i-- {
		tok := &f.t.Tokens[i]
		if tok.Tag == words.Noun && plans[tok.Lemma] {
			for k := range f.phrases {
				if q := &f.phrases[k]; q.prep > i && q.prep < start && q.last <= start && (f.t.Tokens[q.prep].Norm == "by" || f.t.Tokens[q.prep].Norm == "de" || f.t.Tokens[q.prep].Norm == "del" || f.t.Tokens[q.prep].Norm == "por") {
					return q, true
				}
			}
			break
		}
		if tok.Kind == words.Punct || tok.Tag == words.Verb {
			break
		}
	}
	g := f.verbGroupBefore(start, sent)
	if g == nil {
		return nil, false
	}
	for i := int(g.Last); i < start; i++ {
		if tok := &f.t.Tokens[i]; tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "," {
			return nil, false
		}
	}
	if objectControl[f.t.Tokens[g.Head].Lemma] && !g.Passive {
		for k := range f.phrases {
			if q := &f.phrases[k]; q.first >= int(g.Last) && q.last <= start && f.people(q) {
				return q, true
			}
		}
	}
	if g.Tense == words.Infinitive || g.Tense == words.Gerund {
		if q, ok := f.controller(int(g.First), sent); ok {
			return q, true
		}
	}
	return f.subjectAt(int(g.First), sent, 3), true
}

var (
	plans         = set("attempt effort bid plan decision move order vow pledge refusal intention right try intento intencion plan decision orden promesa negativa amenaza threat")
	objectControl = set("order force urge ask tell allow permit persuade authorise authorize instruct invite enable compel call request command warn beg exhort implore press " +
		"obligar ordenar pedir exigir instar exhortar permitir autorizar llamar invitar forzar impedir mandar solicitar rogar emplazar acusar responsabilizar culpar sospechar")
)

// inverted finds the subject behind a Spanish verb: of a passive ("fue asesinado a balazos el teniente gobernador"), of
// a verb whose subject suffers ("murieron dos mineros"), of one without object ("renunció el ministro").
func (f *finder) inverted(c *candidate, sent *words.Sentence) {
	if c.subject != nil && (f.headless(c.subject, c.verbGroup) || f.relativeBefore(c.verbGroup, sent) >= 0) || c.infinitive || c.form == words.Gerund {
		return
	}
	suffers := c.passive && c.verbGroup < c.first || c.sense.swap
	acts := actsAlone(c) || f.spoken(c, sent)
	if !suffers && !acts {
		return
	}
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < c.verbEnd {
			continue
		}
		if p.first-c.verbEnd > 8 || f.broken(c.verbEnd, p.first) || f.verbBetween(c.verbEnd, p.first) {
			return
		}
		if p.prep >= c.last || f.isDate(p) || !f.people(p) {
			if acts && p.prep < c.last && !f.isDate(p) {
				return // an object that is nobody: "aprobó la ley"
			}
			continue
		}
		c.subject = p
		return
	}
}

// spoken: a verb of accusing or asking behind what it quotes: "«Es un golpe», acusó Lechín".
func (f *finder) spoken(c *candidate, sent *words.Sentence) bool {
	if c.sense.typ != record.Accuse && c.sense.typ != record.DemandAct {
		return false
	}
	i := c.verbGroup - 1
	return i > int(sent.First) && f.t.Tokens[i].Norm == "," && i-1 >= int(sent.First) && quoteEnd[f.t.Tokens[i-1].Norm]
}

var quoteEnd = set("» ” \" ’")

// actsAlone: acts that are done to nobody, so that a plain phrase behind the verb is who acts.
func actsAlone(c *candidate) bool {
	switch c.sense.typ {
	case record.Protest:
		return c.sense.mode == "march" || c.sense.mode == "demonstration" || c.sense.mode == "strike" || c.sense.mode == "hunger-strike"
	case record.CoupEvent:
		return c.sense.mode == "resignation"
	case record.Release:
		return c.sense.mode == "escape"
	}
	return false
}
