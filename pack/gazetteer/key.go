package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendWord adds one word of a name to a look-up key: lower case, accents, periods and
// apostrophes off, hyphens as word borders, "St" as "saint" and the like written out. Words are
// parted by one space. It returns dst unchanged if nothing of the word is left.
func AppendWord(dst []byte, word string) []byte {
	if len(dst) > 0 {
		dst = append(dst, ' ')
	}
	start := len(dst)
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
				dst = append(dst, byte(r))
			case r == '-' && len(dst) > start:
				dst = writtenOut(dst, start)
				dst = append(dst, ' ')
				start = len(dst)
			}
		default:
			dst = appendFolded(dst, r)
		}
	}
	if len(dst) == start {
		if start > 0 {
			dst = dst[:start-1]
		}
		return dst
	}
	return writtenOut(dst, start)
}

// writtenOut replaces the abbreviations common in names of places.
func writtenOut(dst []byte, start int) []byte {
	switch string(dst[start:]) {
	case "st":
		return append(dst[:start], "saint"...)
	case "ft":
		return append(dst[:start], "fort"...)
	case "mt":
		return append(dst[:start], "mount"...)
	case "sto":
		return append(dst[:start], "santo"...)
	case "sta":
		return append(dst[:start], "santa"...)
	case "pto":
		return append(dst[:start], "puerto"...)
	case "gral":
		return append(dst[:start], "general"...)
	case "ccp":
		return append(dst[:start], "centro poblado"...)
	}
	return dst
}

// appendFolded strips marks from a letter outside ASCII.
func appendFolded(dst []byte, r rune) []byte {
	switch r = unicode.ToLower(r); r {
	case 'ł':
		return append(dst, 'l')
	case 'ø':
		return append(dst, 'o')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ı':
		return append(dst, 'i')
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	}
	if r < utf8.RuneSelf { // the lower case of a few letters is ASCII
		return append(dst, byte(r))
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	d := norm.NFD.PropertiesString(string(buf[:n])).Decomposition()
	if d == nil {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, r)
		}
		return dst
	}
	for _, q := range string(d) {
		if !unicode.IsMark(q) {
			dst = utf8.AppendRune(dst, unicode.ToLower(q))
		}
	}
	return dst
}

// Key is the look-up key of a whole name.
func Key(name string) string { return string(AppendKey(nil, name)) }

// AppendKey adds the key of a name to dst, which must be empty.
func AppendKey(dst []byte, name string) []byte {
	for word := range strings.FieldsFuncSeq(name, isBorder) {
		dst = AppendWord(dst, word)
	}
	return dst
}

func isBorder(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.' && r != '\'' && r != '’' && r != '-' && r != 'ʼ' && r != '‘'
}

// Hash is FNV-1a over a key, finished so that its high bits are even.
func Hash(key []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
