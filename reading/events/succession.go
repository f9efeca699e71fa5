package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// One who comes in another's place: "replaced the minister with a judge", "sustituir a Soto por su vicepresidenta", "el reemplazo del general
// por un juez". The office-holder who goes is the one it is done to, the one who comes gains.

// succeeds: the trigger tells of somebody put in another's place.
func (f *finder) succeeds(c *candidate) bool {
	if c.sense.mode != "appointment" {
		return false
	}
	if c.sense.part == noun {
		return replacing[f.t.Tokens[c.first].Norm]
	}
	return len(c.sense.rest) == 1 && inPlace[c.sense.rest[0]]
}

var (
	replacing = set("replacement substitution reemplazo sustitucion recambio relevo")
	inPlace   = set("with by for por")
)

// ownParts fills the parts of acts that have an order of their own; false = it is none of them.
func (f *finder) ownParts(c *candidate) bool {
	add := func(p *phrase, r record.RoleName) {
		if p != nil && f.canFill(p, r, c) {
			f.fill(c, p, r)
		}
	}
	switch {
	case c.errand:
		f.sentBy(c, add)
	case f.succeeds(c):
		f.succession(c, add)
	default:
		return false
	}
	return true
}

// succession fills the parts of such an act.
func (f *finder) succession(c *candidate, add func(*phrase, record.RoleName)) {
	gone := c.object
	if c.sense.part == noun {
		gone = c.of
		if c.subject != nil && gone == nil {
			gone = c.subject
		}
	} else {
		add(c.subject, record.Agent)
		if gone == nil {
			if p := f.after(c.last); p != nil && p.first-c.last <= 2 {
				gone = p
			}
		}
	}
	add(gone, record.Target)
	if p := f.successor(c, gone); p != nil {
		add(p, record.Beneficiary)
	}
}

// successor is who comes in: the phrase behind "with" in "replaced the minister with a judge", behind "por" in "sustituir al ministro por un juez".
func (f *finder) successor(c *candidate, gone *phrase) *phrase {
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < c.last || p.prep < c.last || p == gone || f.isDate(p) {
			continue
		}
		if f.broken(c.last, p.prep) || p.prep-c.last > 12 {
			return nil
		}
		if inPlace[f.t.Tokens[p.prep].Norm] {
			return p
		}
	}
	return nil
}

// deed: what a gerund or infinitive names was done: it is called a manoeuvre, or is the means by which something was done, or the subject of
// what it brought about: "the manoeuvre of replacing", "la maniobra de sustituir", "calmed them by replacing", "Replacing him changed nothing".
func (f *finder) deed(c *candidate) bool {
	if c.sense.part != verb || c.finite || c.form != words.Gerund && !c.infinitive {
		return false
	}
	sent := &f.t.Sentences[c.sentence]
	i := c.verbGroup - 1
	if i < int(sent.First) {
		return c.form == words.Gerund && sent.Lang == words.EN && f.toldAfter(c, sent)
	}
	switch f.t.Tokens[i].Norm {
	case "of", "de":
		return i > int(sent.First) && deeds[afterHyphen(f.t.Tokens[i-1].Norm)]
	case "by":
		return c.form == words.Gerund && f.toldBefore(i, sent)
	case "al":
		return c.infinitive && sent.Lang == words.ES
	case "in":
		return c.form == words.Gerund && (f.toldAfter(c, sent) || f.toldBefore(i, sent))
	}
	return false
}

// deeds are nouns for what was done, and not for what may be.
var deeds = set("manoeuvre maneuver manoeuvres trick ploy ruse move act crime feat switch farce tactic gambit swap stunt mistake error sin expedient device operation success " +
	"maniobra treta truco artimana jugada farsa acto crimen hazana error pecado exito operacion cambiazo astucia ardid")

// afterHyphen is the last part of a word: "switch" of "bait-and-switch".
func afterHyphen(w string) string { return w[strings.LastIndexByte(w, '-')+1:] }

// toldAfter: a verb of the past is what the gerund brought about.
func (f *finder) toldAfter(c *candidate, sent *words.Sentence) bool {
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if g.Kind == words.VerbGroup && int(g.First) >= c.last {
			return f.t.Tokens[g.Head].Form == words.Past || f.t.Tokens[g.First].Form == words.Past
		}
	}
	return false
}

// toldBefore: a verb of the past stands before the preposition.
func (f *finder) toldBefore(at int, sent *words.Sentence) bool {
	g := f.verbGroupBefore(at, sent)
	return g != nil && (f.t.Tokens[g.Head].Form == words.Past || f.t.Tokens[g.First].Form == words.Past)
}
