package lineage

import (
	_ "embed"
	"strings"
	"sync"

	"testigo/record"
)

//go:embed words.txt
var wordList string

// concepts maps the hash of a folded word to its line in words.txt plus one, by language.
var concepts = sync.OnceValue(func() map[record.Lang]map[uint64]uint64 {
	out := map[record.Lang]map[uint64]uint64{record.English: {}, record.Spanish: {}}
	n := uint64(0)
	for line := range strings.Lines(wordList) {
		en, es, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		for lang, words := range map[record.Lang]string{record.English: en, record.Spanish: es} {
			for _, w := range strings.Fields(words) {
				if h := hashString(w); out[lang][h] == 0 { // the first line that has a word keeps it
					out[lang][h] = n
				}
			}
		}
	}
	return out
})

// cognate hashes the head of a long word after undoing the regular differences of spelling between
// English and Spanish (nation/nación, photograph/fotógrafo, state/estado, commission/comisión), so that many
// words of one origin meet. The head must be long enough to mean something; 0 = too short.
func cognate(w []byte) uint64 {
	const shortest, head = 6, 5
	if len(w) < shortest {
		return 0
	}
	var buf [head]byte
	n := 0
	i := 0
	if w[0] == 'e' && w[1] == 's' && !vowel(w[2]) { // especial, estado, escuela
		i = 1
	}
	for ; i < len(w) && n < head; i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == next && !vowel(c):
			continue // ss, ll, mm
		case c == 'p' && next == 'h':
			c = 'f'
			i++
		case (c == 't' || c == 'r' || c == 'c') && next == 'h':
			i++
		case c == 'q' || c == 'k':
			c = 'c'
		case c == 'y':
			c = 'i'
		case c == 't' && next == 'i' && i+2 < len(w) && w[i+2] == 'o':
			c = 'c'
		}
		buf[n] = c
		n++
	}
	if n < head {
		return 0
	}
	return hashBytes(buf[:]) ^ 0xc09
}

func vowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'
}
