package resolve

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record/linkage"
)

// concepts maps a folded word of an organisation's name, Spanish or English, to the word both share.
var concepts = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range pack.Table("es/org-words.txt") {
		to := linkage.FoldText(row.Field(0))
		for _, forms := range []string{row.Field(0), row.Field(1), row.Field(2)} {
			for _, w := range strings.Split(forms, "|") {
				if f := linkage.FoldText(w); f != "" {
					if _, have := m[f]; !have {
						m[f] = to
					}
				}
			}
		}
	}
	return m
})

// small words of organisations' names.
var smallWords = map[string]bool{"the": true, "of": true, "for": true, "in": true, "and": true, "to": true, "a": true, "de": true, "del": true, "la": true, "las": true,
	"los": true, "el": true, "y": true, "e": true, "en": true, "por": true, "para": true, "con": true}

// modifiers stand in full names and are left out of short ones; they tell no two organisations of one name apart.
var modifiers = map[string]bool{"national": true, "mayor": true, "peruvian": true, "bolivian": true, "state": true, "public": true, "autonomous": true, "pontificia": true, "pontifical": true}

// heads that need a proper name beside them: "university" alone names nothing.
var placed = map[string]bool{"university": true, "college": true, "institute": true, "hospital": true, "school": true, "mine": true}

// meaning is the words of a name in the language both share, sorted, each once.
func meaning(name string) (all []string) {
	for _, w := range strings.Fields(name) {
		if smallWords[w] {
			continue
		}
		c, ok := concepts()[w]
		if !ok {
			c = w
		}
		all = append(all, c)
	}
	sort.Strings(all)
	return slices.Compact(all)
}

// asWritten are the words of a name but the small ones, untranslated, sorted.
func asWritten(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		if !smallWords[w] {
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return out
}

// core leaves out the modifiers.
func core(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if !modifiers[w] {
			out = append(out, w)
		}
	}
	return out
}

func organizationKeys(name *called) []string {
	words := name.meaning
	if len(words) < 2 {
		return nil
	}
	out := []string{"o " + strings.Join(words, " "), "letters " + joined(name.text)}
	if c := core(words); len(c) > 1 {
		out = append(out, "core "+strings.Join(c, " "))
	}
	if plain := name.words; len(plain) <= 8 { // a slip in one word
		for i := range plain {
			if len(plain[i]) >= 6 {
				rest := append(append([]string(nil), plain[:i]...), plain[i+1:]...)
				out = append(out, "but "+strings.Join(rest, " "))
			}
		}
	}
	return out
}

func hasPlaced(words []string) bool {
	for _, w := range words {
		if placed[w] {
			return true
		}
	}
	return false
}

// compareOrganizations compares a name of each of two organisations.
func compareOrganizations(a, b *node, x, y *called) (string, float64) {
	clash := a.acronym != "" && b.acronym != "" && a.acronym != b.acronym && !translatedAcronyms(a.acronym, b.acronym)
	p, q := x.meaning, y.meaning
	if len(p) < 2 || len(q) < 2 {
		return "", 0
	}
	if joinedEqual(x.text, y.text) {
		return "hyphen", 0.95
	}
	same := slices.Equal(p, q)
	switch {
	case same && clash:
		return "translation", 0.6
	case same && a.acronym != "" && a.acronym == b.acronym:
		return "translation", 0.97
	case same && len(p) >= 3:
		return "translation", 0.92
	case same:
		return "translation", 0.87
	}
	if clash {
		return "", 0
	}
	c, d := core(p), core(q)
	if len(c) >= 2 && slices.Equal(c, d) {
		if hasPlaced(c) {
			return "modifiers", 0.9 // "San Marcos university", "National University of San Marcos"
		}
		if a.acronym != "" && a.acronym == b.acronym {
			return "modifiers", 0.9
		}
		return "modifiers", 0.5 // a national federation and one of a region may differ by that word alone
	}
	if a.acronym != "" && a.acronym == b.acronym && common(p, q)*2 >= max(len(p), len(q)) && common(p, q) >= 2 {
		if n := common(p, q); n < len(p) && n < len(q) && (spanish(x.text) == spanish(y.text) || knownBeside(p, q) && knownBeside(q, p) || endsElsewhere(x.text, y.text)) {
			return "acronym-and-words", 0.5 // each has a word of its own that is no translation: a union of dockers and one of students
		}
		return "acronym-and-words", 0.87
	}
	return oneSlip(x.words, y.words)
}

// knownBeside tells whether a word of p that q lacks is one whose translation is known.
func knownBeside(p, q []string) bool {
	for _, w := range p {
		if _, known := concepts()[w]; known && !slices.Contains(q, w) {
			return true
		}
	}
	return false
}

// endsElsewhere tells whether two names end in different words that no list translates: a place, most often.
func endsElsewhere(a, b string) bool {
	v, w := a[strings.LastIndexByte(a, ' ')+1:], b[strings.LastIndexByte(b, ' ')+1:]
	_, known1 := concepts()[v]
	_, known2 := concepts()[w]
	return v != w && !known1 && !known2
}

// spanish tells the language of an organisation's name by its small words.
func spanish(name string) bool {
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "de", "del", "la", "las", "los", "el", "y", "por", "para":
			return true
		}
	}
	return false
}

// translatedAcronyms: the same letters in another order, as translation leaves them (OTAN, NATO; OEA, OAS).
func translatedAcronyms(a, b string) bool {
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	x, y := strings.Split(a, ""), strings.Split(b, "")
	sort.Strings(x)
	sort.Strings(y)
	return strings.Join(x, "") == strings.Join(y, "")
}

func common(p, q []string) int {
	n := 0
	for _, w := range p {
		for _, v := range q {
			if v == w {
				n++
				break
			}
		}
	}
	return n
}

// oneSlip: all words agree but one, and that one is a letter off in a long word that no list of words knows.
func oneSlip(p, q []string) (string, float64) {
	if len(p) < 2 || len(p) != len(q) || common(p, q) != len(p)-1 || common(q, p) != len(p)-1 {
		return "", 0
	}
	var v, w string
	for _, x := range p {
		if common([]string{x}, q) == 0 {
			v = x
		}
	}
	for _, x := range q {
		if common([]string{x}, p) == 0 {
			w = x
		}
	}
	_, known1 := concepts()[v]
	_, known2 := concepts()[w]
	if min(len(v), len(w)) < 6 || linkage.Distance(v, w) != 1 {
		return "", 0
	}
	switch {
	case known1 && known2:
		return "", 0
	case known1 != known2 || len(p) >= 3:
		return "spelling", 0.87
	}
	return "spelling", 0.6
}
