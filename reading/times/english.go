package times

// english reads the longest expression that begins at item i.
func (p *parser) english(i int) (int, Expr, bool) {
	end, best, ok := i, Expr{}, false
	var pair Expr
	var pa, pb int
	try := func(j int, e Expr, good bool) {
		if good && max(j, p.pairB) > max(end, pb) {
			end, best, ok = j, e, true
			pair, pa, pb = p.pair, p.pairA, p.pairB
		}
		p.pairB = 0
	}
	try(p.enCompared(i))
	try(p.enEdge(i))
	try(p.enCore(i))
	p.pair, p.pairA, p.pairB = pair, pa, pb
	if ok && pb == 0 {
		end = p.enTail(end, &best)
	}
	return end, best, ok
}

// enCore: any expression without a comparison or edge in front.
func (p *parser) enCore(i int) (int, Expr, bool) {
	end, best, ok := i, Expr{}, false
	var pair Expr
	var pa, pb int
	try := func(j int, e Expr, good bool) {
		if good && max(j, p.pairB) > max(end, pb) {
			end, best, ok = j, e, true
			pair, pa, pb = p.pair, p.pairA, p.pairB
		}
		p.pairB = 0
	}
	try(p.isoDate(i))
	try(p.enCalendar(i))
	try(p.enDirected(i))
	try(p.enOrdinal(i))
	try(p.enLength(i))
	try(p.enRepeat(i))
	try(p.enClock(i))
	try(p.enWord(i))
	try(p.enNamed(i))
	p.pair, p.pairA, p.pairB = pair, pa, pb
	return end, best, ok
}

// enCompared: "more than two years", "at least 20 years", "about a week", "nearly four years ago".
func (p *parser) enCompared(i int) (int, Expr, bool) {
	a, b, c := p.at(i), p.at(i+1), p.at(i+2)
	j, mod := i, ""
	switch {
	case a.norm == "more" && b.norm == "than", a.norm == "longer" && b.norm == "than":
		j, mod = i+2, "MORE_THAN"
	case a.norm == "less" && b.norm == "than", a.norm == "fewer" && b.norm == "than":
		j, mod = i+2, "LESS_THAN"
	case a.norm == "at" && (b.norm == "least"):
		j, mod = i+2, "EQUAL_OR_MORE"
	case a.norm == "at" && b.norm == "most", a.norm == "up" && b.norm == "to":
		j, mod = i+2, "EQUAL_OR_LESS"
	case a.norm == "as" && (b.norm == "many" || b.norm == "long") && c.norm == "as":
		j, mod = i+3, "EQUAL_OR_LESS"
	case a.is(cMod):
		j, mod = i+1, a.word.text
	case a.is(cVague) && a.norm == "some" && p.at(i+1).digits > 0:
		j, mod = i+1, "APPROX"
	default:
		return 0, Expr{}, false
	}
	k, e, ok := p.enLength(j)
	if !ok {
		if mod != "APPROX" && mod != "LESS_THAN" && mod != "EQUAL_OR_LESS" || a.norm == "up" || a.norm == "at" {
			return 0, e, false
		}
		if k, e, ok = p.enClock(j); !ok {
			return 0, e, false
		}
		mod = "APPROX"
	}
	if k-j < 1 || e.Unit == NoUnit && e.Clock == "" || !e.Vague && e.N == 0 && e.Clock == "" {
		return 0, e, false
	}
	e.Mod = mod
	return k, e, true
}

// enEdge: "early May", "mid-1990s", "the end of last year", "later this month", "the early 1980s".
func (p *parser) enEdge(i int) (int, Expr, bool) {
	j := i
	if p.at(j).norm == "the" {
		j++
	}
	w := p.at(j)
	if !w.is(cEdge) {
		return 0, Expr{}, false
	}
	mod := w.word.text
	switch w.word.note {
	case "noun":
		of := p.at(j + 1)
		if of.norm != "of" && of.norm != "in" {
			return 0, Expr{}, false
		}
		k, e, ok := p.enCore(j + 2)
		if !ok || !e.dated() || e.Mod != "" {
			k, e, ok = p.enEdge(j + 2)
			if !ok {
				return 0, e, false
			}
		}
		k = p.enTail(k, &e)
		e.Mod = mod
		return k, e, true
	case "comparative":
		k, e, ok := p.enCore(j + 1)
		if p.at(j+1).norm == "in" || p.at(j+1).norm == "on" {
			k, e, ok = p.enCore(j + 2)
		}
		if !ok || !(e.Dir == This || e.Dir == That || e.Dir == Last || e.Deictic || e.Weekday > 0 || e.Bare || e.Dir == Next) || !e.dated() {
			return 0, e, false
		}
		e.Mod = mod
		e.Bare = false
		return k, e, true
	}
	k := j + 1
	if p.at(k).norm == "in" || p.at(k).norm == "on" {
		k++
	}
	if p.at(k).norm == "part" && p.at(k+1).norm == "of" {
		k += 2
	}
	if p.at(k).norm == "that" || p.at(k).norm == "this" {
		if d := p.at(k + 1); d.is(cUnit) && d.word.num < int16(Week) {
			return 0, Expr{}, false
		}
	}
	end, e, ok := p.enCore(k)
	if !ok || !e.dated() {
		return 0, e, false
	}
	if e.Bare && mod != "MID" && p.at(k).norm != "the" {
		return 0, e, false
	}
	end = p.enTail(end, &e)
	e.Mod = mod
	return end, e, true
}

// dated: a point or stretch on the calendar, not a length.
func (e *Expr) dated() bool { return e.Kind == Calendar || e.Kind == Shift && e.N == 0 }

// enTail attaches what follows: a part of day, "of 1989", "this year", "at 8 a.m.", a date after a clock.
func (p *parser) enTail(j int, e *Expr) int {
	for range 3 {
		w := p.at(j)
		switch {
		case e.Kind == Calendar && e.Part == "" && e.Clock == "" && w.is(cPart) && (e.Weekday > 0 || e.Deictic || e.Day > 0 || e.Holiday != nil):
			if w.word.note == "plural" {
				e.Kind, e.Part = Repeat, w.word.text
				return j + 1
			}
			e.setPart(w.word)
			j++
			continue
		case e.Kind == Calendar && (e.Clock != "" || e.Part != ""):
			k := j
			if z := p.at(k); len(z.norm) == 3 && z.cap && z.norm[2] == 't' || z.norm == "gmt" || z.norm == "utc" {
				if z.norm == "gmt" || z.norm == "utc" {
					e.Zone = "Z"
					j = k + 1
				}
				k++
			} else if z.norm == "local" && p.at(k+1).norm == "time" {
				k += 2
			}
			if c := p.at(k).norm; c == "," || c == "on" || c == "of" || c == "in" {
				k++
			}
			if e.Day == 0 && e.Weekday == 0 && !e.Deictic && e.Dir == NoDir && k < len(p.items) {
				if end, d, ok := p.enCore(k); ok && d.Clock == "" && p.pairB == 0 && (d.Part == "" || e.Part == "") && (d.Day > 0 || d.Weekday > 0 || d.Deictic || d.Holiday != nil || d.Kind == Shift && d.Unit == DayUnit && d.Dir >= That) && e.within(d) {
					j = end
					continue
				}
				p.pairB = 0
			}
			return j
		case e.Kind == Calendar && !e.HasYear && e.YearRel == NoDir && (e.Month > 0 || e.Season != "" || e.Quarter > 0 || e.Half > 0 || e.Holiday != nil || e.NthWeek != 0 || e.Part != "" && e.Day > 0) && e.Dir == NoDir:
			k := j
			if p.at(k).norm == "," && (p.at(k+1).is(cDir) || p.at(k+1).digits == 4) || p.at(k).norm == "of" || p.at(k).norm == "in" {
				k++
			}
			if k >= len(p.items) {
				return j
			}
			if end, y, ok := p.enCore(k); ok && p.pairB == 0 && (y.Kind == Shift && y.Unit == Year && y.Dir != NoDir && y.N == 0 && (!y.Bare || k > j) || y.Kind == Calendar && y.HasYear && y.Month == 0 && y.Digits == 4 && y.Season == "" || y.Kind == Calendar && e.Month == 0 && y.Month > 0 && y.Day == 0 && e.NthWeek != 0) && e.within(y) {
				j = end
				continue
			}
			p.pairB = 0
			return j
		}
		return j
	}
	return j
}

func (e *Expr) setPart(w *word) {
	if w.note == "clock" {
		e.Clock = w.text
		return
	}
	e.Part = w.text
}

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

// enMonth: a month at i that is no verb and no name.
func (p *parser) enMonth(i int) (uint8, int, bool) {
	w := p.at(i)
	if !w.is(cMonth) {
		return 0, 0, false
	}
	j := i + 1
	if p.at(j).mark('.') && p.at(j).glued && (w.word.note == "abbr" || p.at(j+1).digits > 0) {
		j++
	}
	if w.cap && w.word.note == "" && !p.t.Capitals {
		return uint8(w.word.num), j, true
	}
	next, prev := p.at(j), p.at(i-1)
	_, nd := next.dayNumber()
	_, ny := next.yearNumber()
	_, pd := prev.dayNumber()
	if w.word.note == "" && !w.cap && !nd && !ny && !pd {
		return uint8(w.word.num), j, true
	}
	if nd || ny || pd && !prev.mark('-') || prev.norm == "of" && func() bool { _, d := p.at(i - 2).dayNumber(); return d }() {
		return uint8(w.word.num), j, w.cap || w.word.note == "" || w.word.note == "abbr" && pd
	}
	if w.word.note == "abbr" {
		// "Sept." alone: only with its period, or "in Sept"
		return uint8(w.word.num), j, w.cap && (j > i+1 && w.norm != "mar" && w.norm != "jan") && len(w.norm) >= 3
	}
	if !w.cap && !p.t.Capitals {
		return 0, 0, false
	}
	switch prev.norm {
	case "in", "of", "since", "until", "till", "by", "during", "last", "next", "this", "early", "late", "mid", "between", "from", "through", "before", "after", "to", "and", "-", "–", "for", "every", "each", "/", "or", "(", "that", "previous", "following":
		if prev.norm == "and" || prev.norm == "to" || prev.norm == "or" {
			return uint8(w.word.num), j, p.at(i-2).is(cMonth) || p.at(i-2).is(cNum) || p.at(i-2).digits > 0
		}
		if p.t.Capitals && (prev.norm == "that" || prev.norm == "this") {
			return 0, 0, false
		}
		return uint8(w.word.num), j, true
	}
	return 0, 0, false
}

// enCalendar: weekdays, months, days of the month, years, decades, seasons.
func (p *parser) enCalendar(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	j := i
	// weekday
	if w := p.at(j); w.is(cWeekday) && (w.cap || w.word.note != "abbr") && (w.word.note != "abbr" || p.at(j+1).mark('.') || p.at(j+1).mark(',')) {
		if w.word.note == "plural" {
			return j + 1, Expr{Kind: Repeat, Weekday: uint8(w.word.num), Quant: "EVERY"}, true
		}
		e.Weekday = uint8(w.word.num)
		j++
		if w.word.note == "abbr" && p.at(j).mark('.') {
			j++
		}
		weekdayEnd := j
		k := j
		if p.at(k).mark(',') {
			k++
		}
		if p.at(k).norm == "the" && p.at(k+1).suffix == 'o' {
			if d, ok := p.at(k + 1).dayNumber(); ok {
				e.Day = d
				if p.at(k+2).norm == "of" {
					if m, end, ok := p.enMonth(k + 3); ok {
						e.Month = m
						return p.enYear(end, &e), e, true
					}
				}
				return k + 2, e, true
			}
		}
		if end, d, ok := p.enMonthDay(k); ok && d.Day > 0 {
			d.Weekday = e.Weekday
			return end, d, true
		}
		return weekdayEnd, e, true
	}
	if end, d, ok := p.enMonthDay(i); ok {
		return end, d, true
	}
	// the 12th of May; the 12th
	if p.at(i).norm == "the" && p.at(i+1).suffix == 'o' {
		if d, ok := p.at(i + 1).dayNumber(); ok && p.at(i+2).norm == "of" {
			if m, end, ok := p.enMonth(i + 3); ok {
				e.Month, e.Day = m, d
				return p.enYear(end, &e), e, true
			}
		}
	}
	return p.enYearOnly(i)
}

// enMonthDay: "May 22", "May 22-23, 1978", "22 May 1978", "May 1978", "May".
func (p *parser) enMonthDay(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	if d, ok := p.at(i).dayNumber(); ok {
		k := i + 1
		if p.at(k).norm == "of" {
			k++
		}
		var second uint8
		dash := k
		if n := p.at(k).norm; n == "-" || n == "–" || n == "to" || n == "and" || n == "/" {
			if d2, ok := p.at(k + 1).dayNumber(); ok && d2 > d {
				second, k = d2, k+2
			}
		}
		m, end, ok := p.enMonth(k)
		if !ok {
			return 0, e, false
		}
		e.Month, e.Day = m, d
		end = p.enYear(end, &e)
		if second > 0 {
			p.pair, p.pairA, p.pairB = e, dash+1, end
			p.pair.Day = second
			return dash, e, true
		}
		return end, e, true
	}
	m, j, ok := p.enMonth(i)
	if !ok {
		return 0, e, false
	}
	e.Month = m
	k := j
	if p.at(k).norm == "the" && p.at(k+1).suffix == 'o' {
		k++
	}
	d, isDay := p.at(k).dayNumber()
	if isDay && p.at(k+1).glued && p.at(k+1).mark(':') && p.at(k+2).glued && p.at(k+2).digits == 2 { // "May 8:30" is a time of day
		isDay = false
	}
	if w := p.at(k + 1); isDay && p.at(k).suffix == 0 && (w.is(cUnit) || w.norm == "percent" || w.norm == "%") {
		isDay = false
	}
	if isDay {
		e.Day = d
		j = k + 1
		if n := p.at(j).norm; n == "-" || n == "–" || n == "—" || n == "and" || n == "to" || n == "," && p.at(j+2).norm == "and" {
			if d2, ok := p.at(j + 1).dayNumber(); ok && d2 > d && !p.at(j+2).is(cMonth) && !p.at(j+2).is(cUnit) && (n != "and" && n != "to" && n != "," || p.at(j+2).word == nil && p.at(j+2).digits == 0 && !p.lower(j+2)) {
				end := p.enYear(j+2, &e)
				p.pair, p.pairA, p.pairB = e, j+1, end
				p.pair.Day = d2
				return j, e, true
			}
		}
		return p.enYear(j, &e), e, true
	}
	return p.enYear(j, &e), e, true
}

// lower: a plain lower-case word that would be counted ("May 22 and 23 soldiers").
func (p *parser) lower(i int) bool {
	w := p.at(i)
	if w.norm == "" || w.cap || w.norm[0] < 'a' || w.norm[0] > 'z' {
		return false
	}
	switch w.norm {
	case "in", "at", "on", "by", "with", "and", "to", "for", "as", "when", "that", "were", "was", "after", "before", "during", "the", "general", "national":
		return false
	}
	return true
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

// enLength: "two years", "a year ago", "several weeks later", "two-year", "25 years old".
func (p *parser) enLength(i int) (int, Expr, bool) {
	e := Expr{Kind: Length}
	j := i
	if n := p.at(j).norm; n == "another" || n == "other" && p.at(j-1).norm != "each" {
		j++
	}
	k, n := p.number(j)
	w := p.at(k)
	switch {
	case k > j:
		e.N = n
		if w.norm == "more" || w.norm == "full" || w.norm == "additional" || w.norm == "consecutive" || w.norm == "straight" || w.norm == "long" || w.norm == "whole" || w.norm == "or" && p.at(k+1).norm == "so" || w.norm == "of" && p.at(k-1).norm == "dozen" {
			k++
			if w.norm == "or" {
				k++
			}
			w = p.at(k)
		}
	case p.at(j).is(cDet) && p.at(j).norm != "the" && p.at(j+1).is(cVague):
		// a few, a couple of
		e.Vague = true
		k = j + 2
		if p.at(j+1).word.text == "couple" || p.at(j+1).word.note == "couple" {
			e.Vague, e.N = false, 2
		}
		if p.at(k).norm == "of" {
			k++
		}
		if p.at(k).norm == "more" {
			k++
		}
		w = p.at(k)
	case p.at(j).is(cVague) && p.at(j).norm != "couple":
		if p.at(j).norm == "few" && p.at(i-1).norm == "the" {
			return 0, e, false
		}
		e.Vague = true
		k = j + 1
		if p.at(k).norm == "of" || p.at(k).norm == "more" {
			k++
		}
		w = p.at(k)
	case p.at(j).norm == "half" && p.at(j+1).is(cDet):
		e.N = .5
		k = j + 2
		w = p.at(k)
	case p.at(j).is(cDet) && p.at(j).norm != "the" || j > i:
		e.N = 1
		if j == i {
			k = j + 1
		}
		if x := p.at(k).norm; x == "full" || x == "whole" || x == "half" || x == "long" {
			k++
		}
		if m, v := p.number(k); m > k && v >= 100 {
			e.N, k = v, m
		}
		w = p.at(k)
	case p.at(j).is(cUnit) && (p.at(j).word.note == "plural" && p.at(j).norm != "quarters" && p.at(j).norm != "seconds" && p.at(j).norm != "weekends" || p.at(j).norm == "year" && (p.at(j+1).norm == "ago" || p.at(j+1).norm == "earlier") && p.at(j+1).hyphen):
		// "years", "days later", "year-earlier"
		if p.at(j).norm == "year" || p.at(j).norm == "years" && p.at(j).hyphen {
			e.N = 1
		} else {
			e.Vague = true
		}
		w = p.at(k)
	default:
		return 0, e, false
	}
	if !w.is(cUnit) && w.norm != "season" {
		return 0, e, false
	}
	if !w.is(cUnit) {
		return 0, e, false
	}
	e.Unit = Unit(w.word.num)
	e.N *= float64(w.word.mult)
	if w.word.note == "ambiguous" && (e.Unit == Second && !(e.N > 1 || k > 0 && w.hyphen) || e.Unit == HalfYear) || e.Unit == Second && e.Vague || e.Unit == Quarter && (e.N == 1 || e.Vague || p.at(k+1).norm == "of" || w.hyphen) {
		return 0, e, false
	}
	if e.Unit == Weekend && e.N <= 1 && !e.Vague {
		return 0, e, false
	}
	if w.word.note == "abbr" && e.N == 1 && p.at(j).is(cDet) {
		return 0, e, false
	}
	k++
	if half, ok := p.half(k); ok && e.N == 1 && !e.Vague { // "a minute and a half"
		k, e.N = half, 1.5
	}
	// hyphen compounds: "16-year-old", "two-hour-long"
	tail := p.at(k)
	switch {
	case tail.norm == "old" && tail.hyphen:
		return 0, e, false // an age that describes a person
	case tail.norm == "old" || tail.norm == "long" && tail.hyphen:
		return k + 1, e, true
	case tail.norm == "ago" || tail.norm == "hence":
		e.Kind, e.N, e.Past = Shift, -e.N, tail.norm == "ago"
		if tail.norm == "hence" {
			e.N = -e.N
		}
		return k + 1, e, true
	case tail.norm == "later" || tail.norm == "after" && p.dateless(k+1) || tail.norm == "afterwards" || tail.norm == "afterward":
		e.Kind, e.Story = Shift, true
		return k + 1, e, true
	case tail.norm == "earlier" || tail.norm == "before" && p.dateless(k+1) || tail.norm == "previously" || tail.norm == "prior" && p.at(k+1).norm != "to":
		e.Kind, e.Story, e.N, e.Past = Shift, true, -e.N, true
		return k + 1, e, true
	case tail.norm == "from" && (p.at(k+1).norm == "now" || p.at(k+1).norm == "today"):
		e.Kind = Shift
		return k + 2, e, true
	}
	// a bare plural unit is a length only where one can stand
	if e.Vague && k == j+1 {
		prev := p.at(i - 1)
		switch prev.norm {
		case "for", "in", "of", "after", "within", "over", "past", "took", "take", "takes", "spent", "lasted", "last", "spend", "recent", "by", "on":
		default:
			if p.at(i).norm == "years" || p.at(i).norm == "decades" || p.at(i).norm == "months" || p.at(i).norm == "centuries" || p.at(i).norm == "weeks" || p.at(i).norm == "hours" || p.at(i).norm == "days" || p.at(i).norm == "minutes" {
				return k, e, prev.word == nil && prev.digits == 0 && !prev.mark('-') && prev.norm != "" && tail.norm != "of"
			}
			return 0, e, false
		}
	}
	// rates: "$5 a year", "three times a week"
	if p.at(i).is(cDet) && e.N == 1 && p.at(i).norm == "a" {
		prev := p.at(i - 1)
		if prev.norm == "times" || prev.norm == "once" || prev.norm == "twice" || prev.digits > 0 || prev.norm == "million" || prev.norm == "billion" {
			e.Kind = Repeat
		}
	}
	return k, e, true
}

// dateless: what follows "two days after" is no event or date that it would be counted from.
func (p *parser) dateless(i int) bool {
	w := p.at(i)
	return w.norm == "" || w.mark('.') || w.mark(',') || w.mark(';') || w.mark(')')
}
