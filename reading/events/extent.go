package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// How far a noun phrase reaches. The groups of the layer below are chunks: they end at the first preposition, and a name
// of several chunks ("General Confederation of Workers") or a possessor and what it has ("the peasants' union") come in
// pieces. Who acts is told by the fullest phrase without its relative clause.

// ofs is how many "of" phrases belong to one actor at most: "members of the executive of the union of teachers".
const ofs = 3

// reach is where the fullest form of a phrase ends: over its "of" phrases, up to a date or a named person.
func (f *finder) reach(p *phrase) int {
	last := p.last
	if p.actor > 0 && p.kind != record.Group || f.t.Tokens[p.head].Tag == words.Pron {
		return last
	}
	for range ofs {
		if last+1 >= len(f.t.Tokens) || f.t.Tokens[last].Sentence != f.t.Tokens[p.head].Sentence {
			break
		}
		switch f.t.Tokens[last].Norm {
		case "of", "de", "del":
		default:
			return last
		}
		q := f.headed(last)
		if q != nil && q.place && p.class&f.lex.bits["crowd"] != 0 && p.class&f.lex.bits["office"] == 0 {
			break // "residents of Ilave": where they live
		}
		if q == nil || f.isDate(q) || f.lex.has(f.t.Tokens[q.head].Norm, f.lex.bits["crime"]) { // "accused the army of torture"
			break
		}
		last = q.last
	}
	return last
}

// headed is the phrase that a preposition at a token governs.
func (f *finder) headed(prep int) *phrase {
	for k := range f.phrases {
		if f.phrases[k].prep == prep {
			return &f.phrases[k]
		}
	}
	return nil
}

// joinNames makes one phrase of the chunks that one name of the cast covers.
func (f *finder) joinNames(s int) {
	cands := f.in.Cast.Candidates(s)
	out := f.phrases[:0]
	k := 0
	for _, p := range f.phrases {
		for k < len(cands) && cands[k].Last <= p.first {
			k++
		}
		if n := len(out); n > 0 && k < len(cands) {
			if c, q := &cands[k], &out[n-1]; c.Actor > 0 && c.Kind != actors.GroupCandidate && c.First < q.last && q.last < c.Last && p.first < c.Last && p.last <= c.Last+1 {
				q.last, q.head = p.last, p.head
				q.class |= p.class
				q.proper = q.proper || p.proper
				continue
			}
		}
		out = append(out, p)
	}
	f.phrases = out
}

// addNames adds persons named in the sentence that stand in no chunk: the tagger may take a surname at the head of its sentence for another
// class of word ("Soto announces new measures").
func (f *finder) addNames(s int) {
	sent := &f.t.Sentences[s]
	for _, c := range f.in.Cast.Candidates(s) {
		if c.Kind != actors.PersonCandidate || c.Actor == 0 || c.First >= c.Last {
			continue
		}
		k := 0
		for k < len(f.phrases) && f.phrases[k].last <= c.First {
			k++
		}
		if k < len(f.phrases) && f.phrases[k].first < c.Last {
			continue
		}
		f.addPhrase(c.First, c.Last, c.Head, sent)
		last := len(f.phrases) - 1
		p := f.phrases[last]
		copy(f.phrases[k+1:], f.phrases[k:last])
		f.phrases[k] = p
	}
}

// joinPossessors makes one phrase of a possessor and what it has, where the chunks part them: "the peasants’ union".
func (f *finder) joinPossessors() {
	out := f.phrases[:0]
	for _, p := range f.phrases {
		if n := len(out); n > 0 && p.prep < 0 {
			if q := &out[n-1]; q.last+1 == p.first && genitive[f.t.Tokens[q.last].Norm] && !f.t.Tokens[q.last].Space {
				p.first, p.prep = q.first, q.prep
				*q = p
				continue
			}
		}
		out = append(out, p)
	}
	f.phrases = out
}

var genitive = set("'s ’s ' ’")

// withoutDate cuts a date off that a chunk has swallowed at its head or tail: "January 18 Ana Soto", "Ana Soto last week".
func (f *finder) withoutDate(first, last, head int) (int, int, int) {
	s := int(f.t.Tokens[head].Sentence)
	for _, k := range f.timesOf[s] {
		sp := f.in.Times[k].Span()
		a, z := int(f.t.Tokens[first].Start), int(f.t.Tokens[last-1].End)
		switch {
		case sp.End <= a || sp.Start >= z || sp.Start <= a && sp.End >= z:
		case sp.Start <= a && sp.End <= int(f.t.Tokens[head].Start):
			first = min(f.t.TokenAt(sp.End-1)+1, head) // "on 7 May workers marched"
		case sp.Start > a && sp.End >= z:
			if at := f.t.TokenAt(sp.Start); at > first {
				last = at
				for last > first+1 && f.t.Tokens[last-1].Kind == words.Punct {
					last--
				}
				head = min(head, last-1)
			}
		}
	}
	return first, last, head
}
