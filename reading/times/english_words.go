package times

// enDirected: "last June", "this week", "the past two months", "the next day", "that same year".
func (p *parser) enDirected(i int) (int, Expr, bool) {
	j := i
	the := p.at(j).norm == "the"
	if the || p.at(j).norm == "these" {
		if the {
			j++
		}
	}
	w := p.at(j)
	d := w.dir()
	if d == NoDir {
		return 0, Expr{}, false
	}
	vagueDir := w.word.class == cRef || w.word.alt == cDir // "recent years"
	past := w.norm == "past"
	j++
	if p.at(j).norm == "same" || p.at(j).norm == "very" || p.at(j).norm == "past" || p.at(j).norm == "coming" {
		past = past || p.at(j).norm == "past"
		j++
	}
	if the && d == Next {
		d = After
	}
	e := Expr{Kind: Calendar, Dir: d}
	if p.at(j).norm == "early" || p.at(j).norm == "late" {
		if m, end, ok := p.enMonth(j + 1); ok {
			e.Month, e.Mod = m, p.at(j).word.text
			return end, e, true
		}
	}
	if m, end, ok := p.enMonth(j); ok && !vagueDir {
		e.Month = m
		if day, ok := p.at(end).dayNumber(); ok && !p.at(end+1).is(cUnit) {
			e.Day = day
			end++
		}
		return end, e, true
	}
	u := p.at(j)
	switch {
	case vagueDir && !u.is(cUnit):
		return 0, e, false
	case u.is(cWeekday) && u.word.note == "":
		e.Weekday = uint8(u.word.num)
		return j + 1, e, true
	case u.is(cSeason) && u.word.note != "plural":
		e.Season = u.word.text
		return j + 1, e, true
	case u.is(cPart) && u.word.note != "clock":
		e.Part = u.word.text
		e.Dir, e.Deictic = NoDir, true
		switch d {
		case Last:
			e.DayShift = -1
		case That, Before, After:
			e.Deictic, e.Dir, e.Unit = false, d, DayUnit
		case Next:
			e.DayShift = 1
		}
		return j + 1, e, u.word.note != "plural"
	case len(p.at(j).norm) > 2 && u.word != nil && len(u.word.days) > 0 && !vagueDir:
		for _, h := range u.word.days {
			if n := h.match(p.items[j:]); n > 0 && p.at(j).cap {
				e.Holiday = h
				return j + n, e, true
			}
		}
	}
	k, n := p.number(j)
	vague := false
	if k == j && u.is(cVague) {
		vague, k = true, j+1
	} else if k == j && p.at(j).norm == "couple" {
		n, k = 2, j+1
		if p.at(k).norm == "of" {
			k++
		}
	}
	if x := p.at(k).norm; x == "full" || x == "fiscal" || x == "consecutive" {
		k++
	}
	u = p.at(k)
	if u.norm == "period" || u.norm == "time" {
		if d == That || d == This {
			return 0, e, false
		}
	}
	if !u.is(cUnit) || u.word.note == "ambiguous" && Unit(u.word.num) == Second {
		if d == Last && w.word.note == "past" && the && (u.norm == "" || u.mark('.') || u.mark(',')) && p.at(i-1).norm == "in" {
			return j, Expr{Kind: Vague, Ref: "PAST"}, true
		}
		return 0, e, false
	}
	e.Unit = Unit(u.word.num)
	e.Fiscal = p.at(k-1).norm == "fiscal"
	plural := u.word.note == "plural"
	switch {
	case k > j && !(k == j+1 && e.Fiscal):
		e.Kind, e.N, e.Vague = Length, n*float64(u.word.mult), vague
		if d == This || d == That {
			e.Dir = NoDir
		}
		return k + 1, e, n > 1 || vague || n == 1
	case plural && vagueDir:
		return k + 1, Expr{Kind: Vague, Ref: "PAST"}, e.Unit >= DayUnit
	case plural:
		e.Kind, e.Vague = Length, true
		if d == This && e.Unit == DayUnit {
			return k + 1, Expr{Kind: Vague, Ref: "PRESENT"}, true
		}
		return k + 1, e, d == Last || d == Next || d == After
	case past && e.Unit != Weekend && (e.Unit == Year || e.Unit == Decade || e.Unit == Month || e.Unit == Week || e.Unit == Century):
		// "the past year" runs up to now
		e.Kind, e.N = Length, float64(u.word.mult)
		if e.Unit == Week || e.Unit == Year && !the {
			e.Kind, e.N = Shift, 0
		}
		return k + 1, e, true
	case (e.Unit == Hour || e.Unit == Minute || e.Unit == HalfYear) && d != This:
		e.Kind, e.N = Length, 1
		return k + 1, e, e.Unit != HalfYear
	}
	e.Kind, e.N = Shift, 0
	// "the next day's", "last week of May": the last week inside a month
	if (d == Last) && the && p.at(k+1).norm == "of" && (e.Unit == Week || e.Unit == DayUnit || e.Unit == Quarter || e.Unit == Weekend) {
		if end, c, ok := p.enCore(k + 2); ok && p.pairB == 0 && c.dated() {
			x := Expr{Kind: Calendar, NthWeek: -1, Unit: e.Unit}
			if e.Unit == Quarter {
				x = Expr{Kind: Calendar, Quarter: 4}
			}
			if x.within(c) {
				return end, x, true
			}
		}
		p.pairB = 0
	}
	return k + 1, e, true
}

// enOrdinal: "the third quarter", "the first nine months", "the 19th century", "the second half of 1989",
// "the first week of May", "the first of June"; and "the quarter", "the year", "the weekend".
func (p *parser) enOrdinal(i int) (int, Expr, bool) {
	j := i
	the := p.at(j).is(cDet) && p.at(j).norm == "the"
	if the {
		j++
	}
	if y, ok := p.at(j).yearNumber(); ok && p.at(j+1).is(cOrd) && p.at(j+2).norm == "quarter" { // "the 1988 second quarter"
		q := p.at(j + 1).word.num
		return j + 3, Expr{Kind: Calendar, HasYear: true, Year: y, Digits: 4, Quarter: uint8(max(0, q))}, q >= 1 && q <= 4
	} else if ok && (p.at(j+1).norm == "quarter" || p.at(j+1).norm == "period") && the && j > i { // "the 1988 quarter": the year, not so many quarters
		return j + 1, Expr{Kind: Calendar, HasYear: true, Year: y, Digits: 4}, p.at(j+1).norm == "quarter"
	} else if ok && p.at(j+1).norm == "second" && p.at(j+2).norm == "quarter" {
		return j + 3, Expr{Kind: Calendar, HasYear: true, Year: y, Digits: 4, Quarter: 2}, true
	}
	if d := p.at(j).dir(); (d == Last || d == Next || d == This) && p.at(j+1).norm == "year" && p.at(j+2).norm == "'s" && (p.at(j+3).is(cOrd) || p.at(j+3).norm == "second") && p.at(j+4).norm == "quarter" {
		q := int16(2) // "next year's first quarter"
		if p.at(j + 3).is(cOrd) {
			q = p.at(j + 3).word.num
		}
		return j + 5, Expr{Kind: Calendar, YearRel: d, Quarter: uint8(max(0, q))}, q >= 1 && q <= 4
	}
	if p.at(j).norm == "fiscal" {
		j++
	}
	latest := p.at(j).norm == "latest" || p.at(j).norm == "current"
	n := 0
	k := j
	switch w := p.at(j); {
	case w.is(cOrd):
		n, k = int(w.word.num), j+1
		if n == 20 && p.at(k).is(cOrd) && p.at(k).word.num < 10 { // "twenty-first" is a number and an ordinal
			n, k = n+int(p.at(k).word.num), k+1
		}
	case w.norm == "second" || w.norm == "last" && the:
		n, k = 2, j+1
		if w.norm == "last" {
			n = -1
		}
	case w.is(cNum) && w.word.num >= 20 && p.at(j+1).hyphen && p.at(j+1).is(cOrd):
		n, k = int(w.word.num)+int(p.at(j+1).word.num), j+2
	case w.suffix == 'o':
		n, k = int(w.num), j+1
	case latest:
		k = j + 1
	}
	if p.at(k).norm == "fiscal" {
		k++
	}
	// the first nine months
	if n == 1 {
		if m, v := p.number(k); m > k && p.at(m).is(cUnit) {
			return m + 1, Expr{Kind: Length, Unit: Unit(p.at(m).word.num), N: v * float64(p.at(m).word.mult), Ord: 1}, true
		}
		if p.at(k).is(cVague) && p.at(k+1).is(cUnit) {
			return k + 2, Expr{Kind: Length, Unit: Unit(p.at(k + 1).word.num), Vague: true, Ord: 1}, true
		}
		if u := p.at(k); the && u.is(cUnit) && u.word.note == "plural" && Unit(u.word.num) >= DayUnit {
			return k + 1, Expr{Kind: Length, Unit: Unit(u.word.num), Vague: true, Ord: 1}, true
		}
	}
	// "the nine months", "the two days": a length
	if n == 0 && the && !latest {
		if m, v := p.number(j); m > j && p.at(m).is(cUnit) && p.at(m).word.note == "plural" {
			return m + 1, Expr{Kind: Length, Unit: Unit(p.at(m).word.num), N: v * float64(p.at(m).word.mult)}, true
		}
		// year-earlier, year-ago
		if p.at(j).norm == "year" && p.at(j+1).hyphen && (p.at(j+1).norm == "ago" || p.at(j+1).norm == "earlier") && (p.at(j+2).norm == "quarter" || p.at(j+2).norm == "period" || p.at(j+2).norm == "month") {
			return j + 3, Expr{Kind: Shift, Unit: Year, N: -1, Story: true}, true
		}
	}
	u := p.at(k)
	if latest && u.norm == "period" {
		return k + 1, Expr{Kind: Calendar, Bare: true, Unit: Quarter}, true
	}
	if !u.is(cUnit) {
		if n > 0 && n < 32 && the && u.norm == "of" && p.at(j).suffix != 'o' {
			if m, end, ok := p.enMonth(k + 1); ok {
				e := Expr{Kind: Calendar, Month: m, Day: uint8(n)}
				return p.enYear(end, &e), e, true
			}
		}
		if (n == 1 || n > 0 && n < 32) && u.is(cPart) && the && u.word.note != "plural" {
			return 0, Expr{}, false
		}
		return 0, Expr{}, false
	}
	unit := Unit(u.word.num)
	e := Expr{Kind: Calendar, Unit: unit}
	k++
	switch {
	case unit == Quarter && n >= 1 && n <= 4:
		e.Quarter = uint8(n)
	case unit == Quarter && n == -1:
		e.Quarter = 4
	case unit == HalfYear && (n == 1 || n == 2 || n == -1):
		e.Half = uint8(n)
		if n == -1 {
			e.Half = 2
		}
		if p.at(k).norm != "of" || !the {
			// "the first half" of what? of a year only if a year or report is near
			return k, e, the && (p.at(k).norm == "" || p.at(k).mark(',') || p.at(k).mark('.') || p.at(k).norm == "this") && p.at(i-1).norm == "in"
		}
		end, c, ok := p.enCore(k + 1)
		if !ok || p.pairB != 0 || !(c.Kind == Calendar && c.HasYear && c.Month == 0 || c.Kind == Shift && c.Unit == Year || c.Bare && c.Unit == Year) {
			p.pairB = 0
			return 0, e, false
		}
		if c.Kind == Calendar && c.Digits < 4 && c.HasYear {
			c.Mod = map[bool]string{true: "START", false: "END"}[e.Half == 1]
			return end, c, true
		}
		e.within(c)
		return end, e, true
	case unit == Century && n > 0 && n < 100:
		e.HasYear, e.Year, e.Digits = true, (n-1)*100, 2
		if p.at(k).is(cEra) && p.at(k).cap {
			if p.at(k).word.num < 0 {
				e.Year = -n * 100
			}
			k++
		}
		return k, e, true
	case (unit == Week || unit == DayUnit || unit == Weekend) && n != 0 && the && p.at(k).norm == "of":
		end, c, ok := p.enCore(k + 1)
		if ok && p.pairB == 0 && c.Kind == Calendar && (c.Month > 0 || c.HasYear && c.Digits == 4) && c.Day == 0 {
			e.NthWeek = int8(n)
			if unit == DayUnit && n > 0 && c.Month > 0 {
				e.NthWeek, e.Day = 0, uint8(min(n, 28))
			}
			e.within(c)
			return end, e, true
		}
		p.pairB = 0
		return 0, e, false
	case n == 0 && (the || latest) && (unit == Weekend || unit == Quarter || unit == Week || unit == Month || unit == Year || unit == DayUnit || unit == Decade || unit == Century):
		e.Bare = true
		if unit == DayUnit {
			nx, pv := p.at(k).norm, p.at(i-1).norm
			switch {
			case nx == "before" && p.at(k+1).norm == "yesterday":
				return k + 2, Expr{Kind: Calendar, Deictic: true, DayShift: -2}, true
			case nx == "after" && p.at(k+1).norm == "tomorrow":
				return k + 2, Expr{Kind: Calendar, Deictic: true, DayShift: 2}, true
			case nx == "before" && (p.dateless(k + 1)), nx == "previous":
				return k + 1, Expr{Kind: Shift, Unit: DayUnit, Dir: Before}, true
			case nx == "after" && p.dateless(k+1), nx == "following" && p.dateless(k+1):
				return k + 1, Expr{Kind: Shift, Unit: DayUnit, Dir: After}, true
			}
			return k, e, pv == "of" && p.dateless(k) && p.at(i-2).norm != "order" || pv == "for" && p.dateless(k) || pv == "earlier" || pv == "in" && p.at(i-2).is(cEdge)
		}
		nx := p.at(k).norm
		if unit == Year || unit == Month || unit == Week {
			if nx == "before" && p.dateless(k+1) {
				return k + 1, Expr{Kind: Shift, Unit: unit, Dir: Before}, true
			}
			if nx == "after" && p.dateless(k+1) {
				return k + 1, Expr{Kind: Shift, Unit: unit, Dir: After}, true
			}
		}
		if u.word.note == "plural" || p.at(k).hyphen && p.at(k).norm != "end" {
			return 0, e, false
		}
		if unit == Year && (nx == "ended" || nx == "ending") {
			return k, Expr{Kind: Length, Unit: Year, N: 1}, true
		}
		if unit == Decade || unit == Century {
			return k, e, nx != "of" || unit == Century
		}
		if nx == "of" && unit != Weekend {
			end, c, ok := p.enCore(k + 1)
			if ok && p.pairB == 0 && c.Kind == Calendar && unit == Week && c.Day > 0 {
				return end, c, true
			}
			p.pairB = 0
			if unit == Week || unit == Month || unit == Quarter {
				return 0, e, false
			}
			return 0, e, false
		}
		return k, e, true
	default:
		return 0, e, false
	}
	return k, e, true
}

// enRepeat: "every Monday", "each year", "daily", "once a week", "per day".
func (p *parser) enRepeat(i int) (int, Expr, bool) {
	w := p.at(i)
	if w.is(cFreq) {
		if w.cap && !w.glued && i > 0 && !p.t.Capitals {
			return 0, Expr{}, false // The Daily News
		}
		return i + 1, Expr{Kind: Repeat, Unit: Unit(w.word.num), N: float64(w.word.mult)}, true
	}
	if w.norm == "per" && p.at(i+1).is(cUnit) {
		return 0, Expr{}, false
	}
	if !w.is(cEvery) {
		return 0, Expr{}, false
	}
	e := Expr{Kind: Repeat, N: 1, Quant: "EVERY"}
	j := i + 1
	if p.at(j).norm == "other" {
		e.N, j = 2, j+1
	}
	if k, n := p.number(j); k > j {
		e.N, j = n, k
	}
	if p.at(j).is(cVague) {
		e.Vague = true
		j++
	}
	u := p.at(j)
	switch {
	case u.is(cUnit):
		e.Unit = Unit(u.word.num)
		e.N *= float64(u.word.mult)
		return j + 1, e, u.word.note != "ambiguous"
	case u.is(cWeekday):
		e.Weekday = uint8(u.word.num)
		if p.at(j + 1).is(cPart) {
			e.Part = p.at(j + 1).word.text
			j++
		}
		return j + 1, e, true
	case u.is(cMonth) && u.cap:
		e.Month = uint8(u.word.num)
		return j + 1, e, true
	case u.is(cPart) && u.word.note != "clock":
		e.Part = u.word.text
		return j + 1, e, true
	case u.is(cSeason):
		e.Season = u.word.text
		return j + 1, e, true
	}
	return 0, e, false
}

// enClock: "8:30 a.m.", "5 p.m.", "0800 hours", "10 o'clock", "noon".
func (p *parser) enClock(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	w := p.at(i)
	if w.is(cPart) && (w.word.note == "clock" || w.word.note == "alone") {
		e.setPart(w.word)
		return i + 1, e, !w.cap || i == 0 || p.t.Capitals // "Operation Dawn" is a name
	}
	if w.suffix == 'p' || w.suffix == 'a' {
		v, ok := clockValue(int(w.num), 0, w.suffix == 'p', w.suffix == 'a')
		e.Clock = v
		return i + 1, e, ok && w.num <= 12
	}
	h, m, j := -1, 0, i
	if w.digits > 0 && w.digits <= 2 && w.suffix == 0 && w.num <= 24 {
		h, j = int(w.num), i+1
	} else if w.is(cNum) && w.word.num <= 12 {
		h, j = int(w.word.num), i+1
	} else if w.digits == 4 && w.suffix == 0 && w.num < 2400 && int(w.num)%100 < 60 && (p.at(i+1).norm == "hours" || p.at(i+1).norm == "gmt") {
		e.Clock, _ = clockValue(int(w.num)/100, int(w.num)%100, false, false)
		j = i + 1
		if p.at(j).norm == "hours" {
			j++
		}
		return j, e, true
	} else if w.suffix == '.' && w.num < 13 && p.ampm(i+1) > 0 {
		h = int(w.num)
		m = int((w.num-float64(h))*100 + .5)
		j = i + 1
	}
	if h < 0 {
		return 0, e, false
	}
	minutes := false
	if p.at(j).mark(':') && p.at(j).glued && p.at(j+1).glued && p.at(j+1).digits == 2 && p.at(j+1).num < 60 {
		x := p.at(j + 1)
		m, j, minutes = int(x.num), j+2, true
		pm, am := x.suffix == 'p', x.suffix == 'a'
		if p.at(j).mark(':') && p.at(j+1).glued && p.at(j+1).digits == 2 {
			j += 2
		}
		if pm || am {
			v, ok := clockValue(h, m, pm, am)
			e.Clock = v
			return j, e, ok
		}
		if x.suffix != 0 {
			return 0, e, false
		}
	}
	if k := p.ampm(j); k > 0 {
		pm := p.at(j).norm[0] == 'p'
		v, ok := clockValue(h, m, pm, !pm)
		e.Clock = v
		return k, e, ok && h <= 12
	}
	if p.at(j).norm == "o'clock" {
		v, ok := clockValue(h, m, false, false)
		e.Clock = v
		return j + 1, e, ok
	}
	if minutes {
		v, ok := clockValue(h, m, false, false)
		e.Clock = v
		return j, e, ok && (p.at(i-1).norm == "at" || p.at(i-1).norm == "by" || p.at(i-1).norm == "around" || p.at(i-1).norm == "about" || p.at(i-1).norm == "until" || p.at(j).norm == "gmt" || p.at(j).norm == "utc" || p.at(j).norm == "local" || p.at(i-1).is(cDay) || p.at(i-1).norm == "from" || p.at(i-1).norm == "between")
	}
	return 0, e, false
}

// ampm reads "a.m.", "p.m", "AM", "pm" at j and gives the end; 0 = none.
func (p *parser) ampm(j int) int {
	w := p.at(j)
	switch w.norm {
	case "am", "pm", "a.m.", "p.m.", "a.m", "p.m":
		return j + 1
	case "a", "p":
		if p.at(j+1).mark('.') && p.at(j+2).norm == "m" && p.at(j+2).glued {
			if p.at(j+3).mark('.') && p.at(j+3).glued {
				return j + 4
			}
			return j + 3
		}
	}
	return 0
}

// enWord: today, yesterday, now, recently, the future, currently.
func (p *parser) enWord(i int) (int, Expr, bool) {
	j := i
	the := p.at(j).norm == "the"
	if the {
		j++
	}
	w := p.at(j)
	switch {
	case w.norm == "this" && p.at(j+1).norm == "time" && !the && (p.at(j-1).norm == "at" || p.at(j-1).norm == "by" || p.at(j-1).norm == "around" || p.at(j-1).norm == "during"):
		return j + 2, Expr{Kind: Vague, Ref: "PRESENT"}, true
	case w.is(cDay) && !the:
		e := Expr{Kind: Calendar, Deictic: true, DayShift: int8(w.word.num)}
		if w.word.note != "" {
			e.Part = w.word.note
		}
		return j + 1, e, true
	case w.is(cRef) && w.word.note == "noun":
		near := p.at(j - 1)
		ok := the || near.norm == "near" || near.norm == "in" || near.norm == "for" || p.at(j+1).word == nil && !p.at(j+1).mark('.') && !p.at(j+1).mark(',') && p.at(j+1).norm != ""
		if p.at(j+1).norm == "of" || w.norm == "future" && p.at(j+1).norm == "contracts" {
			ok = false
		}
		return j + 1, Expr{Kind: Vague, Ref: w.word.text}, ok
	case w.is(cRef) && w.word.note == "ahead" && !the: // "will soon", not "it soon fell"
		return j + 1, Expr{Kind: Vague, Ref: w.word.text}, p.tense(i, j+1) > 0 && p.at(j-1).norm != "as" && p.at(j+1).norm != "after"
	case w.is(cRef) && w.word.note == "adjective" && w.cap && i > 0 && !p.t.Capitals: // "Socialist Workers Current"
		return 0, Expr{}, false
	case w.is(cRef) && w.word.note != "never" && !the:
		return j + 1, Expr{Kind: Vague, Ref: w.word.text}, true
	case w.is(cRef) && the && w.norm == "recent":
		return 0, Expr{}, false
	case w.norm == "past" && the && (p.at(j+1).norm == "" || p.at(j+1).mark('.') || p.at(j+1).mark(',') || p.at(j+1).norm == "and"):
		return j + 1, Expr{Kind: Vague, Ref: "PAST"}, true
	}
	return 0, Expr{}, false
}

// enNamed: seasons and holidays.
func (p *parser) enNamed(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	j := i
	the := p.at(j).norm == "the"
	if the {
		j++
	}
	w := p.at(j)
	if w.is(cSeason) && w.word.note != "plural" {
		e.Season = w.word.text
		j++
		if y, ok := p.at(j).yearNumber(); ok {
			e.HasYear, e.Year, e.Digits = true, y, 4
			return j + 1, e, true
		}
		prev := p.at(i - 1)
		if w.word.note == "ambiguous" {
			nx := p.at(j)
			ofYear := nx.norm == "of" && (p.at(j+1).digits == 4 || p.at(j+1).is(cDir) && p.at(j+2).norm == "year")
			return j, e, ofYear || the && prev.norm == "in" && nx.norm != "of" || prev.is(cDir) && nx.norm != "of" || prev.is(cEdge)
		}
		if w.cap && w.norm == "spring" && i > 0 && !p.t.Capitals {
			return 0, e, false
		}
		return j, e, true
	}
	if w.word != nil && len(w.word.days) > 0 && w.cap {
		var best *holiday
		n := 0
		for _, h := range w.word.days {
			if m := h.match(p.items[j:]); m > n {
				best, n = h, m
			}
		}
		named := p.at(j+n).cap && !p.at(j+n).is(cPart) && p.at(j+n).norm != "" && p.at(j+n).word == nil // "Carnival Cruise Lines"
		if before := p.at(j - 1); j > 0 && before.cap && before.word == nil && j-1 > 0 && !before.mark('.') {
			named = true // "White Christmas"
		}
		if n > 0 && !(the && n == 1) && !(named && n == 1 && !p.t.Capitals) {
			e.Holiday = best
			j += n
			k := j
			if p.at(k).mark(',') {
				k++
			}
			if y, ok := p.at(k).yearNumber(); ok {
				e.HasYear, e.Year, e.Digits = true, y, 4
				j = k + 1
			}
			return j, e, true
		}
	}
	// the night of May 5; the morning
	if w.is(cPart) && w.word.note != "plural" && w.word.note != "clock" && the {
		e.Part = w.word.text
		if p.at(j+1).norm == "hours" {
			j++
		}
		nx := p.at(j + 1).norm
		prev := p.at(i - 1).norm
		return j + 1, e, nx == "of" && p.at(j+2).norm != "the" || prev == "in" || prev == "during" || prev == "of" && p.at(i-2).is(cEdge)
	}
	if w.is(cPart) && w.word.note == "" && !the && p.at(j-1).is(cEdge) && j > 0 {
		e.Part = w.word.text
		return j + 1, e, true
	}
	return 0, e, false
}
