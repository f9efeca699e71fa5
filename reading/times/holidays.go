package times

import (
	"strconv"
	"strings"

	"testigo/pack"
	"testigo/record"
)

// holiday is a named day: words and, by country, a rule.
type holiday struct {
	words []string
	rules []holidayRule
}

type holidayRule struct {
	country  string // ISO 3166-1 alpha-2; "" = everywhere
	from, to dayRule
}

// dayRule gives one day in each year.
type dayRule struct {
	easter     bool
	offset     int // days from Easter Sunday
	month, day int
	weekday    int // 1-7 with nth: "fourth Thursday of November"
	nth        int // -1 = last
}

func parseHoliday(row pack.Row) (*holiday, error) {
	h := &holiday{words: splitWords(row.Field(0))}
	for _, f := range row.Fields[1:] {
		r := holidayRule{}
		if len(f) > 3 && f[2] == ':' {
			r.country, f = f[:2], f[3:]
		}
		from, to, span := strings.Cut(f, "..")
		var ok bool
		if r.from, ok = parseDayRule(from); !ok {
			return nil, row.Errorf("unknown rule %q", f)
		}
		r.to = r.from
		if span {
			if r.to, ok = parseDayRule(to); !ok {
				return nil, row.Errorf("unknown rule %q", f)
			}
		}
		h.rules = append(h.rules, r)
	}
	if len(h.words) == 0 || len(h.rules) == 0 {
		return nil, row.Errorf("a named day needs words and a rule")
	}
	return h, nil
}

// splitWords cuts as the tokeniser does: the genitive is a word of its own.
func splitWords(s string) []string {
	var out []string
	for _, f := range strings.Fields(s) {
		if base, ok := strings.CutSuffix(f, "'s"); ok {
			out = append(out, base, "'s")
		} else if base, ok := strings.CutSuffix(f, "'"); ok {
			out = append(out, base, "'")
		} else {
			out = append(out, f)
		}
	}
	return out
}

func parseDayRule(s string) (dayRule, bool) {
	if off, ok := strings.CutPrefix(s, "easter"); ok {
		n, err := strconv.Atoi(off)
		return dayRule{easter: true, offset: n}, err == nil
	}
	sep := "-"
	if strings.Contains(s, "/") {
		sep = "/"
	}
	var n [3]int
	for i, p := range strings.SplitN(s, sep, 3) {
		v, err := strconv.Atoi(p)
		if err != nil {
			return dayRule{}, false
		}
		n[i] = v
	}
	if n[0] < 1 || n[0] > 12 || n[1] < 1 || n[1] > 31 {
		return dayRule{}, false
	}
	if sep == "/" {
		return dayRule{month: n[0], weekday: n[1], nth: n[2]}, true
	}
	return dayRule{month: n[0], day: n[1]}, true
}

func (r dayRule) in(year int) record.Day {
	switch {
	case r.easter:
		return easter(year) + record.Day(r.offset)
	case r.nth > 0:
		first := record.DayOf(year, r.month, 1)
		return first + record.Day((r.weekday-isoWeekday(first)+7)%7+7*(r.nth-1))
	case r.nth < 0:
		last := record.DayOf(year, r.month+1, 0)
		return last - record.Day((isoWeekday(last)-r.weekday+7)%7)
	}
	return record.DayOf(year, r.month, r.day)
}

// days are the first and last day of the holiday in a year, by the rule of the country.
func (h *holiday) days(year int, country string) record.Interval {
	rule := h.rules[0]
	for _, r := range h.rules {
		if r.country == country {
			rule = r
		}
	}
	return record.Interval{From: rule.from.in(year), To: rule.to.in(year)}
}

// fixed tells the month and day of a holiday that falls on the same date each year.
func (h *holiday) fixed(country string) (month, day int, ok bool) {
	rule := h.rules[0]
	for _, r := range h.rules {
		if r.country == country {
			rule = r
		}
	}
	return rule.from.month, rule.from.day, rule.from == rule.to && rule.from.day > 0
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
func easter(y int) record.Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	month := (h - m + r + 90) / 25
	return record.DayOf(y, month, (h-m+r+month+19)%32)
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(d record.Day) int { return (d.Weekday()+6)%7 + 1 }

// isoWeek is the week of ISO 8601 with its year.
func isoWeek(d record.Day) (year, week int) {
	thursday := d - record.Day(isoWeekday(d)) + 4
	year, _, _ = thursday.Date()
	return year, int(thursday-record.DayOf(year, 1, 1))/7 + 1
}

// match tells how many items from i on are the words of the holiday; 0 = it is not.
func (h *holiday) match(items []item) int {
	if len(items) < len(h.words) {
		return 0
	}
	for k, w := range h.words {
		if items[k].norm != w {
			return 0
		}
	}
	return len(h.words)
}
