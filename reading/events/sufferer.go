package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Trigger rows ask for an object by word class ("beat" + a person, "release" + a captive). A name or a
// pronoun has no class: sufferer tells that the verb is done to a person all the same ("beat Ana Soto", "he was
// freed", "lo capturaron", "Fue liberado").

// personal are the classes that a named person or a personal pronoun stands in for.
var personal = [...]string{"person", "captive", "office", "work"}

// standsIn: the condition c of a verb row is about persons.
func (f *finder) standsIn(s *sense, c class) bool { return s.part == verb && c&f.lex.persons != 0 }

// sufferer: the object of an active verb, or the subject of a passive one, is a person by name or pronoun.
func (f *finder) sufferer(i, end int, form words.Form, sent *words.Sentence) bool {
	if f.passiveAt(i, form, sent) {
		return f.personBefore(f.chainStart(i, sent), sent)
	}
	if sent.Lang == words.ES {
		if j := f.chainStart(i, sent) - 1; j >= int(sent.First) && clitic[f.t.Tokens[j].Norm] && f.t.Tokens[j].Tag == words.Pron {
			return true
		}
		for j := end; j < min(int(sent.Last), end+4); j++ {
			if f.t.Tokens[j].Norm == "a" && f.namedAt(j+1, sent) {
				return true
			}
		}
		n := f.t.Tokens[i].Norm
		return form == words.Infinitive && endsAny(n, "rlo", "rla", "rlos", "rlas", "rle", "rles")
	}
	if end < int(sent.Last) && objectPronoun[f.t.Tokens[end].Norm] {
		return end+1 >= int(sent.Last) || f.t.Tokens[end+1].Tag != words.Noun && f.t.Tokens[end+1].Tag != words.Adj // "beat her rival"
	}
	return f.namedAt(end, sent)
}

var (
	clitic        = set("lo la los las le les nos")
	objectPronoun = set("him her them me us")
	others        = set("others both ambos otros otras")
	subjectPerson = set("he she they who el ella ellos ellas quien quienes")
)

// chainStart is the first token of the auxiliaries before a verb: "had been" of "had been freed".
func (f *finder) chainStart(i int, sent *words.Sentence) int {
	for i > int(sent.First) && (f.g.aux[f.t.Tokens[i-1].Norm] || f.g.be[f.t.Tokens[i-1].Norm]) {
		i--
	}
	return i
}

// personBefore: the subject right before token i is a person; in Spanish it may be left out, at the start of a clause.
func (f *finder) personBefore(i int, sent *words.Sentence) bool {
	if i <= int(sent.First) {
		return sent.Lang == words.ES
	}
	tok := &f.t.Tokens[i-1]
	switch {
	case subjectPerson[tok.Norm] && tok.Tag == words.Pron:
		return true
	case tok.Tag == words.Num || tok.Kind == words.Number || others[tok.Norm]:
		return true // "twelve were exiled"
	case sent.Lang == words.ES && (tok.Norm == ";" || tok.Norm == "y" && i-1 > int(sent.First)):
		return true
	case f.in.Cast == nil:
		return false
	}
	for _, c := range f.in.Cast.Candidates(int(tok.Sentence)) {
		if c.Kind == actors.PersonCandidate && c.Actor > 0 && c.First < i && i <= c.Last+1 { // a comma may close an age or office
			return true
		}
	}
	return false
}

// namedAt: a named person begins at token i.
func (f *finder) namedAt(i int, sent *words.Sentence) bool {
	if f.in.Cast == nil || i >= int(sent.Last) {
		return false
	}
	for _, c := range f.in.Cast.Candidates(int(f.t.Tokens[i].Sentence)) {
		if c.Kind == actors.PersonCandidate && c.Actor > 0 && c.First <= i && i < c.Last {
			return c.Last >= len(f.t.Tokens) || f.t.Tokens[c.Last].Norm != "'s" // "released Ana Soto's album"
		}
	}
	return false
}

// ofNamed: "of" or "de" at token i, and a named person behind it.
func (f *finder) ofNamed(i int, sent *words.Sentence) bool {
	switch f.t.Tokens[i].Norm {
	case "of", "de":
		return f.namedAt(i+1, sent)
	}
	return false
}

// cliticObject is the antecedent of the clitic before a Spanish verb: in "lo destituyó" the last person named
// before it who is not the subject, in "los detuvieron" the last group. The phrase stands at the clitic.
func (f *finder) cliticObject(c *candidate) *phrase {
	sent := &f.t.Sentences[c.sentence]
	if sent.Lang != words.ES || c.passive || c.object != nil {
		return nil
	}
	j := f.chainStart(c.first, sent) - 1
	if j < int(sent.First) || f.t.Tokens[j].Tag != words.Pron {
		return nil
	}
	p := f.earlier
	switch f.t.Tokens[j].Norm {
	case "lo", "la", "le":
		for k := range f.phrases {
			if q := &f.phrases[k]; q.last <= j && q.kind == record.Person && q.proper && q.name != "" && (c.subject == nil || q.head != c.subject.head) {
				p = *q
			}
		}
		if p.kind != record.Person {
			return nil
		}
	case "los", "las", "les":
		p = phrase{}
		for k := range f.phrases {
			if q := &f.phrases[k]; q.last <= j && q.kind == record.Group && q.name != "" && (c.subject == nil || q.head != c.subject.head) {
				p = *q
			}
		}
	default:
		return nil
	}
	if p.name == "" {
		return nil
	}
	p.first, p.last, p.head, p.prep = j, j+1, j, -1
	return &p
}
