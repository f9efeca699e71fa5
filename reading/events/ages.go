package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Acts that fill years: "nearly 70,000 were killed in the war". The day that the story told last is not theirs.

// manyForADay is from how many persons on a harm is taken to fill more than the day told before it. No massacre of a day that
// reports of these countries tell comes near it; tolls of wars and campaigns begin there.
const manyForADay = 1000

// ofAnAge: the act is said to have happened in a war, a rule or an age, or is of too many persons for a day.
func (f *finder) ofAnAge(c *candidate) bool {
	switch c.sense.typ {
	case record.Assault, record.Coerce, record.Seize:
	default:
		return false
	}
	if c.sense.typ == record.Assault && f.many(c) {
		return true
	}
	sent := &f.t.Sentences[c.sentence]
	for i := c.last; i < min(int(sent.Last), c.last+4); i++ {
		switch f.t.Tokens[i].Norm {
		case "in", "during", "en", "durante":
		default:
			continue
		}
		for j := i + 1; j < min(int(sent.Last), i+6); j++ {
			tok := &f.t.Tokens[j]
			if tok.Kind != words.Word || f.g.prep[tok.Norm] || tok.Tag == words.Verb {
				break
			}
			if ages[tok.Norm] {
				return true
			}
		}
		return false
	}
	return false
}

// many: too many persons for a day are counted with the act, or stand in the phrase of those who suffer.
func (f *finder) many(c *candidate) bool {
	for _, k := range c.counts {
		if fig := f.in.Figures[k].Value(); fig.HasValue && fig.Value >= manyForADay {
			return true
		}
	}
	p := c.object
	if c.passive {
		p = c.subject
	}
	if p == nil {
		return false
	}
	for _, k := range f.figuresOf[c.sentence] {
		fig := f.in.Figures[k].Value()
		if at := f.t.TokenAt(f.in.Figures[k].Span().Start); p.first <= at && at < p.last && fig.HasValue && fig.Value >= manyForADay {
			return true
		}
	}
	return false
}

// age is the stretch of years that the paragraph told last before an act; zero if it told none.
func (f *finder) age(c *candidate) (record.Interval, string) {
	p := f.t.Sentences[c.sentence].Paragraph
	for s := c.sentence; s >= 0 && f.t.Sentences[s].Paragraph == p; s-- {
		for k := len(f.timesOf[s]) - 1; k >= 0; k-- {
			tm := f.in.Times[f.timesOf[s][k]].Value()
			if iv := tm.Interval; tm.Type != record.Set && iv.From != 0 && iv.To != 0 && iv.Days() > 366 && f.t.TokenAt(f.in.Times[f.timesOf[s][k]].Span().Start) < c.first {
				return iv, tm.EDTF
			}
		}
	}
	return record.Interval{}, ""
}

var ages = set("war conflict dictatorship insurgency insurrection regime era decade period reign uprising violence " +
	"guerra conflicto dictadura insurgencia insurreccion regimen epoca era decada periodo mandato violencia")
