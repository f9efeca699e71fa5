package words

import (
	"strings"
	"sync"

	"testigo/pack"
)

// english holds the tables of pack/en that lead forms back to base forms.
var english = sync.OnceValue(func() *englishTables {
	t := &englishTables{verbs: map[string]bool{}, verb: map[string]string{}, noun: map[string]string{}, forms: map[string]Form{}}
	for r := range pack.Table("en/verbs.txt") {
		t.verbs[r.Field(0)] = true
	}
	for r := range pack.Table("en/irregular.txt") {
		form, base, what := r.Field(0), r.Field(1), r.Field(2)
		if what == "noun" {
			t.noun[form] = base
			continue
		}
		if _, ok := t.verb[form]; !ok {
			t.verb[form] = base
		}
		f := Past
		switch what {
		case "participle":
			f = Participle
		case "present":
			f = Present
		case "gerund":
			f = Gerund
		case "future":
			f = Future
		case "conditional":
			f = Conditional
		}
		t.forms[form] = f
		if f == Past || f == Participle {
			t.verbs[base] = true
		}
	}
	return t
})

type englishTables struct {
	verbs map[string]bool   // base forms
	verb  map[string]string // irregular form: base form
	noun  map[string]string // irregular plural: singular
	forms map[string]Form   // of irregular verbs
}

// englishVerb leads a verb form back to its base form: irregular table first, then
// suffixes checked against the list of base forms, then spelling rules.
func englishVerb(w string) string {
	t := english()
	if b, ok := t.verb[w]; ok {
		return b
	}
	if t.verbs[w] {
		return w
	}
	// "re-elected", "counter-attacked": the last part carries the ending
	if k := strings.LastIndexByte(w, '-'); k > 0 && k+1 < len(w) {
		return w[:k+1] + englishVerb(w[k+1:])
	}
	for _, tail := range [...]string{"n't", "'ll", "'ve", "'re", "'d", "'m"} {
		if s, ok := strings.CutSuffix(w, tail); ok && len(s) > 1 {
			return s
		}
	}
	switch {
	case strings.HasSuffix(w, "ied") && len(w) > 4, strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ing") && hasVowel(w[:len(w)-3]):
		return t.bare(w[:len(w)-3])
	case strings.HasSuffix(w, "ed") && hasVowel(w[:len(w)-2]):
		return t.bare(w[:len(w)-2])
	case strings.HasSuffix(w, "es") && len(w) > 3:
		s := w[:len(w)-2]
		if t.verbs[s] || !t.verbs[w[:len(w)-1]] && sibilant(s) {
			return s
		}
		return w[:len(w)-1]
	case strings.HasSuffix(w, "s") && len(w) > 3 && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us"):
		return w[:len(w)-1]
	}
	return w
}

// bare restores the base form from a stem before "-ed" or "-ing": as it is (kill), with an "e"
// (mov-e), or with one consonant less (stop-p).
func (t *englishTables) bare(s string) string {
	n := len(s)
	doubled := n > 2 && s[n-1] == s[n-2] && !isVowel(s[n-1])
	switch {
	case t.verbs[s]:
		return s
	case t.verbs[s+"e"]:
		return s + "e"
	case doubled && t.verbs[s[:n-1]]:
		return s[:n-1]
	}
	// "overthrowing", "recaptured": a known verb under a prefix
	for _, p := range [...]string{"re", "un", "dis", "over", "under", "out", "mis", "de", "counter", "inter"} {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) > 2 {
			switch {
			case t.verbs[rest]:
				return s
			case t.verbs[rest+"e"]:
				return s + "e"
			}
		}
	}
	if doubled && s[n-1] != 'l' && s[n-1] != 's' && s[n-1] != 'f' && s[n-1] != 'z' {
		return s[:n-1]
	}
	if n < 2 {
		return s
	}
	last, before := s[n-1], s[n-2]
	switch {
	case last == 'v' || last == 'u' || last == 'c' || last == 'z' && before != 'z',
		last == 'g' && (before == 'd' || before == 'r' || before == 'n' && n > 4 && isVowel(s[n-3]) && s[n-3] == 'a'),
		last == 's' && before != 's' && (isVowel(before) || before == 'n' || before == 'r' || before == 'p'),
		last == 't' && (before == 'a' || before == 'u') && n > 3,
		last == 'r' && (before == 'u' || before == 'i') && n > 3,
		last == 'l' && !isVowel(before) && before != 'l' && before != 'r' && before != 'w',
		last == 'g' && (before == 'a' || before == 'e' && n > 4):
		return s + "e"
	case !isVowel(last) && isVowel(before) && n == 3 && !isVowel(s[0]) && last != 'w' && last != 'x' && last != 'y':
		return s + "e" // "tak-ing", "nam-ed": short stems that did not double
	}
	return s
}

// englishNoun is the singular.
func englishNoun(w string) string {
	t := english()
	if b, ok := t.noun[w]; ok {
		return b
	}
	if k := strings.LastIndexByte(w, '-'); k > 0 && k+1 < len(w) {
		return w[:k+1] + englishNoun(w[k+1:])
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), strings.HasSuffix(w, "'s"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "men") && n > 4:
		return w[:n-2] + "an"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// englishVerbish: a form that looks like no noun, for text without tags.
func englishVerbish(w string) bool {
	t := english()
	if _, ok := t.verb[w]; ok {
		return true
	}
	return (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) && t.verbs[englishVerb(w)]
}

func sibilant(s string) bool {
	return strings.HasSuffix(s, "s") || strings.HasSuffix(s, "x") || strings.HasSuffix(s, "z") || strings.HasSuffix(s, "ch") || strings.HasSuffix(s, "sh") || strings.HasSuffix(s, "o")
}

func isVowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

func hasVowel(s string) bool { return len(s) > 1 && strings.ContainsAny(s, "aeiouy") }
