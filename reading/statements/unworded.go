package statements

import (
	"testigo/reading/words"
	"testigo/record"
)

// unworded reads relations that a preposition, a bracket or a possessive shows.
func (r *reader) unworded() {
	toks := r.t.Tokens
	for k := 0; k < len(r.ends); k++ {
		e := r.ends[k]
		next := e.last
		if e.kind == body {
			r.owned(e)
		}
		if next+1 >= r.last {
			break
		}
		switch e.kind {
		case person:
			r.partisan(e)
		case body:
			r.within(e)
			r.hisFirm(e)
			r.following(e)
		}
	}
	for i := r.first; i+2 < r.last; i++ {
		if toks[i].Tag == words.Noun {
			if rules[toks[i].Lemma] {
				r.ruled(i)
			}
			if collectives[toks[i].Norm] || toks[i].Norm == "movement" || toks[i].Norm == "movimiento" {
				r.partyOf(i)
			}
			r.breakaway(i)
		} else if toks[i].Norm == "which" || toks[i].Norm == "que" {
			r.belonging(i)
		} else if toks[i].Tag == words.Verb || toks[i].Tag == words.Adj {
			r.members(i)
			r.merged(i)
		}
		if i+4 >= r.last {
			continue
		}
		if toks[i].Lemma == "split" || toks[i].Lemma == "escindir" || toks[i].Lemma == "separar" {
			r.splitToForm(i)
		}
	}
}

// partisan reads "A, from the PTS", "A of the Red Party" and "A (Red Party)".
func (r *reader) partisan(e end) {
	toks := r.t.Tokens
	if f := e.first; f-2 >= r.first && isGenitive(toks[f-1].Norm) {
		if b, ok := r.over(f - 2); ok && b.last == f-1 && b.kind == body && (b.org == record.Party || b.org == record.Front || b.org == record.Union) {
			r.add(record.MemberOf, e, b, b.first, e.last) // "the Green Party's A"
		}
	}
	k := e.last
	comma := toks[k].Norm == ","
	bracket := toks[k].Norm == "("
	if comma || bracket {
		k++
	}
	both := comma && k < r.last && oneOf(toks[k].Norm, "both", "all", "ambos", "ambas", "todos", "todas")
	if both {
		k++ // "A and B, both of the Green Front"
	}
	prep := k < r.last && (oneOf(toks[k].Norm, "from", "of", "de", "del"))
	if prep {
		k++
	}
	if !prep && !bracket || k >= r.last {
		return
	}
	to, ok := r.phrase(k)
	if !ok || to.kind != body || to.first > k+2 || !r.bounded(&to) {
		return
	}
	switch to.org {
	case record.Party, record.Front, record.Guerrilla, record.Union:
	case record.State, record.Media, record.International:
		return
	default:
		if !comma || !r.closed(to.last) { // "A, of the Coordinating Committee, said"
			return
		}
	}
	if bracket && (to.last >= r.last || !oneOf(toks[to.last].Norm, ")", ",", "-", "—")) {
		return
	}
	if both {
		for _, f := range r.fellows(e) {
			r.add(record.MemberOf, f, to, f.first, to.last)
		}
		return
	}
	r.add(record.MemberOf, e, to, e.first, to.last)
}

// within reads "the PTS in the Left Front".
func (r *reader) within(e end) {
	toks := r.t.Tokens
	k := e.last
	if toks[k].Norm == ")" || toks[k].Norm == "," {
		k++
	}
	if k+1 >= r.last || !oneOf(toks[k].Norm, "in", "within", "of", "en", "dentro") || e.org != record.Party && e.org != record.Union && e.org != record.Guerrilla {
		return
	}
	if to, ok := r.phrase(k + 1); ok && to.kind == body && to.org == record.Front {
		r.add(record.PartOf, e, to, e.first, to.last)
	}
}

// hisFirm reads "A had his Andes Petroleum Co. do it": the firm is led by whom the possessive means.
func (r *reader) hisFirm(e end) {
	toks := r.t.Tokens
	if e.org != record.Company && e.org != record.Media || e.first <= r.first || !oneOf(toks[e.first-1].Norm, "his", "her") {
		return
	}
	if who, ok := r.pronoun(e.first - 1); ok && who.kind == person {
		r.add(record.Leads, who, e, e.first-1, e.last)
	}
}

// ruled reads "the military regime of General A". Without an adjective the name itself says all:
// "the government of A".
func (r *reader) ruled(i int) {
	toks := r.t.Tokens
	k := i + 1
	first := r.phraseStart(i)
	for first < i && (toks[first].Tag == words.Det || toks[first].Tag == words.Num) {
		first++
	}
	last := k
	if r.sent.Lang == words.ES {
		for last < r.last-1 && toks[last].Tag == words.Adj && last < k+3 {
			last++
		}
	}
	k = last
	if first == i && last == i+1 || k+1 >= r.last || !isOf(toks[k].Norm) {
		return
	}
	for n := k + 1; n < r.last && n < k+6; n++ {
		f, l, ok := r.cast.MentionAt(n)
		if !ok {
			if tok := &toks[n]; tok.Tag != words.Det && tok.Tag != words.Proper && tok.Tag != words.Noun && tok.Tag != words.Adj && tok.Norm != "." {
				return
			}
			continue
		}
		a, _ := r.cast.At(n)
		who := r.cast.Actors[a]
		if f != n || who.Kind != record.Person {
			return
		}
		to := end{first: first, last: last, head: i, kind: group, many: true, class: "government", name: r.squeezed(first, last)}
		r.add(record.Leads, end{first: f, last: l, head: l - 1, kind: person, name: who.Name, actor: a + 1}, to, first, l)
		return
	}
}

// splitToForm reads "most of A had split to form B".
func (r *reader) splitToForm(i int) {
	toks := r.t.Tokens
	k := i + 1
	if oneOf(toks[k].Norm, "to", "para", "and") {
		k++
	}
	if k+1 >= r.last || !oneOf(toks[k].Lemma, "form", "create", "found", "formar", "fundar", "crear") {
		return
	}
	to, ok := r.phrase(k + 1)
	if !ok || to.kind != body {
		return
	}
	// the body left: the nearest before the verb
	for n := i - 1; n >= r.first && n > i-25; n-- {
		if e, ok := r.over(n); ok && e.kind == body {
			r.add(record.SplitFrom, to, e, e.first, to.last)
			return
		}
		if e, ok := r.bodyAt(n); ok {
			r.add(record.SplitFrom, to, e, e.first, to.last)
			return
		}
	}
}
