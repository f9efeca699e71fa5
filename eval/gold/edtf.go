package gold

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// days is a run of days, both ends included, counted from an arbitrary day.
// slack is how many days an approximate date (~ or %) may be off.
type days struct{ first, last, slack int }

// openSide is how far the open side of an interval reaches, in days (5 years).
const openSide = 1827

// maxDateLength and maxDateNesting bound what is read as a date.
const (
	maxDateLength  = 4096
	maxDateNesting = 16
)

// parseEDTF reads a date, an interval or a set; nil if s is none of them.
func parseEDTF(s string) []days { return readEDTF(s, 0) }

// edtfOf is parseEDTF of a JSON value that should be a string.
func edtfOf(v jsontree.Value) []days { return parseEDTF(v.Text()) }

func readEDTF(s string, depth int) []days {
	s = pytext.Strip(s)
	if s == "" || len(s) > maxDateLength || depth > maxDateNesting {
		return nil
	}
	if (s[0] == '{' || s[0] == '[') && (s[len(s)-1] == '}' || s[len(s)-1] == ']') {
		var out []days
		for _, part := range strings.Split(s[1:max(1, len(s)-1)], ",") {
			if strings.Contains(part, "..") && !strings.Contains(part, "/") {
				part = strings.ReplaceAll(part, "..", "/")
			}
			x := readEDTF(part, depth+1)
			if x == nil {
				return nil
			}
			out = append(out, x...)
		}
		return out
	}
	from, to, isInterval := strings.Cut(s, "/")
	if !isInterval {
		if d, ok := oneDate(s); ok {
			return []days{d}
		}
		return nil
	}
	openFrom, openTo := from == "" || from == "..", to == "" || to == ".."
	a, okA := oneDate(from)
	b, okB := oneDate(to)
	if !okA && !openFrom || !okB && !openTo || openFrom && openTo {
		return nil
	}
	var d days
	switch {
	case openFrom:
		d = days{b.first - openSide, b.last, b.slack}
	case openTo:
		d = days{a.first, a.last + openSide, a.slack}
	default:
		d = days{a.first, b.last, max(a.slack, b.slack)}
	}
	if d.first > d.last {
		return nil
	}
	return []days{d}
}

// oneDate reads YYYY, YYYY-MM, YYYY-MM-DD, with X for unknown digits, ~ ? %
// marks, a time of day (ignored) and seasons 21 to 28.
func oneDate(s string) (days, bool) {
	s = pytext.Strip(s)
	approximate := strings.ContainsAny(s, "~%")
	s = strings.Map(func(r rune) rune {
		if r == '~' || r == '?' || r == '%' {
			return -1
		}
		return r
	}, s)
	s, _, _ = strings.Cut(s, "T")
	parts := strings.Split(s, "-")
	if len(parts) > 3 || !digitsOrX(parts[0], 4) || parts[0][0] == 'X' {
		return days{}, false
	}
	for _, p := range parts[1:] {
		if !digitsOrX(p, 2) {
			return days{}, false
		}
	}
	y0, _ := strconv.Atoi(strings.ReplaceAll(parts[0], "X", "0"))
	y1, _ := strconv.Atoi(strings.ReplaceAll(parts[0], "X", "9"))
	slack := func(n int) int {
		if approximate {
			return n
		}
		return 0
	}
	if len(parts) == 1 || strings.Contains(parts[1], "X") {
		a, okA := dayNumber(max(y0, 1), 1, 1)
		b, okB := dayNumber(y1, 12, 31)
		return days{a, b, slack(366)}, okA && okB
	}
	month, _ := strconv.Atoi(parts[1])
	if month >= 21 && month <= 28 { // seasons, by the northern months
		start := [4]int{12, 3, 6, 9}[month%4]
		a, okA := dayNumber(y0, start, 1)
		ey, em := y1, start+2
		if start == 12 {
			ey, em = y1+1, 2
		}
		b, okB := dayNumber(ey, em, lastOf(ey, em))
		return days{a, b, slack(31)}, okA && okB
	}
	if len(parts) == 2 || strings.Contains(parts[2], "X") {
		a, okA := dayNumber(y0, month, 1)
		b, okB := dayNumber(y1, month, lastOf(y1, month))
		return days{a, b, slack(31)}, okA && okB
	}
	day, _ := strconv.Atoi(parts[2])
	a, okA := dayNumber(y0, month, day)
	b, okB := dayNumber(y1, month, day)
	return days{a, b, slack(3)}, okA && okB
}

func digitsOrX(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range n {
		if s[i] != 'X' && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// lastOf is the last day of a month, 0 if there is no such month.
func lastOf(year, month int) int {
	if month < 1 || month > 12 {
		return 0
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dayNumber counts days; ok is false for a day that does not exist in the
// years 1 to 9999.
func dayNumber(year, month, day int) (n int, ok bool) {
	if year < 1 || year > 9999 || day < 1 || day > lastOf(year, month) {
		return 0, false
	}
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400), true
}

// sameDays: both denote the same days, whatever their slack.
func sameDays(a, b []days) bool {
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	order := func(x, y days) int {
		if x.first != y.first {
			return x.first - y.first
		}
		return x.last - y.last
	}
	a, b = slices.SortedFunc(slices.Values(a), order), slices.SortedFunc(slices.Values(b), order)
	return slices.EqualFunc(a, b, func(x, y days) bool { return x.first == y.first && x.last == y.last })
}

func (g days) holds(first, last int) bool { return g.first-g.slack <= first && last <= g.last+g.slack }

// inside: the prediction as a whole lies in one gold run, or each of its runs in some.
func inside(pred, gold []days) bool {
	if len(pred) == 0 || len(gold) == 0 {
		return false
	}
	first, last := pred[0].first, pred[0].last
	for _, p := range pred {
		first, last = min(first, p.first), max(last, p.last)
	}
	if slices.ContainsFunc(gold, func(g days) bool { return g.holds(first, last) }) {
		return true
	}
	for _, p := range pred {
		if !slices.ContainsFunc(gold, func(g days) bool { return g.holds(p.first, p.last) }) {
			return false
		}
	}
	return true
}

// meets: some day is in both.
func meets(pred, gold []days) bool {
	for _, g := range gold {
		for _, p := range pred {
			if g.first-g.slack <= p.last && p.first <= g.last+g.slack {
				return true
			}
		}
	}
	return false
}
