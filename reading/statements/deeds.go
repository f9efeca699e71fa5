package statements

import (
	"testigo/reading/words"
	"testigo/record"
)

// deed reads a doing or a bond: "A's support for B", "the leadership of B by A", "A has ties to B",
// "an alliance between A and B".
func (r *reader) deed(l *link, i, last int) bool {
	toks := r.t.Tokens
	if last >= r.last {
		return false
	}
	prep := toks[last].Norm
	if l.typ == record.AlliedWith && oneOf(prep, "between", "of", "entre", "de", "del") {
		return unions[toks[i].Lemma] && r.union(i, last+1) || prep != "del" && r.between(l, i, last+1)
	}
	if l.typ == record.Backs && isOf(prep) && (r.received(i, last+1) || r.helped(i, last+1)) {
		return true
	}
	var ok bool
	switch l.typ {
	case record.AlliedWith:
		ok = oneOf(prep, "with", "to", "con")
	case record.Backs:
		ok = oneOf(prep, "for", "to", "of", "a", "al", "hacia")
	case record.Opposes:
		ok = oneOf(prep, "to", "of", "with", "a", "al", "con", "contra", "against")
	case record.SplitFrom:
		ok = oneOf(prep, "from", "with", "con", "de", "del")
	case record.MemberOf, record.PartOf:
		ok = oneOf(prep, "of", "in", "to", "a", "al", "de", "del", "en")
	default:
		ok = isOf(prep) || prep == "over" || prep == "sobre"
	}
	if !ok {
		return false
	}
	to, ok := r.target(l, last+1)
	if !ok || !r.bounded(&to) {
		return false
	}
	start := r.phraseStart(i)
	// whose doing: "A's support", "his leadership", else the subject of the verb before: "A has ties to"
	if start-2 >= r.first && isGenitive(toks[start-1].Norm) {
		if e, ok := r.over(start - 2); ok && e.last == start-1 {
			return r.add(l.typ, e, to, e.first, to.last)
		}
		return false
	}
	if oneOf(toks[start].Norm, "his", "her", "its", "their", "su", "sus") {
		if e, ok := r.pronoun(start); ok {
			typ := l.typ
			if start-1 > r.first && typ != record.SplitFrom && oneOf(toks[start-1].Lemma, "break", "end", "withdraw", "quit", "romper", "terminar", "retirar", "quitar") {
				if typ = record.SplitFrom; l.typ == record.Leads {
					return false
				}
			}
			return r.add(typ, e, to, start, to.last)
		}
		return false
	}
	if start-1 < r.first {
		return false
	}
	p := start - 1
	if toks[p].Norm == "over" && p > r.first {
		p-- // "took over the leadership of"
	}
	switch tok := &toks[p]; {
	case tok.Tag == words.Verb && l.typ == record.Leads && oneOf(tok.Lemma, "take", "assume", "hold", "win", "asumir", "ocupar", "ejercer", "ganar") && !r.negated(p),
		tok.Tag == words.Verb && l.typ == record.AlliedWith && oneOf(tok.Lemma, "make", "strike", "reach", "hacer", "alcanzar") && !r.negated(p):
		if e, ok := r.subject(p); ok {
			return r.add(l.typ, e, to, p, to.last)
		}
	case tok.Tag == words.Verb && oneOf(tok.Lemma, "have", "form", "maintain", "hold", "seal", "sign", "declare", "express", "announce", "give", "offer", "lead", "enter", "lend", "pledge", "throw", "brindar", "prestar", "tener", "formar", "mantener", "sellar", "firmar", "declarar", "expresar", "anunciar", "dar", "ofrecer", "mostrar", "establecer") && !r.negated(p):
		if e, ok := r.subject(p); ok {
			return r.add(l.typ, e, to, p, to.last)
		}
	case tok.Norm == "," && l.typ == record.AlliedWith && (prep == "with" || prep == "con"):
		// "A, a coalition with B and C"
		if e, ok := r.holder(start); ok {
			found := false
			for _, o := range r.list(last + 1) {
				found = r.add(l.typ, e, o, e.first, o.last) || found
			}
			return found
		}
	case (tok.Norm == "in" || tok.Norm == "into" || tok.Norm == "en") && l.typ == record.AlliedWith:
		// "A governed in coalition with B"
		for v := p - 1; v > r.first && v > p-4; v-- {
			if toks[v].Tag == words.Verb && !r.negated(v) {
				if e, ok := r.subject(v); ok {
					return r.add(l.typ, e, to, v, to.last)
				}
			}
		}
	case (tok.Norm == "with" || tok.Norm == "con") && l.typ == record.AlliedWith:
		// "A, an agency with ties to B"
		if g := toks[p-1].Group; p-1 >= r.first && g > 0 {
			if e, ok := r.holder(r.holderStart(p - 1)); ok {
				return r.add(l.typ, e, to, start, to.last)
			}
			if e, ok := r.over(p - 1); ok {
				return r.add(l.typ, e, to, e.first, to.last)
			}
		}
	}
	return false
}

// helped reads "with the support of B, A won", "A asumió con el respaldo de B": who does something with backing is backed.
func (r *reader) helped(i, at int) bool {
	toks := r.t.Tokens
	p := r.phraseStart(i) - 1
	if p < r.first || !oneOf(toks[p].Norm, "with", "con", "gracias", "by") && !(p > r.first && oneOf(toks[p-1].Norm, "thanks", "gracias")) {
		return false
	}
	list := r.list(at)
	if len(list) == 0 {
		return false
	}
	tail := list[len(list)-1].last
	var to end
	ok := false
	if p == r.first {
		if tail < r.last && toks[tail].Norm == "," {
			to, ok = r.phrase(tail + 1)
		}
	} else {
		for v := p - 1; v >= r.first && v > p-14; v-- {
			if toks[v].Norm == ";" || toks[v].Norm == ":" {
				break
			}
			if toks[v].Tag == words.Verb && r.finite(v) && !r.negated(v) {
				to, ok = r.subject(v)
				break
			}
		}
	}
	if !ok || to.kind != person && to.kind != body {
		return false
	}
	found := false
	for k := range list {
		if list[k].kind == person || list[k].kind == body || list[k].kind == group && list[k].many {
			found = r.add(record.Backs, list[k], to, min(p, to.first), max(tail, to.last)) || found
		}
	}
	return found
}

// received reads "B has the support of A and C": who gets, wins or counts on backing is backed.
func (r *reader) received(i, at int) bool {
	toks := r.t.Tokens
	start := r.phraseStart(i)
	p := -1
	for k := start - 1; k >= r.first && k >= start-8; k-- {
		if toks[k].Tag == words.Verb && toks[k].Form != words.Participle {
			p = k
			break
		}
		if toks[k].Kind == words.Punct {
			break
		}
	}
	if p < 0 || r.negated(p) || !oneOf(toks[p].Lemma, "have", "win", "receive", "get", "gain", "enjoy", "secure", "attract", "sumar", "recibir", "obtener", "contar", "ganar", "conseguir", "lograr", "tener") {
		return false
	}
	to, ok := r.subject(p)
	if !ok {
		return false
	}
	found := false
	for n := 0; n < maxList && at < r.last; n++ {
		e, ok := r.phrase(at)
		if !ok {
			break
		}
		found = r.add(record.Backs, e, to, min(to.first, start), e.last) || found
		at = e.last
		if at < r.last && toks[at].Norm == "(" {
			for at < r.last && toks[at].Norm != ")" {
				at++
			}
			at++
		}
		if at+1 >= r.last || !isAnd(toks[at].Norm) && toks[at].Norm != "," {
			break
		}
		if at++; isOf(toks[at].Norm) {
			at++
		}
	}
	return found
}

// holderStart is where the apposition begins whose head is token i, over participles: "an AFL supported agency".
func (r *reader) holderStart(i int) int {
	toks := r.t.Tokens
	start := r.phraseStart(i)
	if start-2 >= r.first && toks[start-1].Tag == words.Verb && toks[start-2].Group > 0 {
		start = r.phraseStart(start - 2)
	}
	return start
}

// bounded refuses an end that goes on: "ties to the CIA station" is no tie to the CIA.
func (r *reader) bounded(e *end) bool {
	if e.last >= r.last || e.kind != body && e.kind != person {
		return true
	}
	tok := &r.t.Tokens[e.last]
	return !(tok.Tag == words.Noun && tok.Group > 0 && tok.Group == r.t.Tokens[e.last-1].Group) && !isGenitive(tok.Norm)
}

// between pairs the members of an alliance, each with the first.
func (r *reader) between(l *link, i, at int) bool {
	list := r.list(at)
	if len(list) < 2 {
		return false
	}
	found := false
	for k := 1; k < len(list); k++ {
		found = r.add(l.typ, list[0], list[k], r.phraseStart(i), list[k].last) || found
	}
	return found
}

// maxList bounds the members read of one list.
const maxList = 8

// list reads "A", "A and B", "A, B and C" at token i. Commas alone make no list.
func (r *reader) list(i int) []end {
	e, ok := r.phrase(i)
	if !ok {
		return nil
	}
	out := []end{e}
	pending, n := 1, e.last
	for len(out) < maxList && n+1 < r.last {
		w := r.t.Tokens[n].Norm
		comma := w == ","
		and := isAnd(w)
		k := n + 1
		if comma && isAnd(r.t.Tokens[k].Norm) {
			if len(out) < 2 {
				break // "led by A, and B": another phrase of the sentence
			}
			and = true
			k++
		}
		if !comma && !and || k >= r.last {
			break
		}
		if oneOf(r.t.Tokens[k].Norm, "a", "al", "con") && r.sent.Lang == words.ES {
			k++ // "a A y a B"
		}
		e, ok := r.phrase(k)
		if !ok {
			break
		}
		out = append(out, e)
		n = e.last
		if e.kind == person && n+3 < r.last && r.t.Tokens[n].Norm == "," && isOf(r.t.Tokens[n+1].Norm) {
			if b, ok := r.phrase(n + 2); ok && b.kind == body && b.last < r.last && r.t.Tokens[b.last].Norm == "," {
				n = b.last // "A, of the navy, and B"
			}
		}
		if and {
			pending = len(out)
			break
		}
	}
	return out[:pending]
}
