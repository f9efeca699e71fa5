package times

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
		if end := p.enToDay(k + 1); end > 0 && e.Past && !e.Vague {
			e.ToDay = true
			return end, e, true
		}
		return k + 1, e, true
	case tail.norm == "later" && e.Unit < DayUnit:
		return k, e, true // "an hour later": within the day, a length
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

// enToDay is the end of words that count years back to the very day: "ago today", "ago tonight", "ago to the day"; 0 = none stand at i.
func (p *parser) enToDay(i int) int {
	switch p.at(i).norm {
	case "today", "tonight":
		return i + 1
	case "to":
		if p.at(i+1).norm == "the" && p.at(i+2).norm == "day" {
			return i + 3
		}
	case "this":
		switch p.at(i + 1).norm {
		case "morning", "evening", "day", "afternoon":
			return i + 2
		}
	}
	return 0
}

// dateless: what follows "two days after" is no event or date that it would be counted from.
func (p *parser) dateless(i int) bool {
	w := p.at(i)
	return w.norm == "" || w.mark('.') || w.mark(',') || w.mark(';') || w.mark(')')
}
