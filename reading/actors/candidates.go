package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// build turns entities into actors and lists the candidate fillers of every sentence.
func (f *finder) build(places []record.Cited[record.Place]) {
	index := make([]int32, len(f.ents)) // in Cast.Actors plus one
	c := f.cast
	for k := range c.mentions {
		m := &c.mentions[k]
		e := &f.ents[m.actor]
		if e.kind == record.NoActorKind {
			continue
		}
		span := f.t.Span(int(m.first), int(m.last))
		if m.cut > 0 {
			span.End = span.Start + int(m.cut)
		}
		cited := record.CiteSpan(f.t.Doc, span, m.form)
		if index[m.actor] == 0 {
			a, ok := record.NewActor(e.kind, e.name, cited)
			if !ok {
				continue
			}
			a.Acronym, a.Aliases, a.Org, a.Role, a.Age, a.Harm = e.acronym, e.aliases, e.org, e.role, e.age, e.harm
			if e.known != 0 {
				kn := &lexi.known[e.known-1]
				a.PackID = kn.id
				if e.kind == record.Organization {
					a.Org = kn.org
				}
			}
			c.Actors = append(c.Actors, a)
			index[m.actor] = int32(len(c.Actors))
		} else {
			c.Actors[index[m.actor]-1].AddMention(cited)
		}
	}
	for k := range c.mentions {
		m := &c.mentions[k]
		if m.actor = index[m.actor] - 1; m.actor < 0 { // never cited: not on stage
			for j := m.first; j < m.last; j++ {
				c.at[j] = 0
			}
		}
	}
	groups, bodies := map[string]int{}, map[string]int{}
	c.bounds = make([]int32, 0, len(f.t.Sentences)+1)
	for i := range f.t.Sentences {
		c.bounds = append(c.bounds, int32(len(c.cands)))
		if s := &f.t.Sentences[i]; f.enter(s) {
			f.bodiesIn(s, bodies)
			f.candidates(s, places, groups)
		}
	}
	c.bounds = append(c.bounds, int32(len(c.cands)))
}

func (f *finder) candidates(s *words.Sentence, places []record.Cited[record.Place], groups map[string]int) {
	c, toks, limit := f.cast, f.t.Tokens, int(s.Last)
	for i := int(s.First); i < limit; {
		if id := c.at[i]; id != 0 {
			m := &c.mentions[id-1]
			a := c.Actors[m.actor]
			kind := PersonCandidate
			if a.Kind == record.Organization {
				kind = OrganizationCandidate
			}
			c.cands = append(c.cands, Candidate{First: int(m.first), Last: int(m.last), Head: int(m.last) - 1, Kind: kind, Actor: int(m.actor) + 1, Name: a.Name, Many: kind == OrganizationCandidate})
			i = int(m.last)
			continue
		}
		if p := f.places[i]; p != 0 {
			end := i
			for end < limit && f.places[end] == p {
				end++
			}
			c.cands = append(c.cands, Candidate{First: i, Last: end, Head: end - 1, Kind: PlaceCandidate, Name: places[p-1].Value().Name})
			i = end
			continue
		}
		tok := &toks[i]
		n, ok := f.g.nouns[tok.Norm]
		if !ok || tok.Kind != words.Word || !f.isNoun(i, s) {
			i++
			continue
		}
		first, last := f.phrase(i, s)
		// the head of the group is what counts: "police station" is no police
		if h := f.headOf(i, last, limit); h != i {
			i++
			continue
		}
		// "President William Ruto": the name is the candidate; "army chief X": the words before it are
		if m := f.mentionIn(i+1, last); m >= 0 {
			if m == i+1 && !n.many {
				i++
				continue
			}
			if toks[m-1].Norm != "of" && !stops[toks[m-1].Norm] {
				last = m
			}
		}
		name, actor := f.groupName(first, last, i), 0
		if n.kind == GroupCandidate {
			actor = f.groupActor(i, n, name, groups)
		}
		c.cands = append(c.cands, Candidate{First: first, Last: last, Head: i, Kind: n.kind, Class: n.class, Many: n.many, Name: name, Actor: actor})
		i++
	}
}

// mentionIn is where the first name inside tokens [from, to) begins; -1 if none.
func (f *finder) mentionIn(from, to int) int {
	for k := from; k < to; k++ {
		if f.cast.at[k] != 0 {
			return k
		}
	}
	return -1
}

// isNoun refuses words of the table that are verbs or adjectives here.
func (f *finder) isNoun(i int, s *words.Sentence) bool {
	tok := &f.t.Tokens[i]
	if (tok.Norm == "front" || tok.Norm == "head" || tok.Norm == "frente" || tok.Norm == "base" || tok.Norm == "body" || tok.Norm == "state") && i > int(s.First) {
		switch f.t.Tokens[i-1].Norm { // "in front of", "frente a", "at the head of", "state of emergency"
		case "in", "en", "the", "a", "an", "al":
			if i+1 < int(s.Last) && (f.t.Tokens[i+1].Norm == "of" || f.t.Tokens[i+1].Norm == "a" || f.t.Tokens[i+1].Norm == "de") {
				return false
			}
		}
	}
	switch tok.Tag {
	case words.Verb, words.Aux, words.Adv, words.Prep, words.Pron, words.Conj, words.Sub:
		return false
	case words.Adj:
		// "the dead", "los heridos" are nouns; "dead bodies" is not
		next := i + 1
		return !(next < int(s.Last) && (f.t.Tokens[next].Tag == words.Noun || f.g.nouns[f.t.Tokens[next].Norm].kind != NoCandidate))
	}
	return true
}

// headOf is the last noun of the phrase in English ("police officers": officers).
func (f *finder) headOf(i, last, limit int) int {
	if f.g.es {
		return i
	}
	head := i
	for k := i + 1; k < last; k++ {
		tok := &f.t.Tokens[k]
		if tok.Kind != words.Word || f.cast.at[k] != 0 {
			break
		}
		if _, ok := f.g.nouns[tok.Norm]; ok || tok.Tag == words.Noun {
			head = k
		}
	}
	return head
}

var stops = set("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "that", "which", "who", "when", "where", "as", "but", "is", "was", "were", "are", "be", "been", "has", "have", "had", "after", "before", "against", "into", "than", "then", "it", "he", "she", "they", "not", "will", "would", "said", "while", "during", "between", "over", "under",
	"el", "la", "los", "las", "un", "una", "de", "del", "en", "a", "al", "y", "e", "o", "que", "con", "por", "para", "se", "fue", "fueron", "es", "son", "ha", "han", "su", "sus", "lo", "le", "no", "contra", "desde", "hasta", "sin", "sobre", "tras", "como", "cuando", "donde", "entre")

// phrase is the noun phrase around a head: the analyser's group where there is one, else the
// words around that are no function words.
func (f *finder) phrase(i int, s *words.Sentence) (first, last int) {
	toks := f.t.Tokens
	if g := toks[i].Group; g > 0 && int(g) <= len(f.t.Groups) {
		if grp := f.t.Groups[g-1]; grp.Kind == words.NounGroup && int(grp.First) <= i && i < int(grp.Last) {
			return f.ofPhrase(i, f.behindDate(int(grp.First), i), int(grp.Last), s)
		}
	}
	first, last = i, i+1
	for first > int(s.First) && first > i-4 {
		p := &toks[first-1]
		if p.Kind == words.Punct || stops[p.Norm] || f.cast.at[first-1] != 0 && f.g.es {
			break
		}
		if f.g.es && p.Kind != words.Number && f.t.Capitals {
			break
		}
		if p.Tag == words.Verb || p.Tag == words.Adv {
			break
		}
		first--
		if f.g.es && (p.Kind == words.Number) {
			break
		}
	}
	if !f.g.es {
		for last < int(s.Last) && last < i+3 {
			if _, ok := f.g.nouns[toks[last].Norm]; !ok || toks[last].Kind != words.Word || toks[last].Tag == words.Verb {
				break
			}
			last++
		}
	}
	// the article belongs to the phrase
	if first > int(s.First) {
		switch toks[first-1].Norm {
		case "the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus":
			first--
		}
	}
	return f.ofPhrase(i, first, last, s)
}

// behindDate is where a noun group goes on behind a date that it has swallowed: "on 7 May workers", "on May 7 workers".
func (f *finder) behindDate(first, head int) int {
	toks := f.t.Tokens
	if first+2 > head {
		return first
	}
	a, b := &toks[first], &toks[first+1]
	if a.Kind == words.Number && monthNames[b.Norm] && b.Shape == words.Cap || b.Kind == words.Number && monthNames[a.Norm] && a.Shape == words.Cap {
		return first + 2
	}
	return first
}

var monthNames = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

// ofPhrase takes "of the rondas campesinas" behind a head that needs it: members of, group of, leaders of.
func (f *finder) ofPhrase(head, first, last int, s *words.Sentence) (int, int) {
	toks, limit := f.t.Tokens, int(s.Last)
	if last+1 >= limit || toks[last].Norm != "of" && toks[last].Norm != "de" && toks[last].Norm != "del" {
		return first, last
	}
	k := last + 1
	for k < limit && k < last+7 {
		tok := &toks[k]
		if tok.Kind != words.Word || tok.Tag == words.Verb || tok.Tag == words.Aux || tok.Tag == words.Prep && k > last+1 {
			break
		}
		switch tok.Norm {
		case "who", "that", "which", "que", "in", "en", "and", "y", "on", "at", "to", "by", "por", "was", "were", "fue", "fueron", "of", "con", "with", "a", "al":
			if k > last+1 {
				return first, k
			}
			return first, last
		}
		if f.places[k] != 0 && k == last+1 {
			return first, last // where they are, not who
		}
		k++
	}
	if k == last+1 || stops[toks[k-1].Norm] {
		return first, last
	}
	return first, k
}

// groupName is the phrase without article and numbers.
func (f *finder) groupName(first, last, head int) string {
	for first < head {
		tok := &f.t.Tokens[first]
		if tok.Kind == words.Number || tok.Tag == words.Num {
			first++
			continue
		}
		switch tok.Norm {
		case "the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas", "this", "these", "those", "some", "several", "about", "su", "sus", "their", "his", "her", "its":
			first++
			continue
		}
		break
	}
	return f.squeezed(first, last)
}

// groupActor lists groups and bodies as actors of kind Group, one for each phrase.
func (f *finder) groupActor(head int, n noun, name string, groups map[string]int) int {
	if at := f.commonBody[head]; at > 0 {
		return at
	}
	if !n.many {
		return 0
	}
	switch n.class {
	case "civilian", "organization", "politician", "business":
		return 0
	}
	c := f.cast
	key := f.t.Tokens[head].Norm
	if !strings.Contains(name, " ") && len(name) > 0 {
		key = words.Norm(name)
	}
	cited := record.CiteSpan(f.t.Doc, f.t.Span(head, head+1), record.Description)
	if at, ok := groups[key]; ok {
		c.Actors[at-1].AddMention(cited)
		return at
	}
	a, ok := record.NewActor(record.Group, f.t.Quote(head, head+1), cited)
	if !ok {
		return 0
	}
	c.Actors = append(c.Actors, a)
	groups[key] = len(c.Actors)
	return len(c.Actors)
}
