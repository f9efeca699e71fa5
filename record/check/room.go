package check

import (
	"math"
	"strconv"
	"strings"

	"testigo/record"
)

// room is the range of values that a figure leaves possible.
func room(f *record.Figure) (low, high float64) {
	open := math.Inf(1)
	if !f.HasValue {
		switch f.Bound {
		case record.Dozens:
			return 24, 200
		case record.Scores:
			return 40, 400
		case record.Hundreds:
			return 200, 2000
		case record.Thousands:
			return 2000, 20000
		case record.TensOfThousands:
			return 20000, 200000
		case record.Millions:
			return 2e6, 2e8
		case record.Several:
			return 2, 20
		}
		return 0, open
	}
	v := f.Value
	switch f.Bound {
	case record.About:
		return v * 0.9, v * 1.1
	case record.Almost:
		return v * 0.9, v
	case record.MoreThan, record.AtLeast:
		return v, open
	case record.LessThan, record.AtMost, record.UpTo:
		return 0, v
	case record.Between:
		return f.Low, f.High
	}
	return v, v
}

// hedge is the sign that a figure's bound puts before its number in a computation.
func hedge(b record.Bound) string {
	switch b {
	case record.About:
		return "≈"
	case record.Almost, record.LessThan:
		return "<"
	case record.MoreThan:
		return ">"
	case record.AtLeast:
		return "≥"
	case record.AtMost, record.UpTo:
		return "≤"
	}
	return ""
}

// written is a figure in a computation: "> 50", "30 %".
func computed(f *record.Figure) string {
	s := hedge(f.Bound)
	if s != "" {
		s += " "
	}
	if !f.HasValue {
		return string(f.Bound)
	}
	s += number(record.English, f.Value)
	if f.Unit == "percent" {
		s += " %"
	}
	return s
}

// number writes a value: 1,820,000,000 and 12.5 in English, 1 820 000 000 and 12,5 in Spanish; from a million on with its word.
func number(lang record.Lang, v float64) string {
	for _, big := range []struct {
		size   float64
		en, es string
	}{{1e9, "billion", "mil millones"}, {1e6, "million", "millones"}} {
		if math.Abs(v) >= big.size {
			n := number(lang, math.Round(v/big.size*100)/100)
			if lang == record.Spanish {
				if big.size == 1e6 && n == "1" {
					return "1 millón"
				}
				return n + " " + big.es
			}
			return n + " " + big.en
		}
	}
	v = math.Round(v*100) / 100
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	sep, point := ",", "."
	if lang == record.Spanish {
		sep, point = " ", ","
	}
	if len(whole) > 4 || lang != record.Spanish && len(whole) > 3 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + sep + whole[i:]
		}
	}
	if frac != "" {
		whole += point + frac
	}
	if v < 0 {
		whole = "-" + whole
	}
	return whole
}

var (
	monthsEN = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	monthsES = [...]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
	daysEN   = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	daysES   = [...]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"}
)

// day writes a date.
func day(lang record.Lang, d record.Day) string {
	y, m, n := d.Date()
	if lang == record.Spanish {
		return strconv.Itoa(n) + " de " + monthsES[m-1] + " de " + strconv.Itoa(y)
	}
	return strconv.Itoa(n) + " " + monthsEN[m-1] + " " + strconv.Itoa(y)
}

// days writes an interval in words: a day, a month, a year, or both ends.
func days(lang record.Lang, iv record.Interval) string {
	from, to := iv.From, iv.To
	switch {
	case from != 0 && from == to:
		return day(lang, from)
	case from == 0 && to == 0:
		return ""
	case from == 0:
		return pick(lang, "until ", "hasta el ") + day(lang, to)
	case to == 0:
		return pick(lang, "from ", "desde el ") + day(lang, from)
	}
	y, m, d := from.Date()
	y2, m2, d2 := to.Date()
	last := d2 == lastOf(y2, m2)
	switch {
	case y == y2 && m == 1 && d == 1 && m2 == 12 && last:
		return strconv.Itoa(y)
	case y == y2 && m == m2 && d == 1 && last:
		return pick(lang, monthsEN[m-1]+" ", monthsES[m-1]+" de ") + strconv.Itoa(y)
	}
	return pick(lang, "", "del ") + day(lang, from) + pick(lang, " to ", " al ") + day(lang, to)
}

// on words an interval behind a preposition: Spanish wants an article before a day.
func on(lang record.Lang, iv record.Interval) string {
	s := days(lang, iv)
	if lang == record.Spanish && iv.From == iv.To {
		s = "el " + s
	}
	return s
}

func lastOf(y, m int) int {
	_, _, d := (record.DayOf(y, m+1, 1) - 1).Date()
	return d
}

// iso writes an interval as dates for a computation.
func iso(iv record.Interval) string {
	f := func(d record.Day) string {
		if d == 0 {
			return ".."
		}
		y, m, n := d.Date()
		return pad4(y) + "-" + pad2(m) + "-" + pad2(n)
	}
	if iv.From == iv.To {
		return f(iv.From)
	}
	if iv.From != 0 && iv.To != 0 {
		y, m, d := iv.From.Date()
		y2, m2, d2 := iv.To.Date()
		if y == y2 && d == 1 && d2 == lastOf(y2, m2) {
			if m == 1 && m2 == 12 {
				return pad4(y)
			}
			if m == m2 {
				return pad4(y) + "-" + pad2(m)
			}
		}
	}
	return f(iv.From) + "/" + f(iv.To)
}

func pad2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func pad4(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

func pick(lang record.Lang, en, es string) string {
	if lang == record.Spanish {
		return es
	}
	return en
}
