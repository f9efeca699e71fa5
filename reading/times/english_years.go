package times

// isoDate: 2011-10-05, 10/05/2011, 10/05/89 (month first in English, day first in Spanish), 10-26-89.
func (p *parser) isoDate(i int) (int, Expr, bool) {
	a, s1, b, s2, c := p.at(i), p.at(i+1), p.at(i+2), p.at(i+3), p.at(i+4)
	if a.digits == 0 || !s1.glued || !b.glued || !s2.glued || !c.glued || s1.norm != s2.norm || s1.norm != "-" && s1.norm != "/" && s1.norm != "." || a.suffix|b.suffix|c.suffix != 0 {
		return 0, Expr{}, false
	}
	e := Expr{Kind: Calendar, HasYear: true, Digits: 4}
	var y, m, d int
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2:
		y, m, d = int(a.num), int(b.num), int(c.num)
	case a.digits <= 2 && b.digits <= 2 && (c.digits == 4 || c.digits == 2):
		m, d, y = int(a.num), int(b.num), int(c.num)
		if isSpanish(p) && d <= 12 || m > 12 {
			m, d = d, m
		}
		if c.digits == 2 {
			y = shortYear(y)
		}
	default:
		return 0, e, false
	}
	if m < 1 || m > 12 || d < 1 || d > 31 || b.digits == 0 || c.digits == 0 {
		return 0, e, false
	}
	e.Year, e.Month, e.Day = y, uint8(m), uint8(d)
	return i + 5, e, true
}

func isSpanish(p *parser) bool { return len(p.lex) > 0 && p.lex["enero"] != nil }

// shortYear: two digits of a year, for a program that reads of 1930 to 2029.
func shortYear(y int) int {
	if y < 30 {
		return 2000 + y
	}
	return 1900 + y
}

// enYear adds the year that follows a month or day: ", 1978", "1978", "of 1978", "'78", "490 BC".
func (p *parser) enYear(j int, e *Expr) int {
	k := j
	if p.at(k).mark(',') || p.at(k).norm == "of" {
		k++
	}
	if end, y := p.spokenYear(k); end > k {
		e.HasYear, e.Year, e.Digits = true, y, 4
		return end
	}
	if y, ok := p.at(k).yearNumber(); ok && (k == j || e.Day > 0 || p.at(k-1).norm == "of" || !p.lower(k+1)) {
		e.HasYear, e.Year, e.Digits = true, y, 4
		k++
		if w := p.at(k); w.is(cEra) && w.word.num < 0 {
			e.Year = -e.Year
			k++
		}
		return k
	}
	if y := p.at(k); y.digits > 0 && y.digits < 4 && p.at(k+1).is(cEra) && p.at(k+1).cap {
		e.HasYear, e.Year, e.Digits = true, int(y.num)*int(p.at(k+1).word.num), 4
		return k + 2
	}
	if (p.at(k).norm == "'" || p.at(k).norm == "’" || p.at(k).norm == "‘") && p.at(k+1).digits == 2 && p.at(k+1).suffix == 0 && p.at(k+1).glued {
		e.HasYear, e.Year, e.Digits = true, shortYear(int(p.at(k+1).num)), 4
		return k + 2
	}
	return j
}

// enYearOnly: years, decades, eras, fiscal years.
func (p *parser) enYearOnly(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar, HasYear: true, Digits: 4}
	j := i
	switch n := p.at(j).norm; {
	case n == "fiscal":
		j++
		if p.at(j).norm == "year" {
			j++
		}
		if y, ok := p.at(j).yearNumber(); ok {
			e.Year, e.Fiscal = y, true
			return j + 1, e, true
		}
		return 0, e, false
	case n == "the":
		j++
		if p.at(j).norm == "year" {
			if y, ok := p.at(j + 1).yearNumber(); ok {
				e.Year = y
				return j + 2, e, true
			}
			if end, y := p.spokenYear(j + 1); end > j+1 {
				e.Year = y
				return end, e, true
			}
		}
	}
	w := p.at(j)
	apostrophe := w.norm == "'" || w.norm == "’" || w.norm == "‘"
	if apostrophe {
		if w = p.at(j + 1); !w.glued {
			return 0, e, false
		}
		j++
	}
	// 1980s, the '80s, the eighties
	if w.suffix == 's' && (w.digits == 4 && w.num >= 1000 || w.digits == 2 && int(w.num)%10 == 0 && (apostrophe || j > i || p.at(i-1).is(cEdge) || p.at(i-1).norm == "the")) {
		y := int(w.num)
		if w.digits == 2 {
			y = 1900 + y
		}
		if p.at(j+1).is(cEra) && p.at(j+1).word.num < 0 {
			e.Year, e.Digits = -y, 3
			return j + 2, e, true
		}
		e.Year, e.Digits = y, 3
		if y%100 == 0 && y < 1900 {
			e.Digits = 2
		}
		return j + 1, e, true
	}
	if w.suffix == 's' && w.digits == 3 && p.at(j+1).is(cEra) && p.at(j+1).word.num < 0 {
		e.Year, e.Digits = -int(w.num), 3
		return j + 2, e, true
	}
	if w.is(cDecade) && (j > i || p.at(i-1).is(cEdge)) {
		e.Year, e.Digits = 1900+int(w.word.num), 3
		return j + 1, e, true
	}
	if j > i {
		if apostrophe && w.digits == 2 && w.suffix == 0 && j == i+1 {
			e.Year = shortYear(int(w.num))
			return j + 1, e, true
		}
		return 0, e, false
	}
	// 490 BC, AD 70
	if w.digits > 0 && w.suffix == 0 && p.at(j+1).is(cEra) && p.at(j+1).cap {
		e.Year = int(w.num) * int(p.at(j+1).word.num)
		if e.Year != 0 && w.digits <= 4 {
			return j + 2, e, true
		}
	}
	if w.is(cEra) && w.word.num > 0 && w.cap && p.at(j+1).digits > 1 && p.at(j+1).digits < 5 && p.at(j+1).suffix == 0 {
		e.Year = int(p.at(j + 1).num)
		return j + 2, e, e.Year > 0
	}
	if end, y := p.spokenYear(i); end > i {
		e.Year = y
		return end, e, true
	}
	y, ok := w.yearNumber()
	if !ok {
		// 499-493 BC, "from 264 to 241 BC"
		if n := p.at(i + 1).norm; w.digits > 0 && w.digits < 4 && w.suffix == 0 && (n == "-" || n == "–" || n == "to" || n == "and") && p.at(i+2).digits > 0 && p.at(i+2).digits < 4 && p.at(i+3).is(cEra) && p.at(i+3).cap {
			e.Year = int(w.num) * int(p.at(i+3).word.num)
			return i + 1, e, e.Year != 0
		}
		return 0, e, false
	}
	if !p.isYear(i, y) {
		return 0, e, false
	}
	e.Year = y
	// 1939-45, 1939-1945
	if d := p.at(i + 1); (d.norm == "-" || d.norm == "–" || d.norm == "/") && p.at(i+2).glued && p.at(i+2).suffix == 0 {
		n := p.at(i + 2)
		y2 := 0
		if n.digits == 4 {
			y2 = int(n.num)
		} else if n.digits == 2 && d.glued {
			y2 = y - y%100 + int(n.num)
		}
		if y2 > y && y2 < y+150 && !p.at(i+3).mark('-') {
			p.pair, p.pairA, p.pairB = e, i+2, i+3
			p.pair.Year = y2
			return i + 1, e, true
		}
	}
	return i + 1, e, true
}

// spokenYear: "nineteen ninety-six", "the year two thousand".
func (p *parser) spokenYear(i int) (int, int) {
	a, b := p.at(i), p.at(i+1)
	if !a.is(cNum) {
		return i, 0
	}
	if a.word.num == 2 && b.norm == "thousand" && (p.at(i-1).norm == "year" || p.at(i-1).norm == "in") {
		return i + 2, 2000
	}
	if a.word.num < 17 || a.word.num > 20 || !b.is(cNum) || b.word.num < 10 || b.word.num > 90 {
		return i, 0
	}
	y, end := int(a.word.num)*100+int(b.word.num), i+2
	if c := p.at(end); b.word.num >= 20 && c.is(cNum) && c.word.num < 10 {
		y, end = y+int(c.word.num), end+1
	}
	if p.at(end).is(cUnit) {
		return i, 0
	}
	return end, y
}

// isYear weighs the neighbours of a four-digit number.
func (p *parser) isYear(i, y int) bool {
	prev, next := p.at(i-1), p.at(i+1)
	if prev.mark('$') || prev.mark('#') || next.mark('%') || prev.norm == "no" || prev.norm == "€" || prev.norm == "£" || next.glued && (next.mark('/') || next.mark(':')) && p.at(i+2).digits > 0 && p.at(i+2).digits < 4 {
		return false
	}
	if next.is(cUnit) || next.norm == "percent" || next.norm == "people" || next.norm == "million" || next.norm == "billion" || next.norm == "km" || next.norm == "miles" || next.norm == "feet" || next.norm == "metros" || next.norm == "kilometros" || next.norm == "personas" || next.norm == "millones" || next.norm == "euros" || next.norm == "dolares" || next.norm == "pesetas" {
		return false
	}
	if prev.glued && prev.mark('-') && !p.at(i-2).is(cEdge) && p.at(i-2).digits == 0 && i > 1 && p.at(i-2).word == nil {
		return false // AK-1974, R-1820
	}
	switch prev.norm {
	case "in", "since", "by", "until", "till", "of", "before", "after", "during", "from", "to", "and", "between", "through", "circa", "c", "(", "early", "late", "mid", "for", "year", "en", "de", "del", "desde", "hasta", "entre", "ano", "anos", "a", "y", "antes", "tras", "el", "durante", "para", "hacia", "fines", "comienzos", "mediados", "principios", "finales", "-", "–":
		if y >= 1500 && y <= 2099 {
			return !(p.counted(i+1) && (prev.norm == "of" || prev.norm == "to" || prev.norm == "from" || prev.norm == "and" || prev.norm == "for" || prev.norm == "a" || prev.norm == "de" || prev.norm == "y" || prev.norm == "-" || prev.norm == "en" || prev.norm == "after" || prev.norm == "by" || prev.norm == "between"))
		}
		return !p.counted(i+1) && !(prev.norm == "of" || prev.norm == "to" || prev.norm == "de" || prev.norm == "a" || prev.norm == "-" || prev.norm == "for" || prev.norm == "y" || prev.norm == "and")
	}
	return y >= 1900 && y <= 2049 && !p.counted(i+1)
}

// counted: the word at i looks like what a number would count.
func (p *parser) counted(i int) bool {
	w := p.at(i)
	if w.norm == "" || w.word != nil || w.cap || w.norm[0] < 'a' || w.norm[0] > 'z' || w.hyphen {
		return false
	}
	n := len(w.norm)
	switch w.norm {
	case "was", "has", "as", "is", "his", "its", "this", "plus", "across", "versus", "vs", "las", "los", "sus", "tras", "es", "mas", "elections", "polls", "games", "process", "previous", "crisis", "congress", "less", "does", "us", "series", "talks", "results", "sales", "earnings", "protests", "olympics":
		return false
	}
	return n > 3 && w.norm[n-1] == 's' || w.norm == "men" || w.norm == "women" || w.norm == "troops" || w.norm == "tons" || w.norm == "dead"
}
