package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Acts that lie behind the act whose day a sentence tells, and have no day of their own there: attempts and series that came
// before it ("after several attempts to impeach him, he closed Congress on 7 March"), what a protest is against, what is
// commemorated, what somebody had done before ("who had defeated Ana Soto, was removed on 7 March").

// stretch is where an act of the background stands: only a date inside it is its own.
type stretch struct {
	from, to int
	before   bool // what is told there lies before the main act
}

func (s stretch) of(c *candidate) bool { return s.to > 0 && s.from <= c.first && c.first < s.to }

// background is the stretch of such a clause or phrase around a trigger; the zero stretch if it stands in none.
func (f *finder) background(c *candidate, sent *words.Sentence) stretch {
	if c.sense.part == noun {
		if i := f.against(c, sent); i >= 0 {
			return stretch{from: i, to: f.clauseEnd(c.last, sent)}
		}
	}
	if i := f.afterSeries(c, sent); i >= 0 {
		return stretch{i, f.clauseEnd(c.last, sent), true}
	}
	if c.sense.part == verb && f.hadDone(c, sent) {
		return stretch{f.clauseStart(c.verbGroup, sent), f.clauseEnd(c.last, sent), true}
	}
	return stretch{}
}

// notAfter dates an act by the first day of its sentence, behind which it lies: "../2011-03-07".
func (f *finder) notAfter(c *candidate, from int) {
	for _, k := range f.timesOf[c.sentence] {
		if iv := f.in.Times[k].Value().Interval; iv.From != 0 && iv.To != 0 && iv.Days() <= 31 {
			c.inferred = record.Interval{To: iv.To}
			if n := f.lastedBefore(c, from); n > 0 && iv.Days() == 1 {
				c.inferred.From = iv.From - record.Day(n)
			}
			c.edtf = c.inferred.EDTF()
			return
		}
	}
}

// lastedBefore is for how many days what lies behind "after" went on: "after three weeks of road blocks"; 0 = not told.
func (f *finder) lastedBefore(c *candidate, from int) int {
	for _, k := range f.lengthsOf[c.sentence] {
		sp := f.in.Times[k].Span()
		first, last := f.t.TokenAt(sp.Start), f.t.TokenAt(sp.End-1)+1
		if first > from && first-from <= 2 && last < c.first && (f.t.Tokens[last].Norm == "of" || f.t.Tokens[last].Norm == "de") {
			return lengthDays(f.in.Times[k].Value().Value)
		}
	}
	return 0
}

// against: the trigger is what a protest, a demand or a day of remembrance is about: "protested against the killing of
// nine miners", "the anniversary of the massacre". The token where the phrase begins; -1 if it is none.
func (f *finder) against(c *candidate, sent *words.Sentence) int {
	for i := c.verbGroup - 1; i > int(sent.First) && i >= c.verbGroup-9; i-- {
		tok := &f.t.Tokens[i]
		switch tok.Norm {
		case "against", "contra":
			if p := &f.t.Tokens[i-1]; f.protesting(i-1) || p.Tag == words.Adv && f.protesting(i-2) {
				return i
			}
			return -1
		case "of", "de", "del":
			if p := &f.t.Tokens[i-1]; p.Norm == "anniversary" || p.Norm == "aniversario" {
				return i
			}
		case "by", "por", "in", "en", "on", "at", "during", "after", "tras":
			return -1
		}
		if tok.Kind == words.Punct && tok.Norm != "," || tok.Tag == words.Verb || tok.Tag == words.Aux {
			return -1
		}
	}
	return -1
}

// protesting: a word of protest stands at the token.
func (f *finder) protesting(i int) bool {
	if i < 0 {
		return false
	}
	if f.protest(i) {
		return true
	}
	es := f.lex.entries[f.t.Tokens[i].Norm]
	for k := range es {
		if es[k].sense.typ == record.Protest {
			return true
		}
	}
	return false
}

// series are words of several or repeated acts, or of a time, behind "after".
var series = set("several multiple repeated various many numerous months weeks years decades series attempts varios varias multiples repetidos repetidas numerosos numerosas meses semanas anos decadas serie intentos")

// afterSeries: the trigger stands in a phrase that opens with "after several", "tras meses de". The token of the preposition;
// -1 if it stands in none.
func (f *finder) afterSeries(c *candidate, sent *words.Sentence) int {
	many := false
	for i := c.first - 1; i >= int(sent.First) && i >= c.first-8; i-- {
		tok := &f.t.Tokens[i]
		if series[tok.Norm] {
			many = true
		}
		switch tok.Norm {
		case "after", "following", "tras", "despues":
			if many {
				return i
			}
			return -1
		}
		if tok.Kind == words.Punct || (tok.Tag == words.Verb || tok.Tag == words.Aux) && tok.Form != words.Infinitive && tok.Form != words.Base && tok.Form != words.Gerund {
			return -1
		}
	}
	return -1
}

// hadDone: the verb of a relative clause is in the past perfect, so that it lies behind the main act.
func (f *finder) hadDone(c *candidate, sent *words.Sentence) bool {
	had := false
	i := c.first - 1
	for ; i >= c.verbGroup; i-- {
		switch f.t.Tokens[i].Norm {
		case "had", "habia", "habian":
			had = true
		}
	}
	if !had {
		return false
	}
	k := f.relativeBefore(c.verbGroup, sent)
	return k >= 0 && k > int(sent.First) && f.t.Tokens[k-1].Norm == ","
}

// clauseEnd is where the clause of a token ends: at a comma or a stronger mark.
func (f *finder) clauseEnd(from int, sent *words.Sentence) int {
	for i := from; i < int(sent.Last); i++ {
		if tok := &f.t.Tokens[i]; tok.Kind == words.Punct {
			switch tok.Norm {
			case ",", ";", ":", "—", "–", ")":
				return i
			}
		}
	}
	return int(sent.Last)
}

func (f *finder) clauseStart(from int, sent *words.Sentence) int {
	for i := from - 1; i >= int(sent.First); i-- {
		if tok := &f.t.Tokens[i]; tok.Kind == words.Punct {
			switch tok.Norm {
			case ",", ";", ":", "—", "–", "(":
				return i
			}
		}
	}
	return int(sent.First)
}
