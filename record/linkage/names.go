package linkage

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/words"
)

// particles stand inside names and tell nobody apart: "de la Cruz", "Cruz".
var particles = map[string]bool{"de": true, "del": true, "la": true, "las": true, "los": true, "el": true, "y": true, "e": true, "da": true,
	"do": true, "dos": true, "das": true, "di": true, "van": true, "von": true, "der": true, "den": true, "viuda": true, "vda": true, "sor": true}

// FoldName is a name without case, accents, apostrophes, punctuation and particles: "Q'ispe de la Cruz" is "qispe cruz".
// A name of particles alone keeps them.
func FoldName(name string) string {
	kept, all := nameWords(name)
	if len(kept) == 0 {
		return strings.Join(all, " ")
	}
	return strings.Join(kept, " ")
}

func nameWords(name string) (kept, all []string) {
	all = strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch r {
		case '\'', '’', 'ʼ', '`', '´', '.':
			if r == '.' {
				return ' '
			}
			return -1
		}
		return r
	}, words.Norm(name)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80)
	})
	for _, w := range all {
		if !particles[w] {
			kept = append(kept, w)
		}
	}
	return kept, all
}

// nicknames maps a short or pet form to the name it stands for, from pack/es/nicknames.txt: "pepe" to "jose".
var nicknames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range pack.Table("es/nicknames.txt") {
		for _, short := range strings.Split(row.Field(1), "|") {
			if s := FoldName(short); s != "" {
				m[s] = FoldName(row.Field(0))
			}
		}
	}
	return m
})

// Canonical replaces nicknames in a folded name.
func Canonical(folded string) string {
	short := nicknames()
	if !strings.Contains(folded, " ") {
		if full, ok := short[folded]; ok {
			return full
		}
		return folded
	}
	fields := strings.Fields(folded)
	for i, f := range fields {
		if full, ok := short[f]; ok {
			fields[i] = full
		}
	}
	return strings.Join(fields, " ")
}

// firstNames tells given names from surnames where a list writes both in one column.
var firstNames = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for row := range pack.Table("world/first-names.txt") {
		m[row.Field(0)] = true
	}
	for short, full := range nicknames() {
		m[short], m[full] = true, true
	}
	return m
})

// surnames as lists of persons know them.
var surnames = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for row := range pack.Table("world/surnames.txt") {
		m[row.Field(0)] = true
	}
	return m
})

// SplitName parts a person's name as Spanish writes it: given names, the father's surname, the mother's. It reads "Juan Carlos
// Quispe Mamani", "Quispe Mamani, Juan Carlos" and, where the words themselves tell, "QUISPE MAMANI JUAN CARLOS". Particles go with the surname they
// stand before and are then left out.
func SplitName(name string) (given, surname, second string) {
	if before, after, ok := strings.Cut(name, ","); ok && strings.TrimSpace(after) != "" {
		kept, _ := nameWords(before)
		given = FoldName(after)
		switch {
		case len(kept) == 0:
		case len(kept) == 1:
			surname = kept[0]
		default:
			surname, second = kept[0], strings.Join(kept[1:], " ")
		}
		return given, surname, second
	}
	kept, _ := nameWords(name)
	switch n := len(kept); {
	case n == 0:
		return "", "", ""
	case n == 1:
		return kept[0], "", ""
	case n == 2:
		if only(surnames(), firstNames(), kept[0]) && only(firstNames(), surnames(), kept[1]) {
			return kept[1], kept[0], ""
		}
		return kept[0], kept[1], ""
	case surnamesFirst(kept):
		return strings.Join(kept[2:], " "), kept[0], kept[1]
	case n == 3 && only(firstNames(), surnames(), kept[1]): // María Elena Soto
		return kept[0] + " " + kept[1], kept[2], ""
	default:
		return strings.Join(kept[:n-2], " "), kept[n-2], kept[n-1]
	}
}

// only says that a word is in one list and not in the other.
func only(in, out map[string]bool, word string) bool { return in[word] && !out[word] }

// surnamesFirst reads "quispe mamani juan carlos": what stands last are given names, what stands first are none.
func surnamesFirst(kept []string) bool {
	first := firstNames()
	return first[kept[len(kept)-1]] && !first[kept[0]] && !first[kept[1]]
}

// toLetter and toDigit: digits and the letters that scans and tired typists take for each other.
var toLetter = strings.NewReplacer("0", "o", "1", "l", "2", "z", "5", "s", "6", "b", "8", "b", "9", "g")
var toDigit = strings.NewReplacer("o", "0", "l", "1", "i", "1", "z", "2", "s", "5", "b", "8", "q", "9", "g", "9")

// lettersOnly takes digits inside a word of a name for the letters they look like: "jar0d". A number stays one.
func lettersOnly(name string) string {
	if !strings.ContainsAny(name, "0125689") {
		return name
	}
	fields := strings.Fields(name)
	for i, f := range fields {
		if strings.Trim(f, "0123456789") != "" {
			fields[i] = toLetter.Replace(f)
		}
	}
	return strings.Join(fields, " ")
}

// digitsOnly takes letters among the digits of a code for the digits they look like: "6o4".
func digitsOnly(code string) string {
	digits := 0
	for i := 0; i < len(code); i++ {
		if code[i] >= '0' && code[i] <= '9' {
			digits++
		}
	}
	if digits == len(code) || 2*digits < len(code) {
		return code
	}
	return toDigit.Replace(code)
}

// FoldText is a text without case, accents and punctuation.
func FoldText(s string) string { return foldWords(s) }

// KnownSurname says that lists of persons know a folded surname.
func KnownSurname(folded string) bool { return surnames()[folded] }

// Distance counts the slips between two folded words (insertions, deletions, replacements, swaps of neighbours), up to 3.
func Distance(a, b string) int { return editDistance(a, b) }

// KnownFirstName says that lists of persons know a folded given name.
func KnownFirstName(folded string) bool { return firstNames()[folded] }
