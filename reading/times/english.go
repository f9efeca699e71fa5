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
	if ok && best.Month > 0 && !best.HasYear && p.at(end).cap && !p.t.Capitals && calledByDates[p.at(end).norm] {
		return i, Expr{}, false
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
		if of.norm != "of" {
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
	if end, d, ok := p.enNthDay(i); ok {
		return end, d, true
	}
	return p.enYearOnly(i)
}

// enNthDay: "on the 20th": a day of the month that the story is in, where nothing follows that is counted.
func (p *parser) enNthDay(i int) (int, Expr, bool) {
	if p.at(i).norm != "the" || p.at(i+1).suffix != 'o' || p.at(i-1).norm != "on" && p.at(i-1).norm != "by" {
		return 0, Expr{}, false
	}
	d, ok := p.at(i + 1).dayNumber()
	if !ok || p.at(i+2).word != nil || p.at(i+2).cap || p.lower(i+2) {
		return 0, Expr{}, false
	}
	return i + 2, Expr{Kind: Calendar, Day: d}, true
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
