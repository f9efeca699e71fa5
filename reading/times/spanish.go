package times

// spanish reads the longest expression that begins at item i.
func (p *parser) spanish(i int) (int, Expr, bool) {
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
	try(p.esAgo(i))
	try(p.esEdge(i))
	try(p.esCompared(i))
	try(p.esCore(i))
	p.pair, p.pairA, p.pairB = pair, pa, pb
	if ok && pb == 0 {
		end = p.esTail(end, &best)
	}
	return end, best, ok
}

func (p *parser) esCore(i int) (int, Expr, bool) {
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
	try(p.esCalendar(i))
	try(p.esDirected(i))
	try(p.esOrdinal(i))
	try(p.esLength(i))
	try(p.esRepeat(i))
	try(p.esClock(i))
	try(p.esWord(i))
	try(p.esNamed(i))
	p.pair, p.pairA, p.pairB = pair, pa, pb
	return end, best, ok
}

// article: el, la, los, las, del, al.
func (p *parser) article(i int) bool { return p.at(i).is(cDet) && p.at(i).norm != "lo" }

// esAgo: "hace diez años", "hace ya varias semanas", "hace más de 30 años", "hace un par de meses".
func (p *parser) esAgo(i int) (int, Expr, bool) {
	if !p.at(i).is(cAgo) {
		return 0, Expr{}, false
	}
	j := i + 1
	today := p.at(i-1).norm == "hoy" // "hoy hace diez años", "hace hoy diez años": to the day
	for range 2 {
		switch p.at(j).norm {
		case "ya", "solo", "apenas", "tan", "exactamente", "justo":
			j++
		case "hoy":
			j++
			today = true
		}
	}
	if p.at(j).norm == "tiempo" {
		return j + 1, Expr{Kind: Length, Unit: Month, Vague: true}, true
	}
	k, e, ok := p.esCompared(j)
	if !ok {
		k, e, ok = p.esLength(j)
	}
	if !ok || e.Kind != Length || e.Unit == NoUnit {
		return 0, e, false
	}
	if e.Vague {
		return k, e, true
	}
	e.Kind, e.N, e.ToDay = Shift, -e.N, today
	return k, e, true
}

// esCompared: "más de un año", "casi tres meses", "cerca de cinco meses", "al menos dos días".
func (p *parser) esCompared(i int) (int, Expr, bool) {
	a, b := p.at(i), p.at(i+1)
	j, mod := i, ""
	switch {
	case a.norm == "mas" && b.norm == "de":
		j, mod = i+2, "MORE_THAN"
	case a.norm == "menos" && b.norm == "de":
		j, mod = i+2, "LESS_THAN"
	case a.norm == "al" && b.norm == "menos", a.norm == "por" && p.at(i+1).norm == "lo" && p.at(i+2).norm == "menos":
		j, mod = i+2, "EQUAL_OR_MORE"
	case (a.norm == "cerca" || a.norm == "alrededor") && b.norm == "de":
		j, mod = i+2, "APPROX"
	case a.is(cMod):
		j, mod = i+1, a.word.text
	case a.is(cVague) && a.word.text == "" && (a.norm == "unos" || a.norm == "unas") && p.countAt(i+1):
		j, mod = i+1, "APPROX"
	default:
		return 0, Expr{}, false
	}
	k, e, ok := p.esLength(j)
	if !ok || e.Kind != Length || e.Vague {
		return 0, e, false
	}
	e.Mod = mod
	return k, e, true
}

func (p *parser) countAt(i int) bool {
	k, _ := p.number(i)
	return k > i
}

// esEdge: "a finales de mayo", "a mediados de los años 70", "el comienzo de este año".
func (p *parser) esEdge(i int) (int, Expr, bool) {
	j := i
	if p.article(j) {
		j++
	}
	w := p.at(j)
	if !w.is(cEdge) {
		return 0, Expr{}, false
	}
	k := j + 1
	switch p.at(k).norm {
	case "de":
		k++
	case "del":
		// the contraction belongs to what follows
	default:
		return 0, Expr{}, false
	}
	if k >= len(p.items) || p.at(k).norm == "semana" {
		return 0, Expr{}, false
	}
	end, e, ok := p.esCore(k)
	if !ok || !e.dated() || p.pairB != 0 {
		u := p.at(k)
		p.pairB = 0
		if !u.is(cUnit) || Unit(u.word.num) < DayUnit || u.word.note == "plural" {
			return 0, e, false
		}
		end, e = k+1, Expr{Kind: Calendar, Unit: Unit(u.word.num), Bare: true} // "principios de año"
	}
	end = p.esTail(end, &e)
	e.Mod = w.word.text
	return end, e, true
}

// esTail attaches "por la tarde", "de 1989", "del año pasado", "de ayer".
func (p *parser) esTail(j int, e *Expr) int {
	for range 3 {
		if e.Kind != Calendar {
			return j
		}
		k := j
		if p.at(k).mark(',') && e.Deictic && p.at(k+1).is(cWeekday) { // "hoy, jueves"
			e.Weekday = uint8(p.at(k + 1).word.num)
			j = k + 2
			if c, d, ok := p.esDay(j); ok && d.Day > 0 {
				e.Day, e.Month = d.Day, d.Month
				j = c
			}
			continue
		}
		if e.Deictic && p.at(k).is(cWeekday) && e.Weekday == 0 && e.Part == "" { // "ayer lunes"
			e.Weekday = uint8(p.at(k).word.num)
			j = k + 1
			continue
		}
		if e.Part == "" && e.Clock == "" && (e.Weekday > 0 || e.Deictic || e.Day > 0) {
			if n := p.at(k).norm; n == "por" || n == "en" || n == "a" || n == "de" {
				m := k + 1
				if p.at(m).norm == "la" || p.at(m).norm == "el" {
					m++
				}
				if w := p.at(m); w.is(cPart) && (m == k+2 || n == "de" && w.norm == "madrugada") && w.word.note == "" || m == k+2 && p.at(m).norm == "tarde" {
					e.Part = p.at(m).word.text
					j = m + 1
					continue
				}
			}
			if w := p.at(k); w.is(cPart) && w.norm == "noche" {
				e.Part = w.word.text
				j = k + 1
				continue
			}
		}
		// a wider expression after "de", "del", "en"
		if p.at(k).norm == "de" || p.at(k).norm == "en" && (e.Month > 0 && e.Day == 0) {
			k++
		} else if p.at(k).mark(',') && e.Clock != "" {
			k++
		} else if p.at(k).norm != "del" && e.Clock == "" {
			return j
		}
		if k >= len(p.items) || k == j && e.Clock == "" && p.at(k).norm != "del" {
			return j
		}
		end, c, ok := p.esCore(k)
		if !ok || p.pairB != 0 {
			p.pairB = 0
			return j
		}
		year := c.Kind == Shift && c.Unit == Year && c.N == 0 || c.Kind == Calendar && c.HasYear && c.Month == 0 && c.Digits == 4
		day := c.Kind == Calendar && (c.Day > 0 || c.Weekday > 0 || c.Deictic && c.Part == "") || c.Kind == Shift && c.Unit == DayUnit && c.N == 0
		month := c.Kind == Calendar && c.Month > 0 && c.Day == 0
		switch {
		case year && !e.HasYear && e.YearRel == NoDir && (e.Month > 0 || e.Season != "" || e.Quarter > 0 || e.Half > 0 || e.Holiday != nil):
		case day && (e.Clock != "" || e.Part != "") && e.Day == 0 && e.Weekday == 0 && !e.Deictic && c.Clock == "":
		case month && (e.NthWeek != 0 || e.Day > 0) && e.Month == 0:
		default:
			return j
		}
		if !e.within(c) {
			return j
		}
		j = end
	}
	return j
}

// esMonth: a month that is no name: "Julio" before a surname, "Plaza de Mayo".
func (p *parser) esMonth(i int) (uint8, int, bool) {
	w := p.at(i)
	if !w.is(cMonth) {
		return 0, 0, false
	}
	j := i + 1
	prev := p.at(i - 1)
	if w.word.note == "abbr" {
		_, d := prev.dayNumber()
		if !d && !(prev.norm == "de" && p.at(i-2).digits > 0) {
			return 0, 0, false
		}
		if p.at(j).mark('.') && p.at(j).glued {
			j++
		}
	}
	if w.cap && !p.t.Capitals && p.place(i) {
		return 0, 0, false
	}
	if w.cap && !p.t.Capitals && !(prev.norm == "de" && p.at(i-2).digits > 0) && !(p.at(j).norm == "de" || p.at(j).norm == "del" || p.at(j).digits == 4) && p.at(j).cap {
		return 0, 0, false
	}
	if w.norm == "julio" && w.cap && !p.t.Capitals && prev.digits == 0 && prev.norm != "de" && prev.norm != "en" && p.at(j).norm != "de" {
		return 0, 0, false
	}
	return uint8(w.word.num), j, true
}

// place: the date is the name of a street, square or movement ("Plaza 2 de Mayo", "Movimiento 26 de Julio").
func (p *parser) place(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		w := p.at(k)
		if calledByDates[w.norm] {
			return true
		}
		if w.digits == 0 && !w.is(cNum) && w.norm != "de" && w.norm != "del" && w.norm != "el" {
			return false
		}
	}
	return false
}

// esDay: "3 de enero de 1999", "día 3", "1º de mayo", "primero de mayo", "7 al 11 de septiembre".
func (p *parser) esDay(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	j := i
	named := false
	if p.at(j).norm == "dia" || p.at(j).norm == "dias" {
		j, named = j+1, true
	}
	d, ok := p.at(j).dayNumber()
	if !ok {
		w := p.at(j)
		switch {
		case w.is(cOrd) && w.word.num == 1 && p.at(j+1).norm == "de" && p.at(j+2).is(cMonth):
			d, ok = 1, true
		case w.is(cNum) && w.word.num <= 31 && w.word.num > 0:
			k, n := p.number(j)
			if n <= 31 && p.at(k).norm == "de" && p.at(k+1).is(cMonth) {
				d, ok, j = uint8(n), true, k-1
			}
		}
		if !ok {
			return 0, e, false
		}
	}
	e.Day = d
	k := j + 1
	// a second day: "7 al 11", "22 y 23", "3-5"
	var second uint8
	secondAt := 0
	m := k
	switch p.at(m).norm {
	case "al", "a", "y", "-", "–", "o":
		m++
		if p.at(m).norm == "el" {
			m++
		}
		if d2, ok := p.at(m).dayNumber(); ok && d2 > d && (p.at(m+1).norm == "de" || p.at(m+1).norm == "del") {
			second, secondAt, m = d2, m, m+1
			if n := p.at(secondAt - 1).norm; n == "al" || n == "el" {
				secondAt--
			}
		}
	}
	if second == 0 {
		m = k
	}
	if p.at(m).norm == "de" || p.at(m).norm == "del" {
		n := m + 1
		if p.at(n).norm == "mes" && p.at(n+1).norm == "de" {
			n += 2
		}
		if mon, end, ok := p.esMonth(n); ok {
			e.Month = mon
			end = p.esYear(end, &e)
			if second > 0 {
				p.pair, p.pairA, p.pairB = e, secondAt, end
				p.pair.Day = second
				return k, e, true
			}
			return end, e, true
		}
		if end, c, ok := p.esDirected(n); ok && c.Kind == Calendar && c.Month > 0 && c.Day == 0 {
			e.Month, e.Dir = c.Month, c.Dir
			return end, e, true
		} else if ok && c.Kind == Shift && c.Unit == Month {
			e.Dir, e.Unit = c.Dir, Month
			return end, e, true
		}
	}
	if mon, end, ok := p.esMonth(k); ok && second == 0 { // "3 enero 1999", byline style
		e.Month = mon
		return p.esYear(end, &e), e, true
	}
	// a bare day of the month needs "día" or "el pasado"
	if named || p.at(i-1).dir() != NoDir && p.at(i-1).word.note != "" {
		return j + 1, e, !p.at(j + 1).is(cUnit)
	}
	return 0, e, false
}

// esYear adds ", de 1999", "del 2000", "de este año".
func (p *parser) esYear(j int, e *Expr) int {
	k := j
	if n := p.at(k).norm; n == "de" || n == "del" || p.at(k).mark(',') {
		k++
		if p.at(k).norm == "de" || p.at(k).norm == "del" {
			k++
		}
	}
	if p.at(k).norm == "ano" {
		k++
	}
	if y, ok := p.at(k).yearNumber(); ok {
		e.HasYear, e.Year, e.Digits = true, y, 4
		return k + 1
	}
	if y := p.at(k); y.suffix == ',' && y.digits == 4 && y.num >= 1900 && y.num < 2100 { // "1.999"
		e.HasYear, e.Year, e.Digits = true, int(y.num), 4
		return k + 1
	}
	return j
}

// esCalendar: weekdays, days, months, years.
func (p *parser) esCalendar(i int) (int, Expr, bool) {
	j := i
	art := p.article(j)
	if art {
		j++
	}
	w := p.at(j)
	if w.is(cWeekday) {
		if w.word.note == "ambiguous" && w.cap && !p.t.Capitals && !art && i > 0 {
			return 0, Expr{}, false
		}
		e := Expr{Kind: Calendar, Weekday: uint8(w.word.num)}
		if w.word.note == "plural" || p.at(i).norm == "los" {
			e.Kind, e.Quant = Repeat, "EVERY"
			return j + 1, e, true
		}
		j++
		k := j
		if p.at(k).mark(',') {
			k++
		}
		if p.at(k).norm == "dia" {
			k++
		}
		if end, d, ok := p.esDay(k); ok {
			d.Weekday = e.Weekday
			return end, d, true
		}
		if d, ok := p.at(j).dayNumber(); ok && !p.at(j+1).is(cUnit) { // "el lunes 9"
			e.Day = d
			return j + 1, e, true
		}
		if d := p.at(j).dir(); d == Last || d == Next || d == After || d == Before {
			e.Dir = d
			return j + 1, e, true
		}
		if p.at(j).norm == "que" && p.at(j+1).norm == "viene" {
			e.Dir = Next
			return j + 2, e, true
		}
		return j, e, true
	}
	if p.place(j) && !p.t.Capitals {
		return 0, Expr{}, false
	}
	if end, d, ok := p.esDay(j); ok {
		return end, d, true
	}
	if m, end, ok := p.esMonth(j); ok && !art {
		e := Expr{Kind: Calendar, Month: m}
		end = p.esYear(end, &e)
		if d := p.at(end).dir(); !e.HasYear && (d == Last || d == Next) {
			e.Dir = d
			end++
		} else if !e.HasYear && p.at(end).norm == "que" && p.at(end+1).norm == "viene" {
			e.Dir = Next
			end += 2
		}
		return end, e, true
	}
	return p.esYearOnly(i)
}

// esYearOnly: "1999", "el año 2000", "los años 70", "los ochenta", "la década de los setenta", "siglo XIX".
func (p *parser) esYearOnly(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar, HasYear: true, Digits: 4}
	j := i
	art := p.article(j)
	if art {
		j++
	}
	decade := false
	if w := p.at(j); w.norm == "decada" || w.norm == "decadas" {
		k := j + 1
		if p.at(k).norm == "de" || p.at(k).norm == "del" {
			k++
			if p.article(k) {
				k++
			}
			j, decade = k, true
		}
	}
	years := p.at(j).norm == "anos"
	if years {
		j++
	}
	w := p.at(j)
	if w.norm == "ano" && p.at(j+1).digits == 4 {
		if y, ok := p.at(j + 1).yearNumber(); ok {
			e.Year = y
			return j + 2, e, true
		}
	}
	if decade || years || art && p.at(i).norm == "los" {
		n := 0
		switch {
		case (w.digits == 2 || w.digits == 4) && (w.suffix == 0 || w.suffix == 's') && int(w.num)%10 == 0:
			n = int(w.num)
		case w.is(cNum) && w.word.num >= 20 && w.word.num <= 90 && w.word.num%10 == 0:
			n = int(w.word.num)
		}
		nx := p.at(j + 1)
		if n > 0 && !nx.is(cUnit) && nx.norm != "por" && nx.norm != "%" && nx.norm != "y" && (decade || years || !p.counted(j+1) && (w.is(cNum) && n >= 50 || w.digits == 2 && n >= 50)) {
			if n < 100 {
				n += 1900
			}
			e.Year, e.Digits = n, 3
			return j + 1, e, true
		}
		if decade || years {
			return 0, e, false
		}
	}
	if w.norm == "siglo" {
		nx := p.at(j + 1)
		if n, ok := roman(nx.norm); ok {
			e.Year, e.Digits = (n-1)*100, 2
			k := j + 2
			if p.at(k).norm == "a.c." || p.at(k).norm == "a" && p.at(k+1).mark('.') && p.at(k+2).norm == "c" {
				e.Year = -n * 100
				k++
				if p.at(k-1).norm == "a" {
					k += 2
				}
			}
			return k, e, true
		}
		return 0, e, false
	}
	if art && p.at(i).norm != "el" && p.at(i).norm != "del" {
		return 0, e, false
	}
	y, ok := w.yearNumber()
	if !ok || !p.isYear(j, y) || art && p.at(i).norm == "el" && p.at(i-1).norm != "en" && p.at(i-1).norm != "desde" && p.at(i-1).norm != "para" && p.at(i-1).norm != "hasta" && p.at(i-1).norm != "durante" {
		return 0, e, false
	}
	e.Year = y
	if d := p.at(j + 1); (d.norm == "-" || d.norm == "–" || d.norm == "/") && p.at(j+2).glued && p.at(j+2).suffix == 0 {
		n := p.at(j + 2)
		y2 := 0
		if n.digits == 4 {
			y2 = int(n.num)
		} else if n.digits == 2 && d.glued {
			y2 = y - y%100 + int(n.num)
		}
		if y2 > y && y2 < y+150 && !p.at(j+3).mark('-') {
			p.pair, p.pairA, p.pairB = e, j+2, j+3
			p.pair.Year = y2
			return j + 1, e, true
		}
	}
	return j + 1, e, true
}
