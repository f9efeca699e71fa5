package times

import (
	"math"
	"strconv"

	"testigo/record"
)

// when is a resolved calendar date of any grain.
type when struct {
	year   int
	digits uint8 // 0 = the year is not known; 4, 3 (decade), 2 (century)
	month  int
	day    int
	week   int // ISO week of year
	wday   int // ISO weekday of a week without a date (unresolved), or with week
	wkend  bool
	season string
	quart  int
	half   int
	part   string
	clock  string
	zone   string
	fiscal bool
	span   record.Interval // overrides the interval (a holiday of several days)
}

func onDay(d record.Day) when {
	y, m, dd := d.Date()
	return when{year: y, digits: 4, month: m, day: dd}
}

func (w when) isDay() bool { return w.digits == 4 && w.month > 0 && w.day > 0 }

// first is the first day of what is known, 0 if nothing is.
func (w when) first() record.Day { return w.interval().From }

var seasonMonth = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

// interval is the days it covers; zero without a year.
func (w when) interval() record.Interval {
	if w.span.Stated() {
		return w.span
	}
	y := w.year
	if y < 0 && w.digits == 4 {
		y++ // 1 BC is the astronomical year 0
	}
	switch {
	case w.digits == 0:
		return record.Interval{}
	case w.digits == 3 && w.year < 0:
		return record.Interval{From: record.DayOf(w.year-8, 1, 1), To: record.DayOf(w.year+1, 12, 31)}
	case w.digits == 3:
		y -= ((y % 10) + 10) % 10
		return record.Interval{From: record.DayOf(y, 1, 1), To: record.DayOf(y+9, 12, 31)}
	case w.digits == 2 && w.year < 0:
		return record.Interval{From: record.DayOf(w.year+1, 1, 1), To: record.DayOf(w.year+100, 12, 31)}
	case w.digits == 2:
		return record.Interval{From: record.DayOf(y, 1, 1), To: record.DayOf(y+99, 12, 31)}
	case w.week > 0:
		monday := record.DayOf(y, 1, 4)
		monday += record.Day(1 - isoWeekday(monday) + 7*(w.week-1))
		switch {
		case w.wkend:
			return record.Interval{From: monday + 5, To: monday + 6}
		case w.wday > 0:
			return record.Interval{From: monday + record.Day(w.wday-1), To: monday + record.Day(w.wday-1)}
		}
		return record.Interval{From: monday, To: monday + 6}
	case w.season != "":
		m := seasonMonth[w.season]
		return record.Interval{From: record.DayOf(y, m, 1), To: record.DayOf(y, m+3, 0)}
	case w.quart > 0:
		return record.Interval{From: record.DayOf(y, 3*w.quart-2, 1), To: record.DayOf(y, 3*w.quart+1, 0)}
	case w.half > 0:
		return record.Interval{From: record.DayOf(y, 6*w.half-5, 1), To: record.DayOf(y, 6*w.half+1, 0)}
	case w.month > 0 && w.day > 0:
		d := record.DayOf(y, w.month, w.day)
		return record.Interval{From: d, To: d}
	case w.month > 0:
		return record.Interval{From: record.DayOf(y, w.month, 1), To: record.DayOf(y, w.month+1, 0)}
	}
	return record.Interval{From: record.DayOf(y, 1, 1), To: record.DayOf(y, 12, 31)}
}

// part of an interval that a modifier means: "mid-May" is 11-20 May, "early 1983" the first third of the year.
func portion(iv record.Interval, mod string) record.Interval {
	if iv.From == 0 || iv.To == 0 || iv.From == iv.To {
		return iv
	}
	n := int(iv.To - iv.From + 1)
	third := n / 3
	switch {
	case n >= 28 && n <= 31:
		third = 10
	case n > 3650 && n < 3655: // years 0-3, 4-6, 7-9 of a decade
		y, _, _ := iv.From.Date()
		a, b := record.DayOf(y+4, 1, 1), record.DayOf(y+7, 1, 1)
		switch mod {
		case "START":
			return record.Interval{From: iv.From, To: a - 1}
		case "MID":
			return record.Interval{From: a, To: b - 1}
		case "END":
			return record.Interval{From: b, To: iv.To}
		}
	case n == 365 || n == 366: // January-April, May-August, September-December
		y, _, _ := iv.From.Date()
		a, b := record.DayOf(y, 5, 1), record.DayOf(y, 9, 1)
		switch mod {
		case "START":
			return record.Interval{From: iv.From, To: a - 1}
		case "MID":
			return record.Interval{From: a, To: b - 1}
		case "END":
			return record.Interval{From: b, To: iv.To}
		}
	}
	switch mod {
	case "START":
		return record.Interval{From: iv.From, To: iv.From + record.Day(third) - 1}
	case "MID":
		return record.Interval{From: iv.From + record.Day(third), To: iv.From + record.Day(2*third) - 1}
	case "END":
		return record.Interval{From: iv.From + record.Day(2*third), To: iv.To}
	}
	return iv
}

// edtf writes it for the record; "" if the year is not known.
func (w when) edtf(iv record.Interval, mod string) string {
	if !iv.Stated() {
		if w.month > 0 && w.digits == 0 {
			s := "XXXX-" + two(w.month)
			if w.day > 0 {
				s += "-" + two(w.day)
			}
			return s
		}
		return ""
	}
	if y, _, _ := iv.From.Date(); y == 0 {
		return "" // the record's dates know no year 0, which 1 BC is
	}
	if y, _, _ := iv.To.Date(); y == 0 {
		return ""
	}
	s := ""
	switch {
	case iv != w.interval():
	case w.season != "":
		s = four(w.year) + "-" + map[string]string{"SP": "21", "SU": "22", "FA": "23", "WI": "24"}[w.season]
	case w.quart > 0:
		s = four(w.year) + "-" + strconv.Itoa(32+w.quart)
	case w.half > 0:
		s = four(w.year) + "-" + strconv.Itoa(39+w.half)
	}
	if s == "" || w.year < 0 {
		s = iv.EDTF()
	}
	if mod == "APPROX" && iv.Days() > 0 && indexByte(s, '/') < 0 {
		s += "~"
	}
	return s
}

// value is the TIMEX3 value.
func (w when) value() string {
	b := make([]byte, 0, 24)
	switch {
	case w.digits == 0 && w.week == 0 && w.wday == 0:
		b = append(b, "XXXX"...)
	case w.digits == 0:
		b = append(b, "XXXX"...)
	case w.year < 0:
		b = append(b, "BC"...)
		s := four(-w.year)
		if w.digits == 2 {
			s = four(-w.year - 100)
		}
		b = append(b, s[:w.digits]...)
	default:
		b = append(b, four(w.year)[:w.digits]...)
	}
	switch {
	case w.week > 0:
		b = append(b, "-W"+two(w.week)...)
		if w.wkend {
			b = append(b, "-WE"...)
		} else if w.wday > 0 {
			b = append(b, '-', byte('0'+w.wday))
		}
	case w.wkend:
		b = append(b, "-WXX-WE"...)
	case w.wday > 0 && w.day == 0:
		b = append(b, "-WXX-"...)
		b = append(b, byte('0'+w.wday))
	case w.season != "":
		b = append(append(b, '-'), w.season...)
	case w.quart > 0:
		b = append(b, '-', 'Q', byte('0'+w.quart))
	case w.half > 0:
		b = append(b, '-', 'H', byte('0'+w.half))
	case w.month > 0:
		b = append(append(b, '-'), two(w.month)...)
		if w.day > 0 {
			b = append(append(b, '-'), two(w.day)...)
		}
	case w.day > 0:
		b = append(append(b, "-XX-"...), two(w.day)...)
	}
	if w.clock != "" {
		if w.digits == 0 && w.month == 0 && w.week == 0 && w.wday == 0 {
			b = append(b, "-XX-XX"...)
		}
		b = append(append(b, 'T'), w.clock...)
		if w.clock == "24:00" {
			b = b[:len(b)-3]
		}
		b = append(b, w.zone...)
	} else if w.part != "" {
		if w.digits == 0 && w.month == 0 && w.week == 0 && w.wday == 0 {
			b = append(b, "-XX-XX"...)
		}
		b = append(append(b, 'T'), w.part...)
	}
	return string(b)
}

func four(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

var unitLetters = [...]string{Second: "S", Minute: "M", Hour: "H", DayUnit: "D", Week: "W", Weekend: "WE", Month: "M", Quarter: "Q", HalfYear: "Y", Year: "Y", Decade: "DE", Century: "CE", Millennium: "Y"}

// period is a TIMEX3 duration: P2Y, PT3H, PXM.
func period(n float64, vague bool, u Unit) string {
	s := "P"
	if u == Second || u == Minute || u == Hour {
		s = "PT"
	}
	if vague {
		switch u {
		case Decade:
			return "PXY"
		case Century:
			return "PXC"
		}
		return s + "X" + unitLetters[u]
	}
	switch u {
	case Decade:
		n, u = n*10, Year
	case Century:
		n, u = n*100, Year
	case Millennium:
		n, u = n*1000, Year
	case Quarter:
		n, u = n*3, Month
	case HalfYear:
		n, u = n*6, Month
	case Weekend:
		n, u = n*2, DayUnit
	}
	if whole := math.Trunc(n); n-whole == .5 && whole > 0 {
		switch u {
		case Year:
			return "P" + strconv.Itoa(int(whole)) + "Y6M"
		case Hour:
			return "PT" + strconv.Itoa(int(whole)) + "H30M"
		case Minute:
			return "PT" + strconv.Itoa(int(whole)) + "M30S"
		}
	}
	if n == math.Trunc(n) {
		return s + strconv.Itoa(int(n)) + unitLetters[u]
	}
	return s + strconv.FormatFloat(n, 'f', -1, 64) + unitLetters[u]
}
