package statements

import (
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// noun reads a role: "A, leader of B"; "A is a leader of B"; "leader of B, A"; "B's leader, A"; "B leader A".
func (r *reader) noun(l *link, i, last int) bool {
	toks := r.t.Tokens
	start := r.phraseStart(i)
	if e, ok := r.over(start); ok && e.kind == person && e.last <= i && start < i {
		start = e.last // "named A head of B"
	}
	of, right, owned := r.whose(l, i, last, &start)
	if !of.ok() {
		return false
	}
	if owned && start > r.first && oneOf(toks[start].Norm, "its", "their", "su") && oneOf(toks[start-1].Norm, "as", "como") {
		// "the congress chose A of B as its speaker"
		for v := start - 2; v > r.first && v > start-14; v-- {
			if toks[v].Tag == words.Verb && elects[toks[v].Lemma] {
				if e, ok := r.subject(v); ok && e.kind != person {
					of = e
				}
				break
			}
		}
	}
	if posts[l.word] {
		return r.post(of, start, max(right, of.last))
	}
	typ := r.typed(l, i, &of)
	if typ == "" {
		return false
	}
	state := func(e end, first, last int) bool {
		switch {
		case typ == backedBy:
			return r.add(record.Backs, of, e, first, last)
		case l.pattern == asInverse:
			return r.add(typ, of, e, first, last)
		case typ == record.MemberOf && e.kind == body:
			return r.add(record.PartOf, e, of, first, last) // "the union, a member of the federation"
		}
		return r.add(typ, e, of, first, last)
	}
	// who stands before: "A, leader of B", "A (leader of B)", "A is leader of B", "elected as leader of B"
	e, ok := r.holder(start)
	if !ok {
		e, ok = r.topic(start)
	}
	if ok && owned && e.name == of.name {
		// "A and B, its ally": whose it is stands before
		for k := len(r.ends) - 1; k >= 0; k-- {
			if o := r.ends[k]; o.last <= e.first && o.name != e.name && (o.kind == body || o.kind == person && of.kind == person) {
				of = o
				break
			}
		}
	}
	if !ok && start-1 > r.first && isAnd(toks[start-1].Norm) && r.roleEnd == start-1 {
		e, ok = r.roleOf, true // "A, head of B and leader of C"
	}
	if ok && (e.kind == person || e.kind == body || e.kind == group && e.many && typ != record.Leads && typ != record.MemberOf || typ == record.FamilyOf) {
		if state(e, min(e.first, start), max(right, of.last)) {
			if toks[i].Norm != l.word && strings.HasSuffix(toks[i].Norm, "s") {
				for _, f := range r.fellows(e)[1:] { // "A and B, both members of C"
					state(f, min(f.first, start), max(right, of.last))
				}
			}
			r.roleOf, r.roleEnd = e, max(right, of.last)
			if k := r.roleEnd; k+2 < r.last && isAnd(toks[k].Norm) && isOf(toks[k+1].Norm) {
				// "leader of B and of C"
				if second, ok := r.target(l, k+2); ok {
					of = second
					if state(e, min(e.first, start), second.last) {
						r.roleEnd = second.last
					}
				}
			}
			return true
		}
	}
	// who stands behind: "leader of B, A", "B's leader, A", "B leader A"
	k := right
	if owned && k+1 < r.last && (toks[k].Lemma == "be" || toks[k].Lemma == "ser") && !r.negated(k) {
		k++ // "B, whose president is A"
	}
	if k < r.last && (toks[k].Norm == "," || toks[k].Norm == "—" || toks[k].Norm == "–" || toks[k].Norm == ":") {
		k++
	}
	for k < r.last && (toks[k].Tag == words.Adj || owned && toks[k].Tag == words.Det || isQuote(toks[k].Norm) || toks[k].Tag == words.Noun && r.ownsEnd(k, toks[k].Group)) && k < right+4 && r.at[k-r.first] == 0 {
		k++
	}
	if e, ok := r.over(k); ok && e.first == k && (e.kind == person || e.kind == body && owned && typ == record.PartOf) {
		if toks[i].Norm != l.word && strings.HasSuffix(toks[i].Norm, "s") && e.kind == person {
			found := false
			for _, who := range r.list(k) { // "the leaders of B, A and C"
				if who.kind == person {
					found = state(who, min(of.first, start), who.last) || found
				}
			}
			return found
		}
		if k > right && toks[right].Norm == "," && !owned && !r.closed(e.last) {
			return false // "the leader of B, A and C": a list
		}
		return state(e, min(of.first, start), e.last)
	}
	return false
}

// closed: what follows an apposition is its second comma, a verb or the end.
func (r *reader) closed(k int) bool {
	if k >= r.last {
		return true
	}
	tok := &r.t.Tokens[k]
	return tok.Kind == words.Punct || tok.Tag == words.Verb || tok.Tag == words.Aux || tok.Tag == words.Adv || tok.Norm == "que" || tok.Norm == "se"
}

// backedBy is backs, read from its object.
const backedBy record.RelationType = "backed-by"

// typed is the relation that a role has with such an end: a candidate of workers is backed by them, a
// person's minister is in the government of that person, and nobody leads a person.
func (r *reader) typed(l *link, i int, of *end) record.RelationType {
	switch l.typ {
	case record.MemberOf:
		if of.kind == group && oneOf(l.word, "candidate", "candidato", "candidata") && !organized(of.class) {
			return backedBy // the candidate of the landowners
		}
		if of.kind == person {
			if !deputies[r.t.Tokens[i].Norm] {
				return ""
			}
			name := "government of " + of.name
			if r.sent.Lang == words.ES {
				name = "gobierno de " + of.name
			}
			*of = end{first: of.first, last: of.last, head: of.head, kind: group, many: true, class: "government", name: name, owned: true}
		}
		if of.kind == group && !of.owned && (!of.many || deputies[r.t.Tokens[i].Norm] && of.last-of.first < 2) {
			return "" // "ministra de Gobierno": the name of an office
		}
	case record.Leads:
		if l.word == "president" && len(l.rest) == 0 && of.org == record.Party && of.last == i {
			return record.MemberOf // "PT president A": the country's, of the PT
		}
		if of.kind == person || of.kind == thing {
			return ""
		}
		if i > r.first && oneOf(r.t.Tokens[i-1].Norm, "deputy", "assistant", "associate", "vice", "adjunto", "adjunta") && of.kind == body {
			return record.MemberOf // "deputy director of B"
		}
	}
	return l.typ
}

// whose finds what a role belongs to. right is the token behind both; start moves to the genitive's first word.
func (r *reader) whose(l *link, i, last int, start *int) (of end, right int, owned bool) {
	toks := r.t.Tokens
	for n := 0; n < 2 && last+1 < r.last && r.sent.Lang == words.ES && toks[last].Tag == words.Adj && r.at[last-r.first] == 0; n++ {
		last++ // "líder histórico de B"
	}
	if last < r.last && !(l.typ == record.MemberOf && deputies[toks[i].Norm] && r.portfolio(last+1) > last+1) && (isOf(toks[last].Norm) || oneOf(toks[last].Norm, "for", "to", "from", "at", "in", "under", "en", "por", "bajo") && l.typ != record.Leads && l.typ != record.FamilyOf ||
		toks[last].Norm == "for" && l.typ == record.MemberOf) {
		if e, ok := r.target(l, last+1); ok {
			return e, e.last, false
		}
	}
	if l.typ == record.MemberOf && deputies[r.t.Tokens[i].Norm] && last < r.last && isOf(toks[last].Norm) {
		if e, ok := r.behindPortfolio(last + 1); ok {
			return e, e.last, false
		}
	}
	// "B's (former) leader"
	k := *start
	for n := i - 1; n > k; n-- {
		if isGenitive(toks[n].Norm) {
			k, *start = n+1, n+1 // the group has swallowed the name
			break
		}
	}
	if k-1 > r.first && isGenitive(toks[k-1].Norm) {
		if e, ok := r.over(k - 2); ok && e.last == k-1 {
			*start = e.first
			for *start > r.first && toks[*start-1].Tag == words.Det {
				*start--
			}
			if *start-2 >= r.first && toks[*start-1].Norm == "of" && oneOf(toks[*start-2].Norm, "one", "some") {
				*start -= 2
			}
			return e, last, true
		}
	}
	// "his daughter", "its leader"
	if k < i && oneOf(toks[k].Norm, "his", "her", "its", "their", "su", "sus", "our", "nuestro", "nuestra") {
		// a body must stand in the same sentence; and a "deputy" of his may be in any office
		raw, ok := r.meant(k)
		if ok && !(raw.kind == person && raw.many) && (raw.kind == person || raw.first >= r.first || k == r.first) && toks[i].Norm != "deputy" {
			e, _ := r.pronoun(k)
			return e, last, true
		}
	}
	// "A, whose brother B sits in the cabinet"
	if k < i && k > r.first && oneOf(toks[k].Norm, "whose", "cuyo", "cuya", "cuyos", "cuyas") {
		if e, ok := r.before(k); ok {
			return e, last, true
		}
	}
	// "CUT leader"
	if e, ok := r.over(i - 1); ok && e.last == i && (e.kind == body || l.typ == record.Backs || l.typ == record.Opposes) && r.sent.Lang == words.EN {
		*start = min(k, e.first)
		return e, last, true
	}
	if e, ok := r.bodyAt(i - 1); ok && e.last == i && r.sent.Lang == words.EN {
		*start = min(k, e.first)
		return e, last, true
	}
	return end{}, 0, false
}

// portfolio is the token behind what a minister is minister of ("de Economía y Finanzas"), if a genitive follows it; else at.
func (r *reader) portfolio(at int) int {
	toks := r.t.Tokens
	if r.sent.Lang != words.ES || at >= r.last || toks[at].Shape != words.Cap {
		return at
	}
	if _, ok := r.personAt(at); ok {
		return at
	}
	k := at
	for k < r.last && k < at+5 && (toks[k].Tag == words.Proper || toks[k].Tag == words.Noun || isAnd(toks[k].Norm)) {
		k++
	}
	if k < r.last && isOf(toks[k].Norm) {
		return k
	}
	return at
}

// behindPortfolio is whose minister somebody is: "ministro de Defensa de A", "ministro de Defensa del gobierno de A".
func (r *reader) behindPortfolio(at int) (end, bool) {
	k := r.portfolio(at)
	if k == at || k+1 >= r.last {
		return end{}, false
	}
	if who, ok := r.personAt(k + 1); ok {
		return who, true
	}
	n := k + 1
	for n < r.last && r.t.Tokens[n].Tag == words.Det {
		n++
	}
	if n+1 < r.last && rules[r.t.Tokens[n].Lemma] && isOf(r.t.Tokens[n+1].Norm) {
		return r.personAt(n + 2)
	}
	return end{}, false
}

// apposed is the name behind a noun that says what kind of body it is: "his brother's party, the Green Front".
func (r *reader) apposed(e end) end {
	toks := r.t.Tokens
	if e.kind != group || e.last+1 >= r.last || toks[e.last].Norm != "," || !genus(toks[e.head].Lemma) && !collectives[toks[e.head].Norm] {
		return e
	}
	name, ok := r.phrase(e.last + 1)
	if !ok || name.kind != body {
		if name, ok = r.unlisted(e.last + 1); !ok {
			return e
		}
	}
	if name.first > e.last+2 || !r.closed(name.last) {
		return e
	}
	return name
}

// bodyAt is the named body at a token, even inside a description.
func (r *reader) bodyAt(i int) (end, bool) {
	f, l, ok := r.cast.MentionAt(i)
	if !ok || f < r.first || l > r.last {
		return end{}, false
	}
	a, _ := r.cast.At(i)
	act := r.cast.Actors[a]
	if act.Kind != record.Organization {
		return end{}, false
	}
	return end{first: f, last: l, head: l - 1, kind: body, many: true, org: act.Org, name: act.Name, actor: a + 1}, true
}

// target is the phrase behind a relation word's preposition; what is led may be a strike.
func (r *reader) target(l *link, i int) (end, bool) {
	if e, ok := r.phrase(i); ok {
		return r.apposed(e), true
	}
	if i >= r.last || l.typ != record.Leads && l.typ != record.MemberOf {
		return end{}, false
	}
	if e, ok := r.unlisted(i); ok && l.pattern == asNoun && l.word != "president" && l.word != "presidente" && l.word != "presidenta" && !deputies[l.word] {
		return e, true
	}
	k := i
	for k < i+2 && k < r.last-1 && (r.t.Tokens[k].Tag == words.Det || isQuote(r.t.Tokens[k].Norm)) {
		k++
	}
	e, ok := r.nominal(k)
	return e, ok && e.kind == act && l.typ == record.Leads
}

// state reads "A, loyal to B", "A is opposed to B", "A, while critical of B".
func (r *reader) state(l *link, i, last int) bool {
	toks := r.t.Tokens
	to, ok := r.phrase(last)
	if !ok || !r.bounded(&to) {
		return false
	}
	if r.roleEnd == i-1 && i-1 > r.first && isAnd(toks[i-1].Norm) {
		return r.add(l.typ, r.roleOf, to, min(r.roleOf.first, i), to.last) // "led by A and allied with B"
	}
	p := i - 1
	for p > r.first && (toks[p].Tag == words.Adv || oneOf(toks[p].Norm, "while", "though", "although", "still", "once", "aunque", "si", "bien")) {
		p--
	}
	if p < r.first {
		return false
	}
	var from end
	if tok := &toks[p]; tok.Tag == words.Aux || tok.Tag == words.Verb {
		if !oneOf(tok.Lemma, "be", "remain", "become", "ser", "estar", "mantener") || r.negated(p) {
			return false
		}
		from, ok = r.subject(p)
	} else {
		from, ok = r.before(p + 1)
	}
	if !ok {
		from, ok = r.topic(p + 1)
	}
	if ok && from.kind == person && from.first-2 > r.first && isOf(toks[from.first-1].Norm) && factions[toks[from.first-2].Norm] {
		from, ok = r.holder(r.phraseStart(from.first - 2)) // "B, a faction of A split off from C"
	}
	return ok && r.add(l.typ, from, to, from.first, to.last)
}

// hyphenated reads "IMF-backed programme" and "a CIA-funded agency, A".
func (r *reader) hyphenated(i, cut int, table map[string][]link) {
	a, ok := r.cast.At(i)
	if !ok {
		return
	}
	act := r.cast.Actors[a]
	from := end{first: i, last: i + 1, head: i, kind: person, name: act.Name, actor: a + 1}
	if act.Kind == record.Organization {
		from.kind, from.many, from.org = body, true, act.Org
	}
	r.premodified(from, i+1, hyphens[r.t.Tokens[i].Norm[cut+1:]], i)
}

var hyphens = map[string]record.RelationType{
	"backed": record.Backs, "supported": record.Backs, "funded": record.Backs, "financed": record.Backs, "sponsored": record.Backs,
	"led": record.Leads, "dominated": record.Leads, "controlled": record.Leads, "run": record.Leads,
	"affiliated": record.AlliedWith, "aligned": record.AlliedWith,
}

// premodified relates from with the phrase at token k, or with whom that phrase describes.
func (r *reader) premodified(from end, k int, typ record.RelationType, start int) bool {
	to, ok := r.phrase(k)
	if ok && (to.kind == body || to.kind == person) {
		return r.add(typ, from, to, start, to.last)
	}
	if h, held := r.holder(r.phraseStart(start)); held && (h.kind == body || h.kind == person) {
		return r.add(typ, from, h, r.phraseStart(start), k+1)
	}
	if !ok {
		if to, ok = r.nominal(k); !ok {
			return false
		}
		to.first = max(to.first, k)
		to.name = r.squeezed(to.first, to.last)
		if class, kind, many := actors.ClassOf(r.t.Tokens[to.head].Norm, r.sent.Lang); kind == actors.GroupCandidate && many {
			to.kind, to.class, to.many = group, class, true
		} else if to.kind != act {
			return false
		}
	}
	return r.add(typ, from, to, start, to.last)
}
