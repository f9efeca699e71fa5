package words

import "strings"

// spanishVerb is the infinitive of a verb form, without accents. w is in lower case with its accents.
func spanishVerb(w string, plain, participle bool) string {
	rs := spanish().readVerb(w, plain)
	best := ""
	for _, r := range rs {
		if participle != (r.form == Participle) {
			continue
		}
		if r.known {
			return r.lemma
		}
		if best == "" {
			best = r.lemma
		}
	}
	if best == "" && len(rs) > 0 {
		best = rs[0].lemma
	}
	return best
}

// spanishVerbish: a form that is hardly a noun, for text without tags.
func spanishVerbish(printed string) bool {
	for _, r := range spanish().readVerb(strings.ToLower(printed), false) {
		if r.known && (r.strong && r.form != Participle || r.full && r.form == Past) {
			return true
		}
	}
	return false
}

// spanishNoun is the singular of a noun or adjective, without accents; gender stays.
func spanishNoun(w string) string {
	if s, ok := spanish().noun[w]; ok {
		return s
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch w[n-2] {
	case 'a', 'o':
		return w[:n-1]
	case 'e':
	default: // "crisis", "virus", "biceps"
		return w
	}
	s := w[:n-2] // before "es"
	c, before := s[len(s)-1], byte(0)
	if len(s) > 1 {
		before = s[len(s)-2]
	}
	switch {
	case c == 'c' && len(s) > 2 && (before == 'i' || before == 'u' || before == 'a' || before == 'o') && !strings.HasSuffix(s, "anc"):
		return s[:len(s)-1] + "z" // "jueces", "capaces"; "-nce" keeps its "e"
	case (c == 'l' || c == 'r' || c == 'n' || c == 'd') && isVowel(before):
		return s
	case c == 'y' || c == 'z' || c == 's' && isVowel(before):
		return s
	}
	return s + "e"
}
