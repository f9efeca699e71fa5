package record

import (
	"fmt"
	"strconv"
	"strings"
)

// EDTF is the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019). Read here are
// levels 0 and 1 and, of level 2, sets ({1984,1986}, [1667..1670]), seasons and X inside a
// date. Time of day is accepted and dropped: a [Day] is the finest unit of the record.
//
// Qualifiers (~ about, ? uncertain, % both) say how sure somebody is, not another range, so they
// are accepted and do not change the interval.

// maxEDTF bounds the input: no sensible date is longer.
const maxEDTF = 4096

// ParseEDTF reads an EDTF expression as closed intervals: one, or one for each member of
// a set. "../x" and "x/.." give an open end. A date without a known year ("XXXX-12-07") is
// valid and gives the zero interval, which means "not stated".
func ParseEDTF(s string) ([]Interval, error) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxEDTF {
		return nil, fmt.Errorf("%.40q is not an EDTF date", s)
	}
	if open, end := s[0], s[len(s)-1]; len(s) > 2 && (open == '{' && end == '}' || open == '[' && end == ']') {
		var out []Interval
		for part := range strings.SplitSeq(s[1:len(s)-1], ",") {
			iv, err := edtfMember(strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			out = append(out, iv)
		}
		return out, nil
	}
	iv, err := edtfInterval(s, "/")
	if err != nil {
		return nil, err
	}
	return []Interval{iv}, nil
}

// EDTFInterval is the hull of an EDTF expression; zero if it is none or states no day.
func EDTFInterval(s string) Interval {
	ivs, err := ParseEDTF(s)
	if err != nil {
		return Interval{}
	}
	hull := Interval{}
	for k, iv := range ivs {
		if !iv.Stated() {
			return Interval{}
		}
		if k == 0 {
			hull = iv
			continue
		}
		if iv.From == 0 || hull.From != 0 && iv.From < hull.From {
			hull.From = iv.From
		}
		if iv.To == 0 || hull.To != 0 && iv.To > hull.To {
			hull.To = iv.To
		}
	}
	return hull
}

// edtfMember is a date or, inside a set, a run "1667..1670".
func edtfMember(s string) (Interval, error) {
	if strings.Contains(s, "..") {
		return edtfInterval(s, "..")
	}
	return edtfDate(s)
}

func edtfInterval(s, separator string) (Interval, error) {
	from, to, two := strings.Cut(s, separator)
	if !two {
		return edtfDate(s)
	}
	open := func(s string) bool { return s == "" || s == ".." }
	var iv Interval
	if !open(from) {
		a, err := edtfDate(from)
		if err != nil || !a.Stated() {
			return Interval{}, edtfError(s, err)
		}
		iv.From = a.From
	}
	if !open(to) {
		b, err := edtfDate(to)
		if err != nil || !b.Stated() {
			return Interval{}, edtfError(s, err)
		}
		iv.To = b.To
	}
	if !iv.Stated() || iv.From != 0 && iv.To != 0 && iv.To < iv.From {
		return Interval{}, edtfError(s, nil)
	}
	return iv, nil
}

func edtfError(s string, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%.40q is not an EDTF date", s)
}

// edtfDate reads one date: year, year-month, year-season or year-month-day, any digit of which may be X.
func edtfDate(s string) (Interval, error) {
	whole := s
	if day, _, ok := strings.Cut(s, "T"); ok {
		s = day
	}
	s = strings.Map(func(r rune) rune {
		if r == '~' || r == '?' || r == '%' {
			return -1
		}
		return r
	}, s)
	sign := 1
	if strings.HasPrefix(s, "-") {
		sign, s = -1, s[1:]
	}
	var parts [3]string
	n := 0
	for p := range strings.SplitSeq(s, "-") {
		if n == 3 || n == 0 && len(p) != 4 || n > 0 && len(p) != 2 {
			return Interval{}, edtfError(whole, nil)
		}
		parts[n] = p
		n++
	}
	y1, y2, ok := digits(parts[0])
	if !ok {
		return Interval{}, edtfError(whole, nil)
	}
	if sign < 0 {
		y1, y2 = -y2, -y1
	}
	if y2 > 0 { // "X000" and "000X" begin with year 1: see zeroDay
		y1 = max(y1, 1)
	} else if y1 < 0 {
		y2 = min(y2, -1)
	}
	m1, m2, d1, d2 := 1, 12, 1, 31
	if n > 1 {
		if m1, m2, ok = digits(parts[1]); !ok {
			return Interval{}, edtfError(whole, nil)
		}
		if m1 == m2 && m1 >= 21 && m1 <= 41 && n == 2 {
			if parts[0] == "XXXX" {
				return Interval{}, nil
			}
			a, months := seasonStart(m1)
			iv := Interval{DayOf(y1, a, 1), DayOf(y2, a+months, 0)}
			return iv, zeroDay(iv, whole)
		}
		if m1, m2 = max(m1, 1), min(m2, 12); m1 > m2 || m1 == m2 && (m1 < 1 || m1 > 12) {
			return Interval{}, edtfError(whole, nil)
		}
	}
	if n > 2 {
		if d1, d2, ok = digits(parts[2]); !ok {
			return Interval{}, edtfError(whole, nil)
		}
		d1 = max(d1, 1)
		if d2 = min(d2, 31); d1 > d2 || d1 == d2 && m1 == m2 && y1 == y2 && d1 > monthDays(y1, m1) {
			return Interval{}, edtfError(whole, nil)
		}
	}
	if parts[0] == "XXXX" {
		return Interval{}, nil
	}
	iv := Interval{DayOf(y1, m1, min(d1, monthDays(y1, m1))), DayOf(y2, m2, min(d2, monthDays(y2, m2)))}
	return iv, zeroDay(iv, whole)
}

// zeroDay refuses the year 0 (1 BC): its last day has the number 0, which means "not stated".
func zeroDay(iv Interval, s string) error {
	for _, d := range [...]Day{iv.From, iv.To} {
		if y, _, _ := d.Date(); y == 0 {
			return edtfError(s, nil)
		}
	}
	return nil
}

// digits is the least and greatest number that digits with X can mean.
func digits(s string) (lo, hi int, ok bool) {
	for _, c := range []byte(s) {
		lo, hi = lo*10, hi*10
		switch {
		case c >= '0' && c <= '9':
			lo, hi = lo+int(c-'0'), hi+int(c-'0')
		case c == 'X' || c == 'x' || c == 'u':
			hi += 9
		default:
			return 0, 0, false
		}
	}
	return lo, hi, true
}

func monthDays(year, month int) int { return int(DayOf(year, month+1, 1) - DayOf(year, month, 1)) }

// seasonStart gives first month and length of the season codes: 21-24 and 25-28 northern spring to winter,
// 29-32 southern, 33-36 quarters, 37-39 thirds, 40-41 halves of a year. A winter begins in its year's December.
func seasonStart(code int) (month, months int) {
	switch {
	case code <= 28:
		return 3 + (code-21)%4*3, 3
	case code <= 32:
		return 9 + (code-29)*3, 3
	case code <= 36:
		return 1 + (code-33)*3, 3
	case code <= 39:
		return 1 + (code-37)*4, 4
	}
	return 1 + (code-40)*6, 6
}

// EDTF writes the interval in the shortest form that says the same days: a day, month,
// year, decade or century, else "from/to" in the coarsest unit that both ends allow. ParseEDTF gives the
// interval back. The zero interval is "".
func (i Interval) EDTF() string {
	switch {
	case !i.Stated():
		return ""
	case i.From == 0:
		return "../" + edtfDay(i.To)
	case i.To == 0:
		return edtfDay(i.From) + "/.."
	}
	if i.From == i.To {
		return edtfDay(i.From)
	}
	y1, m1, d1 := i.From.Date()
	y2, m2, d2 := i.To.Date()
	wholeMonths := d1 == 1 && d2 == monthDays(y2, m2)
	wholeYears := wholeMonths && m1 == 1 && m2 == 12
	switch {
	case wholeYears && y1 == y2:
		return edtfYear(y1)
	case wholeYears && y1 >= 0 && y1%100 == 0 && y2 == y1+99:
		return edtfYear(y1)[:2] + "XX"
	case wholeYears && y1 >= 0 && y1%10 == 0 && y2 == y1+9:
		return edtfYear(y1)[:3] + "X"
	case wholeYears:
		return edtfYear(y1) + "/" + edtfYear(y2)
	case wholeMonths && y1 == y2 && m1 == m2:
		return edtfMonth(y1, m1)
	case wholeMonths:
		return edtfMonth(y1, m1) + "/" + edtfMonth(y2, m2)
	}
	return edtfDay(i.From) + "/" + edtfDay(i.To)
}

func edtfYear(y int) string {
	if y < 0 {
		return "-" + pad(-y, 4)
	}
	return pad(y, 4)
}

func edtfMonth(y, m int) string { return edtfYear(y) + "-" + pad(m, 2) }

func edtfDay(d Day) string {
	y, m, day := d.Date()
	return edtfMonth(y, m) + "-" + pad(day, 2)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// String is the day as ISO 8601 writes it; "" if not stated.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return edtfDay(d)
}
