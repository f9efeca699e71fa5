// Package plain decodes text files: UTF-8, UTF-16 (either order, with or without byte order
// mark) and Windows-1252, of which Latin-1 is in practice a part.
//
// Nothing is normalised. A byte order mark stays as U+FEFF, line ends stay as they are, and a
// byte that is no UTF-8 becomes one U+FFFD, so that positions counted in characters are
// those of the file. For valid UTF-8 the text is the file, byte for byte.
//
// Decoding is one pass over the bytes and needs at most three times their memory.
package plain

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"testigo/document/extract"
	"testigo/record"
)

// Encoding is how the bytes were understood.
type Encoding string

const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
)

// Read decodes a text file. It refuses what is not text.
func Read(name string, original []byte) (extract.Result, error) {
	enc, err := Detect(name, original)
	if err != nil {
		return extract.Result{}, err
	}
	text, bad := Decode(original, enc)
	res := extract.Result{Text: text}
	switch {
	case bad > 0:
		res.Notes = append(res.Notes, record.Note{Code: "invalid-bytes",
			Text: count(bad) + " not valid in " + string(enc) + " and shown as U+FFFD."})
	case enc != UTF8:
		res.Notes = append(res.Notes, record.Note{Code: "encoding", Text: "Read as " + string(enc) + "."})
	}
	return res, nil
}

func count(n int) string {
	if n == 1 {
		return "One byte sequence is"
	}
	return itoa(n) + " byte sequences are"
}

func itoa(n int) string {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return string(b[i:])
		}
	}
}

// Decode turns bytes into valid UTF-8 and counts the replaced sequences.
func Decode(b []byte, enc Encoding) (text string, replaced int) {
	switch enc {
	case UTF16LE, UTF16BE:
		return decode16(b, enc == UTF16BE)
	case Windows1252:
		var sb strings.Builder
		sb.Grow(len(b) + len(b)/8)
		for _, c := range b {
			sb.WriteRune(rune1252(c))
		}
		return sb.String(), 0
	}
	if utf8.Valid(b) {
		return string(b), 0
	}
	var sb strings.Builder
	sb.Grow(len(b) + len(b)/16)
	for len(b) > 0 {
		r, w := utf8.DecodeRune(b)
		if r == utf8.RuneError && w == 1 {
			replaced++
			sb.WriteRune(utf8.RuneError)
		} else {
			sb.Write(b[:w])
		}
		b = b[w:]
	}
	return sb.String(), replaced
}

func decode16(b []byte, big bool) (string, int) {
	var sb strings.Builder
	sb.Grow(len(b) / 2)
	replaced := 0
	unit := func(i int) rune {
		if big {
			return rune(b[i])<<8 | rune(b[i+1])
		}
		return rune(b[i+1])<<8 | rune(b[i])
	}
	i := 0
	for ; i+1 < len(b); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+3 < len(b) {
				pair = utf16.DecodeRune(r, unit(i+2))
			}
			if pair != utf8.RuneError {
				i += 2
			} else {
				replaced++
			}
			r = pair
		}
		sb.WriteRune(r)
	}
	if i < len(b) { // an odd byte at the end
		replaced++
		sb.WriteRune(utf8.RuneError)
	}
	return sb.String(), replaced
}

// high1252 holds 0x80-0x9F, where Windows-1252 differs from Latin-1; the five bytes it
// leaves open keep their Latin-1 value.
var high1252 = [32]rune{
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
}

func rune1252(c byte) rune {
	if c >= 0x80 && c < 0xA0 {
		return high1252[c-0x80]
	}
	return rune(c)
}

// Detect tells the encoding from the bytes alone.
func Detect(name string, b []byte) (Encoding, error) {
	if len(bytes.TrimSpace(b)) == 0 || len(b) <= 3 && bytes.Equal(b, []byte("\ufeff")) {
		return "", &record.InputError{Name: name, Kind: record.RefusedEmpty, Reason: "the file is empty",
			Hint: "check that it was saved or downloaded completely"}
	}
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return UTF8, junk(name, b)
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return UTF16LE, junk16(name, b, false)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return UTF16BE, junk16(name, b, true)
	}
	// UTF-16 without a mark: in Latin script every other byte is zero
	sample := b[:min(len(b), 4096)&^1]
	var even, odd int
	for i, c := range sample {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	if half := len(sample) / 2; half > 0 {
		if odd*10 > half*7 && even*20 < half {
			return UTF16LE, junk16(name, b, false)
		}
		if even*10 > half*7 && odd*20 < half {
			return UTF16BE, junk16(name, b, true)
		}
	}
	if err := junk(name, b); err != nil {
		return "", err
	}
	if utf8.Valid(b) {
		return UTF8, nil
	}
	// Not clean UTF-8: a damaged UTF-8 file has more whole sequences than broken ones, a
	// Windows-1252 file has its high bytes as letters inside words or as typographic marks.
	var whole, broken, plausible int
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || w > 1 {
			whole++
			i += w
			continue
		}
		broken++
		if plausible1252(b, i) {
			plausible++
		}
		i++
	}
	if whole < broken && plausible*10 >= broken*7 {
		return Windows1252, nil
	}
	if broken*10 > len(b)*3 {
		return "", binary(name)
	}
	return UTF8, nil
}

// plausible1252 tells whether the byte reads as Windows-1252 where it stands.
func plausible1252(b []byte, i int) bool {
	c := b[i]
	letterBeside := i > 0 && asciiLetter(b[i-1]) || i+1 < len(b) && asciiLetter(b[i+1])
	spaceBeside := i == 0 || i+1 == len(b) || b[i-1] <= ' ' || b[i+1] <= ' '
	switch {
	case c >= 0xC0 && c != 0xD7 && c != 0xF7: // accented letters
		return letterBeside || spaceBeside
	case c >= 0x91 && c <= 0x97, c == 0x85, c == 0xAB, c == 0xBB, c == 0xBF, c == 0xA1, c == 0xBA, c == 0xAA, c == 0xB0, c == 0xA0, c == 0x80:
		return letterBeside || spaceBeside
	case c == 0x8A, c == 0x9A, c == 0x8E, c == 0x9E, c == 0x8C, c == 0x9C:
		return letterBeside
	}
	return false
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// junk refuses bytes with more control characters than any text has: NUL at all, or
// other controls above two in a hundred.
func junk(name string, b []byte) error {
	controls, nul := 0, 0
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' || c == 0x7F {
			controls++
			if c == 0 {
				nul++
			}
		}
	}
	if nul*1000 > len(b) || controls*50 > len(b) || nul > 0 && len(b) < 1000 {
		return binary(name)
	}
	return nil
}

func junk16(name string, b []byte, big bool) error {
	controls, units := 0, 0
	for i := 0; i+1 < len(b); i += 2 {
		hi, lo := b[i+1], b[i]
		if big {
			hi, lo = lo, hi
		}
		units++
		if hi == 0 && (lo < 0x20 && lo != '\n' && lo != '\r' && lo != '\t' && lo != '\f' || lo == 0x7F) || hi >= 0xE0 && hi < 0xF9 {
			controls++
		}
	}
	if controls*50 > units {
		return binary(name)
	}
	return nil
}

func binary(name string) error {
	return &record.InputError{Name: name, Kind: record.RefusedBinary, Reason: "binary data, not text in a known encoding",
		Hint: "give the document as text, HTML, PDF or DOCX"}
}
