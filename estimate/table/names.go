package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Spellings joins names of lists that differ only in capitals, accents or spaces: to each name used, the spelling it is
// shown in, which is the one used most. Of spellings used as often it is the last in order, small letters after capitals.
func Spellings(used map[string]int) map[string]string {
	best := make(map[string]string, len(used))
	for name, n := range used {
		f := fold(name)
		if b, ok := best[f]; !ok || n > used[b] || n == used[b] && name > b {
			best[f] = name
		}
	}
	shown := make(map[string]string, len(used))
	for name := range used {
		shown[name] = best[fold(name)]
	}
	return shown
}

// fold is a name in small letters, without accents, with single spaces.
func fold(name string) string {
	letters := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	return strings.Join(strings.Fields(letters), " ")
}
