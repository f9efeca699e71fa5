package statements

import (
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

type endKind uint8

const (
	person endKind = iota + 1 // a name
	body                      // a name
	group                     // a description of persons or of a body
	act                       // a strike, a march: led or backed, never an actor
	thing                     // any other phrase
)

// end is a noun phrase that a relation or a demand may start or stop at.
type end struct {
	first, last int // tokens
	head        int
	kind        endKind
	many        bool
	class       actors.Class
	org         record.OrgKind
	name        string
	owned       bool // described by the name of whose it is: "Soto's government"
	actor       int  // index in Cast.Actors plus one
}

func (e *end) ok() bool { return e.name != "" }

// named: a reader can look it up.
func (e *end) named() bool { return e.kind == body || e.kind == person || e.owned }

// place marks the tokens of places in stage.at.
const place = -1

// stage is one sentence with the actors on it, and who stood there before.
type stage struct {
	t    *words.Text
	cast *actors.Cast

	s           int
	sent        *words.Sentence
	first, last int
	ends        []end
	at          []int16 // by token of the sentence: index in ends plus one

	// before this sentence
	he           end // the person spoken of last
	they         end // the body or group spoken of last
	heAt, theyAt int // the sentences in which they were, plus one
	orgs         [4]end
}

// enter lays out the ends of a sentence.
func (g *stage) enter(s int) {
	g.s, g.sent = s, &g.t.Sentences[s]
	g.first, g.last = int(g.sent.First), int(g.sent.Last)
	g.ends = g.ends[:0]
	g.at = append(g.at[:0], make([]int16, g.last-g.first)...)
	cands := g.cast.Candidates(s)
	for k := range cands {
		c := &cands[k]
		e := end{first: c.First, last: c.Last, head: c.Head, many: c.Many, class: c.Class, name: c.Name, actor: c.Actor}
		switch c.Kind {
		case actors.PersonCandidate:
			e.kind, e.many = person, false
		case actors.OrganizationCandidate:
			e.kind = body
			if c.Actor > 0 {
				e.org = g.cast.Actors[c.Actor-1].Org
			}
		case actors.GroupCandidate:
			e.kind, e.last = group, min(c.Last, c.Head+1)
			if !g.describe(&e, cands[k:]) {
				continue
			}
		case actors.PlaceCandidate:
			for k := max(c.First, g.first); k < min(c.Last, g.last); k++ {
				if g.at[k-g.first] == 0 {
					g.at[k-g.first] = place
				}
			}
			continue
		default:
			continue
		}
		g.place(e)
	}
}

// place puts an end on its tokens; a name inside a description gives way to it, unless it is all that counts.
func (g *stage) place(e end) {
	if e.first < g.first || e.last > g.last || e.first >= e.last || len(g.ends) >= 1<<14 {
		return
	}
	if n := len(g.ends); n > 0 && g.ends[n-1].last > e.first {
		p := &g.ends[n-1]
		if e.kind != group || p.kind == group && p.last >= e.last {
			return // inside the one before
		}
		_, cut := supportedName(g.t.Tokens[p.head].Norm)
		if p.kind == body && p.last == e.head && !cut && genus(g.t.Tokens[e.head].Lemma) {
			p.first, p.last, p.head = min(p.first, e.first), e.last, e.head // "the PCR party" is the PCR
			g.mark(n)
			return
		}
	}
	g.ends = append(g.ends, e)
	g.mark(len(g.ends))
}

func (g *stage) mark(n int) {
	e := &g.ends[n-1]
	for k := e.first; k < e.last; k++ {
		g.at[k-g.first] = int16(n)
	}
}

// genus: the noun only says what kind of body a name means.
func genus(lemma string) bool {
	return oneOf(lemma, "party", "union", "federation", "confederation", "movement", "coalition", "front", "alliance", "group", "guerrilla", "organization", "organisation", "bloc", "company", "bank", "government")
}

// describe completes a description: "political, judicial and military elite", "government of
// Ana Soto", "leadership of the CUT"; false for one that only points elsewhere.
func (g *stage) describe(e *end, cands []actors.Candidate) bool {
	toks := g.t.Tokens
	// adjectives in a row before it
	for e.first-2 >= g.first && toks[e.first].Tag != words.Det {
		p := e.first - 1
		if !isAnd(toks[p].Norm) && toks[p].Norm != "," || toks[p-1].Tag != words.Adj {
			break
		}
		e.first = p - 1
	}
	first := e.first
	for first < e.head && (toks[first].Tag == words.Det || toks[first].Kind == words.Number || toks[first].Tag == words.Num || toks[first].Tag == words.Pron ||
		oneOf(toks[first].Norm, "the", "a", "an", "el", "la", "los", "las", "un", "una", "its", "their", "his", "her", "su", "sus", "some", "several")) {
		first++
	}
	last := e.last
	// Spanish adjectives behind the head
	for last < g.last && g.sent.Lang == words.ES && toks[last].Tag == words.Adj && toks[last].Group == toks[e.head].Group && toks[last].Group > 0 {
		last++
	}
	e.last = last
	if last+1 < g.last && isOf(toks[last].Norm) {
		k := last + 1
		if toks[k].Tag == words.Det && k+1 < g.last {
			k++
		}
		f, l, ok := g.cast.MentionAt(k)
		if ok && f == k && l <= g.last {
			if unions[toks[e.head].Lemma] {
				e.name = g.squeezed(first, last)
				return true // "a coalition of A and B" is not A's
			}
			if leaderships[toks[e.head].Norm] {
				return false // the name behind it is meant, and is an end itself
			}
			if e.many {
				e.last, last, e.owned = l, l, true
			}
		} else if e.many {
			for n := range cands {
				if c := &cands[n]; c.Kind == actors.PlaceCandidate && c.First == k {
					last = min(c.Last, g.last) // named, but not covered
				} else if c.First > k {
					break
				}
			}
		}
	}
	if last == e.last && last+1 < g.last && isOf(toks[last].Norm) && oneOf(toks[e.head].Lemma, "gremio", "sindicato", "federacion", "confederacion", "asociacion", "union", "federation", "confederation", "association") {
		// "gremio de la salud", "union of nurses"
		k := last + 1
		for k < g.last-1 && toks[k].Tag == words.Det {
			k++
		}
		if n := toks[k].Group; toks[k].Tag == words.Noun && n > 0 && g.t.Groups[n-1].Kind == words.NounGroup {
			e.last, last = int(g.t.Groups[n-1].Last), int(g.t.Groups[n-1].Last)
		}
	}
	e.name = g.squeezed(first, last)
	// "Soto's government": whose it is belongs to the name
	if e.first-2 >= g.first && rules[toks[e.head].Lemma] && isGenitive(toks[e.first-1].Norm) {
		if f, _, ok := g.cast.MentionAt(e.first - 2); ok {
			e.name, e.owned = g.squeezed(f, e.first-1)+"'s "+e.name, true
		}
	}
	return true
}

func (g *stage) squeezed(first, last int) string {
	return strings.Join(strings.Fields(g.t.Quote(first, last)), " ")
}

// leave remembers who was on stage for the pronouns of the next sentences.
func (g *stage) leave() {
	var p, b end
	for k := range g.ends {
		e := &g.ends[k]
		switch e.kind {
		case person:
			if !p.ok() {
				p = *e
			}
		case body, group:
			if !b.ok() && e.many {
				b = *e
			}
			if e.kind == body {
				g.orgs[0], g.orgs[1], g.orgs[2], g.orgs[3] = *e, g.orgs[0], g.orgs[1], g.orgs[2]
			}
		}
	}
	if p.ok() {
		g.he, g.heAt = p, g.s+1
	}
	if b.ok() {
		g.they, g.theyAt = b, g.s+1
	}
}

// over is the end that covers a token.
func (g *stage) over(i int) (end, bool) {
	if i < g.first || i >= g.last {
		return end{}, false
	}
	if k := g.at[i-g.first]; k > 0 { // no place
		return g.resolved(g.ends[k-1]), true
	}
	return end{}, false
}

// resolved gives "the party" the name of the party spoken of last.
func (g *stage) resolved(e end) end {
	if e.kind != group || !e.many || e.last != e.head+1 {
		return e
	}
	if e.actor != 0 && e.class != "organization" {
		if e.head-e.first == 1 && oneOf(g.t.Tokens[e.first].Norm, "the", "el", "la") {
			return g.shortened(e)
		}
		return e
	}
	if e.head-e.first == 2 && oneOf(g.t.Tokens[e.first+1].Norm, "new", "nuevo", "nueva") {
		return g.newest(e)
	}
	if e.head-e.first != 1 {
		return e
	}
	if !oneOf(g.t.Tokens[e.first].Norm, "the", "el", "la") {
		return e
	}
	var want []record.OrgKind
	switch g.t.Tokens[e.head].Lemma {
	case "party", "partido":
		want = []record.OrgKind{record.Party}
	case "union", "federation", "confederation", "sindicato", "federacion", "confederacion":
		want = []record.OrgKind{record.Union}
	case "company", "empresa":
		want = []record.OrgKind{record.Company}
	default:
		return g.shortened(e)
	}
	if n := g.t.Tokens; e.last < g.last && isOf(n[e.last].Norm) {
		return e
	}
	for k := len(g.ends) - 1; k >= 0; k-- {
		if o := &g.ends[k]; o.last <= e.first && o.kind == body && o.org == want[0] {
			return g.renamed(e, o)
		}
	}
	for k := range g.orgs {
		if o := &g.orgs[k]; o.ok() && o.org == want[0] {
			return g.renamed(e, o)
		}
	}
	return e
}

// shortened gives "the congress" the name of the body named before that has the word in it: "Zambia Congress of Trade Unions".
func (g *stage) shortened(e end) end {
	lemma := g.t.Tokens[e.head].Lemma
	if len(lemma) < 5 || rules[lemma] || e.last < g.last && isOf(g.t.Tokens[e.last].Norm) {
		return e
	}
	calls := func(o *end) bool {
		if !o.ok() || o.kind != body || o.org == record.Media || !strings.Contains(o.name, " ") {
			return false
		}
		for w := range strings.FieldsSeq(words.Norm(o.name)) {
			if w == lemma {
				return true
			}
		}
		return false
	}
	for k := len(g.ends) - 1; k >= 0; k-- {
		if o := &g.ends[k]; o.last <= e.first && calls(o) {
			return g.renamed(e, o)
		}
	}
	for k := range g.orgs {
		if o := &g.orgs[k]; calls(o) {
			return g.renamed(e, o)
		}
	}
	return e
}

// newest gives "the new group", "el nuevo partido" the name of the body named last.
func (g *stage) newest(e end) end {
	if !oneOf(g.t.Tokens[e.first].Norm, "the", "el", "la") || !oneOf(g.t.Tokens[e.head].Lemma, "group", "party", "front", "movement", "alliance", "coalition", "organization", "organisation", "union", "grupo", "partido", "frente", "movimiento", "alianza", "coalicion", "organizacion", "sindicato", "agrupacion") {
		return e
	}
	for k := len(g.ends) - 1; k >= 0; k-- {
		if o := &g.ends[k]; o.last <= e.first && o.kind == body {
			return g.renamed(e, o)
		}
	}
	for k := range g.orgs {
		if o := &g.orgs[k]; o.ok() && o.org != record.State && o.org != record.Media {
			return g.renamed(e, o)
		}
	}
	return e
}

func (g *stage) renamed(e end, o *end) end {
	e.kind, e.org, e.name, e.actor, e.many = o.kind, o.org, o.name, o.actor, o.many
	return e
}

// phrase is the end that begins at token i, behind its article, adjectives and title.
func (g *stage) phrase(i int) (end, bool) {
	toks := g.t.Tokens
	for k := i; k < g.last && k < i+10; k++ {
		tok := &toks[k]
		if e, ok := g.over(k); ok {
			// "Soto's government", "Soto's former deputy Ana Ruiz": what the genitive owns
			if e.last < g.last && isGenitive(toks[e.last].Norm) {
				if o, ok := g.phrase(e.last + 1); ok && o.first-e.last <= 5 {
					o.first = e.first
					return o, true
				}
				return end{}, false
			}
			// "workers and mining interests": a second description belongs to the first
			if e.kind == group && e.many {
				g.joined(&e)
			}
			if e.first > i {
				e.first = max(i, e.first-(e.first-i))
			}
			return e, true
		}
		switch {
		case tok.Tag == words.Det || tok.Tag == words.Adj || tok.Tag == words.Num || tok.Kind == words.Number:
		case isQuote(tok.Norm), tok.Norm == "both", tok.Norm == "fellow", tok.Norm == "ex", tok.Norm == "late":
		case (tok.Tag == words.Noun || tok.Tag == words.Proper) && tok.Group > 0:
			if !g.ownsEnd(k, tok.Group) {
				return end{}, false
			}
		case tok.Tag == words.Adv && k+1 < g.last && toks[k+1].Tag == words.Adj:
		case tok.Tag == words.Pron && oneOf(tok.Norm, "his", "her", "its", "their", "su", "sus"):
		case isGenitive(tok.Norm) && k > i, tok.Norm == "." && k > i && toks[k-1].Shape == words.Cap && tok.Start-toks[k-1].Start <= 5:
		case tok.Tag == words.Verb && tok.Form == words.Participle && k+1 < g.last && toks[k+1].Tag == words.Noun:
		case (tok.Norm == "," || isAnd(tok.Norm)) && k > i && toks[k-1].Tag == words.Adj && k+1 < g.last && toks[k+1].Tag == words.Adj:
		default:
			return end{}, false
		}
	}
	return end{}, false
}

// ownsEnd: an end follows in the noun group, or right behind a genitive or a quotation mark.
func (g *stage) ownsEnd(k int, grp int32) bool {
	toks := g.t.Tokens
	for n := k + 1; n < g.last && n < k+8; n++ {
		if g.at[n-g.first] > 0 {
			return true
		}
		if toks[n].Group != grp && !isGenitive(toks[n].Norm) && !isQuote(toks[n].Norm) && toks[n].Norm != "." {
			return false
		}
	}
	return false
}

// unlisted is a name in capitals at token i that no list and no head word makes an actor, where only
// a body can stand: "members of Vanguardia Roja".
func (g *stage) unlisted(i int) (end, bool) {
	toks := g.t.Tokens
	if i < g.last && toks[i].Tag == words.Det {
		i++
	}
	n := i
	for n < g.last && n < i+6 && g.at[n-g.first] == 0 && toks[n].Kind == words.Word && (toks[n].Tag == words.Proper || n > i && toks[n].Norm == "de" && n+1 < g.last && toks[n+1].Tag == words.Proper) && (toks[n].Shape != words.Lower || toks[n].Norm == "de") {
		n++
	}
	if n == i || g.t.Capitals || n < g.last && g.at[n-g.first] != 0 || months[toks[i].Norm] {
		return end{}, false
	}
	return end{first: i, last: n, head: n - 1, kind: body, many: true, name: g.squeezed(i, n)}, true
}

// joined lengthens a bare plural by a second one: "oligarchs and mining interests".
func (g *stage) joined(e *end) {
	toks := g.t.Tokens
	n := e.last
	if n+1 >= g.last || !isAnd(toks[n].Norm) || toks[e.head].Lemma == toks[e.head].Norm {
		return
	}
	grp := toks[n+1].Group
	if grp == 0 || g.t.Groups[grp-1].Kind != words.NounGroup || int(g.t.Groups[grp-1].First) != n+1 || toks[n+1].Tag == words.Det {
		return
	}
	h := int(g.t.Groups[grp-1].Head)
	if toks[h].Tag != words.Noun || toks[h].Lemma == toks[h].Norm {
		return
	}
	for k := n + 1; k <= h; k++ {
		if o, ok := g.over(k); ok && o.kind != group {
			return
		}
	}
	e.name += " " + g.squeezed(n, h+1)
	e.last, e.actor = h+1, 0
}

// nominal is any noun phrase at token i: a strike, a model, a bill.
func (g *stage) nominal(i int) (end, bool) {
	toks := g.t.Tokens
	if i < g.first || i >= g.last || toks[i].Group == 0 {
		return end{}, false
	}
	gr := &g.t.Groups[toks[i].Group-1]
	if gr.Kind != words.NounGroup {
		return end{}, false
	}
	first := int(gr.First)
	for first >= g.first+2 && isGenitive(toks[first-1].Norm) && toks[first-2].Group > 0 {
		first = int(g.t.Groups[toks[first-2].Group-1].First)
	}
	// "2017 teachers' strike": forward over genitives
	for int(gr.Last)+1 < g.last && isGenitive(toks[gr.Last].Norm) && toks[gr.Last+1].Group > 0 && g.t.Groups[toks[gr.Last+1].Group-1].Kind == words.NounGroup {
		gr = &g.t.Groups[toks[gr.Last+1].Group-1]
	}
	e := end{first: first, last: int(gr.Last), head: int(gr.Head), kind: thing}
	if toks[e.head].Tag != words.Noun {
		return end{}, false
	}
	if acts[toks[e.head].Lemma] {
		e.kind = act
	}
	for first < e.head && (toks[first].Tag == words.Det || toks[first].Tag == words.Pron) {
		first++
	}
	e.name = g.squeezed(first, e.last)
	return e, true
}

// before is the end that stops right before token i, over a bracket, an age or a closing mark.
func (g *stage) before(i int) (end, bool) {
	toks := g.t.Tokens
	for n := 0; n < 6 && i > g.first; n++ {
		p := i - 1
		if e, ok := g.over(p); ok && e.last == i {
			return e, true
		}
		switch w := toks[p].Norm; {
		case w == ")":
			k := p - 1
			for k > g.first && k > p-14 && toks[k].Norm != "(" {
				k--
			}
			if k < g.first || toks[k].Norm != "(" {
				return end{}, false
			}
			i = k
		case isQuote(w) || w == "both":
			i = p
		case w == "," && p > g.first && toks[p-1].Kind == words.Number:
			i = p
		case toks[p].Kind == words.Number && p > g.first && toks[p-1].Norm == ",":
			i = p - 1
		case w == "," || w == "—" || w == "–" || w == "-":
			i = p
		default:
			return end{}, false
		}
	}
	return end{}, false
}
