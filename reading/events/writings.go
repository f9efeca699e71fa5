package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Words that stand where somebody acts and are nobody: what people write ("the union's letter demands"), and what they do
// ("the march reached the palace").

// writing: the phrase is a text, by which somebody else speaks.
func (f *finder) writing(p *phrase) bool {
	return !p.proper && p.actor == 0 && f.lex.has(f.t.Tokens[p.head].Norm, f.lex.bits["text"])
}

// author is whose text it is, where the phrase says so: "the union's letter", "el comunicado de los rectores".
func (f *finder) author(p *phrase) *phrase {
	for i := p.first + 1; i < p.head; i++ {
		if !genitive[f.t.Tokens[i].Norm] {
			continue
		}
		q := phrase{first: p.first, last: i, head: i - 1, prep: -1, class: f.classOf(p.first, i)}
		q.proper = f.t.Tokens[q.head].Tag == words.Proper
		if q.proper || f.people(&q) {
			return &q
		}
		return nil
	}
	for k := range f.phrases {
		q := &f.phrases[k]
		if q.prep != p.last {
			continue
		}
		switch f.t.Tokens[q.prep].Norm {
		case "of", "by", "from", "de", "del":
			if f.people(q) {
				return q
			}
		}
	}
	return nil
}

// protest: the word is a protest, as the trigger table has it, and nobody.
func (f *finder) protest(i int) bool {
	tok := &f.t.Tokens[i]
	if f.lex.has(tok.Norm, f.lex.bits["crowd"]|f.lex.bits["person"]) || f.human(i) {
		return false
	}
	for _, e := range f.lex.entries[tok.Norm] {
		if e.sense.part == noun && e.sense.typ == record.Protest && len(e.sense.rest) == 0 {
			return true
		}
	}
	return false
}
