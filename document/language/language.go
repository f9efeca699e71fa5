// Package language tells English from Spanish, paragraph by paragraph, and both from
// their neighbours.
//
// Method: function words. About a hundred of the commonest closed-class words of a language
// make up half of any running text; each one found speaks for the languages that have it,
// the more the fewer they are ("que" is Spanish, Portuguese, Catalan and French; "y" is Spanish).
// Words outside the lists speak, more softly, by their endings and letters ("-tion", "-ción",
// "wh-", "ñ"). Portuguese, French, Italian, German, Catalan, Dutch and others are known
// only to be refused: text in them is undetermined, as is text with too little to go by.
package language

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"testigo/record"
)

//go:embed words.txt
var wordList string

const (
	en = iota
	es
	pt
	fr
	it
	de
	ca
	nl
	langs
)

var codes = map[string]int{"en": en, "es": es, "pt": pt, "fr": fr, "it": it, "de": de, "ca": ca, "nl": nl}

// words holds the languages of a function word as bits; weight is what one hit is worth.
var words = load()

var weight = [langs + 1]float32{0, 1, 0.7, 0.45, 0.3, 0.2, 0.15, 0.1, 0.05}

func load() map[string]uint8 {
	m := make(map[string]uint8, 1400)
	lang := -1
	for _, l := range strings.Split(wordList, "\n") {
		l, _, _ = strings.Cut(l, "#")
		for _, w := range strings.Fields(l) {
			if strings.HasSuffix(w, ":") {
				lang = codes[strings.TrimSuffix(w, ":")]
				continue
			}
			m[w] |= 1 << lang
		}
	}
	return m
}

// shapes has a bit for each first and last byte and length of the listed words: most other words are told by it without a look-up.
var shapes = func() (m [shapeBits / 64]uint64) {
	for w := range words {
		h := shape([]byte(w))
		m[h/64] |= 1 << (h % 64)
	}
	return m
}()

const shapeBits = 1 << 12

func shape(w []byte) uint {
	return (uint(w[0])*31*31 + uint(w[len(w)-1])*31 + uint(len(w))) % shapeBits
}

// find gives the languages of a function word, 0 for any other.
func find(w []byte) uint8 {
	if h := shape(w); shapes[h/64]>>(h%64)&1 == 0 {
		return 0
	}
	return words[string(w)]
}

// Tally is the evidence for each language in some text. The zero value is no evidence.
type Tally struct {
	score [langs]float32
	words int
	other int // letters of other scripts
}

// Add joins the evidence of another stretch.
func (t *Tally) Add(u Tally) {
	for i := range t.score {
		t.score[i] += u.score[i]
	}
	t.words += u.words
	t.other += u.other
}

// Count weighs one stretch of text. At most the first 20,000 bytes are looked at, which is far more than
// a decision needs.
func Count(text string) Tally {
	if len(text) > 20000 {
		text = text[:20000]
	}
	var t Tally
	var buf [24]byte
	n, wide := 0, false // n > len(buf) = word too long to be looked up
	flush := func() {
		if n > 0 {
			t.words++
			if n <= len(buf) {
				t.word(buf[:n], wide)
			}
		}
		n, wide = 0, false
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if l := c | 0x20; l >= 'a' && l <= 'z' {
				if n < len(buf) {
					buf[n] = l
				}
				n++
			} else {
				flush()
			}
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		i += w
		if r >= 0xC0 && r < 0x250 && r != 0xD7 && r != 0xF7 { // accented Latin
			if r < 0xDF {
				r += 0x20
			}
			if n+2 <= len(buf) {
				utf8.EncodeRune(buf[n:], r)
			}
			n += 2
			wide = true
			continue
		}
		flush()
		if r >= 0x370 && r < 0x2000 || r >= 0x2E80 {
			t.other++
		}
	}
	flush()
	return t
}

// A vote is what an ending is worth for a language.
type vote struct {
	lang  int
	worth float32
}

// endings speak for languages; the first that fits counts.
var endings = []struct {
	of    []string
	votes []vote
}{
	{[]string{"ción", "cción", "ones", "dad", "ión", "dades", "aron", "ieron"}, []vote{{es, 0.5}}},
	{[]string{"tion", "sion"}, []vote{{en, 0.2}, {fr, 0.2}}},
	{[]string{"ing", "ness", "ted", "ly", "ght", "ships", "ship", "ity", "ies", "ous", "ful", "less"}, []vote{{en, 0.4}}},
	{[]string{"ção", "ções", "ão", "ães", "nha", "nho"}, []vote{{pt, 0.6}}},
	{[]string{"eux", "eaux", "ment", "aient", "ée", "és", "ées"}, []vote{{fr, 0.35}}},
	{[]string{"zione", "zioni", "gli", "etti", "tà"}, []vote{{it, 0.6}}},
	{[]string{"ung", "ungen", "keit", "lich", "schen", "isch"}, []vote{{de, 0.5}}},
	{[]string{"ació", "itat", "cions", "ència"}, []vote{{ca, 0.6}}},
	{[]string{"ado", "ada", "ados", "adas", "mente", "ente", "encia"}, []vote{{es, 0.25}, {pt, 0.2}}},
	{[]string{"os", "as"}, []vote{{es, 0.12}, {pt, 0.12}}},
	{[]string{"ck", "ed", "er", "th", "ll"}, []vote{{en, 0.12}}},
}

// ending is one of them, under its last byte.
type ending struct {
	suffix string
	votes  []vote
}

// endingsBy holds them by their last byte, in order, so that a word is compared with few.
var endingsBy = func() (m [256][]ending) {
	for _, row := range endings {
		for _, s := range row.of {
			m[s[len(s)-1]] = append(m[s[len(s)-1]], ending{s, row.votes})
		}
	}
	return m
}()

func (t *Tally) word(w []byte, wide bool) {
	if bits := find(w); bits != 0 {
		n := 0
		for l := 0; l < langs; l++ {
			n += int(bits>>l) & 1
		}
		v := weight[n]
		for l := 0; l < langs; l++ {
			if bits>>l&1 == 1 {
				t.score[l] += v
			}
		}
		return
	}
	if len(w) < 4 {
		return
	}
	for _, e := range endingsBy[w[len(w)-1]] {
		if len(w) >= len(e.suffix) && string(w[len(w)-len(e.suffix):]) == e.suffix {
			for _, v := range e.votes {
				t.score[v.lang] += v.worth
			}
			break
		}
	}
	if wide {
		for i := 0; i+1 < len(w); i++ {
			if w[i] != 0xC3 {
				continue
			}
			switch w[i+1] {
			case 0xB1: // ñ
				t.score[es] += 0.6
			case 0xB3, 0xAD, 0xA1: // ó í á
				t.score[es] += 0.2
				t.score[pt] += 0.15
				t.score[en] -= 0.1
			case 0xA3, 0xB5: // ã õ
				t.score[pt] += 0.6
			case 0xA7: // ç
				t.score[pt] += 0.3
				t.score[fr] += 0.3
				t.score[ca] += 0.2
			case 0xA8, 0xAA: // è ê
				t.score[fr] += 0.3
				t.score[ca] += 0.1
			case 0xA4, 0xB6, 0x9F: // ä ö ß
				t.score[de] += 0.5
			}
		}
	}
}

// Lang decides. Empty: too little evidence, too close, or another language.
func (t Tally) Lang() record.Lang {
	best := es
	if t.score[en] > t.score[es] {
		best = en
	}
	foreign := pt
	for l := pt; l < langs; l++ {
		if t.score[l] > t.score[foreign] {
			foreign = l
		}
	}
	top := t.score[best]
	// Spanish shares most of its short words with its neighbours: in a short stretch a tie is Spanish,
	// which is the likelier by far in these collections; a long one must stand out
	if t.other > 3*t.words || top < 0.4 || t.score[foreign] > top || t.words >= 15 && top < t.score[foreign]*1.15+0.15 {
		return ""
	}
	if other := t.score[en+es-best]; top < other*1.15+0.15 {
		return ""
	}
	// running text has a function word in every two or three; text in a language that is not
	// known at all has a stray hit now and then
	if t.words >= 12 && top < float32(t.words)*0.09 {
		return ""
	}
	if best == en {
		return record.English
	}
	return record.Spanish
}

// Weak tells that no language that is refused stands clearly in front: the stretch is
// short, or names only, and may speak the language of its surroundings.
func (t Tally) Weak() bool {
	known := max(t.score[en], t.score[es])
	for l := pt; l < langs; l++ {
		if t.score[l] > known+0.7 {
			return false
		}
	}
	return t.other <= 3*t.words && (t.words < 12 || known > 1)
}

// Of is the language of one stretch of text.
func Of(text string) record.Lang { return Count(text).Lang() }

// Function tells whether a word (lower or upper case) is on the list of function words of any known language:
// running text has them, lists of links hardly.
func Function(word string) bool {
	if len(word) > 10 {
		return false
	}
	var buf [12]byte
	n := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c += 0x20
		}
		buf[n] = c
		n++
	}
	return n > 0 && find(buf[:n]) != 0
}
