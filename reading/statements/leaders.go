package statements

import (
	"testigo/reading/words"
	"testigo/record"
)

// Who leads a body where no word of leading says so: "the Radical Party of Luis Soto", "the Green Front, Ana Ruiz's
// party", "the Popular Army, under Hugo Pinto".

// following reads "B of A" and "B under A" for a body that people follow.
func (r *reader) following(e end) {
	switch e.org {
	case record.Party, record.Front, record.Guerrilla, record.Union:
	case record.Military:
		r.under(e)
		return
	default:
		return
	}
	k := r.overBracket(e.last)
	comma := k < r.last && r.t.Tokens[k].Norm == ","
	if comma {
		k++
	}
	if k+1 >= r.last || !isOf(r.t.Tokens[k].Norm) {
		r.under(e)
		return
	}
	if to, ok := r.phrase(k + 1); ok && to.kind == person && !r.owns(to) && (!comma || r.closed(to.last)) {
		r.add(record.Leads, to, e, e.first, to.last)
	}
}

// under reads "the Popular Army, under Hugo Pinto, …", "the guerrillas of the FAL under their commander Hugo Pinto".
func (r *reader) under(e end) {
	toks := r.t.Tokens
	k := r.overBracket(e.last)
	if k < r.last && toks[k].Norm == "," {
		k++
	}
	if k < r.last && toks[k].Tag == words.Verb && oneOf(toks[k].Lemma, "found", "form", "set", "create", "establish", "launch") {
		for n := k + 1; n < r.last && n < k+7 && toks[n].Kind != words.Punct; n++ {
			if toks[n].Norm == "under" { // "set up in May under Luis Soto"
				k = n
				break
			}
		}
	}
	if k+1 >= r.last || toks[k].Norm != "under" {
		return
	}
	if to, ok := r.phrase(k + 1); ok && to.kind == person && !r.owns(to) {
		r.add(record.Leads, to, e, e.first, to.last)
	}
}

// overBracket is the token behind a bracket that begins at token k, as that of an acronym does; else k.
func (r *reader) overBracket(k int) int {
	toks := r.t.Tokens
	if k >= r.last || toks[k].Norm != "(" {
		return k
	}
	for n := k + 1; n < r.last && n < k+8; n++ {
		if toks[n].Norm == ")" {
			return n + 1
		}
	}
	return k
}

// owns: the name only says whose something is: "Soto's friends".
func (r *reader) owns(e end) bool {
	return e.last < r.last && isGenitive(r.t.Tokens[e.last].Norm)
}

// partyOf reads "B, the party of A", "B, el movimiento de A" at the noun.
func (r *reader) partyOf(i int) {
	toks := r.t.Tokens
	if i+2 >= r.last || !isOf(toks[i+1].Norm) {
		return
	}
	who, ok := r.personAt(i + 2)
	if !ok || r.owns(who) {
		return
	}
	if b, ok := r.holder(r.phraseStart(i)); ok && b.kind == body {
		r.add(record.Leads, who, b, b.first, who.last)
	}
}

// personAt is the person whose name begins behind titles at token i, even inside a description.
func (r *reader) personAt(i int) (end, bool) {
	toks := r.t.Tokens
	for k := i; k < r.last && k < i+5; k++ {
		if f, l, ok := r.cast.MentionAt(k); ok && f == k && l <= r.last {
			a, _ := r.cast.At(k)
			who := r.cast.Actors[a]
			return end{first: f, last: l, head: l - 1, kind: person, name: who.Name, actor: a + 1}, who.Kind == record.Person
		}
		if tok := &toks[k]; tok.Tag != words.Det && tok.Tag != words.Noun && tok.Tag != words.Adj && tok.Tag != words.Proper && tok.Norm != "." {
			break
		}
	}
	return end{}, false
}

// elects are the verbs that give somebody a role.
var elects = set("elect", "re-elect", "reelect", "name", "appoint", "choose", "designate", "proclaim", "elegir", "reelegir", "nombrar", "designar", "proclamar")

// elected is whom a verb of electing gives the role that begins at token start: "A was elected president of B", "it elected A
// president of B", "eligió a A presidente de B".
func (g *stage) elected(start int) (end, bool) {
	toks := g.t.Tokens
	p := start - 1
	if toks[p].Tag == words.Verb && elects[toks[p].Lemma] {
		if g.negated(p) {
			return end{}, false
		}
		if n := toks[p].Group; n > 0 && g.t.Groups[n-1].Passive {
			return g.subject(p)
		}
		if toks[p].Form == words.Participle || toks[p].Form == words.Past && g.sent.Lang == words.EN {
			e, ok := g.before(p) // "A, elected president of B in May"
			return e, ok && e.kind == person && p > g.first && toks[p-1].Norm == ","
		}
		return end{}, false
	}
	e, ok := g.over(p)
	if !ok || e.last != start || e.kind != person {
		return end{}, false
	}
	f := e.first - 1
	for f > g.first && (toks[f].Norm == "a" || toks[f].Norm == "al" || toks[f].Tag == words.Det || toks[f].Tag == words.Noun) {
		f--
	}
	return e, f >= g.first && toks[f].Tag == words.Verb && elects[toks[f].Lemma] && !g.negated(f)
}

// topic is the body at the head of an entry that tells what it is in short: "Green Front: led by Ana Ruiz; allied with the
// Civic Union." first is the token at which such a part begins.
func (g *stage) topic(first int) (end, bool) {
	toks := g.t.Tokens
	if first-1 < g.first || toks[first-1].Norm != ":" && toks[first-1].Norm != ";" {
		return end{}, false
	}
	var e end
	if len(g.ends) > 0 && g.ends[0].first <= g.first+1 {
		e = g.resolved(g.ends[0])
	} else if name, ok := g.unlisted(g.first); ok {
		e = name // what stands there as an entry is one
	} else {
		return end{}, false
	}
	k := e.last
	for k < first && (toks[k].Norm == "(" || toks[k].Norm == ")" || toks[k].Norm == "." || toks[k].Tag == words.Proper) {
		k++
	}
	return e, e.kind == body && e.first <= g.first+1 && k < first && toks[k].Norm == ":"
}
