package lineage

import (
	"unicode"
	"unicode/utf8"
)

// token is a folded word or number as the comparison sees it. Its letters stay valid until the next call.
type token struct {
	hash    uint64
	letters []byte // folded: small, without accents; digits alone of a number
	number  bool
	capital bool // begins with a capital letter
	shout   bool // two capitals or more and no small letter: an acronym, or a line in capitals
	first   bool // begins a sentence
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashBytes(b []byte) uint64 {
	h := uint64(fnvOffset)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return mix(h)
}

func hashString(s string) uint64 { return hashBytes([]byte(s)) }

// mix spreads a hash over all its bits (the finaliser of SplitMix64), as samples are taken by the low ones.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// scan calls yield for each word and number of s. "8,836,380" and "8.836.380" are one number, as are
// "50.126" and "50,126": only digits count, so that the two languages' separators do not.
func scan(s string, buf []byte, yield func(token)) []byte {
	first := true
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			buf = buf[:0]
			for i < len(s) && (s[i] >= '0' && s[i] <= '9' ||
				(s[i] == '.' || s[i] == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
				if s[i] >= '0' && s[i] <= '9' && len(buf) < 24 {
					buf = append(buf, s[i])
				}
				i++
			}
			yield(token{hash: hashBytes(buf) ^ 0xd161, letters: buf, number: true, first: first})
			first = false
		case c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' && i+1 < len(s) && s[i+1] == '\n':
			first = true
			i++
		default:
			r, w := rune(c), 1
			if c >= utf8.RuneSelf {
				r, w = utf8.DecodeRuneInString(s[i:])
			}
			if !unicode.IsLetter(r) {
				if r == '¿' || r == '¡' || r == '“' || r == '«' || r == '—' {
					first = true
				}
				i += w
				continue
			}
			t := token{first: first, capital: unicode.IsUpper(r)}
			first = false
			buf = buf[:0]
			upper, lower := 0, 0
			for i < len(s) {
				r, w = rune(s[i]), 1
				if s[i] >= utf8.RuneSelf {
					r, w = utf8.DecodeRuneInString(s[i:])
				}
				if unicode.Is(unicode.Mn, r) {
					i += w
					continue
				}
				if !unicode.IsLetter(r) && !(r >= '0' && r <= '9') {
					break
				}
				if unicode.IsUpper(r) {
					upper++
				} else if unicode.IsLower(r) {
					lower++
				}
				buf = fold(buf, r)
				i += w
			}
			t.shout = upper > 1 && lower == 0
			if len(buf) > 64 {
				buf = buf[:64]
			}
			t.letters, t.hash = buf, hashBytes(buf)
			yield(t)
		}
	}
	return buf
}

// fold appends a rune in small letters and without its accent.
func fold(buf []byte, r rune) []byte {
	switch {
	case r >= 'A' && r <= 'Z':
		return append(buf, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(buf, byte(r))
	}
	r = unicode.ToLower(r)
	switch r {
	case 'á', 'à', 'â', 'ä', 'ã', 'å':
		return append(buf, 'a')
	case 'é', 'è', 'ê', 'ë':
		return append(buf, 'e')
	case 'í', 'ì', 'î', 'ï':
		return append(buf, 'i')
	case 'ó', 'ò', 'ô', 'ö', 'õ':
		return append(buf, 'o')
	case 'ú', 'ù', 'û', 'ü':
		return append(buf, 'u')
	case 'ñ':
		return append(buf, 'n')
	case 'ç':
		return append(buf, 'c')
	}
	return utf8.AppendRune(buf, r)
}
