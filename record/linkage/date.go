package linkage

import (
	"strconv"
	"strings"
)

// day is a date of which parts may be missing: 0 = not stated. A year may be a range (from an age).
type day struct {
	year, month, day int
	last             int // last year of a range; equal to year without one
}

func (d day) stated() bool { return d.year != 0 }

// ParseDate reads 1983-04-03, 1983-04, 1983, 3/4/1983 (day first, as in Peru), 19830403, an EDTF range of years
// 1948/1949, and 1948~. It tells whether the text was understood; an empty text is no date and no mistake.
func ParseDate(s string) (ok bool) {
	_, ok = parseDay(s)
	return ok
}

func parseDay(s string) (day, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return day{}, true
	}
	s = strings.TrimRight(s, "~?%")
	if i := strings.IndexAny(s, "T "); i >= 8 { // a time of day follows
		s = s[:i]
	}
	number := func(s string, low, high int) (int, bool) {
		if s == "" || len(s) > 4 || s == "00" || s == "XX" || s == "0" {
			return 0, s == "00" || s == "XX" || s == "0"
		}
		n, err := strconv.Atoi(s)
		return n, err == nil && n >= low && n <= high
	}
	build := func(y, m, d string) (day, bool) {
		var out day
		var ok1, ok2, ok3 bool
		out.year, ok1 = number(y, 1000, 2999)
		ok2, ok3 = true, true
		if m != "" {
			out.month, ok2 = number(m, 1, 99) // 13 and more: day and month swapped, or a slip; compared as digits
		}
		if d != "" {
			out.day, ok3 = number(d, 1, 99)
		}
		out.last = out.year
		return out, ok1 && out.year != 0 && ok2 && ok3
	}
	digits := len(s) > 0
	for i := 0; i < len(s); i++ {
		digits = digits && s[i] >= '0' && s[i] <= '9'
	}
	switch {
	case digits && len(s) == 8:
		return build(s[:4], s[4:6], s[6:])
	case digits && len(s) == 6:
		return build(s[:4], s[4:], "")
	case digits && len(s) == 4:
		return build(s, "", "")
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	switch {
	case len(parts) == 2 && len(parts[0]) == 4 && len(parts[1]) == 4 && strings.Contains(s, "/"):
		a, ok1 := build(parts[0], "", "")
		b, ok2 := build(parts[1], "", "")
		if !ok1 || !ok2 || b.year < a.year {
			return day{}, false
		}
		a.last = b.year
		return a, true
	case len(parts) == 3 && len(parts[0]) == 4:
		return build(parts[0], parts[1], parts[2])
	case len(parts) == 3 && len(parts[2]) == 4:
		return build(parts[2], parts[1], parts[0])
	case len(parts) == 2 && len(parts[0]) == 4:
		return build(parts[0], parts[1], "")
	case len(parts) == 2 && len(parts[1]) == 4:
		return build(parts[1], parts[0], "")
	case len(parts) == 1 && len(parts[0]) == 4:
		return build(parts[0], "", "")
	}
	return day{}, false
}

// Levels of two dates. Day and month are often swapped, and a digit mistyped; a year worked out from an age is a year or two wide.
const (
	datesDiffer = iota
	datesNear   // the years within two of each other
	datesYear   // the same year, another day
	datesSlip   // swapped day and month, or one digit off
	datesPart   // what both state is equal, one states less
	datesEqual  // the same full date
	dateLevels
)

func compareDays(a, b day) int {
	if a.last != a.year || b.last != b.year {
		switch {
		case a.year <= b.last && b.year <= a.last:
			return datesPart
		case a.year <= b.last+2 && b.year <= a.last+2:
			return datesNear
		}
		return datesDiffer
	}
	part := a.month == 0 || b.month == 0 || a.day == 0 || b.day == 0
	same := func(x, y int) bool { return x == 0 || y == 0 || x == y }
	switch {
	case a == b && !part:
		return datesEqual
	case a.year == b.year && same(a.month, b.month) && same(a.day, b.day):
		return datesPart
	case !part && a.year == b.year && a.month == b.day && a.day == b.month:
		return datesSlip
	case !part && oneDigit(a, b):
		return datesSlip
	case a.year == b.year:
		return datesYear
	case a.year <= b.year+2 && b.year <= a.year+2:
		return datesNear
	}
	return datesDiffer
}

// oneDigit: the eight digits differ in one place, or in two neighbouring ones that are swapped.
func oneDigit(a, b day) bool {
	x, y := digitsOf(a), digitsOf(b)
	first, n := -1, 0
	for i := range x {
		if x[i] != y[i] {
			if n == 0 {
				first = i
			}
			n++
		}
	}
	return n == 1 || n == 2 && first < 7 && x[first] == y[first+1] && x[first+1] == y[first]
}

func digitsOf(d day) (out [8]byte) {
	for i, n := 7, (d.year*100+d.month)*100+d.day; i >= 0; i, n = i-1, n/10 {
		out[i] = byte(n % 10)
	}
	return out
}

// YearOf is the year of a date; 0 = not stated or not understood.
func YearOf(s string) int {
	d, ok := parseDay(s)
	if !ok || d.last != d.year {
		return 0
	}
	return d.year
}
