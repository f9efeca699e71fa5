// Package statements reads what holds between actors (relations) and what they want of each other
// (demands). Both are cited by the shortest stretch that shows them.
//
// Method: relations are read between two noun phrases of one sentence that a relation word joins, in
// the patterns of pack relations.txt: "A, leader of B", "B's leader A", "A leads B", "B, led by A".
// Demands are read behind verbs and nouns of asking; a list behind "demands include" gives one
// demand for each member. Nothing is inferred from what actors do.
package statements

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

type pattern uint8

const (
	asNoun pattern = iota
	asVerb
	asInverse
)

// link is one relation word.
type link struct {
	typ     record.RelationType
	pattern pattern
	rest    []string
}

var tables = sync.OnceValue(func() [3]map[string][]link {
	return [3]map[string][]link{words.EN: load("en/relations.txt"), words.ES: load("es/relations.txt")}
})

func load(file string) map[string][]link {
	out := map[string][]link{}
	for row := range pack.Table(file) {
		l := link{typ: record.RelationType(row.Field(0))}
		switch row.Field(1) {
		case "noun":
			l.pattern = asNoun
		case "verb":
			l.pattern = asVerb
		case "inverse":
			l.pattern = asInverse
		default:
			panic(row.Errorf("pattern %q", row.Field(1)))
		}
		for term := range strings.SplitSeq(row.Field(2), ",") {
			ws := strings.Fields(words.Norm(term))
			if len(ws) == 0 {
				continue
			}
			first := strings.TrimSuffix(ws[0], "se")
			if file[:2] == "en" || len(first) < 4 {
				first = ws[0]
			}
			l := l
			l.rest = ws[1:]
			out[first] = append(out[first], l)
		}
	}
	return out
}

// Relations reads the relations of a document.
func Relations(t *words.Text, cast *actors.Cast) []record.Cited[record.Relation] {
	if t == nil || cast == nil {
		return nil
	}
	r := &reader{t: t, cast: cast, seen: map[string]bool{}}
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Lang == words.OtherLang || sent.Kind == record.Furniture || sent.Kind == record.Byline {
			continue
		}
		r.sentence(s, sent)
	}
	return r.out
}

type reader struct {
	t    *words.Text
	cast *actors.Cast
	seen map[string]bool
	out  []record.Cited[record.Relation]
}

// maxPairs bounds the pairs looked at in one sentence.
const maxPairs = 200

func (r *reader) sentence(s int, sent *words.Sentence) {
	var who []actors.Candidate
	for _, c := range r.cast.Candidates(s) {
		switch c.Kind {
		case actors.PersonCandidate, actors.OrganizationCandidate:
			who = append(who, c)
		case actors.GroupCandidate:
			if len(who) > 0 && who[len(who)-1].Last > c.First {
				continue
			}
			inner := r.inside(&c)
			c.Last = min(c.Last, c.Head+1)
			who = append(who, c)
			who = append(who, inner...)
		}
	}
	pairs := 0
	for i := range who {
		for j := i + 1; j < len(who) && j <= i+4; j++ {
			if pairs++; pairs > maxPairs || who[j].First-who[i].Last > 14 {
				break
			}
			if r.pair(&who[i], &who[j], sent) {
				break
			}
		}
	}
}

// inside lists the names within a description: "sister of X".
func (r *reader) inside(c *actors.Candidate) []actors.Candidate {
	var out []actors.Candidate
	for i := c.Head + 1; i < c.Last; i++ {
		first, last, ok := r.cast.MentionAt(i)
		if !ok {
			continue
		}
		k, _ := r.cast.At(i)
		kind := actors.PersonCandidate
		if r.cast.Actors[k].Kind == record.Organization {
			kind = actors.OrganizationCandidate
		}
		out = append(out, actors.Candidate{First: first, Last: last, Head: last - 1, Kind: kind, Actor: k + 1, Name: r.cast.Actors[k].Name})
		i = last - 1
	}
	return out
}

// named: at least one end of a relation is a name.
func named(a, b *actors.Candidate) bool {
	return a.Kind != actors.GroupCandidate || b.Kind != actors.GroupCandidate
}

// pair reads what joins a and b, a standing first.
func (r *reader) pair(a, b *actors.Candidate, sent *words.Sentence) bool {
	if !named(a, b) || a.Actor != 0 && a.Actor == b.Actor {
		return false
	}
	t := r.t
	table := tables()[sent.Lang]
	from, to := a.Last, b.First
	for i := from; i < to; i++ {
		if n := t.Tokens[i].Norm; n == ";" || n == ":" || t.Tokens[i].Kind == words.Punct && n == "." {
			return false
		}
	}
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		if tok.Kind != words.Word {
			continue
		}
		for _, l := range lookup(table, tok) {
			end, ok := phraseEnd(t, l, i, to)
			if !ok {
				continue
			}
			verb := tok.Tag == words.Verb || tok.Tag == words.Aux || tok.Tag == words.NoTag || tok.Tag == words.Adj && l.pattern == asVerb
			switch {
			case l.pattern == asNoun || l.pattern == asInverse && !verb:
				if r.noun(a, b, l, i, end, sent) {
					return true
				}
			case verb:
				if r.verb(a, b, l, i, end) {
					return true
				}
			}
		}
	}
	return r.compound(a, b, table)
}

func lookup(table map[string][]link, tok *words.Token) []link {
	if ls := table[tok.Lemma]; ls != nil {
		return ls
	}
	return table[tok.Norm]
}

func phraseEnd(t *words.Text, l link, i, limit int) (int, bool) {
	at := i + 1
	for _, w := range l.rest {
		if at >= limit && at >= len(t.Tokens) {
			return 0, false
		}
		if n := t.Tokens[at].Norm; n != w && !(w == "a" && n == "al") && !(w == "de" && n == "del") {
			return 0, false
		}
		at++
	}
	return at, at <= limit
}

// noun: "A, leader of B", "A, the leader of B", "A is a leader of B"; "leader of A, B" has the noun before A;
// "A's leader B", "A's leader, B".
func (r *reader) noun(a, b *actors.Candidate, l link, i, end int, sent *words.Sentence) bool {
	t := r.t
	if t.Tokens[i].Tag == words.Verb {
		return false
	}
	if end < b.First && isOf(t.Tokens[end].Norm) && b.First-end <= 3 && i-a.Last <= 5 && (i == a.Last || opens(t, a.Last, i)) {
		return r.add(l, a, b, a.First, b.Last)
	}
	// "the CGTP's leader, X"
	if n := t.Tokens[a.Last].Norm; (n == "'s" || n == "’s" || n == "'" || n == "’") && i-a.Last <= 4 && b.First-end <= 2 {
		return r.add(l, b, a, a.First, b.Last)
	}
	return false
}

// opens: only a comma, an article or "is a" stands between.
func opens(t *words.Text, from, to int) bool {
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		switch {
		case tok.Kind == words.Punct && (tok.Norm == "," || tok.Norm == "(" || tok.Norm == "—" || tok.Norm == "–" || tok.Norm == "-"):
		case tok.Tag == words.Det, tok.Tag == words.Adj, tok.Tag == words.Aux, tok.Tag == words.Noun, tok.Tag == words.Num:
		case tok.Norm == "a", tok.Norm == "the", tok.Norm == "el", tok.Norm == "la", tok.Norm == "un", tok.Norm == "una", tok.Norm == "is", tok.Norm == "was", tok.Norm == "es", tok.Norm == "fue", tok.Norm == "as", tok.Norm == "como", tok.Norm == "who", tok.Norm == "quien", tok.Norm == "former", tok.Norm == "ex":
		default:
			return false
		}
	}
	return true
}

func isOf(w string) bool {
	switch w {
	case "of", "de", "del", "for", "to", "from", "at", "in", "en":
		return true
	}
	return false
}

// verb: "A leads B" or, passive, "A, led by B".
func (r *reader) verb(a, b *actors.Candidate, l link, i, end int) bool {
	t := r.t
	tok := &t.Tokens[i]
	var g *words.Group
	if tok.Group > 0 {
		g = &t.Groups[tok.Group-1]
	}
	if g != nil && g.Negated {
		return false
	}
	by := end < b.First && (t.Tokens[end].Norm == "by" || t.Tokens[end].Norm == "por")
	if by && b.Kind == actors.GroupCandidate && b.Actor == 0 {
		return false // "led by its founder, X": the name behind it is tried next
	}
	if by && b.First-end <= 6 && (g == nil || g.Passive || tok.Form == words.Participle || tok.Form == words.Past) && i-a.Last <= 6 {
		return r.add(l, b, a, a.First, b.Last)
	}
	if g != nil && g.Passive || by {
		return false
	}
	if i-a.Last > 5 || b.First-end > 3 {
		return false
	}
	// the object follows at once: only articles and adjectives may stand before it
	for k := end; k < b.First; k++ {
		x := &t.Tokens[k]
		if x.Tag == words.Prep && x.Norm != "a" && x.Norm != "al" || x.Kind == words.Punct || x.Tag == words.Verb {
			return false
		}
	}
	// A is the subject: no other phrase with its own verb in between
	for k := a.Last; k < i; k++ {
		x := &t.Tokens[k]
		if x.Tag == words.Verb && (g == nil || x.Group != tok.Group) || x.Tag == words.Prep && x.Norm != "to" {
			return false
		}
	}
	return r.add(l, a, b, a.First, b.Last)
}

// compound: "CGTP leader X", "el dirigente de la CGTP X": organisation, noun and person in one run.
func (r *reader) compound(a, b *actors.Candidate, table map[string][]link) bool {
	t := r.t
	// "leader of A, B" and "líder del A, B": the noun right before A
	if b.First-a.Last <= 1 && b.Kind == actors.PersonCandidate && a.Kind == actors.OrganizationCandidate {
		for i := a.First - 1; i >= 0 && i >= a.First-4; i-- {
			tok := &t.Tokens[i]
			if tok.Sentence != t.Tokens[a.First].Sentence || tok.Kind == words.Punct {
				break
			}
			for _, l := range lookup(table, tok) {
				if l.pattern == asNoun && len(l.rest) == 0 && l.typ != record.FamilyOf {
					return r.add(l, b, a, i, b.Last)
				}
			}
		}
	}
	if a.Kind == actors.OrganizationCandidate && b.Kind == actors.PersonCandidate && b.First-a.Last <= 3 {
		for i := a.Last; i < b.First; i++ {
			for _, l := range lookup(table, &t.Tokens[i]) {
				if l.pattern == asNoun && len(l.rest) == 0 {
					return r.add(l, b, a, a.First, b.Last)
				}
			}
		}
	}
	return false
}

func (r *reader) add(l link, from, to *actors.Candidate, first, last int) bool {
	if l.pattern == asInverse {
		from, to = to, from
	}
	if l.typ == record.FamilyOf && (from.Kind == actors.OrganizationCandidate || to.Kind == actors.OrganizationCandidate) {
		return false
	}
	key := string(l.typ) + "|" + from.Name + "|" + to.Name
	if r.seen[key] || from.Name == to.Name || from.Name == "" || to.Name == "" {
		return false
	}
	r.seen[key] = true
	c := record.CiteSpan(r.t.Doc, r.t.Span(first, last), record.Relation{
		Type: l.typ, From: from.Name, To: to.Name, FromActor: from.Actor, ToActor: to.Actor, Certainty: record.Asserted,
	})
	if c.Stated() {
		r.out = append(r.out, c)
	}
	return true
}
