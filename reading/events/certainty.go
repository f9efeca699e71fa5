package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// mood looks at what governs the trigger: wishes, plans, attempts, threats, conditions.
func (f *finder) mood(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	verbal := c.sense.part == verb || c.sense.part == fixed
	if c.prenominal {
		return // "will not free the imprisoned miners": they are
	}
	reduced := verbal && c.passive && !c.finite && !c.infinitive // "will not free miners convicted of arson"
	if verbal && c.finite && !c.infinitive {
		// a complement clause behind a wish: "demanded that he resign" is seen by the form
		if c.form == words.Subjunctive {
			c.wanted = f.governedBy(c.verbGroup, 12, f.g.wish, sent)
			if f.governedBy(c.verbGroup, 12, f.g.deny, sent) {
				c.negated = true // "desmiente que la policía haya disparado"
			} else if !c.wanted {
				c.modal = "subjunctive"
			}
		}
		if f.governedBy(c.verbGroup, 12, f.g.deny, sent) && f.linked(c.verbGroup, 12, sent) {
			c.negated = true
		}
		if c.form == words.Base && !c.passive && c.modal == "" && !c.future && c.sense.typ != record.DemandAct {
			c.wanted = c.wanted || f.governedBy(c.verbGroup, 10, f.g.wish, sent)
		}
		return
	}
	limit := 5
	if verbal {
		limit = 6
	}
	// what stands left of an infinitive, a gerund or a noun, over short distances
	steps := 0
	for i := c.verbGroup - 1; i >= int(sent.First) && steps < limit; i-- {
		tok := &f.t.Tokens[i]
		w := tok.Norm
		if tok.Kind == words.Punct {
			switch w {
			case "\"", "“", "‘", "'", "«", "’":
				continue
			case ",":
				if verbal {
					return
				}
				steps++
				continue
			}
			return
		}
		switch {
		case f.g.deny[w]:
			if p := f.prev(i); f.g.neg[p] || f.g.modal[p] {
				c.modal = "possible" // "did not rule out", "no descartan retomar la huelga"
			} else {
				c.negated = true // "ruled out resigning", "descartó un toque de queda"
			}
			return
		case f.g.rel[w] && w != "that", f.g.sub[w] && w != "donde":
			return
		case f.g.try[w]:
			c.tried = true
			return
		case f.g.fail[w] && !(verbal && c.form == words.Gerund && w != "prevented"):
			c.failed = true
			return
		case f.g.threaten[w]:
			if c.modal == "" {
				c.modal = w
			}
			return
		case f.g.call[w] && f.g.wish[w]: // "called": for a strike = plan, for a resignation = wish
			if f.prev(c.verbGroup) == "for" && c.sense.typ != record.Protest || verbal {
				c.wanted = true
			}
			c.planned = true
			for j := i - 1; j >= int(sent.First) && j > i-4; j-- {
				if f.g.threaten[f.t.Tokens[j].Norm] {
					c.modal, c.planned = "threat", false
				}
			}
			return
		case f.g.call[w]:
			c.planned = true
			for j := i - 1; j >= int(sent.First) && j > i-4; j-- {
				if f.g.threaten[f.t.Tokens[j].Norm] {
					c.modal, c.planned = "threat", false
				}
			}
			return
		case verbal && c.infinitive && orders[tok.Lemma] && tok.Tag == words.Verb:
			c.wanted = true // "ordered the guards to shoot"
			return
		case f.g.wish[w] && w != "for" && w != "contra" && w != "para" && w != "against":
			c.wanted = true
			return
		case w == "may" && f.inDate(i): // the month
		case f.g.modal[w]:
			c.modal = w
			return
		case f.g.future[w], tok.Form == words.Future && accented(f.t.Word(i)):
			c.future = true
			return
		case !verbal && tok.Form == words.Conditional && tok.Tag == words.Verb && w != "habria" && w != "habrian":
			c.future = true // "otorgaría un crédito"
			return
		case !verbal && c.sense.typ == record.Agree && negotiates[tok.Lemma] && tok.Form != words.Participle && tok.Form != words.Past:
			c.modal = w // what is negotiated is not agreed
			return
		case verbal && c.infinitive && tok.Tag == words.Noun && orderNouns[tok.Norm]:
			c.wanted = true // "la orden de tirar a matar"
			return
		case w == "for" && verbal, w == "para":
			if verbal {
				c.wanted = true
				return
			}
		case w == "no" && f.next(i) == "grata": // "persona no grata"
		case f.g.neg[w] && reduced && steps > 0:
			return
		case f.g.neg[w] && (verbal || steps == 0):
			c.negated = true
			return
		case !verbal && steps > 0 && f.g.prep[w]:
			return
		}
		steps++
	}
	// behind a noun: "the march will", "the strike would", "la huelga se iniciará"
	if !verbal {
		for i := c.last; i < min(int(sent.Last), c.last+6); i++ {
			tok := &f.t.Tokens[i]
			if tok.Kind == words.Punct {
				break
			}
			w := tok.Norm
			if f.g.future[w] || tok.Form == words.Future && accented(f.t.Word(i)) {
				c.future = true
				break
			}
			if f.g.modal[w] && w != "can" && !(w == "may" && f.inDate(i)) {
				c.modal = w
				break
			}
			if f.g.neg[w] && i+1 < int(sent.Last) && w != "without" && w != "sin" && f.g.be[f.t.Tokens[i-1].Norm] {
				c.negated = true
				break
			}
			if tok.Tag == words.Verb || f.g.prep[w] && w != "of" && w != "de" && w != "del" {
				break
			}
		}
	}
}

var (
	negotiates = set("negotiate discuss negociar discutir")
	orderNouns = set("order orders orden ordenes")
)

var orders = set("order instruct command ordenar mandar")

// linked: "that" or "que" stands within n words to the left.
func (f *finder) linked(i, n int, sent *words.Sentence) bool {
	for j := i - 1; j >= int(sent.First) && j > i-n; j-- {
		switch f.t.Tokens[j].Norm {
		case "that", "que", "haber":
			return true
		}
	}
	return false
}

// said: a verb of saying before it takes it as its content ("a day after the commission said 39 people
// had been killed", "la Defensoría confirmó la muerte de"), or one closes the sentence behind a comma
// ("..., the inspector said", "..., informó la policía").
func (f *finder) said(c *candidate, sent *words.Sentence) bool {
	if c.sense.typ == record.DemandAct || c.sense.typ == record.Accuse {
		return false
	}
	start := min(c.verbGroup, c.first)
	for i := start - 1; i >= int(sent.First) && i > start-9; i-- {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct && tok.Norm != "\"" && tok.Norm != "“" {
			break
		}
		if f.g.do[tok.Norm] && c.sense.part == noun {
			break // "declared a state of emergency", "announced cuts": done, not told
		}
		if !f.g.say[tok.Norm] || tok.Tag != words.Verb {
			if tok.Tag == words.Verb && tok.Form != words.Participle && c.sense.part == noun {
				break // another verb governs the noun
			}
			continue
		}
		if i+1 == start && c.sense.part != noun || i == int(sent.First) {
			break
		}
		if c.sense.part == noun && f.g.prep[f.t.Tokens[max(start-1, i)].Norm] && start-1 > i {
			break
		}
		return true
	}
	// the tail of the sentence
	comma := -1
	for i := int(sent.Last) - 1; i > c.last && i > int(sent.Last)-12; i-- {
		if f.t.Tokens[i].Norm == "," {
			comma = i
			break
		}
	}
	if comma < c.last || comma+1 >= int(sent.Last) {
		return false
	}
	first, last := &f.t.Tokens[comma+1], int(sent.Last)-1
	for last > comma && f.t.Tokens[last].Kind != words.Word {
		last--
	}
	if f.g.say[first.Norm] && first.Tag == words.Verb {
		return sent.Lang == words.ES
	}
	if sent.Lang == words.EN && !f.g.rel[first.Norm] && !f.g.conj[first.Norm] && !f.g.sub[first.Norm] {
		for i := last; i > comma+1 && i >= last-2; i-- {
			if f.g.say[f.t.Tokens[i].Norm] && f.t.Tokens[i].Form != words.Gerund {
				return true
			}
		}
	}
	return first.Norm == "segun"
}

// governedBy: a word of the set within n words to the left, in the same clause.
func (f *finder) governedBy(i, n int, m map[string]bool, sent *words.Sentence) bool {
	for j := i - 1; j >= int(sent.First) && j > i-n; j-- {
		tok := &f.t.Tokens[j]
		if m[tok.Norm] && tok.Norm != "for" && tok.Norm != "against" && tok.Norm != "para" && tok.Norm != "contra" {
			return true
		}
		if tok.Kind == words.Punct && (tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "—") {
			return false
		}
	}
	return false
}

// certainty decides from the mood and from whoever is quoted.
func (f *finder) certainty(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	c.cert = record.Asserted
	span := f.t.Span(c.first, c.last)
	best := 1 << 30
	for i := range f.in.Attributions {
		a := &f.in.Attributions[i]
		if a.Span.Contains(span) && a.Span.Len() < best && !f.performed(c, a) {
			best = a.Span.Len()
			c.source = a.Speaker
			c.cert = record.Reported
			if a.Certainty != record.NoCertainty {
				c.cert = a.Certainty
			}
		}
	}
	if c.cert == record.Asserted && f.said(c, sent) {
		c.cert = record.Reported
	}
	for i := max(int(sent.First), c.first-6); i < min(int(sent.Last), c.last+2); i++ {
		w := f.t.Tokens[i].Norm
		if f.g.alleged[w] && (i >= c.verbGroup-2 || i >= c.first-3) {
			c.cert = record.Reported
		}
	}
	if sent.Lang == words.ES && c.modal != "" && (c.modal == "habria" || c.modal == "habrian") {
		c.cert = record.Reported // the conditional of hearsay: "habría muerto"
		c.modal = ""
	}
	for _, p := range [...]*phrase{c.subject, c.object} {
		if p != nil && (c.sense.part == verb || c.sense.part == fixed) {
			switch f.t.Tokens[p.first].Norm {
			case "no", "nobody", "none", "ningun", "ninguna", "nadie", "neither":
				c.negated = c.negated || !f.boundsNumber(p.first) // "no policeman was arrested", not "no fewer than 205 were"
			}
		}
	}
	if f.opensNegated(c, sent) {
		c.negated = true
	}
	switch {
	case c.negated && !c.failed:
		c.cert = record.Denied
	case (c.future || c.modal != "") && f.ifBefore(c, sent):
		c.cert = record.Hypothetical // "if nobody wins, the second round will be held in May"
	case c.future || c.planned && !f.pastDated(c):
		c.cert = record.Planned
	case c.failed && !c.tried, c.modal != "", c.wanted:
		c.cert = record.Hypothetical
	}
}

// performed: who "declares" a state of emergency does it, and is no source.
func (f *finder) performed(c *candidate, a *Saying) bool {
	speech := c.sense.typ == record.DemandAct || c.sense.typ == record.Accuse
	if (c.sense.part != noun || !c.light) && !speech {
		return false
	}
	if speech && !a.Speaker.Stated() {
		return false
	}
	for i := range c.fills {
		if c.fills[i].Role != record.Target && c.fillSpan[i].Overlaps(a.Speaker.Span()) {
			return true
		}
	}
	return false
}

// pastDated: the event carries a date that lies before the writing.
func (f *finder) pastDated(c *candidate) bool {
	if c.when == 0 || f.in.Written.Interval.From == 0 {
		return false
	}
	iv := f.in.Times[c.when-1].Value().Interval
	return iv.To != 0 && iv.To < f.in.Written.Interval.From
}

// opensNegated: the clause begins with "nor", "neither", "tampoco", "never": "Nor has any officer been arrested".
func (f *finder) opensNegated(c *candidate, sent *words.Sentence) bool {
	if c.sense.part == noun {
		return false
	}
	for i := c.first - 1; i >= int(sent.First) && i > c.first-10; i-- {
		tok := &f.t.Tokens[i]
		switch tok.Norm {
		case "nor", "never", "tampoco", "nunca", "jamas", "seldom":
			return i == int(sent.First) || f.t.Tokens[i-1].Kind == words.Punct || f.g.conj[f.t.Tokens[i-1].Norm]
		}
		if tok.Kind == words.Punct || f.g.rel[tok.Norm] || f.g.sub[tok.Norm] || tok.Tag == words.Verb && tok.Form != words.Participle {
			return false
		}
	}
	return false
}

// ifBefore: an "if" clause opens the statement.
func (f *finder) ifBefore(c *candidate, sent *words.Sentence) bool {
	for i := c.first - 1; i >= int(sent.First); i-- {
		switch tok := &f.t.Tokens[i]; tok.Norm {
		case ";", ":":
			return false
		case "if", "unless":
			return true
		case "si":
			return f.t.Word(i) != "sí" && sent.Lang == words.ES
		}
	}
	return false
}

// conditional: the trigger stands in an "if" clause.
func (f *finder) conditional(c *candidate) bool {
	sent := &f.t.Sentences[c.sentence]
	for i := c.verbGroup - 1; i >= int(sent.First) && i > c.verbGroup-14; i-- {
		w := f.t.Tokens[i].Norm
		if w == "if" || w == "unless" || w == "si" && sent.Lang == words.ES && f.t.Tokens[i].Norm == "si" && f.t.Word(i) != "sí" {
			return true
		}
		if w == "should" && sent.Lang == words.EN && c.form == words.Base && (i == int(sent.First) || f.t.Tokens[i-1].Kind == words.Punct) && i+1 < c.verbGroup {
			return true // "should more of them die"
		}
		if f.t.Tokens[i].Kind == words.Punct {
			return false
		}
	}
	return false
}

// boundsNumber: "no fewer than", "no less than", "no more than", "no menos de": the no belongs to the number.
func (f *finder) boundsNumber(no int) bool {
	if no+1 >= len(f.t.Tokens) {
		return false
	}
	switch f.t.Tokens[no+1].Norm {
	case "fewer", "less", "more", "menos", "mas":
		return true
	}
	return false
}
