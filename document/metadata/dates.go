package metadata

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// months by name and abbreviation, English and Spanish; value 1-12.
var months = table(`january jan enero ene|february feb febrero|march mar marzo|april apr abril abr|may mayo|june jun junio|july jul julio|august aug agosto ago|september sept sep septiembre setiembre set|october oct octubre|november nov noviembre|december dec diciembre dic`, 1)

// seasons as EDTF level 1 writes them: 21 spring … 24 winter.
var seasons = table(`spring primavera|summer verano|autumn fall otoño|winter invierno`, 21)

var weekdays = table(`monday mon lunes|tuesday tue tues martes|wednesday wed miércoles miercoles|thursday thu thur thurs jueves|friday fri viernes|saturday sat sábado sabado|sunday sun domingo`, 1)

func table(s string, from int) map[string]int {
	m := map[string]int{}
	for i, names := range strings.Split(s, "|") {
		for _, n := range strings.Fields(names) {
			m[n] = from + i
		}
	}
	return m
}

// token is a word, a number or one sign of a line.
type token struct {
	start, end int // bytes in the document
	low        string
	num        int // -1 = not a number
	word       bool
}

// tokens cuts a short stretch; at most limit tokens.
func tokens(text string, start, end, limit int) []token {
	var out []token
	for i := start; i < end && len(out) < limit; {
		r, w := utf8.DecodeRuneInString(text[i:end])
		switch {
		case unicode.IsSpace(r) || r == 0xFEFF:
			i += w
		case unicode.IsLetter(r):
			j := i
			for j < end {
				r, w := utf8.DecodeRuneInString(text[j:end])
				if !unicode.IsLetter(r) && !(r == '\'' || r == '’') {
					break
				}
				j += w
			}
			out = append(out, token{i, j, strings.ToLower(text[i:j]), -1, true})
			i = j
		case r >= '0' && r <= '9':
			j, n := i, 0
			for j < end && text[j] >= '0' && text[j] <= '9' {
				if n < 1e8 {
					n = n*10 + int(text[j]-'0')
				}
				j++
			}
			if j-i >= 5 && j-i <= 6 && j < end && text[j] == ':' && (text[i:i+2] == "19" || text[i:i+2] == "20") {
				j = i + 4 // a year with the hour glued to it: "20046:45 AM"
				n = int(text[i]-'0')*1000 + int(text[i+1]-'0')*100 + int(text[i+2]-'0')*10 + int(text[i+3]-'0')
			}
			out = append(out, token{i, j, text[i:j], n, false})
			i = j
		default:
			out = append(out, token{i, i + w, text[i : i+w], -1, false})
			i += w
		}
	}
	return out
}

// date is a date read from tokens: a printed one, which says as much as it says.
type date struct {
	from, to int // tokens [from, to)
	edtf     string
	day      bool // precise to the day
	year     bool
	season   bool
	rng      bool // two months or years
}

func year4(t token) bool { return t.num >= 1700 && t.num <= 2100 && len(t.low) == 4 }

func is(ts []token, i int, low ...string) bool {
	if i < 0 || i >= len(ts) {
		return false
	}
	for _, l := range low {
		if ts[i].low == l {
			return true
		}
	}
	return false
}

func month(ts []token, i int) int {
	if i < 0 || i >= len(ts) || !ts[i].word {
		return 0
	}
	return months[ts[i].low]
}

// dateAt reads a date that begins at token i. short allows years of two digits, as in the
// datelines of wire services.
func dateAt(ts []token, i int, short, dayFirst bool) (d date, ok bool) {
	d.from = i
	if i >= len(ts) {
		return d, false
	}
	if ts[i].word && weekdays[ts[i].low] > 0 {
		j := i + 1
		for is(ts, j, ",", ".") {
			j++
		}
		if e, ok := dateAt(ts, j, short, dayFirst); ok && e.day {
			e.from = i
			return e, true
		}
		return d, false
	}
	yearAfter := func(j int) (y, next int) {
		k := j
		for is(ts, k, ",", ".", "de", "del", "of", "/", "-") && k < j+2 {
			k++
		}
		if k < len(ts) && year4(ts[k]) {
			return ts[k].num, k + 1
		}
		if is(ts, k, "'", "’") && k+1 < len(ts) && len(ts[k+1].low) == 2 && ts[k+1].num >= 0 {
			return century(ts[k+1].num), k + 2
		}
		if short && k < len(ts) && ts[k].num >= 0 && len(ts[k].low) == 2 && k == j {
			return century(ts[k].num), k + 1
		}
		return 0, j
	}
	set := func(y, m, day, to int) (date, bool) {
		if m < 1 || m > 12 || day < 0 || day > 31 {
			return d, false
		}
		d.to, d.day, d.year = to, day > 0, y > 0
		ys := "XXXX"
		if y > 0 {
			ys = fmt.Sprintf("%04d", y)
		}
		d.edtf = fmt.Sprintf("%s-%02d", ys, m)
		if day > 0 {
			d.edtf += fmt.Sprintf("-%02d", day)
		}
		return d, true
	}
	t := ts[i]
	// 2007-09-25, 2007/09/25
	if year4(t) && i+4 < len(ts) && is(ts, i+1, "-", "/", ".") && ts[i+3].low == ts[i+1].low && ts[i+2].num > 0 && ts[i+4].num > 0 && len(ts[i+4].low) <= 2 {
		return set(t.num, ts[i+2].num, ts[i+4].num, i+5)
	}
	// 25/09/2007: the order of day and month is told by the language, or by a number above 12
	if t.num > 0 && t.num <= 31 && i+4 < len(ts) && is(ts, i+1, "/", "-", ".") && ts[i+3].low == ts[i+1].low && ts[i+2].num > 0 && year4(ts[i+4]) {
		a, b := t.num, ts[i+2].num
		switch {
		case a > 12 || dayFirst && b <= 12 || a == b:
			return set(ts[i+4].num, b, a, i+5)
		case b > 12:
			return set(ts[i+4].num, a, b, i+5)
		}
		d.to, d.year, d.edtf = i+5, true, fmt.Sprintf("%04d", ts[i+4].num)
		return d, true
	}
	// 25 September 2007, 25th of September 2007, 25 de septiembre de 2007, 1º de mayo
	if t.num > 0 && t.num <= 31 && len(t.low) <= 2 {
		j := i + 1
		if is(ts, j, "st", "nd", "rd", "th", "º", "°", "ro", "er") {
			j++
		}
		for is(ts, j, "de", "of", "-", "/") {
			j++
		}
		if m := month(ts, j); m > 0 {
			j++
			if is(ts, j, ".") {
				j++
			}
			y, next := yearAfter(j)
			if is(ts, next-1, ".", ",") {
				next--
			}
			return set(y, m, t.num, next)
		}
		return d, false
	}
	// September 25, 2007; September 2007; September/October 1978; septiembre-octubre de 1978
	if m := month(ts, i); m > 0 {
		j := i + 1
		if is(ts, j, ".") {
			j++
		}
		if j < len(ts) && ts[j].num > 0 && ts[j].num <= 31 && len(ts[j].low) <= 2 {
			day := ts[j].num
			j++
			if is(ts, j, "st", "nd", "rd", "th") {
				j++
			}
			y, next := yearAfter(j)
			return set(y, m, day, next)
		}
		if is(ts, j, "/", "-", "–", "—", "y", "and", "&") {
			if m2 := month(ts, j+1); m2 > 0 {
				k := j + 2
				if is(ts, k, ".") {
					k++
				}
				if y, next := yearAfter(k); y > 0 {
					y0 := y
					if m2 < m {
						y0--
					}
					d.to, d.year, d.rng = next, true, true
					d.edtf = fmt.Sprintf("%04d-%02d/%04d-%02d", y0, m, y, m2)
					return d, true
				}
			}
		}
		if y, next := yearAfter(j); y > 0 {
			return set(y, m, 0, next)
		}
		return d, false
	}
	if s := seasons[t.low]; t.word && s > 0 {
		y, next := yearAfter(i + 1)
		if y == 0 {
			return d, false
		}
		d.to, d.year, d.season = next, true, true
		d.edtf = fmt.Sprintf("%04d-%02d", y, s)
		return d, true
	}
	return d, false
}

// century puts a year of two digits where wire datelines lie: 30-99 in the 1900s.
func century(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// firstDate finds the first date in the tokens.
func firstDate(ts []token, short, dayFirst bool) (date, bool) {
	for i := range ts {
		if d, ok := dateAt(ts, i, short, dayFirst); ok {
			return d, true
		}
	}
	return date{}, false
}
