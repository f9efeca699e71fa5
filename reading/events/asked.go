package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Of whom something is asked: the subject of the clause that says what ("demanded that the mayor resign", "exige que el
// fiscal investigue"), who stands between "for" and "to" ("calls for the general to step down"), whose going is asked for
// ("pidió la renuncia del ministro", "demanded the mayor's resignation").

// asked finds the one asked and makes him the target of a demand, unless its object is that one already.
func (f *finder) asked(c *candidate) {
	if c.object != nil && f.people(c.object) || c.passive {
		return
	}
	sent := &f.t.Sentences[c.sentence]
	for i := c.first + 1; i < int(sent.Last) && i < c.first+9; i++ {
		tok := &f.t.Tokens[i]
		if tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "." {
			return
		}
		switch {
		case tok.Norm == "that" || tok.Norm == "que" || tok.Norm == "for":
			if p := f.after(i + 1); p != nil && p.first <= i+2 && f.opensDemand(p, tok.Norm) && f.canFill(p, record.Target, c) {
				f.fill(c, p, record.Target)
			}
			return
		case going[tok.Lemma]:
			if q := f.headed(i + 1); q != nil && (f.t.Tokens[q.prep].Norm == "of" || f.t.Tokens[q.prep].Norm == "de" || f.t.Tokens[q.prep].Norm == "del") && f.canFill(q, record.Target, c) {
				f.fill(c, q, record.Target)
			} else if p := f.at(i); p != nil && i-1 > p.first && genitive[f.t.Tokens[i-1].Norm] {
				own := phrase{first: p.first, last: i - 1, head: i - 2, prep: -1, class: f.classOf(p.first, i-1), proper: f.t.Tokens[i-2].Shape == words.Cap}
				f.nameOf(&own)
				if f.canFill(&own, record.Target, c) {
					f.fill(c, &own, record.Target)
				}
			}
			return
		case tok.Tag == words.Verb && tok.Form != words.Participle:
			return
		}
	}
}

// opensDemand: a verb follows the phrase, as "to step down" does after "for".
func (f *finder) opensDemand(p *phrase, link string) bool {
	i := f.reach(p)
	if i >= len(f.t.Tokens) || f.t.Tokens[i].Sentence != f.t.Tokens[p.head].Sentence {
		return false
	}
	if link == "for" {
		return f.t.Tokens[i].Norm == "to"
	}
	t := f.t.Tokens[i].Tag
	return len(f.lex.entries[f.t.Tokens[i].Norm]) > 0 && link == "que" || t == words.Verb || t == words.Aux || t == words.Adv || t == words.Pron || f.g.neg[f.t.Tokens[i].Norm]
}

// going are the nouns of leaving office and of being let go.
var going = set("resignation departure ouster removal dismissal impeachment renuncia dimision salida destitucion cese vacancia retiro")
