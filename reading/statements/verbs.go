package statements

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// verb reads "A leads B", "B is led by A", "B, led by A" and "Led by A, B".
func (r *reader) verb(l *link, i, last int) bool {
	toks := r.t.Tokens
	tok := &toks[i]
	var g *words.Group
	if tok.Group > 0 {
		g = &r.t.Groups[tok.Group-1]
		if g.Negated || g.Kind == words.NounGroup && tok.Tag != words.Verb {
			return false
		}
		if int(g.Last) > last && int(g.Head) == i {
			last = int(g.Last)
		}
	}
	if tok.Tag == words.Aux {
		return false
	}
	participle := tok.Form == words.Participle || tok.Form == words.Past && r.sent.Lang == words.EN
	if participle && (g == nil || g.Passive || int(g.First) == i) {
		if by, ok := r.agent(last); ok {
			return r.passive(l, i, by)
		}
		// "an AFL supported agency"
		if r.sent.Lang == words.EN && (g == nil || int(g.First) == i) && last < r.last && toks[last].Tag == words.Noun && r.premodifies(l, i, last) {
			return true
		}
	}
	if g != nil && (g.Passive || int(g.First) == i && tok.Form == words.Participle) {
		return false
	}
	return r.active(l, i, last)
}

// premodifies: a name and a participle stand between article and noun.
func (r *reader) premodifies(l *link, i, last int) bool {
	from, ok := r.over(i - 1)
	if !ok || from.last != i || from.kind != body || from.first <= r.first {
		return false
	}
	f := r.phraseStart(from.first)
	if r.t.Tokens[f].Tag != words.Det {
		return false
	}
	return r.premodified(from, last, l.typ, f)
}

// agent is the token behind "by" that belongs to a participle ending at last: "founded in 1920 by".
func (r *reader) agent(last int) (int, bool) {
	toks := r.t.Tokens
	for k := last; k < r.last && k < last+6; k++ {
		tok := &toks[k]
		switch {
		case tok.Norm == "by" || tok.Norm == "por":
			return k + 1, k+1 < r.last
		case tok.Kind == words.Punct, tok.Tag == words.Verb, tok.Tag == words.Aux, tok.Tag == words.Pron:
			return 0, false
		case r.at[k-r.first] > 0:
			return 0, false
		}
	}
	return 0, false
}

// passive reads who did it behind "by" at token at, and to what.
func (r *reader) passive(l *link, i, at int) bool {
	toks := r.t.Tokens
	agents := r.agents(at)
	if l.typ == record.Leads {
		named := agents[:0:0]
		for k := range agents {
			if agents[k].kind != group {
				named = append(named, agents[k])
			}
		}
		if len(named) > 0 {
			agents = named // "led by A and other miners"
		}
		if w, ok := r.antecedent(r.verbStart(i)); ok && r.factionOf(w) {
			return len(agents) > 0 && r.founded(agents[0], w, agents[len(agents)-1].last) // who leads a wing does not lead the whole
		}
	}
	if l.typ == record.Leads && len(agents) > 1 && agents[0].kind == person {
		n := 1
		for n < len(agents) && agents[n].kind == person {
			n++
		}
		agents = agents[:n]
	}
	if len(agents) == 0 || l.word == "condenar" { // a court convicts
		return false
	}
	tail := agents[len(agents)-1].last
	start := r.verbStart(i)
	var to end
	ok := false
	if e, okay := r.topic(start); okay {
		to, ok = e, true
	} else if start == r.first || toks[start-1].Kind == words.Punct && toks[start-1].Norm != "," && toks[start-1].Norm != ")" && !isQuote(toks[start-1].Norm) && toks[start-1].Norm != "—" {
		// "Led by A, B …"
		if agents = agents[:1]; agents[0].last < r.last && toks[agents[0].last].Norm == "," {
			tail = agents[0].last
			if to, ok = r.phrase(tail + 1); ok {
				tail = to.last
			}
		}
	} else {
		to, ok = r.antecedent(start)
	}
	if ok && to.kind == thing && to.first > r.first && toks[to.first-1].Tag == words.Prep {
		for v := to.first - 2; v > r.first && v > to.first-6; v-- {
			if toks[v].Tag == words.Verb && r.finite(v) { // "A came to power backed by B"
				if e, okay := r.subject(v); okay {
					to = e
				}
				break
			}
		}
	}
	if !ok || !expels(l, agents[0]) || l.word == "set" && (agents[0].kind != person || to.kind != body || to.org == record.State) {
		return false
	}
	if b, okay := r.bodyAt(to.last - 1); okay && l.typ == record.Leads && to.kind == group && to.owned {
		to = b // "the fighters of B, commanded by A"
	}
	found := false
	for k := range agents {
		a := agents[k]
		if l.pattern == asInverse {
			found = r.add(l.typ, to, a, min(to.first, i), max(tail, i+1)) || found
		} else {
			found = r.add(l.typ, a, to, min(to.first, i), max(tail, i+1)) || found
		}
	}
	if found {
		r.roleOf, r.roleEnd = to, tail
	}
	return found
}

// verbStart is the first token of the verb group of token i.
func (r *reader) verbStart(i int) int {
	if g := r.t.Tokens[i].Group; g > 0 {
		return int(r.t.Groups[g-1].First)
	}
	return i
}

// factions are parts of a body; what is said of one is not said of the whole.
var factions = set("faction", "wing", "group", "section", "sector", "part", "minority", "majority", "half", "current", "facción", "faccion", "ala", "grupo", "parte", "minoria", "mayoria", "fraccion", "corriente", "tendencia")

// factionOf: the body is named only as the whole of a part: "a wing of B".
func (r *reader) factionOf(e end) bool {
	toks := r.t.Tokens
	f := e.first - 1
	for f > r.first && toks[f].Tag == words.Det {
		f--
	}
	return e.kind == body && f > r.first && (isOf(toks[f].Norm) || toks[f].Norm == "within") && factions[toks[f-1].Norm]
}

// expels: only a body with members can expel one; the police expel nobody from themselves.
func expels(l *link, from end) bool {
	if l.word != "expel" && l.word != "expulsar" {
		return true
	}
	switch from.org {
	case record.Party, record.Front, record.Union, record.Guerrilla:
		return from.kind == body
	}
	return false
}

// agents are the names behind "by"; a description counts where no name stands.
func (r *reader) agents(at int) []end {
	if at < r.last {
		// "by its founder, A": the name behind the role
		if g := r.t.Tokens[at].Group; g > 0 && oneOf(r.t.Tokens[at].Norm, "its", "their", "his", "her", "su", "sus") {
			k := int(r.t.Groups[g-1].Last)
			if k < r.last && r.t.Tokens[k].Norm == "," {
				k++
			}
			if e, ok := r.phrase(k); ok && e.kind == person {
				return []end{e}
			}
		}
	}
	list := r.list(at)
	if n := len(list); n > 0 && list[n-1].kind == group {
		// "the trade union federation, the CUT"
		if k := list[n-1].last; k+1 < r.last && r.t.Tokens[k].Norm == "," {
			if e, ok := r.phrase(k + 1); ok && e.kind == body && r.closed(e.last) {
				list = append(list, e)
			}
		}
	}
	if n := len(list); n == 1 && list[0].kind != person && list[0].kind != body {
		// "headed by the former minister, Ana Soto"
		if k := list[0].last; k+1 < r.last && r.t.Tokens[k].Norm == "," {
			if e, ok := r.phrase(k + 1); ok && e.kind == person && e.first == k+1 && r.closed(e.last) {
				return []end{e}
			}
		}
	}
	names := list[:0:0]
	for k := range list {
		switch {
		case list[k].kind == person || list[k].kind == body,
			list[k].kind == group && list[k].many && standing[list[k].class] && k+1 < len(list) && isAnd(r.t.Tokens[list[k].last].Norm): // "by the army and the CUT"
			names = append(names, list[k])
		}
	}
	if len(names) > 0 {
		return names
	}
	return list[:min(len(list), 1)]
}

// antecedent is what a participle at token start speaks of: the phrase right before, over a
// relative pronoun, a comma and a bracket, or the subject of "is led".
func (r *reader) antecedent(start int) (end, bool) {
	toks := r.t.Tokens
	if start <= r.first {
		return end{}, false
	}
	p := start - 1
	for p > r.first && (toks[p].Tag == words.Adv || toks[p].Tag == words.Num) {
		p--
	}
	if oneOf(toks[p].Norm, "which", "that", "who", "que", "cual", "quien") && p > r.first {
		p--
	}
	if p > r.first && toks[p].Norm == "," {
		p--
	}
	if e, ok := r.before(p + 1); ok {
		return e, true
	}
	if toks[p].Tag == words.Noun && toks[p].Group > 0 {
		if e, ok := r.nominal(p); ok && e.last == p+1 {
			return e, true
		}
	}
	if toks[start].Tag == words.Aux {
		return r.subject(start)
	}
	return end{}, false
}

// active reads "A leads B": the object stands right behind.
func (r *reader) active(l *link, i, last int) bool {
	toks := r.t.Tokens
	at := last
	if r.sent.Lang == words.ES {
		if found, done := r.turned(l, i, last); done {
			return found
		}
		for at < r.last-1 && at < last+2 && toks[at].Tag == words.Adv {
			at++ // "dirige ahora", "derrotó ayer"
		}
		if at+2 < r.last && toks[at].Norm == "en" && toks[at+1].Kind == words.Number {
			at += 2 // "respaldó en 1990 a"
		}
		if l.word == "suceder" && len(l.rest) == 0 {
			return false // what happened
		}
		if at < r.last && (toks[at].Norm == "a" || toks[at].Norm == "al") {
			at++
		}
	}
	if at >= r.last || oneOf(toks[at].Norm, "no", "neither", "ningun", "ninguna", "ni") {
		return false // "would back no party"
	}
	// "left his party, B"
	var to end
	var ok bool
	if at+2 < r.last && oneOf(toks[at].Norm, "his", "her", "its", "su", "the", "la", "el") && toks[at+2].Norm == "," && toks[at+1].Tag == words.Noun {
		if e, okay := r.phrase(at + 3); okay && e.first <= at+4 && e.kind == body && r.closed(e.last) {
			to, ok = e, true
		}
	}
	if !ok {
		to, ok = r.object(l, at)
	}
	if !ok || !r.bounded(&to) {
		return false
	}
	from, ok := r.subject(i)
	if !ok && l.typ == record.SplitFrom && to.kind == body {
		return r.founded(end{first: i}, to, to.last) // "ninety deputies who … left the party and set up C"
	}
	if !ok || from.first <= to.first && to.first < from.last || !expels(l, from) {
		return false
	}
	typ := l.typ
	switch {
	case typ == record.MemberOf && to.kind == person:
		typ = record.AlliedWith // "joined the president": no member of a person
	case typ == record.MemberOf && from.kind == body && to.kind == body && to.org == record.State:
		return false // "the agency joined the ministry in the search"
	case typ == record.MemberOf && from.kind == body && to.kind == group && to.class == "government":
		return false
	case typ == record.MemberOf && from.kind == body && (to.kind == body || organized(to.class)):
		typ = record.PartOf // "the union joined the federation"
	case l.typ == record.MemberOf && len(l.rest) > 0 && l.rest[0] == "for" && l.word != "work" && to.org != record.Party && to.org != record.Front:
		return false // "ran for congress"
	case oneOf(l.word, "vote", "votar") && from.kind != body:
		return false // a ballot is no bond
	case oneOf(l.word, "set", "found", "fundar") && (from.kind == group || l.word == "set"):
		return false
	case oneOf(l.word, "beat", "vencer") && (from.kind == group || from.kind != to.kind):
		return false // blows
	case typ == record.SplitFrom && to.kind == group && !to.named():
		return false // "left the workers"
	case typ == record.Leads && to.kind == group && !organized(to.class):
		return false
	}
	if l.pattern == asInverse {
		from, to = to, from
	}
	found := false
	if l.pattern == asInverse && typ == record.PartOf {
		for _, member := range r.list(at) { // "brings together A and B"
			found = r.add(typ, member, to, to.first, member.last) || found
		}
		return found
	}
	if typ == record.SplitFrom && from.kind == group && to.kind == body && r.founded(from, to, to.last) {
		return true // what they made comes from B; they themselves have no name
	}
	if f := from.first - 1; typ == record.SplitFrom && to.kind == body && f > r.first && from.kind == person && oneOf(toks[f].Norm, "by", "por") {
		return r.founded(from, to, to.last) // a faction led by A left: what it made comes from B, A alone need not
	}
	for _, f := range r.fellows(from) {
		found = r.add(typ, f, to, min(f.first, i), max(to.last, from.last, last)) || found
	}
	if typ == record.SplitFrom && to.kind == body {
		r.founded(from, to, to.last)
	}
	return found
}

// object is the phrase at token at that a verb may govern.
func (r *reader) object(l *link, at int) (end, bool) {
	toks := r.t.Tokens
	if toks[at].Tag == words.Pron && oneOf(toks[at].Norm, "him", "her", "them", "el", "ella") {
		if e, ok := r.pronoun(at); ok {
			return e, true
		}
	}
	if to, ok := r.phrase(at); ok {
		return r.apposed(to), true
	}
	// "clashed with the leadership of B"
	k := at
	for k < r.last && k < at+3 && (toks[k].Tag == words.Det || toks[k].Tag == words.Adj) {
		k++
	}
	if k+1 < r.last && leaderships[toks[k].Norm] && isOf(toks[k+1].Norm) {
		return r.phrase(k + 2)
	}
	if l.typ == record.Backs && k < r.last {
		if e, ok := r.nominal(k); ok && e.kind == act {
			return e, true
		}
	}
	if l.typ == record.Leads && k < r.last {
		if e, ok := r.nominal(k); ok && e.kind == act {
			return e, true
		}
		if e, ok := r.unlisted(at); ok && (e.last-e.first > 1 || toks[e.first].Shape == words.Upper) && oneOf(l.word, "lead", "head", "found", "chair", "liderar", "dirigir", "encabezar", "fundar", "presidir") {
			return e, true
		}
	}
	return end{}, false
}

// standing are the classes of groups that are there for good: an army, a church, a government. Workers or students are any.
var standing = map[actors.Class]bool{"military": true, "security-force": true, "government": true, "religious": true, "organization": true, "business": true}

// fellows adds the partner of a subject: "A and B support C".
func (r *reader) fellows(e end) []end {
	out := []end{e}
	toks := r.t.Tokens
	k := e.first
	for k > r.first && (toks[k-1].Tag == words.Det || isQuote(toks[k-1].Norm) || toks[k-1].Tag == words.Adj || toks[k-1].Norm == "self-styled") {
		k--
	}
	if k-2 >= r.first && isAnd(toks[k-1].Norm) {
		if o, ok := r.over(k - 2); ok && o.last == k-1 && (o.kind == body || o.kind == person || o.kind == group && o.many && standing[o.class]) {
			if e.kind == group && !standing[e.class] {
				return []end{o} // a name says more than a description
			}
			out = append(out, o)
		}
	}
	return out
}
