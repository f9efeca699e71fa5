package times

import (
	"strings"

	"testigo/reading/words"
)

// tense looks at the verbs near an expression: -1 past, +1 future, 0 unknown. The verb that governs
// stands close by: distance to the left counts less than to the right, commas and other clauses weigh against.
// Tags are used where the text has them; otherwise a few cues per language.
func (p *parser) tense(i, j int) int8 {
	best, at := int8(0), 1<<30
	if p.at(j).mark(')') { // "(EFE, 19 May)": what is cited has appeared
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			if p.items[k].mark('(') {
				return -1
			}
		}
	}
	switch p.at(i - 1).norm {
	case "until", "till", "hasta":
		if p.at(i-2).norm == "not" || p.at(i-2).norm == "no" || p.deferred(i-1) {
			return 1
		}
	case "ended":
		return -1 // "the year ended March 31"
	case "as":
		if n := p.at(i - 2).norm; (n == "soon" || n == "early") && p.at(i-3).norm == "as" {
			return 1
		}
	}
	if n := p.at(i - 2).norm; n == "set" || p.at(i-1).norm == "set" {
		return 1
	}
	for k := i - 1; k >= 2 && k >= i-5; k-- { // "set to resume Monday"
		if p.items[k].norm == "to" && (p.items[k-1].norm == "set" || p.items[k-1].norm == "expected" || p.items[k-1].norm == "ready") {
			return 1
		}
	}
	if n := p.at(j).norm; (n == "'s" || n == "’s") && done[p.at(j+1).norm] {
		return -1 // "Wednesday's ruling"
	}
	look := func(k, distance int) {
		if k < 0 || k >= len(p.items) || distance >= at {
			return
		}
		if v := p.verb(k); v != 0 {
			best, at = v, distance
		}
	}
	distance := 0
	for k := i - 1; k >= 0 && distance < 40; k-- {
		if n := p.items[k].norm; n == "," || n == ";" || n == "\"" {
			distance += 4
		}
		distance++
		look(k, distance)
	}
	distance = 0
	for k := j; k < len(p.items) && distance < 40; k++ {
		switch p.items[k].norm {
		case ",", ";", "\"":
			distance += 4
		case "and", "but", "while", "y", "pero", "mientras": // another clause begins
			distance += 6
		}
		distance++
		look(k, distance)
	}
	return best
}

// deferred: what stands before "until" puts something off or gives time: "postponed until Tuesday", "has until 9 a.m. Tuesday".
func (p *parser) deferred(at int) bool {
	for k := at - 1; k >= 0 && k >= at-9; k-- {
		switch p.items[k].norm {
		case "postponed", "delayed", "adjourned", "extended", "deferred", "given", "gave", "gives", "give", "has", "have", "deadline", "suspended", "wait",
			"aplazo", "aplazada", "aplazado", "postergo", "postergada", "postergado", "suspendio", "prorrogo", "prorrogado", "prorrogada", "plazo":
			return true
		case ",", ";", "when", "after", "cuando":
			return false
		}
	}
	return false
}

// done are acts that bear the name of a day only once they have happened.
var done = map[string]bool{"ruling": true, "attack": true, "attacks": true, "bombing": true, "bombings": true, "announcement": true, "decision": true, "killing": true, "killings": true,
	"death": true, "deaths": true, "crash": true, "violence": true, "clash": true, "clashes": true, "arrest": true, "arrests": true, "explosion": true, "blast": true, "verdict": true,
	"shooting": true, "coup": true, "massacre": true, "earthquake": true, "raid": true, "raids": true, "riot": true, "riots": true, "victory": true, "defeat": true}

// verb tells whether the item is a verb of past (-1) or of something to come (+1).
func (p *parser) verb(k int) int8 {
	it := &p.items[k]
	tok := &p.t.Tokens[it.token]
	if it.word != nil || tok.Kind != words.Word {
		return 0
	}
	n := it.norm
	if tok.Lang == words.EN {
		if k > 0 && p.items[k-1].norm == "be" {
			return 0 // "will be held": the auxiliary says when
		}
		if n == "set" && p.at(k+1).norm == "for" {
			return 1
		}
		switch n {
		case "will", "shall", "'ll", "expects", "expected", "scheduled", "plans", "planned", "due", "supposed", "would", "could", "should", "going", "upcoming", "won't", "hopes", "forecast", "intends":
			return 1
		case "was", "were", "had", "did", "said", "began", "came", "took", "made", "fell", "rose", "went", "held", "won", "lost", "told", "met", "left", "became", "got", "led", "saw", "died", "hit", "ran", "sent", "brought", "bought", "sold", "found", "gave", "grew", "broke", "fought", "shot", "struck", "set", "put", "cut", "been", "has", "have":
			return -1
		}
		if n == "to" {
			return 0
		}
		if n == "planning" || n == "preparing" || n == "preparations" {
			return 1
		}
		if k > 0 && (p.items[k-1].norm == "is" || p.items[k-1].norm == "are") && (tok.Form == words.Past || tok.Form == words.Participle) {
			return 1 // "when the case is heard in May"
		}
		switch {
		case tok.Form == words.Past && (tok.Tag == words.Verb || tok.Tag == words.Aux), len(n) > 4 && strings.HasSuffix(n, "ed") && tok.Shape == words.Lower && tok.Tag != words.Noun:
			if k > 0 && (p.items[k-1].norm == "be" || p.items[k-1].norm == "to") {
				return 0
			}
			return -1
		}
		return 0
	}
	switch {
	case tok.Form == words.Future && tok.Tag == words.Verb:
		return 1
	case tok.Form == words.Past && (tok.Tag == words.Verb || tok.Tag == words.Aux):
		return -1
	}
	word := p.t.Word(int(it.token))
	switch {
	case strings.HasSuffix(word, "rá"), strings.HasSuffix(word, "rán"), strings.HasSuffix(word, "remos"):
		return 1
	case len(n) > 3 && (strings.HasSuffix(word, "ó") || strings.HasSuffix(n, "aron") || strings.HasSuffix(n, "ieron") || strings.HasSuffix(n, "aba") || strings.HasSuffix(n, "aban") || strings.HasSuffix(word, "ía") || strings.HasSuffix(word, "ían")):
		if tok.Shape == words.Lower {
			return -1
		}
	}
	switch n {
	case "fue", "fueron", "era", "eran", "hubo", "ha", "han", "dijo", "hizo", "tuvo", "estuvo", "vino", "puso", "murio", "habia", "habian", "dieron", "dio":
		return -1
	case "va", "van", "debe", "previsto", "prevista", "previstas", "previstos":
		return 1
	}
	return 0
}
