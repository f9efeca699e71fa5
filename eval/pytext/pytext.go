// Package pytext has the few primitives of text and number in which Python
// and Go differ. The reference definitions of the measures are Python
// programs; a port agrees with them to the last digit only if a space, a word
// character, a rounded number and a quoted string are the same thing on both
// sides.
package pytext

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// IsSpace is str.isspace of one character: Unicode white space and the four
// information separators U+001C to U+001F, which Go leaves out.
func IsSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// Space is IsSpace as a class for regular expressions.
const Space = `[\t-\r\x1c- \x{85}\p{Z}]`

// IsWord is \w: letters and numbers of all scripts and the underscore.
// Combining marks are not among them.
func IsWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// Fields is str.split without arguments.
func Fields(s string) []string { return strings.FieldsFunc(s, IsSpace) }

// Strip is str.strip without arguments.
func Strip(s string) string { return strings.TrimFunc(s, IsSpace) }

// Collapse turns every run of white space into one blank and drops it at the ends.
func Collapse(s string) string { return strings.Join(Fields(s), " ") }

// Lower is str.lower, except that a capital sigma that ends a word is not special.
func Lower(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "\u0130", "i\u0307"))
}

// Head is s[:n] counted in code points.
func Head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Slice is s[start:end] for 0 <= start, with both ends cut to the text.
func Slice(text []rune, start, end int) string {
	end = min(end, len(text))
	if start = max(start, 0); start >= end {
		return ""
	}
	return string(text[start:end])
}

// Repr is repr of a string: single quotes unless only they occur inside, and
// escapes for what does not print.
func Repr(s string) string {
	q := '\''
	if strings.ContainsRune(s, '\'') && !strings.ContainsRune(s, '"') {
		q = '"'
	}
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteRune(q)
	for _, r := range s {
		switch {
		case r == q || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteRune(q)
	return b.String()
}

// Float is repr of a float: the shortest digits that give it back, always
// with a point or an exponent.
func Float(x float64) string {
	s := strconv.FormatFloat(x, 'e', -1, 64)
	k := strings.IndexByte(s, 'e')
	if k < 0 {
		return strings.ToLower(strings.TrimPrefix(s, "+")) // inf, nan
	}
	if e, _ := strconv.Atoi(s[k+1:]); e < -4 || e >= 16 {
		return s
	}
	s = strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.ContainsRune(s, '.') {
		s += ".0"
	}
	return s
}

// Round is round(x, digits): to the nearest decimal, exact ties to the even one.
func Round(x float64, digits int) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
	if err != nil {
		return x
	}
	return y
}
