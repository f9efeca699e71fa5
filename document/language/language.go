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

func (t *Tally) word(w []byte, wide bool) {
	if bits, ok := words[string(w)]; ok {
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
	s := string(w[len(w)-min(len(w), 5):]) // does not escape
	switch {
	case has(s, "ción"), has(s, "cción"), has(s, "ones"), has(s, "dad"), has(s, "ión"), has(s, "dades"), has(s, "aron"), has(s, "ieron"):
		t.score[es] += 0.5
	case has(s, "tion"), has(s, "sion"):
		t.score[en] += 0.2
		t.score[fr] += 0.2
	case has(s, "ing"), has(s, "ness"), has(s, "ted"), has(s, "ly"), has(s, "ght"), has(s, "ships"), has(s, "ship"), has(s, "ity"), has(s, "ies"), has(s, "ous"), has(s, "ful"), has(s, "less"):
		t.score[en] += 0.4
	case has(s, "ção"), has(s, "ções"), has(s, "ão"), has(s, "ães"), has(s, "nha"), has(s, "nho"):
		t.score[pt] += 0.6
	case has(s, "eux"), has(s, "eaux"), has(s, "ment"), has(s, "aient"), has(s, "ée"), has(s, "és"), has(s, "ées"):
		t.score[fr] += 0.35
	case has(s, "zione"), has(s, "zioni"), has(s, "gli"), has(s, "etti"), has(s, "tà"):
		t.score[it] += 0.6
	case has(s, "ung"), has(s, "ungen"), has(s, "keit"), has(s, "lich"), has(s, "schen"), has(s, "isch"):
		t.score[de] += 0.5
	case has(s, "ació"), has(s, "itat"), has(s, "cions"), has(s, "ència"):
		t.score[ca] += 0.6
	case has(s, "ado"), has(s, "ada"), has(s, "ados"), has(s, "adas"), has(s, "mente"), has(s, "ente"), has(s, "encia"):
		t.score[es] += 0.25
		t.score[pt] += 0.2
	case has(s, "os"), has(s, "as"):
		t.score[es] += 0.12
		t.score[pt] += 0.12
	case has(s, "ck"), has(s, "ed"), has(s, "er"), has(s, "th"), has(s, "ll"):
		t.score[en] += 0.12
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

func has(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

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
	return words[string(buf[:n])] != 0
}
