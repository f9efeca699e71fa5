package linkage

import "math/bits"

// letters are the letters of a short text, two bits each: one for the first of a kind, one for the second. What two texts have in common is at
// most what their bits have in common, so that most pairs of names are known to differ without being compared letter by letter.
type letters struct {
	bits   uint64
	more   uint8 // letters beyond the second of a kind
	length uint8
	first  byte
}

func lettersOf(s string) letters {
	l := letters{length: uint8(min(len(s), 255))}
	for i := 0; i < len(s); i++ {
		kind := uint(s[i] - 'a')
		if s[i] < 'a' || s[i] > 'z' {
			kind = 26 + uint(s[i])%6
		}
		switch two := l.bits >> (2 * kind) & 3; {
		case two == 0:
			l.bits |= 1 << (2 * kind)
		case two == 1:
			l.bits |= 2 << (2 * kind)
		case l.more < 255:
			l.more++
		}
	}
	if len(s) > 0 {
		l.first = s[0]
	}
	return l
}

// common is at least the number of letters that two texts share.
func (l *letters) common(o *letters) int {
	return bits.OnesCount64(l.bits&o.bits) + int(min(l.more, o.more))
}

// below says that the similarity of Jaro and Winkler is surely less than a bar, and not 1.
func (l *letters) below(o *letters, common int, bar float64) bool {
	if l.length == 0 || o.length == 0 {
		return l.length != o.length
	}
	m := float64(common)
	jaro := (m/float64(l.length) + m/float64(o.length) + 1) / 3
	if l.first == o.first { // of four letters at most
		jaro += 0.4 * max(0, 1-jaro)
	}
	return jaro < bar-1e-9
}

// outline is a name by its letters.
type outline struct {
	text, alt, sound letters
	plain            bool // one word of two letters or more, and not a long one
}

func outlineOf(v *value) outline {
	o := outline{lettersOf(v.text), lettersOf(v.alt), lettersOf(v.sound), len(v.text) > 1}
	for _, s := range [...]string{v.text, v.alt, v.sound} {
		o.plain = o.plain && len(s) > 0 && len(s) <= 64
		for i := 0; i < len(s); i++ {
			o.plain = o.plain && s[i] != ' '
		}
	}
	return o
}

// differ says that compareNames finds two names to differ. It may be wrong in saying that they do not.
func differ(a, b *outline) bool {
	if !a.plain || !b.plain {
		return false
	}
	common := a.alt.common(&b.alt)
	return common < int(max(a.alt.length, b.alt.length))-1 && // more than one slip
		a.alt.below(&b.alt, common, 0.80) && a.sound.below(&b.sound, a.sound.common(&b.sound), 0.90)
}
