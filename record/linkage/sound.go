package linkage

import "strings"

// Sound is a key for how a name is said in Andean Spanish, so that the many spellings of one name meet: Quispe, Qispi and
// Q'ispe; Huamán, Guamán and Waman; Vásquez and Bazquez; Condori and Kunturi. It folds what scribes confuse: b and v; s, z and
// soft c; ll and y; silent h; the stops of Quechua and Aymara, plain, aspirated and ejective; their three vowels, heard as five; t and d,
// p and b, k and g after a nasal. It takes folded names (see [FoldName]); several words give several sounds.
func Sound(folded string) string {
	var b strings.Builder
	b.Grow(len(folded))
	for i, w := range strings.Fields(folded) {
		if i > 0 {
			b.WriteByte(' ')
		}
		sound(&b, w)
	}
	return b.String()
}

func vowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'
}

// sound writes the key of one word: one pass, each case names the letters it reads.
func sound(b *strings.Builder, w string) {
	at := func(i int) byte {
		if i < len(w) {
			return w[i]
		}
		return 0
	}
	var last byte
	put := func(c byte) {
		if c != last { // a doubled sound is one
			b.WriteByte(c)
			last = c
		}
	}
	nasal := func() bool { return last == 'n' }
	for i := 0; i < len(w); i++ {
		c, next := w[i], at(i+1)
		switch c {
		case 'h':
			if next == 'u' && vowel(at(i+2)) { // hua, hue
				put('w')
				i++
			} // else silent
		case 'g':
			switch {
			case next == 'u' && (at(i+2) == 'a' || at(i+2) == 'o'): // gua
				put('w')
				i++
			case next == 'u' && (at(i+2) == 'e' || at(i+2) == 'i'): // gue, gui
				i++
				put('g')
			case next == 'e' || next == 'i' || next == 'y':
				put('j')
			case nasal():
				put('k')
			default:
				put('g')
			}
		case 'c':
			switch {
			case next == 'h':
				put('c')
				i++
				if at(i+1) == 'h' { // chh
					i++
				}
			case next == 'e' || next == 'i' || next == 'y':
				put('s')
			default:
				put('k')
			}
		case 'q', 'k':
			put('k')
			if next == 'h' {
				i++
				next = at(i + 1)
			}
			if c == 'q' && next == 'u' && vowel(at(i+2)) { // que, qui
				i++
			}
		case 'p':
			if next == 'h' && i == 0 && vowel(at(2)) || next == 'h' {
				i++
			}
			put('p')
		case 't':
			if next == 'h' {
				i++
			}
			put('t')
		case 'b', 'v':
			if nasal() {
				put('p')
			} else {
				put('b')
			}
		case 'd':
			if nasal() {
				put('t')
			} else {
				put('d')
			}
		case 'm':
			if n := next; n == 'p' || n == 'b' || n == 'v' {
				put('n')
			} else {
				put('m')
			}
		case 'l':
			if next == 'l' {
				put('y')
				i++
			} else {
				put('l')
			}
		case 'z':
			put('s')
		case 'x':
			put('j')
		case 'y', 'i', 'e':
			if c == 'y' && vowel(next) {
				put('y')
			} else {
				put('i')
			}
		case 'o', 'u':
			if c == 'u' && vowel(next) && last == 0 {
				put('w')
			} else {
				put('u')
			}
		case 'w':
			put('w')
		case 'f':
			put('f')
		default:
			put(c)
		}
	}
}
