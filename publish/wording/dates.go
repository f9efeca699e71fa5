package wording

import (
	"strconv"
	"strings"

	"testigo/record"
)

var monthNames = [2][13]string{
	{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	{"", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
}

// Month names a month, 1 to 12.
func Month(lang record.Lang, month int) string {
	if month < 1 || month > 12 {
		return ""
	}
	if lang == record.Spanish {
		return monthNames[1][month]
	}
	return monthNames[0][month]
}

// Unknown is what stands where no date is known.
func Unknown(lang record.Lang) string { return pair{"date unknown", "fecha desconocida"}.in(lang) }

// Date writes an EDTF expression in words that say exactly as much: "June 1978", "22–23 May 1978", "about May 1983",
// "from April 1992 on". An end that is not known is said by naming the limit: "../2023-01-19" includes the 19th and is "by
// 19 January 2023", "../1991-12-31" is "before 1992". What is not EDTF is given as it is.
func Date(lang record.Lang, edtf string) string {
	s := strings.TrimSpace(edtf)
	if s == "" {
		return Unknown(lang)
	}
	ivs, err := record.ParseEDTF(s)
	if err != nil {
		return Clip(s, maxName)
	}
	switch first, last := s[0], s[len(s)-1]; {
	case first == '{' && last == '}':
		return set(lang, s[1:len(s)-1], false)
	case first == '[' && last == ']':
		return set(lang, s[1:len(s)-1], true)
	}
	if from, to, two := strings.Cut(s, "/"); two {
		return span(lang, from, to, ivs[0])
	}
	return single(lang, s)
}

// set lists the members of "{a,b}" (each of them) or "[a,b]" (one of them).
func set(lang record.Lang, inner string, one bool) string {
	var out []string
	for part := range strings.SplitSeq(inner, ",") {
		part = strings.TrimSpace(part)
		if len(out) == maxListed {
			out = append(out, "…")
			break
		}
		if from, to, run := strings.Cut(part, ".."); run {
			part = from + "/" + to
		}
		out = append(out, Date(lang, part))
	}
	list := Join(lang, out)
	if one && len(out) > 1 {
		or := pair{" or ", " o "}.in(lang)
		list = strings.Join(out[:len(out)-1], ", ") + or + out[len(out)-1]
	}
	return list
}

// maxListed bounds the members of a set that are written out.
const maxListed = 6

// point is one EDTF date taken apart; 0 is "not given".
type point struct {
	year, month, day int
	about, doubtful  bool
	plain            bool // year, month and day are all that it says: no season, no X
}

func takeApart(s string) point {
	var p point
	p.about = strings.ContainsAny(s, "~%")
	p.doubtful = strings.ContainsAny(s, "?%")
	s, _, _ = strings.Cut(s, "T")
	s = strings.Map(func(r rune) rune {
		if r == '~' || r == '?' || r == '%' {
			return -1
		}
		return r
	}, s)
	sign := 1
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, -1
	}
	p.plain = true
	for i, part := range strings.SplitN(s, "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			p.plain = false
			return p
		}
		switch i {
		case 0:
			p.year = sign * n
		case 1:
			p.month = n
		case 2:
			p.day = n
		}
	}
	p.plain = p.month <= 12
	return p
}

// qualifiers are the marks of doubt in EDTF, which are said in words.
var qualifiers = strings.NewReplacer("~", "", "?", "", "%", "")

func single(lang record.Lang, s string) string {
	p := takeApart(s)
	core, _, _ := strings.Cut(s, "T")
	core = qualifiers.Replace(core)
	if p.plain {
		return hedge(lang, p, calendar(lang, p.year, p.month, p.day))
	}
	return hedge(lang, p, unspecified(lang, core, p))
}

// hedge adds what EDTF's ~, ? and % say.
func hedge(lang record.Lang, p point, words string) string {
	if p.about {
		near := pair{"about ", "hacia "}
		if p.plain && p.day != 0 {
			near[1] = "hacia el "
		}
		words = near.in(lang) + words
	}
	if p.doubtful {
		words += pair{" (uncertain)", " (dudoso)"}.in(lang)
	}
	return words
}

// calendar writes a year, a month of a year or a day.
func calendar(lang record.Lang, year, month, day int) string {
	y := yearWords(lang, year)
	switch {
	case month == 0:
		return y
	case day == 0:
		return Month(lang, month) + pair{" ", " de "}.in(lang) + y
	}
	return dayMonth(lang, month, day) + pair{" ", " de "}.in(lang) + y
}

func dayMonth(lang record.Lang, month, day int) string {
	return strconv.Itoa(day) + pair{" ", " de "}.in(lang) + Month(lang, month)
}

// yearWords writes a year; EDTF counts the year 1 BC as 0 and so on back.
func yearWords(lang record.Lang, year int) string {
	if year <= 0 {
		return strconv.Itoa(1-year) + pair{" BC", " a. C."}.in(lang)
	}
	return strconv.Itoa(year)
}

// unspecified writes dates with X and the codes of seasons and other parts of a year.
func unspecified(lang record.Lang, s string, p point) string {
	year, rest, _ := strings.Cut(s, "-")
	if year == "XXXX" || strings.HasPrefix(s, "-") && strings.Contains(year, "X") {
		return noYear(lang, rest)
	}
	iv := record.EDTFInterval(s)
	if rest == "" && len(year) == 4 && iv.From > 0 {
		n, _, _ := iv.From.Date()
		switch {
		case strings.HasSuffix(year, "XX") && !strings.Contains(year[:2], "X"):
			return century(lang, n)
		case strings.HasSuffix(year, "X") && !strings.Contains(year[:3], "X"):
			return pair{strconv.Itoa(n) + "s", "década de " + strconv.Itoa(n)}.in(lang)
		}
	}
	if p.month > 12 && !strings.Contains(s, "X") {
		return partOfYear(lang, p.month, yearWords(lang, p.year))
	}
	words := iv.EDTF() // X inside a date: the days that it may mean
	if words == "" || strings.Contains(words, "X") {
		return Clip(s, maxName)
	}
	return Date(lang, words)
}

// noYear writes "XXXX-12-07".
func noYear(lang record.Lang, rest string) string {
	month, day, _ := strings.Cut(rest, "-")
	m, err := strconv.Atoi(month)
	if err != nil || m < 1 || m > 12 {
		return Unknown(lang)
	}
	words := Month(lang, m)
	if d, err := strconv.Atoi(day); err == nil {
		words = dayMonth(lang, m, d)
	}
	return words + pair{", year unknown", ", año desconocido"}.in(lang)
}

// century of a year from 1 on: the one that contains most of "19XX".
func century(lang record.Lang, year int) string {
	n := year/100 + 1
	if lang == record.Spanish {
		return "siglo " + roman(n)
	}
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end + " century"
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		v int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.v {
			b.WriteString(d.s)
			n -= d.v
		}
	}
	return b.String()
}

// partOfYear names EDTF's codes 21 to 41.
func partOfYear(lang record.Lang, code int, year string) string {
	seasons := [4]pair{{"spring", "primavera"}, {"summer", "verano"}, {"autumn", "otoño"}, {"winter", "invierno"}}
	ordinals := [4]pair{{"first", "primer"}, {"second", "segundo"}, {"third", "tercer"}, {"fourth", "cuarto"}}
	of := pair{" of ", " de "}.in(lang)
	switch {
	case code <= 24:
		return seasons[code-21].in(lang) + pair{" ", " de "}.in(lang) + year
	case code <= 28:
		return pair{"northern " + seasons[code-25][0] + " " + year, seasons[code-25][1] + " boreal de " + year}.in(lang)
	case code <= 32:
		return pair{"southern " + seasons[code-29][0] + " " + year, seasons[code-29][1] + " austral de " + year}.in(lang)
	case code <= 36:
		return ordinals[code-33].in(lang) + pair{" quarter", " trimestre"}.in(lang) + of + year
	case code <= 39:
		return ordinals[code-37].in(lang) + pair{" four months", " cuatrimestre"}.in(lang) + of + year
	}
	return ordinals[code-40].in(lang) + pair{" half", " semestre"}.in(lang) + of + year
}

// span writes "from/to" with what both ends share said once.
func span(lang record.Lang, from, to string, iv record.Interval) string {
	open := func(s string) bool { return s == "" || s == ".." }
	switch {
	case open(from):
		return until(lang, to, iv.To)
	case open(to):
		return since(lang, from, iv.From)
	}
	a, b := takeApart(from), takeApart(to)
	if !a.plain || !b.plain || a.about || b.about || a.doubtful || b.doubtful || a.year <= 0 || b.year <= 0 {
		return single(lang, from) + " – " + single(lang, to)
	}
	if a == b {
		return calendar(lang, a.year, a.month, a.day)
	}
	of := pair{" ", " de "}.in(lang)
	y := of + yearWords(lang, b.year)
	switch {
	case a.month == 0 && b.month == 0:
		return yearWords(lang, a.year) + "–" + yearWords(lang, b.year)
	case a.year != b.year || a.month == 0 || b.month == 0:
		return single(lang, from) + " – " + single(lang, to)
	case a.day == 0 && b.day == 0:
		return Month(lang, a.month) + "–" + Month(lang, b.month) + y
	case a.day == 0 || b.day == 0:
		return single(lang, from) + " – " + single(lang, to)
	case a.month == b.month:
		return strconv.Itoa(a.day) + "–" + dayMonth(lang, b.month, b.day) + y
	}
	return dayMonth(lang, a.month, a.day) + " – " + dayMonth(lang, b.month, b.day) + y
}

// until writes an open beginning. A last day that ends a year or month is said by what follows: "before 1992".
func until(lang record.Lang, edtf string, last record.Day) string {
	p := takeApart(edtf)
	y, m, d := (last + 1).Date()
	if p.plain && !p.about && !p.doubtful && d == 1 && last > 0 {
		if m == 1 {
			m = 0
		}
		return pair{"before ", "antes de "}.in(lang) + calendar(lang, y, m, 0)
	}
	if lang == record.Spanish {
		article := ""
		if p.plain && p.day != 0 && !p.about {
			article = "el "
		}
		return "a más tardar " + article + single(lang, edtf)
	}
	return "by " + single(lang, edtf)
}

// since writes an open end.
func since(lang record.Lang, edtf string, first record.Day) string {
	p := takeApart(edtf)
	words := single(lang, edtf)
	if y, m, d := first.Date(); p.plain && !p.about && !p.doubtful && first > 0 && d == 1 && m == 1 {
		words = calendar(lang, y, 0, 0)
		p.day = 0
	}
	if lang == record.Spanish {
		if p.plain && p.day != 0 && !p.about {
			words = "el " + words
		}
		return "desde " + words + " en adelante"
	}
	return "from " + words + " on"
}
