package statements

import (
	"testigo/reading/words"
	"testigo/record"
)

// turned reads Spanish clauses whose subject stands behind the verb, or whose object is a pronoun before it: "B, que dirige A",
// "B, al que apoya A", "lo sucedió A", "C lo combate". done is false where the clause is none of these.
func (r *reader) turned(l *link, i, last int) (found, done bool) {
	toks := r.t.Tokens
	p := i - 1
	if g := toks[i].Group; g > 0 && r.t.Groups[g-1].Kind == words.VerbGroup {
		p = int(r.t.Groups[g-1].First) - 1
	}
	clitic := i > r.first && oneOf(toks[i-1].Norm, "lo", "la", "le", "los", "las", "les") && toks[i-1].Tag != words.Det
	if clitic {
		return r.byPronoun(l, i, last), true
	}
	if p <= r.first+1 || toks[p].Norm != "que" || r.negated(i) {
		return false, false
	}
	toWhom := p-1 > r.first && oneOf(toks[p-1].Norm, "el", "la", "los", "las", "al") && oneOf(toks[p-2].Norm, "a", "al", ",") && (toks[p-1].Norm == "al" || toks[p-2].Norm == "a")
	ante := p
	if toWhom {
		for ante = p - 1; ante > r.first && oneOf(toks[ante-1].Norm, "a", "al"); ante-- {
		}
	}
	list := r.list(last)
	if len(list) == 0 || list[0].first > last+3 {
		return false, false
	}
	of, ok := r.climbed(r.before(ante))
	if !ok {
		return false, false
	}
	switch {
	case toWhom:
	case l.typ == record.Leads && of.kind == body && list[0].kind == person:
	case l.typ == record.MemberOf && (of.kind == body || of.kind == group) && l.word == "integrar":
	default:
		return false, false
	}
	for k := range list {
		typ := l.typ
		if typ == record.MemberOf && list[k].kind == body {
			typ = record.PartOf
		}
		if l.pattern == asInverse {
			found = r.add(typ, of, list[k], of.first, list[k].last) || found
		} else {
			found = r.add(typ, list[k], of, of.first, list[k].last) || found
		}
	}
	return found, true
}

// byPronoun reads "C lo apoya" and "lo sucedió A": the pronoun means the person, else the body, spoken of last.
func (r *reader) byPronoun(l *link, i, last int) bool {
	toks := r.t.Tokens
	if r.negated(i) || l.typ == record.MemberOf {
		return false
	}
	// who does it: behind the verb, over "al frente de B", "en el cargo"
	var from end
	ok := false
	for k := last; k < r.last && k < last+10 && toks[k].Kind != words.Punct; k++ {
		if e, okay := r.over(k); okay && (e.kind == person || e.kind == body && k <= last+1 && e.first <= last+1) {
			if f := e.first - 1; f >= last && (toks[f].Norm == "a" || toks[f].Norm == "al") {
				return false // "le sucedió a B"
			}
			from, ok = e, true
			break
		}
		if toks[k].Tag == words.Verb {
			break
		}
	}
	behind := ok
	if !ok {
		if from, ok = r.subject(i); !ok {
			return false
		}
	}
	to := end{}
	for k := len(r.ends) - 1; k >= 0 && !to.ok(); k-- {
		if e := r.ends[k]; e.last <= i && (e.kind == person || e.kind == body && l.typ != record.PredecessorOf) && e.name != from.name {
			to = e
		}
	}
	if !to.ok() {
		to = r.he
		to.first, to.last, to.head = i-1, i, i-1
	}
	if !to.ok() || !behind && from.first < to.first && from.last > to.first {
		return false
	}
	if l.pattern == asInverse {
		from, to = to, from
	}
	return r.add(l.typ, from, to, min(from.first, to.first), max(from.last, to.last))
}
