package statements

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// owned reads "Soto's Popular Unity Party": a party is called after whom it follows.
func (r *reader) owned(e end) {
	switch e.org {
	case record.Party, record.Front, record.Guerrilla:
	default:
		return
	}
	toks := r.t.Tokens
	f := e.first
	for f > r.first && (toks[f-1].Tag == words.Adj || isQuote(toks[f-1].Norm)) {
		f--
	}
	if f-2 >= r.first && isGenitive(toks[f-1].Norm) && toks[f-1].Norm != "'" {
		if who, ok := r.over(f - 2); ok && who.kind == person && who.last == f-1 {
			r.add(record.Leads, who, e, who.first, e.last)
		}
	}
	if f-1 <= r.first {
		return
	}
	switch w := toks[f-1].Norm; {
	case oneOf(w, "his", "her", "su"): // "A and his Green Party"
		if who, ok := r.meant(f - 1); ok && who.kind == person && !who.many && who.first >= r.first && who.last <= f-1 {
			r.add(record.Leads, who, e, f-1, e.last)
		}
	case oneOf(w, "whose", "cuyo", "cuya"):
		if who, ok := r.before(f - 1); ok && who.kind == person {
			r.add(record.Leads, who, e, who.first, e.last)
		}
	}
}

// allies reads "A and B, allies in the senate": a noun of a bond in the plural behind two names, or "A and B are allies".
func (r *reader) allies(l *link, i, last int) bool {
	toks := r.t.Tokens
	if i <= r.first || last < r.last && isOf(toks[last].Norm) || !strings.HasSuffix(toks[i].Norm, "s") {
		return false
	}
	p := i - 1
	for p > r.first && (toks[p].Tag == words.Adv || toks[p].Tag == words.Adj || toks[p].Tag == words.Det) {
		p--
	}
	var e end
	var ok bool
	switch tok := &toks[p]; {
	case p <= r.first:
		return false
	case tok.Norm == ",":
		e, ok = r.before(p)
	case tok.Tag == words.Aux || tok.Tag == words.Verb && oneOf(tok.Lemma, "be", "remain", "become", "ser", "seguir"):
		if r.negated(p) {
			return false
		}
		e, ok = r.subject(p)
	}
	if !ok {
		return false
	}
	both := r.fellows(e)
	return len(both) == 2 && r.add(l.typ, both[1], both[0], both[1].first, last)
}

// joint reads "A and B formed a coalition", "A and B joined forces", "A y B se aliaron": a bond that those who enter it make together.
func (r *reader) joint(l *link, i, last int) bool {
	toks := r.t.Tokens
	v := i
	if l.pattern == asDeed {
		if v = r.phraseStart(i) - 1; v <= r.first || !oneOf(toks[v].Lemma, "form", "seal", "make", "forge", "build", "launch", "formar", "sellar", "forjar", "constituir", "conformar", "integrar") || !unions[toks[i].Lemma] {
			return false
		}
	}
	if toks[v].Tag != words.Verb || r.negated(v) || last < r.last && oneOf(toks[last].Norm, "with", "con", "to", "of", "de", "between", "entre", "against", "contra") {
		return false
	}
	e, ok := r.subject(v)
	if !ok {
		return false
	}
	both := r.fellows(e)
	return len(both) == 2 && r.add(l.typ, both[1], both[0], both[1].first, last)
}

// founded reads, behind "A left B", what A made next: "and set up C", "y fundó C". C comes from B, and if A is a person A leads it.
func (r *reader) founded(who, left end, last int) bool {
	toks := r.t.Tokens
	for k := last; k < r.last && k < last+14; k++ {
		tok := &toks[k]
		if tok.Norm == ";" || tok.Norm == ":" {
			return false
		}
		if tok.Tag != words.Verb || !oneOf(tok.Lemma, "form", "create", "found", "set", "launch", "start", "establish", "formar", "fundar", "crear", "lanzar", "constituir") || r.negated(k) {
			continue
		}
		at := k + 1
		if tok.Lemma == "set" {
			if at >= r.last || toks[at].Norm != "up" {
				continue
			}
			at++
		}
		made, ok := r.phrase(at)
		if !ok || made.kind != body {
			made, ok = r.called(at)
		}
		if !ok || made.name == left.name {
			return false
		}
		r.add(record.SplitFrom, made, left, who.first, made.last)
		if who.kind == person {
			r.add(record.Leads, who, made, who.first, made.last)
		}
		return true
	}
	return false
}

// called is a name that no list knows, behind the noun that says what it is: "la lista Nueva República".
func (r *reader) called(at int) (end, bool) {
	toks := r.t.Tokens
	for n := 0; at < r.last-1 && n < 4 && toks[at].Shape == words.Lower && (toks[at].Tag == words.Det || toks[at].Tag == words.Adj || toks[at].Tag == words.Noun); n++ {
		at++
	}
	to := at
	for to < r.last && to < at+5 && toks[to].Kind == words.Word && toks[to].Shape != words.Lower {
		to++
	}
	if to == at || r.t.Capitals || months[toks[at].Norm] {
		return end{}, false
	}
	return end{first: at, last: to, head: to - 1, kind: body, many: true, name: r.squeezed(at, to)}, true
}

// posts say that somebody leads only behind their preposition: "al frente de", "al mando de".
var posts = set("frente", "mando", "cabeza")

// post reads "A, al frente de B", "A sigue al frente de B"; and, where a person stands behind it, "B, al mando de A".
func (r *reader) post(of end, start, last int) bool {
	toks := r.t.Tokens
	p := start - 1
	if k := of.last; p == r.first && k+1 < r.last && toks[k].Lemma == "estar" && of.kind == body { // "Al frente de B está A"
		if who, ok := r.phrase(k + 1); ok && who.kind == person {
			return r.add(record.Leads, who, of, of.first, who.last)
		}
	}
	if p > r.first && toks[p].Norm == "a" || p > r.first && toks[p].Norm == "al" {
		p--
	} else {
		return false
	}
	var e end
	var ok bool
	switch tok := &toks[p]; {
	case tok.Norm == ",":
		e, ok = r.before(p)
	case tok.Tag == words.Verb || tok.Tag == words.Aux:
		if !r.negated(p) {
			e, ok = r.subject(p)
		}
	default:
		e, ok = r.before(p + 1)
	}
	if !ok {
		return false
	}
	if of.kind == person && e.kind != person {
		e, of = of, e
	}
	return r.add(record.Leads, e, of, min(e.first, of.first), max(last, e.last))
}
