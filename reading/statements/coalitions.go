package statements

import (
	"testigo/reading/words"
	"testigo/record"
)

// What a body is made of, and what a body came from.

// composed are participles behind which the members stand: "made up of A and B", "integrado por A y B".
var composed = set("make", "compose", "form", "comprise", "constitute", "conformar", "componer", "formar", "integrar", "constituir")

// members reads "C, made up of A and B", "C, formada por A y B" at the participle: A and B are parts of C. One member alone
// makes nothing.
func (r *reader) members(i int) {
	toks := r.t.Tokens
	tok := &toks[i]
	if !composed[tok.Lemma] || tok.Tag != words.Verb && tok.Tag != words.Adj || tok.Form != words.Participle && tok.Form != words.Past || r.negated(i) {
		return
	}
	k := i + 1
	if tok.Lemma == "make" {
		if k >= r.last || toks[k].Norm != "up" {
			return
		}
		k++
	}
	if k+1 >= r.last || !oneOf(toks[k].Norm, "of", "by", "por", "de") {
		return
	}
	start := i
	if g := tok.Group; g > 0 {
		start = int(r.t.Groups[g-1].First)
	}
	whole, ok := r.antecedent(start)
	if !ok || whole.kind != body && whole.kind != group {
		return
	}
	list := r.list(k + 1)
	if len(list) < 2 {
		return
	}
	for n := range list {
		switch list[n].kind {
		case person:
			r.add(record.MemberOf, list[n], whole, whole.first, list[n].last)
		case body, group:
			if whole.kind == body {
				r.add(record.PartOf, list[n], whole, whole.first, list[n].last)
			}
		}
	}
}

// belonging reads "C, to which A belongs", "C, de la que forma parte A" at the relative pronoun.
func (r *reader) belonging(i int) {
	toks := r.t.Tokens
	var whole, part end
	ok := false
	if toks[i].Norm == "which" {
		if i <= r.first || toks[i-1].Norm != "to" {
			return
		}
		if part, ok = r.phrase(i + 1); !ok || part.last >= r.last || toks[part.last].Lemma != "belong" {
			return
		}
		whole, ok = r.climbed(r.before(i - 1))
	} else {
		p, v := i-1, i+1
		if p > r.first && oneOf(toks[p].Norm, "el", "la") {
			p--
		}
		if p < r.first || p == i-1 && !oneOf(toks[p].Norm, "al", "del") || v+1 >= r.last {
			return
		}
		switch {
		case toks[v].Lemma == "pertenecer" && oneOf(toks[p].Norm, "a", "al"):
		case toks[v].Lemma == "formar" && toks[v+1].Norm == "parte" && isOf(toks[p].Norm):
			v++
		default:
			return
		}
		if part, ok = r.phrase(v + 1); !ok {
			return
		}
		whole, ok = r.climbed(r.before(p))
	}
	if !ok || whole.kind != body {
		return
	}
	switch part.kind {
	case person:
		r.add(record.MemberOf, part, whole, whole.first, part.last)
	case body, group:
		r.add(record.PartOf, part, whole, whole.first, part.last)
	}
}

// union reads "C, a coalition of A and B" at the noun: A and B are parts of C.
func (r *reader) union(i, at int) bool {
	whole, ok := r.holder(r.phraseStart(i))
	if !ok || whole.kind != body {
		return false
	}
	found := false
	for _, m := range r.list(at) {
		if m.kind == body || m.kind == group && m.many {
			found = r.add(record.PartOf, m, whole, whole.first, m.last) || found
		}
	}
	return found
}

// merged reads "A, B and C formed D" at the verb: they are parts of D.
func (r *reader) merged(i int) {
	toks := r.t.Tokens
	if toks[i].Tag != words.Verb || !oneOf(toks[i].Lemma, "form", "create", "found", "launch", "integrate", "formar", "crear", "fundar", "constituir", "conformar", "integrar") || r.negated(i) {
		return
	}
	if g := toks[i].Group; g > 0 && r.t.Groups[g-1].Passive {
		return
	}
	whole, ok := r.phrase(i + 1)
	if !ok || whole.kind != body {
		if whole, ok = r.called(i + 1); !ok {
			return
		}
	}
	e, ok := r.subject(i)
	if !ok || e.kind != body {
		return
	}
	all := r.fellows(e)
	if len(all) < 2 {
		return
	}
	// the first of "A, B and C": over commas
	for f := all[len(all)-1].first; len(all) < maxList; {
		for f > r.first && (toks[f-1].Tag == words.Det || isQuote(toks[f-1].Norm)) {
			f--
		}
		if f-2 < r.first || toks[f-1].Norm != "," {
			break
		}
		o, ok := r.over(f - 2)
		if !ok || o.last != f-1 || o.kind != body {
			break
		}
		all = append(all, o)
		f = o.first
	}
	for _, m := range all {
		r.add(record.PartOf, m, whole, m.first, whole.last)
	}
}

// rebels are those who leave a body to make another one; splits are the leaving.
var rebels = set("dissidents", "defectors", "rebels", "renegades", "dissident", "members", "militants", "deputies", "legislators", "youth", "disidentes", "militantes", "desertores", "rebeldes", "diputados", "miembros", "juventud")
var splits = set("split", "breakaway", "schism", "division", "escision", "division", "ruptura", "cisma", "fractura")

// breakaway reads "C, formed by dissidents of B", "C, born of a split in B", "C nació de una escisión de B" at the noun: C comes from B.
func (r *reader) breakaway(i int) {
	toks := r.t.Tokens
	rebel := rebels[toks[i].Norm]
	if !rebel && !splits[toks[i].Norm] || i+2 >= r.last || !oneOf(toks[i+1].Norm, "of", "from", "in", "within", "de", "del", "en") {
		return
	}
	from, ok := r.phrase(i + 2)
	if !ok || from.kind != body || !r.bounded(&from) {
		return
	}
	if !rebel {
		// "a split in B gave birth to C"
		for v := from.last; v+2 < r.last && v < from.last+7; v++ {
			if toks[v].Tag != words.Verb || !oneOf(toks[v].Lemma, "give", "lead", "produce", "dar") {
				continue
			}
			k := v + 1
			for k < r.last && oneOf(toks[k].Norm, "birth", "rise", "to", "origen", "lugar", "nacimiento", "a", "al") {
				k++
			}
			if made, ok := r.phrase(k); ok && made.kind == body && made.name != from.name {
				r.add(record.SplitFrom, made, from, r.phraseStart(i), made.last)
				return
			}
		}
	}
	p := r.phraseStart(i) - 1
	for p > r.first && (toks[p].Tag == words.Det || toks[p].Tag == words.Adj || toks[p].Kind == words.Number || toks[p].Tag == words.Num) {
		p--
	}
	if p <= r.first || !oneOf(toks[p].Norm, "by", "of", "from", "out", "por", "de", "tras", "after") {
		return
	}
	// the making, over a date: "formed in 1946 by"
	v := p - 1
	for v > r.first && v > p-5 && toks[v].Tag != words.Verb {
		if toks[v].Kind == words.Punct || r.at[v-r.first] > 0 {
			return
		}
		v--
	}
	if toks[v].Tag != words.Verb || !oneOf(toks[v].Lemma, "form", "found", "create", "bear", "born", "launch", "establish", "set", "emerge", "arise", "grow", "formar", "fundar", "crear", "nacer", "surgir", "constituir") || r.negated(v) {
		return
	}
	start := v
	if g := toks[v].Group; g > 0 {
		start = int(r.t.Groups[g-1].First)
	}
	made, ok := r.antecedent(start)
	if !ok {
		made, ok = r.subject(v)
	}
	if ok && made.kind == body && made.name != from.name {
		r.add(record.SplitFrom, made, from, made.first, from.last)
	}
}
