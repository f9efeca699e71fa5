package events

import (
	"strings"

	"testigo/reading/words"
)

// english makes the forms of English words.
type english struct{}

// irregular verbs of the trigger table: base, past, participle.
var englishIrregular = map[string][2]string{
	"shoot": {"shot", "shot"}, "take": {"took", "taken"}, "go": {"went", "gone"}, "seek": {"sought", "sought"},
	"beat": {"beat", "beaten"}, "hold": {"held", "held"}, "steal": {"stole", "stolen"}, "break": {"broke", "broken"},
	"leave": {"left", "left"}, "throw": {"threw", "thrown"}, "overthrow": {"overthrew", "overthrown"}, "send": {"sent", "sent"},
	"bring": {"brought", "brought"}, "swear": {"swore", "sworn"}, "lend": {"lent", "lent"}, "slay": {"slew", "slain"},
	"fight": {"fought", "fought"}, "hang": {"hanged", "hanged"}, "rise": {"rose", "risen"}, "pour": {"poured", "poured"},
	"put": {"put", "put"}, "cut": {"cut", "cut"}, "burst": {"burst", "burst"}, "set": {"set", "set"}, "let": {"let", "let"},
	"split": {"split", "split"}, "give": {"gave", "given"}, "win": {"won", "won"}, "come": {"came", "come"}, "lose": {"lost", "lost"},
	"blow": {"blew", "blown"}, "flee": {"fled", "fled"}, "break-in": {"broke", "broken"}, "lay": {"laid", "laid"}, "quit": {"quit", "quit"},
	"make": {"made", "made"}, "become": {"became", "become"}, "begin": {"began", "begun"}, "burn": {"burned", "burned"}, "drive": {"drove", "driven"},
	"stand": {"stood", "stood"}, "drum": {"drummed", "drummed"}, "cast": {"cast", "cast"}, "overrun": {"overran", "overrun"}, "slit": {"slit", "slit"},
	"write": {"wrote", "written"}, "rewrite": {"rewrote", "rewritten"}, "mow": {"mowed", "mown"}, "shut": {"shut", "shut"}, "reach": {"reached", "reached"},
}

// doubling verbs end in a stressed single consonant that doubles.
var englishDoubling = map[string]bool{"kidnap": true, "rob": true, "club": true, "snatch": false, "ban": true, "expel": true, "gun": true, "gag": true,
	"step": true, "stab": true, "plot": true, "defer": true, "shell": false, "pardon": false, "marshal": false, "beg": true, "appeal": false, "stop": true, "strip": true, "slam": true, "topple": false, "commit": true, "drop": true, "cut": true, "shut": true, "set": true, "let": true, "put": true, "split": true, "quit": true, "hit": true, "run": true, "win": true, "begin": true, "overrun": true, "drum": true, "slit": true}

func (english) verb(base string, do func(string, words.Form)) {
	do(base, words.Base)
	stem := base
	y := strings.HasSuffix(base, "y") && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	switch {
	case y:
		do(base[:len(base)-1]+"ies", words.Present)
	case endsAny(base, "s", "x", "z", "ch", "sh", "go", "do"):
		do(base+"es", words.Present)
	default:
		do(base+"s", words.Present)
	}
	switch {
	case englishDoubling[base]:
		stem = base + base[len(base)-1:]
	case strings.HasSuffix(base, "ee"):
	case strings.HasSuffix(base, "e"):
		stem = base[:len(base)-1]
	}
	do(stem+"ing", words.Gerund)
	if base == "flee" {
		do("fleeing", words.Gerund)
	}
	if ir, ok := englishIrregular[base]; ok {
		if ir[0] != base {
			do(ir[0], words.Past)
		}
		if ir[1] != ir[0] && ir[1] != base {
			do(ir[1], words.Participle)
		}
		return
	}
	switch {
	case y:
		do(base[:len(base)-1]+"ied", words.Past)
	case strings.HasSuffix(base, "ee"):
		do(base+"d", words.Past)
	default:
		do(stem+"ed", words.Past)
	}
}

func (english) plural(w string) string {
	switch w {
	case "man", "woman", "policeman", "gunman", "businessman", "chairman", "congressman", "congresswoman":
		return w[:len(w)-2] + "en"
	case "person":
		return "persons"
	case "child":
		return "children"
	case "wife":
		return "wives"
	case "crisis":
		return "crises"
	}
	switch {
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	case endsAny(w, "s", "x", "z", "ch", "sh"):
		return w + "es"
	}
	return w + "s"
}

// compound: the word before the first preposition takes the plural ("states of siege"), else the last.
func (g english) compound(ws []string) []string {
	out := append([]string(nil), ws...)
	at := len(ws) - 1
	for i, w := range ws {
		if i > 0 && (w == "of" || w == "on" || w == "to" || w == "for" || w == "in" || w == "from") {
			at = i - 1
			break
		}
	}
	out[at] = g.plural(out[at])
	return out
}

func endsAny(s string, tails ...string) bool {
	for _, t := range tails {
		if strings.HasSuffix(s, t) {
			return true
		}
	}
	return false
}
