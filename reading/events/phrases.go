package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// phrase is a noun phrase of the sentence at work: a group of the layer below, with the
// name the cast knows it by.
type phrase struct {
	first, last int // tokens [first, last)
	head        int
	prep        int // preposition right before it; -1 = none
	name        string
	actor       int
	kind        record.ActorKind
	class       class
	proper      bool
	place       bool
	thing       bool
	weapon      bool
	joined      bool // two common nouns under one head
	quantity    int  // words of a quantity before the noun: "hundreds of"
}

// phrasesOf fills f.phrases for one sentence.
func (f *finder) phrasesOf(s int) {
	sent := &f.t.Sentences[s]
	f.phrases = f.phrases[:0]
	if sent.Groups[1] > sent.Groups[0] {
		for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
			g := &f.t.Groups[k]
			if g.Kind == words.NounGroup {
				f.addPhrase(int(g.First), int(g.Last), int(g.Head), sent)
			}
		}
	} else {
		f.chunk(sent)
	}
	f.joinPossessors()
	if f.in.Cast != nil {
		f.joinNames(s)
		f.addNames(s)
	}
	f.joinPairs()
	if f.in.Cast == nil {
		return
	}
	cands := f.in.Cast.Candidates(s)
	for k := range f.phrases {
		p := &f.phrases[k]
		for i := range cands {
			c := &cands[i]
			titled := c.Kind == actors.PersonCandidate && c.Actor > 0 && p.head < c.First && c.Last == p.last && !p.joined // "presidente Ana Soto"
			if c.First <= p.head && p.head < c.Last || titled {
				p.know(c)
				if p.joined {
					p.name, p.actor = "", 0
				}
			}
		}
	}
	for k := range f.phrases { // a country that stands first is named as any other
		if p := &f.phrases[k]; p.place && !p.proper && f.t.Tokens[p.head].Tag == words.Proper && !f.t.Capitals {
			p.proper = true
		}
	}
	f.locate(s)
	f.appose()
	f.resolve(s)
}

// know takes over what the cast knows of a candidate.
func (p *phrase) know(c *actors.Candidate) {
	switch c.Kind {
	case actors.PersonCandidate:
		p.kind = record.Person
		p.proper = p.proper || c.Actor > 0 // a name at the head of its sentence too
	case actors.OrganizationCandidate:
		p.kind = record.Organization
	case actors.GroupCandidate:
		p.kind = record.Group
	case actors.PlaceCandidate:
		p.place = true
	case actors.ThingCandidate:
		p.thing = true
	case actors.WeaponCandidate:
		p.weapon = true
	}
	if c.Actor > 0 || p.name == "" && c.Kind != actors.PlaceCandidate {
		p.name, p.actor = c.Name, c.Actor
	}
}

func (f *finder) addPhrase(first, last, head int, sent *words.Sentence) {
	if first >= last {
		return
	}
	first, last, head = f.withoutDate(first, last, head)
	p := phrase{first: first, last: last, head: head, prep: -1}
	if first > int(sent.First) && f.g.prep[f.t.Tokens[first-1].Norm] {
		p.prep = first - 1
	}
	for i := first; i < last; i++ {
		p.class |= f.lex.classes[f.t.Tokens[i].Norm]
		p.proper = p.proper || i == head && (f.t.Tokens[i].Shape == words.Cap && !f.t.Tokens[i].First || f.t.Tokens[i].Shape == words.Upper) && !f.t.Capitals
	}
	if h := &f.t.Tokens[head]; h.First && h.Tag == words.Proper && !f.t.Capitals && last-head > 1 && f.t.Tokens[head+1].Tag == words.Proper && f.t.Tokens[head+1].Shape == words.Cap {
		p.proper = true // "Estados Unidos" at the head of its sentence
	}
	if f.human(head) {
		p.class |= f.lex.bits["crowd"] | f.lex.bits["person"]
	}
	f.phrases = append(f.phrases, p)
}

// chunk is the plain way where no groups were made: runs of words that belong to no closed class.
func (f *finder) chunk(sent *words.Sentence) {
	start := -1
	flush := func(end int) {
		if start >= 0 && end > start {
			last := end - 1
			if !f.g.det[f.t.Tokens[last].Norm] {
				f.addPhrase(start, end, last, sent)
			}
		}
		start = -1
	}
	for i := int(sent.First); i < int(sent.Last); i++ {
		tok := &f.t.Tokens[i]
		w := tok.Norm
		switch {
		case tok.Kind == words.Number || tok.Kind == words.Word && f.g.det[w] && !f.g.rel[w]:
			if start >= 0 && f.g.def[w] {
				flush(i)
			}
			if start < 0 {
				start = i
			}
		case tok.Kind != words.Word, f.g.prep[w], f.g.conj[w], f.g.sub[w], f.g.rel[w], f.g.aux[w], f.verbOnly(i):
			flush(i)
		default:
			if start < 0 {
				start = i
			}
		}
	}
	flush(int(sent.Last))
}

// verbOnly: the trigger tables know the form as a finite verb and not as a noun.
func (f *finder) verbOnly(i int) bool {
	es := f.lex.entries[f.t.Tokens[i].Norm]
	v := false
	for k := range es {
		if es[k].sense.part == noun || es[k].sense.part == adjective {
			return false
		}
		v = v || es[k].sense.part == verb
	}
	return v
}

// joinPairs makes "workers and peasants" one phrase, and "dozens of students"; names stay apart.
func (f *finder) joinPairs() {
	out := f.phrases[:0]
	for _, p := range f.phrases {
		if n := len(out); n > 0 {
			q := &out[n-1]
			if crowdWords[f.t.Tokens[q.head].Norm] && q.last+1 == p.first && (f.t.Tokens[q.last].Norm == "of" || f.t.Tokens[q.last].Norm == "de") {
				p.first, p.prep = q.first, q.prep
				p.quantity = p.head - q.first
				*q = p
				continue
			}
			if !p.proper && !q.proper && q.last+1 == p.first && f.g.conj[f.t.Tokens[q.last].Norm] && !f.g.def[f.t.Tokens[p.first].Norm] && f.people(q) && f.people(&p) {
				q.last = p.last
				q.class |= p.class
				q.joined = true
				continue
			}
		}
		out = append(out, p)
	}
	f.phrases = out
}

var crowdWords = set("dozens scores hundreds thousands millions tens most many some majority group groups members decenas cientos miles millones centenares millares docenas mayoria grupo grupos miembros docena decena centenar")

func (f *finder) people(p *phrase) bool {
	return p.kind != record.NoActorKind || p.class&(f.lex.bits["crowd"]|f.lex.bits["person"]|f.lex.bits["force"]|f.lex.bits["state"]|f.lex.bits["body"]) != 0
}

// bare is the phrase without its determiner, as printed.
func (f *finder) bare(p *phrase) record.Span {
	first := p.first
	if p.quantity > 0 {
		for k := first; k < p.head; k++ {
			if w := f.t.Tokens[k].Norm; w == "of" || w == "de" {
				first = k + 1
			}
		}
	}
	for first < p.last-1 {
		tok := &f.t.Tokens[first]
		if !(f.g.det[tok.Norm] || tok.Kind == words.Number || tok.Tag == words.Num || hedges[tok.Norm]) {
			break
		}
		first++
	}
	return f.t.Span(first, f.reach(p))
}

// at is the phrase that covers a token.
func (f *finder) at(i int) *phrase {
	for k := range f.phrases {
		if f.phrases[k].first <= i && i < f.phrases[k].last {
			return &f.phrases[k]
		}
	}
	return nil
}

// before is the last phrase that ends at or before a token; after the first that starts at or behind one.
func (f *finder) before(i int) *phrase {
	var out *phrase
	for k := range f.phrases {
		if f.phrases[k].last <= i {
			out = &f.phrases[k]
		}
	}
	return out
}

func (f *finder) after(i int) *phrase {
	for k := range f.phrases {
		if f.phrases[k].first >= i {
			return &f.phrases[k]
		}
	}
	return nil
}

var hedges = set("more than at least about some around nearly almost over mas al menos unos unas casi cerca approximately up to only least")
