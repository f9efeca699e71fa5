// Package wording holds the record's own words in English and Spanish: names of event
// types, roles, bounds, measures and statuses, dates as they are known, and one-line headlines.
//
// The words are neutral: they name what was done ("removal from office"), not what a
// party calls it. Nothing here adds a fact. A headline is put together from the fields of
// an event and says no more than they do; a date says no more than its EDTF expression.
//
// Headlines are noun phrases ("Killing of A by B, Puno: 18 killed"). A noun phrase needs
// neither the number nor the gender of the names in it, which nobody told us, so that it stays
// grammatical for any name in both languages. Spanish participles agree with the noun of the act.
//
// Everything that comes from a document passes through [Clip]: control and direction
// characters are taken out and the length is bounded, so a line stays a line in a terminal too.
package wording

import (
	"strings"
	"unicode"

	"testigo/record"
)

// pair is one expression in English and Spanish.
type pair [2]string

func (p pair) in(lang record.Lang) string {
	if lang == record.Spanish {
		return p[1]
	}
	return p[0]
}

// maxName bounds a name in a headline, in characters.
const maxName = 90

// Clip makes text from a document fit for one line: white space runs become one space,
// control and direction characters go, and more than limit characters end in "…".
func Clip(s string, limit int) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = n > 0
			continue
		}
		if Invisible(r) {
			continue
		}
		if gap {
			b.WriteByte(' ')
			n++
			gap = false
		}
		if n >= limit {
			return strings.TrimRight(b.String(), " ") + "…"
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// Invisible tells characters that change how their neighbours look and are not seen
// themselves: controls, and the marks that turn the direction of writing around.
func Invisible(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0x2028 || r == 0x2029
}

// Join lists names as a sentence does: "A, B and C", "A, B y C".
func Join(lang record.Lang, names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := names[len(names)-1]
	and := " and "
	if lang == record.Spanish {
		and = " y "
		if spokenI(last) {
			and = " e "
		}
	}
	return strings.Join(names[:len(names)-1], ", ") + and + last
}

// spokenI tells whether a Spanish word begins with the sound of i, before which "y" is written "e".
func spokenI(word string) bool {
	w := strings.ToLower(word)
	w = strings.TrimPrefix(w, "h")
	if !strings.HasPrefix(w, "i") && !strings.HasPrefix(w, "í") {
		return false
	}
	for _, glide := range []string{"ia", "ie", "io", "iu"} { // "nieve y hielo"
		if strings.HasPrefix(w, glide) {
			return false
		}
	}
	return true
}

// before puts a Spanish preposition in front of a name: "de el juez" is written "del juez".
// A capital "El" belongs to the name and stays.
func before(lang record.Lang, preposition, name string) string {
	if lang == record.Spanish && strings.HasPrefix(name, "el ") {
		switch {
		case preposition == "de" || strings.HasSuffix(preposition, " de"):
			return preposition + "l" + name[len("el"):]
		case preposition == "a":
			return "al" + name[len("el"):]
		}
	}
	return preposition + " " + name
}

// Sentence gives a phrase a capital first letter.
func Sentence(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
