package times

// after reads a direction behind a noun: "pasado", "próxima", "que viene", "anterior", "siguiente".
func (p *parser) after(j int) (int, Dir) {
	w := p.at(j)
	if w.norm == "que" && (p.at(j+1).norm == "viene" || p.at(j+1).norm == "vienen") {
		return j + 2, Next
	}
	if w.is(cDir) && w.word.note != "same" && Dir(w.word.num) != This && Dir(w.word.num) != That {
		return j + 1, Dir(w.word.num)
	}
	return j, NoDir
}

// esDirected: "el año pasado", "los últimos tres meses", "esta semana", "la próxima semana", "ese mismo día",
// "el pasado 2 de mayo", "el próximo lunes", "el pasado mes de mayo".
func (p *parser) esDirected(i int) (int, Expr, bool) {
	j := i
	art := p.article(j)
	if art {
		j++
	}
	if !art && p.at(j).norm == "pasado" && p.at(j+1).norm == "manana" {
		return 0, Expr{}, false
	}
	d := NoDir
	note := ""
	for p.at(j).is(cDir) {
		w := p.at(j)
		if w.word.note != "same" || d == NoDir {
			d, note = Dir(w.word.num), w.word.note
		}
		j++
		if d != This && d != That {
			break
		}
	}
	if d == This && note == "weak" && !art {
		return 0, Expr{}, false
	}
	e := Expr{Kind: Calendar, Dir: d}
	u := p.at(j)
	if d != NoDir {
		switch {
		case u.is(cWeekday):
			e.Weekday = uint8(u.word.num)
			j++
			if p.at(j).mark(',') {
				j++
			}
			if end, c, ok := p.esDay(j); ok {
				e.Day, e.Month = c.Day, c.Month
				return end, e, true
			}
			if p.at(j - 1).mark(',') {
				j--
			}
			return j, e, true
		case u.is(cMonth):
			if m, end, ok := p.esMonth(j); ok {
				e.Month = m
				if d == This {
					return p.esYear(end, &e), e, true
				}
				return end, e, true
			}
		case u.is(cSeason):
			e.Season = u.word.text
			return j + 1, e, true
		case u.is(cPart) && (u.word.note == "" || u.word.note == "ambiguous"):
			e.Part, e.Dir, e.Deictic = u.word.text, NoDir, true
			switch d {
			case Last:
				e.DayShift = -1
			case That, Before, After:
				e.Deictic, e.Dir, e.Unit = false, d, DayUnit
			case Next:
				e.DayShift = 1
			}
			return j + 1, e, true
		case u.norm == "fin" && p.at(j+1).norm == "de" && p.at(j+2).norm == "semana":
			return j + 3, Expr{Kind: Shift, Unit: Weekend, Dir: d}, true
		case u.word != nil && len(u.word.days) > 0:
			for _, h := range u.word.days {
				if n := h.match(p.items[min(j, len(p.items)):]); n > 0 {
					e.Holiday = h
					return j + n, e, true
				}
			}
		}
		if end, c, ok := p.esDay(j); ok && (c.Month > 0 || u.norm == "dia") {
			c.Dir = d
			return end, c, true
		}
	}
	k, n := p.number(j)
	vague := false
	if k == j && u.is(cVague) && d != NoDir {
		vague, k = true, j+1
	}
	if k > j && d == NoDir {
		// "los tres próximos meses"
		if !art {
			return 0, e, false
		}
		w := p.at(k)
		if !w.is(cDir) || Dir(w.word.num) == This {
			return 0, e, false
		}
		d, k = Dir(w.word.num), k+1
	}
	u = p.at(k)
	if k == j && d == NoDir && !art && !(u.norm == "ano" || u.norm == "mes" || u.norm == "semana") {
		return 0, e, false
	}
	if !u.is(cUnit) || u.word.note == "ambiguous" {
		return 0, e, false
	}
	unit := Unit(u.word.num)
	end := k + 1
	mes := -1
	if unit == Month && p.at(end).norm == "de" && p.at(end+1).is(cMonth) { // "el pasado mes de mayo"
		mes = end + 1
		e.Month, e.Dir = uint8(p.at(mes).word.num), d
		end = mes + 1
	}
	if d == NoDir {
		var dd Dir
		if end, dd = p.after(end); dd == NoDir {
			if mes > 0 && art {
				return p.esYear(end, &e), e, true
			}
			return 0, e, false
		}
		d = dd
		e.Dir = d
	}
	if mes > 0 {
		return end, e, true
	}
	plural := u.word.note == "plural" || u.norm == "jornadas"
	e = Expr{Unit: unit, Dir: d}
	switch {
	case (k > j && !(d == This || d == That)) && (n != 1 || vague):
		e.Kind, e.N, e.Vague = Length, n*float64(u.word.mult), vague
	case plural && (d == This):
		return end, Expr{Kind: Vague, Ref: "PRESENT"}, unit >= DayUnit
	case plural && d == That:
		return end, Expr{Kind: Vague, Ref: "PAST"}, unit >= DayUnit
	case plural:
		e.Kind, e.Vague = Length, true
	case (unit == Hour || unit == Minute) && d != This && d != That:
		e.Kind, e.N = Length, 1
	case d == Last && note == "" && p.at(i).word != nil && p.isLast(i) && (unit == Year || unit == Decade || unit == Month || unit == Week || unit == Century):
		e.Kind, e.N = Length, float64(u.word.mult) // "la última década" runs up to now
		if p.at(end).norm == "de" || p.at(end).norm == "del" {
			k := end
			if p.at(k).norm == "de" {
				k++
			}
			if end2, c, ok := p.esCore(k); ok && p.pairB == 0 && c.Kind == Calendar && (c.Month > 0 || c.HasYear) {
				x := Expr{Kind: Calendar, NthWeek: -1, Unit: unit}
				if x.within(c) && (unit == Week || unit == DayUnit) {
					return end2, x, true
				}
			}
			p.pairB = 0
		}
	default:
		e.Kind = Shift
	}
	return end, e, true
}

func (p *parser) isLast(i int) bool {
	for k := i; k < i+2; k++ {
		switch p.at(k).norm {
		case "ultimo", "ultima":
			return true
		}
	}
	return false
}

// esOrdinal: "el primer trimestre", "la segunda semana de mayo", "el primer semestre de 1999", "el siglo",
// "los primeros nueve meses", "el fin de semana", "el año", "la semana".
func (p *parser) esOrdinal(i int) (int, Expr, bool) {
	j := i
	art := p.article(j)
	if art {
		j++
	}
	w := p.at(j)
	n, k := 0, j
	switch {
	case w.is(cOrd):
		n, k = int(w.word.num), j+1
	case w.norm == "segundo":
		n, k = 2, j+1
	case w.is(cDir) && (w.norm == "ultimo" || w.norm == "ultima"):
		n, k = -1, j+1
	case w.suffix == 'o' && w.digits < 3:
		n, k = int(w.num), j+1
	}
	if n == 1 {
		if m, v := p.number(k); m > k && p.at(m).is(cUnit) {
			return m + 1, Expr{Kind: Length, Unit: Unit(p.at(m).word.num), N: v * float64(p.at(m).word.mult), Ord: 1}, true
		}
		if u := p.at(k); art && u.is(cUnit) && u.word.note == "plural" && Unit(u.word.num) >= DayUnit {
			return k + 1, Expr{Kind: Length, Unit: Unit(u.word.num), Vague: true, Ord: 1}, true
		}
	}
	if n == 0 && art {
		if m, v := p.number(k); m > k && p.at(m).is(cUnit) && v > 1 {
			return m + 1, Expr{Kind: Length, Unit: Unit(p.at(m).word.num), N: v * float64(p.at(m).word.mult)}, true
		}
	}
	u := p.at(k)
	if u.norm == "fin" && p.at(k+1).norm == "de" && p.at(k+2).norm == "semana" && (art || n != 0) {
		return k + 3, Expr{Kind: Calendar, Bare: true, Unit: Weekend}, true
	}
	if u.norm == "fines" && p.at(k+1).norm == "de" && p.at(k+2).norm == "semana" && art {
		return k + 3, Expr{Kind: Repeat, Unit: Weekend, N: 1}, true
	}
	if !u.is(cUnit) {
		return 0, Expr{}, false
	}
	unit := Unit(u.word.num)
	e := Expr{Kind: Calendar, Unit: unit}
	k++
	switch {
	case unit == Quarter && (n >= 1 && n <= 4 || n == -1):
		e.Quarter = uint8(n)
		if n < 0 {
			e.Quarter = 4
		}
		return k, e, true
	case unit == HalfYear && (n == 1 || n == 2):
		e.Half = uint8(n)
		return k, e, true
	case (unit == Week || unit == Weekend || unit == DayUnit) && n != 0 && (p.at(k).norm == "de" || p.at(k).norm == "del"):
		m := k
		if p.at(m).norm == "de" {
			m++
		}
		end, c, ok := p.esCore(m)
		if ok && p.pairB == 0 && c.Kind == Calendar && c.Day == 0 && (c.Month > 0 || c.HasYear && c.Digits == 4) {
			e.NthWeek = int8(n)
			e.within(c)
			return end, e, true
		}
		p.pairB = 0
		return 0, e, false
	case n == 0 && art && u.word.note == "" && (unit == Year || unit == Week || unit == Century || unit == Quarter):
		e.Bare = true
		nx := p.at(k).norm
		if p.at(i).norm == "al" && unit == Year {
			return k, Expr{Kind: Repeat, Unit: Year, N: 1}, true
		}
		if unit == Year && nx != "" && p.at(k).digits > 0 {
			return 0, e, false
		}
		return k, e, nx != "de" && nx != "del" && unit != Week || unit == Century
	}
	return 0, e, false
}

// esWord: hoy, ayer, mañana, pasado mañana, ahora, actualmente, el futuro, la actualidad.
func (p *parser) esWord(i int) (int, Expr, bool) {
	w := p.at(i)
	switch {
	case w.norm == "vispera":
		return i + 1, Expr{Kind: Shift, Unit: DayUnit, Dir: Before}, p.at(i-1).norm == "la"
	case w.is(cDay):
		e := Expr{Kind: Calendar, Deictic: true, DayShift: int8(w.word.num)}
		e.Part = w.word.note
		if p.at(i+1).norm == "en" && p.at(i+2).norm == "dia" {
			return i + 3, Expr{Kind: Vague, Ref: "PRESENT"}, true
		}
		return i + 1, e, true
	case (w.norm == "al" || w.norm == "el") && p.at(i+1).norm == "dia" && p.at(i+2).norm == "siguiente":
		return i + 3, Expr{Kind: Shift, Unit: DayUnit, Dir: After}, true
	case w.norm == "el" && p.at(i+1).norm == "dia" && p.at(i+2).norm == "de" && p.at(i+3).is(cDay):
		return i + 4, Expr{Kind: Calendar, Deictic: true, DayShift: int8(p.at(i + 3).word.num)}, true
	case w.norm == "pasado" && p.at(i+1).norm == "manana":
		return i + 2, Expr{Kind: Calendar, Deictic: true, DayShift: 2}, true
	case w.norm == "manana":
		switch p.at(i - 1).norm {
		case "la", "esta", "esa", "una", "cada", "media", "aquella", "toda", "misma":
			return 0, Expr{}, false
		}
		return i + 1, Expr{Kind: Calendar, Deictic: true, DayShift: 1}, true
	case w.is(cDir) && (Dir(w.word.num) == Next || w.word.note == "past") && p.article(i-1) && p.plainNoun(i+1): // "la próxima reunión"
		e := Expr{Kind: Vague, Ref: "FUTURE"}
		if w.word.note == "past" {
			e.Ref = "PAST"
		}
		return i + 1, e, true
	case w.norm == "este" && p.at(i+1).norm == "momento", w.norm == "estos" && p.at(i+1).norm == "momentos":
		return i + 2, Expr{Kind: Vague, Ref: "PRESENT"}, true
	case w.is(cRef) && w.word.note != "noun":
		return i + 1, Expr{Kind: Vague, Ref: w.word.text}, true
	case p.article(i) && p.at(i+1).is(cRef) && p.at(i+1).word.note == "noun" && p.at(i+2).norm != "de":
		return i + 2, Expr{Kind: Vague, Ref: p.at(i + 1).word.text}, true
	case p.article(i) && p.at(i+1).norm == "momento" && (p.at(i-1).norm == "por" || p.at(i-1).norm == "hasta"):
		return i + 2, Expr{Kind: Vague, Ref: "PRESENT"}, true
	}
	return 0, Expr{}, false
}

// plainNoun: a word that is no time word and can be a noun.
func (p *parser) plainNoun(i int) bool {
	w := p.at(i)
	return w.word == nil && w.digits == 0 && len(w.norm) > 3 && w.norm[0] >= 'a' && w.norm[0] <= 'z'
}

// esNamed: seasons, holidays, parts of day.
func (p *parser) esNamed(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	j := i
	art := p.article(j)
	if art {
		j++
	}
	w := p.at(j)
	if w.is(cSeason) {
		e.Season = w.word.text
		j = p.esYear(j+1, &e)
		if d := p.at(j).dir(); !e.HasYear && (d == Last || d == Next) {
			e.Dir = d
			j++
		}
		return j, e, !w.cap || i == 0 || p.t.Capitals
	}
	if w.word != nil && len(w.word.days) > 0 {
		var best *holiday
		n := 0
		for _, h := range w.word.days {
			if m := h.match(p.items[j:]); m > n {
				best, n = h, m
			}
		}
		if n > 0 && (w.cap || n > 1) {
			e.Holiday = best
			j = p.esYear(j+n, &e)
			if k, d := p.after(j); d == Last || d == Next {
				e.Dir, j = d, k
			}
			return j, e, true
		}
	}
	if w.is(cPart) && w.word.note == "" && art && p.at(i).norm != "las" {
		prev := p.at(i - 1).norm
		e.Part = w.word.text
		nx := p.at(j + 1)
		if (nx.norm == "de" || nx.norm == "del") && (prev == "en" || prev == "por" || prev == "durante" || prev == "a" || p.at(i).norm == "la") {
			k := j + 2
			if nx.norm == "del" {
				k = j + 1
			}
			if k < len(p.items) {
				if end, c, ok := p.esCore(k); ok && p.pairB == 0 && c.Kind == Calendar && (c.Day > 0 || c.Weekday > 0 || c.Deictic) && c.Part == "" && e.within(c) {
					return end, e, true
				}
				p.pairB = 0
			}
		}
		return j + 1, e, prev == "por" || prev == "en" || prev == "durante"
	}
	return 0, e, false
}
