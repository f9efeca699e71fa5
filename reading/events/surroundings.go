package events

import "testigo/reading/words"

// What stands around a trigger: the words of a class that its sense asks for as subject, object or neighbour.

// somewhere: the object is a place by its name: "Rebels control parts of Ansoain", "tomaron Uchiza".
func (f *finder) somewhere(end int, sent *words.Sentence) bool {
	at := end
	for at < int(sent.Last) && at < end+4 {
		switch w := f.t.Tokens[at].Norm; {
		case f.g.def[w], w == "parts", w == "most", w == "half", w == "of", w == "de", w == "parte", w == "control", w == "much", w == "all":
			at++
			continue
		}
		break
	}
	if at >= int(sent.Last) {
		return false
	}
	start := int(f.t.Tokens[at].Start)
	for _, k := range f.placesOf[f.t.Tokens[at].Sentence] {
		if f.in.Places[k].Span().Start == start {
			return true
		}
	}
	return false
}

// reflexive: "se" stands before the verb or at its end.
func (f *finder) reflexive(i int, sent *words.Sentence) bool {
	return f.prev(i) == "se" || endsAny(f.t.Tokens[i].Norm, "rse", "ndose")
}

// around: a word of the class within n words of the trigger, on either side.
func (f *finder) around(i, end, n int, c class, sent *words.Sentence) bool {
	for j := max(int(sent.First), i-n); j < min(int(sent.Last), end+n); j++ {
		if (j < i || j >= end) && f.lex.has(f.t.Tokens[j].Norm, c) {
			return true
		}
	}
	return false
}

// objectIs: active verbs look right up to the end of the clause, passive ones left.
func (f *finder) objectIs(i, end int, c class, form words.Form, direct bool, sent *words.Sentence) bool {
	passive := f.passiveAt(i, form, sent)
	if passive || f.reduced(i, end, form, sent) {
		for j := i - 1; j >= int(sent.First) && j >= i-14; j-- {
			tok := &f.t.Tokens[j]
			if f.lex.has(tok.Norm, c) {
				return true
			}
			if tok.Kind == words.Punct && tok.Norm == ";" {
				break
			}
		}
		if passive && (form != words.Participle || sent.Lang == words.EN) {
			return false
		}
	}
	if f.objectBefore(i, c, sent) {
		return true
	}
	nouns := 0
	for j := end; j < int(sent.Last) && j < end+9; j++ {
		tok := &f.t.Tokens[j]
		if f.lex.has(tok.Norm, c) {
			return true
		}
		if tok.Kind == words.Punct && tok.Norm != "," && tok.Norm != "\"" && tok.Norm != "“" && tok.Norm != "'" && !(tok.Norm == "-" && !tok.Space) { // "the 20,000-strong town"
			break
		}
		if f.g.rel[tok.Norm] && tok.Norm != "that" || f.g.sub[tok.Norm] {
			break
		}
		if direct && j > end && (tok.Norm == "of" || tok.Norm == "de" || tok.Norm == "del") && f.lex.has(f.t.Tokens[j-1].Norm, f.lex.bits["building"]|f.lex.bits["premises"]) {
			break // "seized the residence of the ambassador": a house
		}
		if direct && j > end && (f.g.prep[tok.Norm] && tok.Norm != "of" && tok.Norm != "de" && tok.Norm != "del" || tok.Tag == words.Verb || tok.Norm == ",") {
			break
		}
		if j > end && f.g.prep[tok.Norm] && tok.Norm != "of" && tok.Norm != "de" && tok.Norm != "del" && tok.Norm != "a" && tok.Norm != "al" && tok.Norm != "in" && tok.Norm != "on" {
			if nouns++; nouns > 1 {
				break
			}
		}
	}
	return false
}

// objectBefore: the object is what a relative clause is said of: "the square, which the teachers
// had occupied since May", "la plaza que los maestros ocupaban".
func (f *finder) objectBefore(i int, c class, sent *words.Sentence) bool {
	for j := i - 2; j > int(sent.First) && j > i-8; j-- {
		tok := &f.t.Tokens[j]
		if tok.Tag == words.Verb || tok.Norm == ";" {
			return false
		}
		if !f.g.rel[tok.Norm] || !f.g.det[f.t.Tokens[j+1].Norm] {
			continue
		}
		for k := j - 1; k >= int(sent.First) && k >= j-3; k-- {
			if f.lex.has(f.t.Tokens[k].Norm, c) {
				return true
			}
		}
		return false
	}
	return false
}

// actorIs: the one who acts is of the class; a clause without anybody does not tell.
func (f *finder) actorIs(c *candidate) bool {
	p := c.subject
	if c.passive {
		p = c.by
	}
	if p == nil {
		return false
	}
	return p.class&c.sense.who != 0
}

// subjectIs: a word of the class left of the verb in the same sentence, or a relative
// or nothing at all before it (a dropped Spanish subject); after it for Spanish inversions.
func (f *finder) subjectIs(i int, c class, sent *words.Sentence) bool {
	for j := i - 1; j >= int(sent.First); j-- {
		if f.lex.has(f.t.Tokens[j].Norm, c) {
			return true
		}
	}
	for j := i + 1; j < int(sent.Last) && j < i+8; j++ {
		if f.lex.has(f.t.Tokens[j].Norm, c) && (sent.Lang == words.ES || f.g.prep[f.t.Tokens[j-1].Norm]) {
			return true
		}
		if f.t.Tokens[j].Kind == words.Punct {
			break
		}
	}
	return false
}

// ofIs: "occupation of the university", "university occupation".
func (f *finder) ofIs(i, end int, c class, sent *words.Sentence) bool {
	if i > int(sent.First) && sent.Lang == words.EN && f.lex.has(f.t.Tokens[i-1].Norm, c) {
		return true
	}
	if end < int(sent.Last) {
		switch f.t.Tokens[end].Norm {
		case "of", "against", "on", "for", "as", "de", "del", "contra", "a", "al", "to", "como":
			for j := end + 1; j < int(sent.Last) && j < end+7; j++ {
				tok := &f.t.Tokens[j]
				if f.lex.has(tok.Norm, c) {
					return true
				}
				if tok.Kind == words.Punct {
					return false
				}
			}
		}
	}
	return false
}

// reduced: a participle without "be" that no object follows: "workers fired in May", "la ley aprobada ayer".
func (f *finder) reduced(i, end int, form words.Form, sent *words.Sentence) bool {
	if form != words.Past && form != words.Participle || i == int(sent.First) || end >= int(sent.Last) {
		return false
	}
	p := f.t.Tokens[i-1].Norm
	if f.g.have[p] || f.g.pron[p] {
		return false
	}
	n := &f.t.Tokens[end]
	return n.Kind == words.Punct || f.g.prep[n.Norm] || f.g.adverb[n.Norm] || n.Norm == "yesterday" || n.Norm == "today"
}
