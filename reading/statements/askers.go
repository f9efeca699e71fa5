package statements

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// who asks: the subject, an actor or any other phrase ("the interests that demanded").
func (d *asker) who(i int) end {
	if e, ok := d.subject(i); ok {
		return e
	}
	toks := d.t.Tokens
	p := i
	if g := toks[i].Group; g > 0 {
		p = int(d.t.Groups[g-1].First)
	}
	relative := false
	for p--; p > d.first; p-- {
		tok := &toks[p]
		relative = relative || oneOf(tok.Norm, "which", "that", "who", "que")
		if !(oneOf(tok.Norm, "which", "that", "who", "que", ",", "on", "in", "en", "el") || tok.Tag == words.Adv || tok.Kind == words.Number || months[tok.Norm]) {
			break
		}
	}
	if p < d.first || d.sent.Lang == words.ES && (p == i-1 && toks[p].Norm == ";" || i == d.first) {
		return d.unspoken(i)
	}
	if toks[p].Tag != words.Noun && toks[p].Tag != words.Adj {
		return d.unspoken(i)
	}
	e, ok := d.nominal(p)
	if ok && !relative && e.first-2 > d.first && isOf(toks[e.first-1].Norm) { // "the makers of cars": the makers
		last := e.first - 1
		if e, ok = d.over(last - 1); !ok {
			e, ok = d.nominal(last - 1)
		}
		ok = ok && e.last == last
		p = last - 1
	}
	if !ok || e.last != p+1 || periods[toks[e.head].Lemma] || papers[toks[e.head].Lemma] || e.first > d.first && toks[e.first-1].Tag == words.Prep && !relative {
		return d.unspoken(i)
	}
	if oneOf(toks[e.first].Norm, "his", "her", "its", "their", "su", "sus") {
		e, _ = d.pronoun(e.first)
	}
	return e
}

// headBefore is the noun right before a verb group, by lemma.
func (d *asker) headBefore(i int) string {
	p := i
	if g := d.t.Tokens[i].Group; g > 0 {
		p = int(d.t.Groups[g-1].First)
	}
	for p--; p > d.first && (oneOf(d.t.Tokens[p].Norm, "that", "which", "que", ",") || d.t.Tokens[p].Tag == words.Adv); p-- {
	}
	if p < d.first || d.t.Tokens[p].Tag != words.Noun {
		return ""
	}
	return d.t.Tokens[p].Lemma
}

// unspoken is the subject that Spanish leaves out: "exigimos", "piden".
func (d *asker) unspoken(i int) end {
	tok := &d.t.Tokens[i]
	if d.sent.Lang != words.ES || !d.finite(i) {
		return end{}
	}
	if strings.HasSuffix(tok.Norm, "mos") {
		return end{first: i, last: i + 1, head: i, kind: person, many: true, name: d.author()}
	}
	if i > d.first && d.t.Tokens[i-1].Norm == ";" {
		for k := i - 2; k >= max(d.first, i-clauseReach); k-- {
			if x := &d.t.Tokens[k]; x.Tag == words.Verb && d.finite(k) {
				e, _ := d.subject(k)
				return e
			}
		}
	}
	if i == d.first && d.they.ok() && strings.HasSuffix(tok.Norm, "n") {
		return d.they
	}
	return end{}
}

// people is the phrase "90% of the population" before a verb that no actor is the subject of.
func (d *asker) people(i int) end {
	for k := len(d.ends) - 1; k >= 0; k-- {
		if e := &d.ends[k]; e.last <= i && i-e.last <= 2 {
			return *e
		}
	}
	return end{}
}

// programme reads what the author, or whoever is quoted, holds to be needed: "what is needed is X", "lo que se
// necesita es X", "“it is necessary to X”".
func (d *asker) programme(i int) int {
	toks := d.t.Tokens
	switch toks[i].Norm {
	case "needed", "required", "necesita", "requiere", "falta", "necesario", "necessary", "preciso", "imprescindible":
	default:
		return 0
	}
	if back := max(d.first, i-4); oneOf(toks[i].Norm, "needed", "required", "necesita", "requiere", "falta") {
		what := false
		for k := back; k < i; k++ {
			what = what || toks[k].Norm == "what" || toks[k].Norm == "que" && k > d.first && toks[k-1].Norm == "lo"
		}
		if !what || d.negated(i) {
			return 0
		}
		for k := i + 1; k < d.last && k < i+5; k++ {
			if oneOf(toks[k].Norm, "is", "es") && k+1 < d.last && toks[k+1].Norm != "not" && toks[k+1].Norm != "no" {
				return d.by(k+1, d.speaker(i), true)
			}
			if toks[k].Tag != words.Adv && toks[k].Tag != words.Noun && toks[k].Tag != words.Det {
				break
			}
		}
		return 0
	}
	// "it is necessary to X" counts in somebody's mouth alone: an author says it of anything
	if i+1 >= d.last || !(toks[i+1].Norm == "to" || toks[i+1].Form == words.Infinitive || toks[i+1].Norm == "que") || d.negated(max(i-1, d.first)) {
		return 0
	}
	start := i
	for start > d.first && start > i-3 && (toks[start-1].Tag == words.Aux || oneOf(toks[start-1].Norm, "it", "es", "is")) {
		start--
	}
	if start == d.first || !isQuote(toks[start-1].Norm) && !oneOf(toks[start-1].Norm, "that", "que") {
		return 0
	}
	if by := d.speaker(start - 1); by.ok() {
		return d.by(start, by, false)
	}
	return 0
}

// by cites a programme, the author's if nobody else speaks.
func (d *asker) by(at int, by end, author bool) int {
	mine := author && !by.ok()
	if mine {
		by = end{name: d.author()}
	}
	n := len(d.out)
	last := d.content(at, by, end{}, false)
	if mine {
		for ; n < len(d.out); n++ {
			v := d.out[n].Value()
			v.Author = true
			d.out[n] = record.CiteSpan(d.t.Doc, d.out[n].Span(), v)
		}
	}
	return last
}

// speaker is who says what begins at token i: the subject of a verb of speech before it.
func (d *asker) speaker(i int) end {
	toks := d.t.Tokens
	for k := i; k >= max(d.first, i-60); k-- {
		if toks[k].Tag == words.Verb && oneOf(toks[k].Lemma, "say", "add", "declare", "state", "insist", "stress", "argue", "decir", "senalar", "afirmar", "declarar", "sostener", "agregar", "anadir", "manifestar", "subrayar") {
			if e, ok := d.subject(k); ok {
				return e
			}
			for n := range d.ends {
				if e := &d.ends[n]; e.last <= k && e.kind == person {
					return *e
				}
			}
			return end{}
		}
	}
	return end{}
}

// addressed is whom the demand goes to, with the token at which its content begins: "on B to X", "a B
// que X", "B (an agency of C), to X", "demanding B call X".
func (d *asker) addressed(at int) (int, end) {
	toks := d.t.Tokens
	k := at
	if k < d.last && d.sent.Lang == words.ES && oneOf(toks[k].Norm, "a", "al", "ante") {
		k++
	}
	var of end
	var ok bool
	if k < d.last && toks[k].Tag == words.Pron && oneOf(toks[k].Norm, "him", "her", "them", "it") {
		of, ok = end{first: k, last: k + 1, head: k}, true
		if e, found := d.pronoun(k); found {
			of.name, of.actor, of.kind = e.name, e.actor, e.kind
		} else {
			of.name = "" // asked, but unknown whom
		}
	} else {
		if of, ok = d.phrase(k); !ok && k < d.last {
			// "urged every witness to come forward"
			n := k
			for n < d.last-1 && n < k+2 && d.t.Tokens[n].Tag == words.Det {
				n++
			}
			if of, ok = d.nominal(n); ok && (of.last >= d.last || !(toks[of.last].Norm == "to" && d.opensContent(of.last) || d.sent.Lang == words.ES && k > at && oneOf(toks[of.last].Norm, "a", "que") && d.opensContent(of.last))) {
				ok = false
			}
		}
	}
	if !ok || of.first-k > 4 {
		return at, end{}
	}
	n := of.last
	// over the rest of the phrase and what is said about the one addressed: a bracket, an apposition
	for m := 0; m < 3 && n < d.last; m++ {
		switch toks[n].Norm {
		case "(":
			for n < d.last && n < of.last+16 && toks[n].Norm != ")" {
				n++
			}
			n = min(n+1, d.last)
		case ",", "—", "–":
			close := toks[n].Norm
			c := n + 1
			for c < d.last && c < n+25 && toks[c].Norm != close {
				c++
			}
			if c+1 >= d.last || toks[c].Norm != close || !d.opensContent(c+1) {
				break
			}
			n = c + 1
		case "of", "de", "del", "in", "en":
			if toks[n].Group == 0 && n+1 < d.last {
				c := n + 1
				for c < d.last && c < n+6 && (toks[c].Tag == words.Det || toks[c].Tag == words.Proper || toks[c].Tag == words.Noun) {
					c++
				}
				if c < d.last && d.opensContent(c) {
					n = c
				}
			}
		}
	}
	if n >= d.last || !d.opensContent(n) {
		return at, end{}
	}
	if oneOf(toks[n].Norm, "to", "que", "that", "for") || toks[n].Norm == "a" && d.sent.Lang == words.ES {
		n++
	}
	return n, of
}

// opensContent: "to do", "that", "que haga", "a retirar", a bare verb.
func (d *asker) opensContent(n int) bool {
	tok := &d.t.Tokens[n]
	switch tok.Norm {
	case "to":
		return n+1 < d.last && (d.t.Tokens[n+1].Tag == words.Verb || d.t.Tokens[n+1].Tag == words.Aux || d.t.Tokens[n+1].Tag == words.Adv || d.t.Tokens[n+1].Norm == "not")
	case "that", "que", "for":
		return true
	case "a":
		if n+2 < d.last && isQuote(d.t.Tokens[n+1].Norm) {
			n++
		}
		return d.sent.Lang == words.ES && n+1 < d.last && (d.t.Tokens[n+1].Form == words.Infinitive || d.t.Tokens[n+1].Norm == "no" || d.t.Tokens[n+1].Norm == "que")
	}
	if d.sent.Lang == words.ES {
		return tok.Tag == words.Det // "exigió al gobierno la renuncia"
	}
	return tok.Tag == words.Verb && (tok.Form == words.Base || tok.Norm == tok.Lemma)
}
