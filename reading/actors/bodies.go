package actors

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// Bodies told by a common name: "the central bank", "la policía", "the health ministry". A document
// that says so means one body, and uses the words as its name. As fillers of roles they stay what they
// were (a group with its class); only the actor they are listed as is an organisation.

// body is one common name of a body.
type body struct {
	words   []string
	kind    record.OrgKind
	capital bool // counts only with a capital inside the sentence: "el Gobierno", not "el gobierno"
}

func (g *tongue) loadBodies(lang string) {
	g.bodies = map[string][]body{}
	fields := []string{}
	for r := range pack.Table(lang + "/bodies.txt") {
		ws := strings.Fields(r.Field(0))
		if ws[0] == "=" {
			fields = ws[1:]
			continue
		}
		b := body{kind: record.OrgKind(r.Field(1))}
		ws[0], b.capital = strings.CutPrefix(ws[0], "^")
		star := -1
		for i, w := range ws {
			if w == "*" {
				star = i
			}
		}
		if star < 0 {
			b.words = ws
			g.bodies[ws[0]] = append(g.bodies[ws[0]], b)
			continue
		}
		for _, w := range fields {
			b.words = append([]string(nil), ws...)
			b.words[star] = w
			g.bodies[b.words[0]] = append(g.bodies[b.words[0]], b)
		}
	}
}

// bodyAt reads a common name of a body at token i; end is i if there is none.
func (f *finder) bodyAt(i, limit int) (end int, kind record.OrgKind) {
	toks := f.t.Tokens
	tok := &toks[i]
	if tok.Kind != words.Word || f.t.Capitals {
		return i, ""
	}
	for _, b := range f.g.bodies[tok.Norm] {
		stop, ok := f.matchWords(b.words, i, limit)
		if !ok || stop <= end || !f.free(i, stop) || len(b.words) == 1 && !f.oneBody(i, limit, b.capital) {
			continue
		}
		end, kind = stop, b.kind
	}
	if end > i {
		return end, kind
	}
	return i, ""
}

// oneBody: a single word counts with the article of the known ("la policía"), and is no adjective, no place
// ("puesto de policía") and no part of a longer name.
func (f *finder) oneBody(i, limit int, capital bool) bool {
	toks := f.t.Tokens
	if capital && (toks[i].Shape != words.Cap || toks[i].First) {
		return false
	}
	if i+1 < limit && f.capital(i+1) && !capital {
		return false
	}
	if i == 0 || toks[i-1].Sentence != toks[i].Sentence {
		return false
	}
	switch toks[i-1].Norm {
	case "el", "la", "los", "del", "al":
		return capital || toks[i].Shape == words.Lower
	case "de", "a", "por":
		return toks[i].Norm == "carabineros"
	}
	return false
}

// bodies lists the common names of bodies in a sentence as organisations. One word for one body: "la policía"
// and "la policía chilena" are one.
func (f *finder) bodiesIn(s *words.Sentence, seen map[string]int) {
	c := f.cast
	for i := int(s.First); i < int(s.Last); i++ {
		if c.at[i] != 0 || len(f.g.bodies[f.t.Tokens[i].Norm]) == 0 {
			continue
		}
		end, kind := f.bodyAt(i, int(s.Last))
		if end == i {
			continue
		}
		key := strings.Join(f.norms(i, end), " ")
		cited := record.CiteSpan(f.t.Doc, f.t.Span(i, end), record.FullName)
		if at, ok := seen[key]; ok {
			c.Actors[at-1].AddMention(cited)
		} else if a, ok := record.NewActor(record.Organization, f.squeezed(i, end), cited); ok {
			a.Org = kind
			c.Actors = append(c.Actors, a)
			seen[key] = len(c.Actors)
		} else {
			continue
		}
		if f.commonBody == nil {
			f.commonBody = map[int]int{}
		}
		for k := i; k < end; k++ {
			f.commonBody[k] = seen[key]
		}
		i = end - 1
	}
}
