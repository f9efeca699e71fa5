package times

// esLength: "dos años", "varios meses", "un par de horas", "tres días después", "años atrás".
func (p *parser) esLength(i int) (int, Expr, bool) {
	e := Expr{Kind: Length}
	j := i
	if n := p.at(j).norm; n == "otro" || n == "otra" || n == "otros" || n == "otras" {
		j++
	}
	k, n := p.number(j)
	w := p.at(k)
	switch {
	case p.at(j).norm == "un" && p.at(j+1).norm == "par" && p.at(j+2).norm == "de":
		e.N, k = 2, j+3
	case p.at(j).norm == "medio" || p.at(j).norm == "media":
		e.N, k = .5, j+1
	case k > j:
		e.N = n
		switch w.norm {
		case "largo", "larga", "largos", "largas", "nuevos", "nuevas", "buenos":
			k++
		}
	case p.at(j).is(cVague):
		e.Vague = true
		k = j + 1
		if p.at(k).norm == "cuantos" || p.at(k).norm == "cuantas" || p.at(k).norm == "pocos" || p.at(k).norm == "pocas" {
			k++
		}
	case p.at(j).is(cUnit) && p.at(j).word.note == "plural":
		e.Vague = true
	default:
		return 0, e, false
	}
	u := p.at(k)
	if !u.is(cUnit) || u.word.note == "ambiguous" && e.N <= 1 || u.word.note == "weak" && e.N < 2 {
		return 0, e, false
	}
	if u.is(cUnit) && u.word.note == "" && e.N > 1 && n == float64(int(n)) {
		return 0, e, false // "dos año"
	}
	e.Unit = Unit(u.word.num)
	e.N *= float64(u.word.mult)
	if e.Unit == Hour && p.at(j).suffix == '.' {
		return 0, e, false // "las 11.45 horas" is a time of day
	}
	if e.Unit == Second && e.Vague {
		return 0, e, false
	}
	bare := e.Vague && k == i
	k++
	if (e.Unit == Hour || e.Unit == Year || e.Unit == Week || e.Unit == Month) && p.at(k).norm == "y" && (p.at(k+1).norm == "media" || p.at(k+1).norm == "medio") {
		e.N += .5
		k += 2
	}
	if p.at(k).norm == "de" && p.at(k+1).norm == "edad" {
		return k, e, true
	}
	switch p.at(k).norm {
	case "atras":
		if e.Vague {
			return k + 1, e, true
		}
		e.Kind, e.N = Shift, -e.N
		return k + 1, e, true
	case "despues", "antes":
		back := p.at(k).norm == "antes"
		if (p.at(k+1).norm == "de" || p.at(k+1).norm == "del" || p.at(k+1).norm == "que") && !bare {
			return k, e, true // "dos días después de la toma": the length is what is said
		}
		if e.Vague {
			return k + 1, e, true
		}
		e.Kind, e.Story = Shift, true
		if back {
			e.N = -e.N
		}
		return k + 1, e, true
	case "mas":
		if p.at(k+1).norm == "tarde" {
			e.Kind, e.Story = Shift, true
			return k + 2, e, !e.Vague
		}
		if p.at(k+1).norm != "de" && p.at(k+1).norm != "que" {
			k++
		}
	}
	if bare {
		prev := p.at(i - 1).norm
		switch prev {
		case "durante", "de", "en", "por", "tras", "desde", "hace", "dentro", "despues", "llevan", "lleva", "muchos", "con", "hasta", "para", "tantos":
			return k, e, e.Unit >= DayUnit && p.at(k).norm != "de" || prev == "durante"
		}
		return 0, e, false
	}
	if e.N == 1 && (p.at(i).norm == "un" || p.at(i).norm == "una") && e.Unit == DayUnit {
		return k, e, p.at(k).norm != "de"
	}
	return k, e, true
}

// esRepeat: "cada dos años", "todos los días", "los lunes", "mensual".
func (p *parser) esRepeat(i int) (int, Expr, bool) {
	w := p.at(i)
	if w.is(cFreq) {
		if (w.cap && i > 0 || p.at(i-1).norm == "el" || p.at(i-1).norm == "del" || p.at(i-1).norm == "los" || p.at(i-1).norm == "un") && (w.norm == "diario" || w.norm == "diarios") {
			return 0, Expr{}, false // el diario: a newspaper
		}
		return i + 1, Expr{Kind: Repeat, Unit: Unit(w.word.num), N: float64(w.word.mult)}, true
	}
	e := Expr{Kind: Repeat, N: 1, Quant: "EVERY"}
	j := i + 1
	switch {
	case w.is(cEvery):
		if k, n := p.number(j); k > j {
			e.N, j = n, k
		}
	case w.is(cAll):
		if !p.article(j) {
			return 0, e, false
		}
		j++
		if u := p.at(j); u.is(cUnit) && w.norm[len(w.norm)-1] != 's' { // "toda la semana"
			return j + 1, Expr{Kind: Length, N: float64(u.word.mult), Unit: Unit(u.word.num)}, Unit(u.word.num) >= DayUnit
		}
		if w.norm[len(w.norm)-1] != 's' {
			if u := p.at(j); u.is(cPart) && u.word.note == "" && w.norm == "toda" {
				return 0, e, false
			}
			return 0, e, false
		}
	default:
		return 0, e, false
	}
	u := p.at(j)
	switch {
	case u.is(cUnit):
		e.Unit = Unit(u.word.num)
		e.N *= float64(u.word.mult)
		return j + 1, e, u.word.note != "ambiguous"
	case u.is(cWeekday):
		e.Weekday = uint8(u.word.num)
		return j + 1, e, true
	case u.is(cPart):
		e.Part = u.word.text
		return j + 1, e, u.word.note != "clock"
	case u.is(cMonth) && !u.cap:
		e.Month = uint8(u.word.num)
		return j + 1, e, true
	case u.is(cSeason):
		e.Season = u.word.text
		return j + 1, e, true
	}
	return 0, e, false
}

// esClock: "las 8 de la mañana", "las 20.30 horas", "las seis y media", "mediodía".
func (p *parser) esClock(i int) (int, Expr, bool) {
	e := Expr{Kind: Calendar}
	j := i
	art := p.article(j)
	if art {
		j++
	}
	w := p.at(j)
	if w.is(cPart) && (w.word.note == "clock" || w.word.note == "alone") {
		e.setPart(w.word)
		return j + 1, e, true
	}
	h, m := -1, 0
	minutes := false
	las := p.at(i).norm == "las" || p.at(i).norm == "la"
	switch {
	case w.digits > 0 && w.suffix == '.' && w.num < 25 && (las || p.at(j+1).norm == "horas" || p.at(j+1).norm == "gmt" || p.at(j+1).norm == "hora"):
		h = int(w.num)
		m = int((w.num-float64(h))*100 + .5)
		j++
		minutes = true
	case w.digits > 0 && w.digits <= 2 && w.num <= 24 && (w.suffix == 0 || w.suffix == 'h'):
		h = int(w.num)
		j++
		if p.at(j).mark(':') && p.at(j).glued && p.at(j+1).digits == 2 && p.at(j+1).num < 60 {
			m, j, minutes = int(p.at(j+1).num), j+2, true
		} else if w.suffix == 'h' {
			minutes = true
		}
	case w.is(cNum) && w.word.num <= 12 && las:
		h = int(w.word.num)
		j++
	default:
		return 0, e, false
	}
	if p.at(j).norm == "y" && las && !minutes {
		switch p.at(j + 1).norm {
		case "media":
			m, j = 30, j+2
		case "cuarto":
			m, j = 15, j+2
		}
	}
	hours := false
	if n := p.at(j).norm; n == "horas" || n == "hrs" || n == "h" || n == "hora" && p.at(j+1).norm == "local" {
		hours = true
		j++
		if n == "hora" {
			j++
		}
		if p.at(j).norm == "gmt" || p.at(j).norm == "utc" {
			e.Zone = "Z"
			j++
		}
	} else if n == "gmt" || n == "utc" {
		e.Zone = "Z"
		hours = true
		j++
	}
	part := ""
	if p.at(j).norm == "de" && p.at(j+1).norm == "la" && p.at(j+2).is(cPart) || p.at(j).norm == "de" && p.at(j+1).norm == "la" && p.at(j+2).norm == "tarde" {
		part = p.at(j + 2).norm
		j += 3
	} else if p.at(j).norm == "del" && p.at(j+1).norm == "mediodia" {
		j += 2
	} else if k := p.ampm(j); k > 0 {
		part = map[bool]string{true: "tarde", false: "manana"}[p.at(j).norm[0] == 'p']
		j = k
	}
	if !las && !minutes && part == "" || hours && !minutes && part == "" && !(las && art && (p.at(i-1).norm == "a" || p.at(i-1).norm == "de" || p.at(i-1).norm == "desde" || p.at(i-1).norm == "hasta" || p.at(i-1).norm == "sobre")) || !las && !hours && part == "" && w.suffix != 'h' {
		return 0, e, false
	}
	if las && !minutes && !hours && part == "" && m == 0 {
		prev := p.at(i - 1).norm
		if prev != "a" && prev != "hasta" && prev != "desde" || p.at(j).word != nil || p.lower(j) {
			return 0, e, false
		}
	}
	v, ok := clockValue(h, m, part == "tarde" || part == "noche" && h >= 6, part == "madrugada")
	e.Clock = v
	return j, e, ok
}
