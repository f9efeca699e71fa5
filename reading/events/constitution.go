package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// A constitution that is named for a ruler or a regime was made by them: "the same constitution from the Vega dictatorship", "the Vega
// constitution", "la Constitución de la dictadura de Vega". Its naming tells its making, as "the constitution of 1933" does.

// makers finds who made the constitution that a noun names; nil = it is not told.
func (f *finder) makers(c *candidate) *phrase {
	if c.sense.mode != "constitution" || c.sense.part != noun || !constitutions[f.t.Tokens[c.head].Norm] {
		return nil
	}
	sent := &f.t.Sentences[c.sentence]
	if i := c.first - 1; sent.Lang == words.EN && i >= int(sent.First) { // "the Vega constitution", "Vega's constitution"
		if genitive[f.t.Tokens[i].Norm] {
			i--
		}
		if i >= int(sent.First) && f.t.Tokens[i].Tag == words.Proper && f.t.Tokens[i].Shape == words.Cap && !f.t.Tokens[i].First && f.namedAt(i, sent) {
			p := phrase{first: i, last: i + 1, head: i, prep: -1, proper: true}
			f.nameOf(&p)
			return &p
		}
	}
	if c.last >= int(sent.Last) || !ofMaker[f.t.Tokens[c.last].Norm] {
		return nil
	}
	regime := false
	for i := c.last + 1; i < min(c.last+9, int(sent.Last)); i++ {
		tok := &f.t.Tokens[i]
		switch {
		case regimes[tok.Lemma] || regimes[tok.Norm]:
			regime = true
			continue
		case tok.Kind != words.Word:
			return nil
		case tok.Tag == words.Proper && tok.Shape == words.Cap:
			if !f.namedAt(i, sent) && !regime && !(i+1 < int(sent.Last) && regimes[f.t.Tokens[i+1].Lemma]) {
				return nil // "the constitution of Peru"
			}
			p := phrase{first: i, last: i + 1, head: i, prep: -1, proper: true}
			for p.last < int(sent.Last) && f.t.Tokens[p.last].Tag == words.Proper && f.t.Tokens[p.last].Shape == words.Cap {
				p.last, p.head = p.last+1, p.last
			}
			f.nameOf(&p)
			return &p
		}
	}
	return nil
}

var (
	constitutions = set("constitution charter constitucion")
	ofMaker       = set("of from by under de del bajo")
	regimes       = set("dictatorship regime junta rule tyranny dictadura regimen tirania gobierno government general generals colonel marshal coronel mariscal")
)

// ruler gives the making of a constitution the one under whom it was made: "adopted in 1980 under General Vega".
func (f *finder) ruler(c *candidate) {
	if c.sense.mode != "constitution" || hasRole(c.fills, record.Agent) {
		return
	}
	if p := f.makers(c); p != nil {
		c.fills, c.fillSpan = c.fills[:0], c.fillSpan[:0] // whose it is does not suffer it
		f.fill(c, p, record.Agent)
		c.light, c.made = true, true
		return
	}
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < c.last || p.prep < c.last || p.kind != record.Person || f.broken(c.last, p.prep) || p.prep-c.last > 10 {
			continue
		}
		switch f.t.Tokens[p.prep].Norm {
		case "under", "bajo":
			f.fill(c, p, record.Agent)
			return
		}
	}
}
