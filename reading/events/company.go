package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Who else plays a part: the members of a list that ages and trades interrupt ("Ana Soto, 24, and Luis Paz"), those named out
// of a number ("thirteen leaders, among them Ana Soto"), those whom a pronoun takes up from the act before ("arrested Ana
// Soto and Luis Paz and deported them"), those counted among the dead ("among the dead was Ana Soto").

// joinedOver: two names are joined by "and" over an age or a trade between commas.
func (f *finder) joinedOver(p, q *phrase) bool {
	if !p.proper || !q.proper || p.kind != record.Person || q.kind != record.Person || q.first-p.last > 9 || q.first <= p.last {
		return false
	}
	and, commas := false, 0
	for i := p.last; i < q.first; i++ {
		tok := &f.t.Tokens[i]
		switch {
		case f.g.conj[tok.Norm] && tok.Norm != "but" && tok.Norm != "sino":
			if i != q.first-1 && !(i == q.first-2 && f.g.prep[f.t.Tokens[i+1].Norm]) {
				return false
			}
			and = true
		case tok.Norm == ",":
			commas++
		case tok.Kind == words.Punct, tok.Tag == words.Verb, tok.Tag == words.Aux, f.g.rel[tok.Norm]:
			return false
		}
	}
	return and && commas >= 1 && f.t.Tokens[p.last].Norm == ","
}

// listedBack: q stands before p in a list whose last two are one phrase: "miners, teachers and bakers marched".
func (f *finder) listedBack(q, p *phrase) bool {
	if !p.joined || q.prep >= 0 || q.proper || !f.people(q) || f.isDate(q) {
		return false
	}
	if i := f.reach(p); i < len(f.t.Tokens) && f.t.Tokens[i].Norm == "," {
		return false // "the unions, teachers and bakers, marched"
	}
	x := q
	for k := range f.phrases {
		y := &f.phrases[k]
		if y.first <= x.first {
			continue
		}
		if y.first != f.reach(x)+1 || f.t.Tokens[y.first-1].Norm != "," || y.prep >= 0 || !f.people(y) {
			return false
		}
		if y.first == p.first {
			return true
		}
		x = y
	}
	return false
}

// outOf is the first of those named out of the number that p gives: "leaders, among them A", "dirigentes, entre ellos A".
func (f *finder) outOf(p *phrase) *phrase {
	i := f.reach(p)
	if i+2 >= len(f.t.Tokens) || p.proper || f.t.Tokens[i].Norm != "," || f.t.Tokens[i].Sentence != f.t.Tokens[p.head].Sentence {
		return nil
	}
	i++
	switch f.t.Tokens[i].Norm {
	case "entre", "among":
		switch f.t.Tokens[i+1].Norm {
		case "ellos", "ellas", "them":
			i += 2
		default:
			return nil
		}
	case "including", "incluido", "incluida", "incluidos", "incluidas":
		i++
	default:
		return nil
	}
	q := f.after(i)
	if q == nil || q.first-i > 3 || f.broken(i, q.first) || f.verbBetween(i, q.first) || q.kind != record.Person || !q.proper {
		return nil
	}
	return q
}

// amongst is who is counted among those that the trigger names: "among those killed was A", "entre los muertos están A y B".
func (f *finder) amongst(c *candidate) *phrase {
	sent := &f.t.Sentences[c.sentence]
	in := false
	for i := c.first - 1; i >= int(sent.First) && i > c.first-5; i-- {
		if w := f.t.Tokens[i].Norm; w == "among" || w == "entre" {
			in = i == int(sent.First) || f.t.Tokens[i-1].Kind == words.Punct
			break
		}
	}
	if !in {
		return nil
	}
	for i := c.last; i < min(int(sent.Last), c.last+8); i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct {
			return nil
		}
		if f.g.be[tok.Norm] || tok.Lemma == "estar" || tok.Lemma == "figurar" || tok.Lemma == "haber" {
			if p := f.after(i + 1); p != nil && p.first-i <= 3 && p.prep < 0 && f.people(p) {
				return p
			}
			return nil
		}
	}
	return nil
}

// hands is who acts behind "a manos de", "at the hands of", whose noun is the phrase k; nil if it is none.
func (f *finder) hands(k int) *phrase {
	p := &f.phrases[k]
	w := f.t.Tokens[p.head].Norm
	if w != "manos" && w != "hands" || p.prep < 0 || k+1 >= len(f.phrases) {
		return nil
	}
	q := &f.phrases[k+1]
	if q.prep != p.last {
		return nil
	}
	switch f.t.Tokens[q.prep].Norm {
	case "of", "de", "del":
		return q
	}
	return nil
}

// takenUp gives an act whose object is a bare pronoun those who suffered the act before it in the sentence.
func (f *finder) takenUp(c *candidate) {
	b := f.suffered
	if b == nil || b.sentence != c.sentence || hasRole(c.fills, record.Target) || c.passive || c.sense.part != verb || b.last > c.first {
		return
	}
	sent := &f.t.Sentences[c.sentence]
	pronoun := false
	if sent.Lang == words.ES {
		k := f.chainStart(c.first, sent) - 1
		pronoun = k >= int(sent.First) && (f.t.Tokens[k].Norm == "los" || f.t.Tokens[k].Norm == "las" || f.t.Tokens[k].Norm == "lo" || f.t.Tokens[k].Norm == "la") && f.t.Tokens[k].Tag == words.Pron
	} else {
		pronoun = c.last < int(sent.Last) && (f.t.Tokens[c.last].Norm == "them" || f.t.Tokens[c.last].Norm == "him" || f.t.Tokens[c.last].Norm == "her" && !f.opens(c.last+1, sent))
	}
	if !pronoun {
		return
	}
	for i := range b.fills {
		if b.fills[i].Role == record.Target {
			c.fills = append(c.fills, b.fills[i])
			c.fillSpan = append(c.fillSpan, b.fillSpan[i])
		}
	}
}

// opposed is whom a protest is against: a person by name, an office or a government ("marched against President Ana Soto", "el
// paro contra el gobierno"); a law or a mine is nobody.
func (f *finder) opposed(c *candidate) *phrase {
	p := c.object
	if p == nil || p.prep < 0 || !f.people(p) || p.place {
		return nil
	}
	if w := f.t.Tokens[p.prep].Norm; w != "against" && w != "contra" {
		return nil
	}
	if p.kind == record.Person || p.class&(f.lex.bits["office"]|f.lex.bits["state"]) != 0 && f.t.Tokens[p.head].Tag != words.Adj {
		return p
	}
	return nil
}
