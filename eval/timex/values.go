package timex

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	wholeMinutes = regexp.MustCompile(`(T\d\d:\d\d):00$`)
	decades      = regexp.MustCompile(`^P(\d+)(?:DE|E)$`)
	centuries    = regexp.MustCompile(`^P(\d+)(?:CE|C)$`)
	decade       = regexp.MustCompile(`^(\d{3})X$`)
	century      = regexp.MustCompile(`^(\d\d)XX$`)
	yearFirst    = regexp.MustCompile(`^\d{4}-`)
	unknownTail  = regexp.MustCompile(`(-XX)+$`)
)

// canonical brings values that differ in notation alone to one spelling.
func canonical(value *string) string {
	if value == nil {
		return ""
	}
	v := strings.ToUpper(strings.TrimSpace(*value))
	v = wholeMinutes.ReplaceAllString(v, "$1")
	v = strings.TrimSuffix(v, "Z")
	for _, unit := range []struct {
		form  *regexp.Regexp
		years int
	}{{decades, 10}, {centuries, 100}} {
		if m := unit.form.FindStringSubmatch(v); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil && n < 1<<40 {
				v = fmt.Sprintf("P%dY", unit.years*n)
			}
		}
	}
	if m := decade.FindStringSubmatch(v); m != nil {
		v = m[1]
	}
	if m := century.FindStringSubmatch(v); m != nil {
		v = m[1]
	}
	if yearFirst.MatchString(v) {
		v = unknownTail.ReplaceAllString(v, "")
	}
	return v
}

// calendar is a run of days, both ends included.
type calendar struct{ first, last int }

var (
	dayValue   = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)$`)
	weekValue  = regexp.MustCompile(`^(\d{4})-W(\d\d)(?:-(\d|WE))?$`)
	monthValue = regexp.MustCompile(`^(\d{4})-(\d\d)$`)
	partValue  = regexp.MustCompile(`^(\d{4})-([QH])(\d)$`)
	yearValue  = regexp.MustCompile(`^(\d{4})$`)
	tensValue  = regexp.MustCompile(`^(\d{3})$`)
)

// daysOf is the run of days that a DATE or TIME value denotes.
func daysOf(value *string) (c calendar, ok bool) {
	if value == nil {
		return c, false
	}
	v, _, _ := strings.Cut(strings.ToUpper(*value), "T")
	num := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if m := dayValue.FindStringSubmatch(v); m != nil {
		d, ok := dayNumber(num(m[1]), num(m[2]), num(m[3]))
		return calendar{d, d}, ok
	}
	if m := weekValue.FindStringSubmatch(v); m != nil {
		monday, ok := isoMonday(num(m[1]), num(m[2]))
		switch m[3] {
		case "":
			return calendar{monday, monday + 6}, ok
		case "WE":
			return calendar{monday + 5, monday + 6}, ok
		}
		d := monday + num(m[3]) - 1
		return calendar{d, d}, ok
	}
	if m := monthValue.FindStringSubmatch(v); m != nil {
		return months(num(m[1]), num(m[2]), 1)
	}
	if m := partValue.FindStringSubmatch(v); m != nil {
		n := 3
		if m[2] == "H" {
			n = 6
		}
		return months(num(m[1]), n*(num(m[3])-1)+1, n)
	}
	if m := yearValue.FindStringSubmatch(v); m != nil {
		return months(num(m[1]), 1, 12)
	}
	if m := tensValue.FindStringSubmatch(v); m != nil {
		y := 10 * num(m[1])
		a, okA := dayNumber(y, 1, 1)
		b, okB := dayNumber(y+9, 12, 31)
		return calendar{a, b}, okA && okB
	}
	return c, false
}

// months is the run of n months that starts with the given one and stays in its year.
func months(year, month, n int) (calendar, bool) {
	last := month + n - 1
	if last > 12 {
		return calendar{}, false
	}
	a, ok := dayNumber(year, month, 1)
	return calendar{a, a + int(time.Date(year, time.Month(last)+1, 1, 0, 0, 0, 0, time.UTC).Sub(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)).Hours()/24) - 1},
		ok && (year < 9999 || last < 12 || n == 12)
}

func dayNumber(year, month, day int) (int, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Month() != time.Month(month) || t.Day() != day {
		return 0, false
	}
	return int(t.Unix() / 86400), true
}

// isoMonday is the Monday of an ISO week, if the year has that week.
func isoMonday(year, week int) (int, bool) {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(week-1))
	y, w := monday.ISOWeek()
	return int(monday.Unix() / 86400), year >= 1 && year <= 9999 && y == year && w == week
}
