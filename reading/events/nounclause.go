package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// nounClause reads determiner, modifiers and prepositional phrases of a noun.
func (f *finder) nounClause(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	c.verbGroup, c.verbEnd = c.first, c.last
	own := f.at(c.first)
	start := c.first
	if own != nil {
		start = min(own.first, c.first)
	} else {
		for start > int(sent.First) && start > c.first-4 {
			w := f.t.Tokens[start-1].Norm
			if f.t.Tokens[start-1].Kind == words.Punct || f.g.prep[w] || f.g.conj[w] || f.g.aux[w] {
				break
			}
			start--
		}
	}
	det := false
	for i := start; i < c.first; i++ {
		tok := &f.t.Tokens[i]
		w := tok.Norm
		switch {
		case f.g.neg[w]:
			c.negated = true
		case f.g.demo[w]:
			c.anaphor, c.definite, det = true, true, true
		case f.g.def[w]:
			c.definite, det = true, true
		case f.g.indef[w]:
			c.indefinite, det = true, true
		case tok.Tag == words.Adj && (tok.Lang == words.EN || i < c.first):
			c.described = true
		}
		switch w {
		case "first", "second", "third", "fourth", "fifth", "latest", "last", "new", "another", "primer", "primera", "segundo", "segunda", "tercer", "tercera", "cuarto", "nuevo", "nueva", "otro", "otra", "ultimo", "ultima":
			c.ordinal = true
		}
		if tok.Kind == words.Number || tok.Tag == words.Num {
			c.number, det = i, true
		}
		if w == "'s" || w == "’s" || w == "’" || w == "'" {
			det = true
			c.definite = true
			if i > start {
				c.subject = &phrase{first: start, last: i, head: i - 1, prep: -1, class: f.lex.classes[f.t.Tokens[i-1].Norm], proper: f.t.Tokens[i-1].Shape == words.Cap}
				f.nameOf(c.subject)
			}
		}
	}
	if c.subject == nil && start < c.first {
		// "police repression", "teachers strike", "la huelga magisterial"
		for i := c.first - 1; i >= start; i-- {
			if f.lex.has(f.t.Tokens[i].Norm, f.lex.bits["crowd"]|f.lex.bits["force"]|f.lex.bits["state"]) {
				c.subject = &phrase{first: i, last: i + 1, head: i, prep: -1, class: f.lex.classes[f.t.Tokens[i].Norm]}
				f.nameOf(c.subject)
				break
			}
		}
	}
	if c.subject == nil && c.last-c.first > 1 && f.lex.has(f.t.Tokens[c.first].Norm, f.lex.bits["force"]) && sent.Lang == words.EN {
		c.subject = &phrase{first: c.first, last: c.first + 1, head: c.first, prep: -1, class: f.lex.classes[f.t.Tokens[c.first].Norm]} // "police violence"
	}
	if start > int(sent.First) && f.g.neg[f.t.Tokens[start-1].Norm] {
		c.negated = true
	}
	c.bare = !det && !c.plural
	c.verbGroup = start
	// prepositional phrases behind it
	at := c.last
	if own != nil && own.last > at && own.last-at < 4 {
		at = own.last
	}
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < at || p.prep < 0 || p.prep < c.last-1 {
			continue
		}
		if p.prep-at > 9 || f.broken(at, p.prep) {
			break
		}
		if f.isDate(p) {
			continue
		}
		gap := false // a verb between the noun and the preposition
		for i := at; i < p.prep; i++ {
			tok := &f.t.Tokens[i]
			gap = gap || tok.Tag == words.Verb && tok.Form != words.Participle || tok.Tag == words.Aux || f.g.be[tok.Norm] || f.g.have[tok.Norm]
		}
		switch f.t.Tokens[p.prep].Norm {
		case "of", "de", "del":
			if c.of == nil && p.prep-at <= 1 {
				c.of = p
			}
		case "by", "por", "between", "entre", "manos", "parte":
			if q := f.t.Tokens[p.prep-1].Norm; gap && c.by == nil && c.sense.typ == record.Protest && f.g.call[q] {
				c.by, c.called = p, true // "la marcha fue convocada por"
				break
			}
			if w := f.t.Tokens[p.prep].Norm; c.sense.typ == record.Assault && (w == "between" || w == "entre") && tollWords[f.t.Tokens[c.first].Norm] {
				if c.of == nil && !gap {
					c.of = p // "decenas de muertos entre policías y civiles"
				}
				break
			}
			if c.by == nil && !gap {
				c.by = p
				c.called = p.prep > at && f.t.Tokens[p.prep-1].Form == words.Participle && !f.g.be[f.t.Tokens[p.prep-1].Norm]
			}
		case "against", "contra", "on", "with", "con", "at", "a", "al":
			if q := f.hands(k); q != nil {
				c.by = q
				break
			}
			if c.object == nil && !gap && f.t.Tokens[p.prep].Norm != "at" && !(c.of != nil && p.first > c.of.first && f.protest(c.of.head)) { // "the repression of the march against the government"
				c.object = p
			}
		}
	}
	f.governor(c, start, sent)
}

// governor looks at the words before and behind a noun for the verb that makes it happen.
func (f *finder) governor(c *candidate, start int, sent *words.Sentence) {
	steps, crossed := 0, false
	for i := start - 1; i >= int(sent.First) && steps < 5; i-- {
		tok := &f.t.Tokens[i]
		w := tok.Norm
		if f.g.deny[w] {
			break // "no descarta un toque de queda": mood decides
		}
		if f.g.neg[w] && !crossed && w != "no" || w == "no" && !crossed && sent.Lang == words.ES {
			c.negated = true // "neither side observed the truce", "no se registraron heridos"
			break
		}
		crossed = crossed || f.g.prep[w] || f.g.conj[w]
		if tok.Kind == words.Punct && w != "\"" && w != "“" && w != "‘" && w != "'" && w != "«" && w != "," {
			break
		}
		if f.g.do[w] || f.g.occur[w] || f.g.be[w] && f.prev(i) == "there" || w == "hubo" {
			c.light = true
			if f.g.begin[w] {
				c.phase = "begin"
			}
			if f.g.extend[w] {
				c.phase = "extend"
			}
			if f.g.end[w] && !outcome[f.next(i)] {
				c.phase = "end"
			}
			for j := i - 1; j >= int(sent.First) && j >= i-3 && !crossed; j-- {
				if f.g.neg[f.t.Tokens[j].Norm] {
					c.negated = true
				}
			}
			break
		}
		if f.g.sub[w] || f.g.rel[w] {
			break
		}
		steps++
	}
	steps = 0
	for i := f.pastApposition(c.last, sent); i < int(sent.Last) && steps < 7; i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct {
			break
		}
		if i == c.last && (tok.Norm == "que" || tok.Norm == "that" || tok.Norm == "which") && f.doneBy(i, sent) {
			c.light = true // "the strike that the unions called"
			break
		}
		if f.g.occur[tok.Norm] || draws[tok.Norm] && c.sense.typ == record.Protest || f.g.be[tok.Norm] && i+1 < int(sent.Last) && (f.g.do[f.t.Tokens[i+1].Norm] || i+2 < int(sent.Last) && f.g.do[f.t.Tokens[i+2].Norm]) {
			c.light = true
			for j := i; j < min(i+3, int(sent.Last)); j++ {
				if f.g.end[f.t.Tokens[j].Norm] && f.g.be[tok.Norm] {
					c.phase = "end"
				}
				if f.g.extend[f.t.Tokens[j].Norm] && f.g.be[tok.Norm] {
					c.phase = "extend"
				}
			}
			break
		}
		steps++
	}
}

// outcome: prepositions behind a verb of ending say what it came to: "the day ended in gunfire", "terminó con diez muertos".
var outcome = set("in with en con")

// draws are verbs whose subject is a gathering, when people are their object.
var draws = set("saw drew attracted gathered reunio congrego convoco atrajo")

// pastApposition is the token behind the appositions that open at i, where a verb follows them: "The march, called …, named after …, drew".
func (f *finder) pastApposition(i int, sent *words.Sentence) int {
	if i >= int(sent.Last) || f.t.Tokens[i].Norm != "," {
		return i
	}
	for j := i + 1; j+1 < int(sent.Last) && j < i+30; j++ {
		if f.t.Tokens[j].Norm == "," && f.t.Tokens[j+1].Tag == words.Verb && f.t.Tokens[j+1].Form == words.Past {
			return j + 1
		}
	}
	return i
}

// doneBy: a verb of doing stands in the relative clause that a pronoun at i opens.
func (f *finder) doneBy(i int, sent *words.Sentence) bool {
	for j := i + 1; j < int(sent.Last) && j < i+6; j++ {
		if f.t.Tokens[j].Kind == words.Punct {
			return false
		}
		if f.g.do[f.t.Tokens[j].Norm] {
			return true
		}
	}
	return false
}

// nameOf gives a phrase cut by hand the name of the cast's filler that covers its head.
func (f *finder) nameOf(p *phrase) {
	if q := f.at(p.head); q != nil && q.head == p.head {
		p.name, p.actor, p.kind = q.name, q.actor, q.kind
	}
	if f.in.Cast == nil || p.name != "" {
		return
	}
	cands := f.in.Cast.Candidates(int(f.t.Tokens[p.head].Sentence))
	for i := range cands {
		if c := &cands[i]; c.First <= p.head && p.head < c.Last && c.Last <= p.last {
			p.know(c)
		}
	}
}
